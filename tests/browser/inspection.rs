//! What holds on every screen: axe-core finds nothing, no page scrolls sideways, every target is large
//! enough for a thumb. All that is wrong is told at once, and each screen is kept as a picture.

use std::fs;

use serde::Deserialize;
use serde_json::json;

use crate::browser::{Browser, Size, target};
use crate::guise::Guise;

/// Waits until the page is drawn as it stays: letters loaded, what moves once has moved.
const SETTLE: &str = r"
const done = arguments[arguments.length - 1];
// What is folded away does not move on, and never ends.
const once = one => one.effect?.target?.checkVisibility()
  && one.effect.getComputedTiming().iterations !== Infinity;
const frame = () => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
const still = () => Promise.allSettled(document.getAnimations().filter(once).map(one => one.finished));
document.fonts.ready.then(frame).then(still).then(frame).then(() => done(null));
";

/// Runs axe-core and returns a line for each violation.
const AXE: &str = r"
const [unfit, done] = arguments;
const line = ({ id, help, nodes }) => {
  const where = nodes.slice(0, 4).map(node => `${node.target.join(' ')} (${
    (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? node.html.slice(0, 120)})`);
  return `${id}: ${help}: ${where.join('; ')}`;
};
// At its end nothing of the page stands under a bar that sticks to the window.
const [left, top] = [scrollX, scrollY];
scrollTo({ left, top: document.body.scrollHeight, behavior: 'instant' });
const all = axe.run(document, {
  resultTypes: ['violations'], preload: false,
  rules: { 'target-size': { enabled: true } },
});
// The patient's overlay is read from an arm's length, by tired eyes: 7:1.
const overlay = () => !document.querySelector('main .overlay') ? { violations: [] } :
  axe.run('.overlay', { runOnly: ['color-contrast-enhanced'], preload: false });
all.then(async ({ violations }) => violations.concat((await overlay()).violations).map(line))
  .then(lines => lines.filter(line => !unfit || !line.startsWith(`${unfit}:`)))
  .catch(fault => [`axe: ${fault}`])
  .then(lines => { scrollTo({ left, top, behavior: 'instant' }); done(lines); });
";

/// What reaches out of the page sideways.
const SIDEWAYS: &str = r"
const page = document.scrollingElement;
if (page.scrollWidth <= innerWidth) return [];
return [...document.body.querySelectorAll('*')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => `${one.tagName.toLowerCase()}.${[...one.classList].join('.')}`)
  .slice(0, 5).concat(`the page is ${page.scrollWidth} px wide`);
";

/// What is too small for a thumb, and letters too small for a tired eye, with their sizes.
const SMALL: &str = r"
const [target, thumb, letters] = arguments;
const root = document.querySelector('dialog:modal') ?? document.body;
const shown = one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen');
const name = one => (one.ariaLabel || one.textContent).trim().slice(0, 30);
const low = (select, least) => [...root.querySelectorAll(select)].filter(shown)
  .filter(one => one.getBoundingClientRect().height < least - .5)
  .map(one => `“${name(one)}” is ${one.getBoundingClientRect().height} px high, not ${least}`);
const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
  node.data.trim() && shown(node.parentElement) && !node.parentElement.closest('[aria-hidden=true]') ? 1 : 2);
const small = [];
for (let node; node = texts.nextNode();) {
  const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
  if (size < letters) small.push(`“${node.data.trim().slice(0, 30)}” is in letters of ${size} px, not ${letters}`);
}
return low('button, a[href], summary, select, input', target)
  .concat(low('.signal, .bar button, .doors .button', thumb), small.slice(0, 6));
";

/// What stands behind something else while it has the focus (WCAG 2.2, 2.4.11). A passing notice may
/// cover something where `arguments[0]` allows it.
const HIDDEN: &str = r"
const [passing] = arguments;
const root = document.querySelector('dialog:modal') ?? document.body;
const [before, left, top] = [document.activeElement, scrollX, scrollY];
const hidden = [...root.querySelectorAll('button, a[href], summary, select, input')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('.unseen'))
  .filter(one => {
    one.focus();
    const { x, y, width, height } = one.getBoundingClientRect();
    const met = document.elementFromPoint(x + width / 2, y + height / 2);
    return !one.contains(met) && !(passing && met?.closest('.notices'));
  })
  .map(one => `“${(one.ariaLabel || one.textContent).trim().slice(0, 30)}” is hidden while it has the focus`);
