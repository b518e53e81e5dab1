//! A person with a narrow phone and a finger, who looks whether anything reaches out of the page.

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use serde_json::json;

use crate::browser::{Browser, PATIENCE};
use crate::pressing::FIND;

/// The middle of the control named `arguments[0]`, moved to where a thumb is; nothing while something lies
/// over it. A browser that was touched in a field moves that field into sight by itself: a person waits
/// until nothing moves, and so does this.
const MIDDLE: &str = r"
const done = arguments[arguments.length - 1];
const one = find(arguments[0]);
if (!one) return done(null);
one.scrollIntoView({ block: 'center', behavior: 'instant' });
const middle = () => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
};
const still = (before, frames) => requestAnimationFrame(() => {
  const now = middle();
  const moved = now[0] !== before[0] || now[1] !== before[1];
  if (moved || frames < 20) return still(now, moved ? 0 : frames + 1);
  window.touched = null;
  one.addEventListener('click', () => { window.touched = true; }, { capture: true, once: true });
  done(one.contains(document.elementFromPoint(...now)) ? now : null);
});
still(middle(), 0);
";

/// How wide the page is, drawn or scrolled to.
const WIDTH: &str = "return Math.max(document.scrollingElement.scrollWidth, innerWidth)";

/// What is cut off at its own edge: words that do not fit where they stand.
const CUT: &str = r"
const shown = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  && !one.closest('.unseen');
return [...document.querySelectorAll('main *, dialog *, .notices *, .bar *')].filter(shown)
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
  .filter(one => !['INPUT', 'SELECT', 'VIDEO'].includes(one.tagName))
  .filter(one => getComputedStyle(one).overflowX !== 'visible')
  .map(one => `${one.tagName.toLowerCase()}.${[...one.classList].join('.')}: ${one.textContent.slice(0, 40)}`);
";

/// One person at one page.
#[derive(Clone, Copy)]
pub(super) struct Finger<'a> {
    page: &'a Browser,
}

impl<'a> Finger<'a> {
    pub(super) const fn of(page: &'a Browser) -> Self {
        Self { page }
    }

    /// The page, to read on.
    pub(super) const fn page(&self) -> &'a Browser {
        self.page
    }

    /// Touches the control named `words`, as soon as a finger can reach it.
    pub(super) async fn taps(&self, words: &str) {
        let script = format!("const find = wanted => {{ {FIND} }}; {MIDDLE}");
        let reached =
            async || self.page.run_async::<Option<(f64, f64)>>(&script, vec![json!(words)]).await;
        let (x, y) = self.page.wait(&format!("“{words}” under a finger"), PATIENCE, reached).await;
        let button = MOUSE_BUTTON_LEFT;
        let tap = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        let done = self.page.client.perform_actions(tap).await;
        done.unwrap_or_else(|error| panic!("{} cannot touch “{words}”: {error}", self.page.name));
        let felt = async || self.page.run::<Option<bool>>("return window.touched", vec![]).await;
        self.page.wait(&format!("“{words}” to feel the touch"), PATIENCE, felt).await;
        self.stays_within(words).await;
    }

    /// Touches the field named `words` and writes `text` there.
    pub(super) async fn writes(&self, words: &str, text: &str) {
        self.taps(words).await;
        self.page.types(text).await;
    }

    /// Looks at the whole page: nothing is cut off; kept as `target/screenshots/touch-NAME.png`.
    pub(super) async fn looks(&self, name: &str) {
        self.page.settle().await;
        self.page.picture(&format!("touch-{name}")).await;
        self.stays_within(name).await;
        let cut: Vec<String> = self.page.run(CUT, vec![]).await;
        assert!(cut.is_empty(), "cut off at “{name}”: {cut:#?}");
    }

    /// Nothing scrolls sideways.
    async fn stays_within(&self, when: &str) {
        let width: u32 = self.page.run(WIDTH, vec![]).await;
        let screen = self.page.size.width;
        if width > screen {
            self.page.fail(&format!("{width} px wide after “{when}”, not {screen}")).await;
        }
    }
}