document.activeElement?.blur();
before?.focus({ preventScroll: true });
scrollTo({ left, top, behavior: 'instant' });
return hidden;
";

/// Everything that is wrong, from all screens.
#[derive(Debug, Default)]
pub(crate) struct Inspection {
    faults: Vec<String>,
    seen: usize,
}

/// Who uses a screen: a patient has a thumb and may be tired; a clinician has a keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Reader {
    Patient,
    Clinician,
}

impl Inspection {
    /// Looks at the present screen of `browser` in every size.
    pub(crate) async fn look(&mut self, browser: &Browser, reader: Reader, name: &str) {
        for size in [Size::PHONE, Size::DESK, Size::NARROW] {
            browser.fit(size).await;
            self.look_once(browser, reader, size, name).await;
        }
        browser.fit(browser.size).await;
    }

    /// Looks at a screen that does not stay for long, in the browser's own size.
    pub(crate) async fn glance(&mut self, browser: &Browser, reader: Reader, name: &str) {
        self.look_once(browser, reader, browser.size, name).await;
    }

    async fn look_once(&mut self, browser: &Browser, reader: Reader, size: Size, name: &str) {
        let name = format!("{name}-{}", size.width);
        browser.settle().await;
        browser.picture(&name).await;
        let mut faults: Vec<String> = browser.run(SIDEWAYS, vec![]).await;
        // Only in the size that a page is used in is there always a free place for a notice.
        let passing = json!(size != browser.size);
        faults.extend(browser.run::<Vec<String>>(HIDDEN, vec![passing]).await);
        if size != Size::NARROW {
            faults.extend(axe(browser, None).await);
        }
        if reader == Reader::Patient && size == Size::PHONE {
            let [target, thumb, letters] = [44, 56, 15].map(|pixels| json!(pixels));
            faults.extend(browser.run::<Vec<String>>(SMALL, vec![target, thumb, letters]).await);
        }
        if size == Size::PHONE {
            for guise in Guise::ALL {
                faults.extend(in_guise(browser, guise, &name).await);
            }
        }
        self.seen += 1;
        self.faults.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }

    /// Notes something that a scenario found wrong itself.
    pub(crate) fn note(&mut self, fault: String) {
        self.faults.push(fault);
    }

    /// Fails with all that is wrong.
    pub(crate) fn close(self) {
        println!("  {} pictures in target/screenshots", self.seen);
        let faults = self.faults.join("\n");
        assert!(faults.is_empty(), "wrong on {} screens:\n{faults}", self.seen);
    }
}

impl Browser {
    /// Waits until the page is drawn as it stays.
    pub(crate) async fn settle(&self) {
        let () = self.run_async(SETTLE, vec![]).await;
    }
}

/// A screen that does not stay as it is fits its guise all the same: what it says comes from state.
async fn in_guise(browser: &Browser, guise: Guise, name: &str) -> Vec<String> {
    guise.put_on(browser).await;
    browser.settle().await;
    browser.picture(&format!("{name}-{}", guise.name())).await;
    let mut faults: Vec<String> = browser.run(SIDEWAYS, vec![]).await;
    faults.extend(axe(browser, Some(guise.unfit_rule())).await);
    guise.take_off(browser).await;
    faults.into_iter().map(|fault| format!("{}: {fault}", guise.name())).collect()
}

/// All that axe-core finds, but for what a rule says that does not fit here.
async fn axe(browser: &Browser, unfit: Option<&str>) -> Vec<String> {
    if !browser.run::<bool>("return 'axe' in window", vec![]).await {
        let path = target().join("axe/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(path).expect("axe-core is there: run ./deploy/prepare tests");
        // A script of the driver's is no script of the page: its policy lets it pass.
        let () = browser.run(&axe, vec![]).await;
    }
    let found: Vec<String> = browser.run_async(AXE, vec![json!(unfit)]).await;
    if found.is_empty() {
        return found;
    }
    // The card of the overlay may have arrived while it was read: what is wrong, is so at rest too.
    browser.settle().await;
    browser.run_async(AXE, vec![json!(unfit)]).await
}
