//! The same screen as others need it: in the system's own few colours, and from right to left in words
//! a third longer, as a language would have that we do not speak yet.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::devtools::devtools;

/// How a screen is looked at besides as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guise {
    /// The forced colours of Windows' contrast themes.
    ForcedColours,
    /// A pseudo-locale from right to left.
    RightToLeft,
}

/// Turns the page and stretches its words; keeps how they were.
const TURN: &str = r"
document.documentElement.dir = 'rtl';
const stretched = text => text.replace(/[a-zñáéíóúü]{3,}/gi, word => word + 'ȧx'.repeat(Math.ceil(word.length / 6)));
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
window.turned = [];
for (let node; node = texts.nextNode();) {
  if (!node.data.trim()) continue;
  const was = node.data;
  node.data = stretched(was);
  window.turned.push([node, was, node.data]);
}
";

/// As it was before; words that the page changed meanwhile stay as they are.
const TURN_BACK: &str = r"
document.documentElement.removeAttribute('dir');
for (const [node, was, now] of window.turned) if (node.data === now) node.data = was;
delete window.turned;
";

impl Guise {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::ForcedColours, Self::RightToLeft];

    /// Its part of a picture's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ForcedColours => "forced-colours",
            Self::RightToLeft => "right-to-left",
        }
    }

    /// The one rule of axe-core that misreads a page in this guise.
    pub(crate) const fn unfit_rule(self) -> &'static str {
        match self {
            // It reads the colours of the style sheet, and not those that the system put in their place.
            Self::ForcedColours => "color-contrast",
            // Words are stretched, names that are attributes are not.
            Self::RightToLeft => "label-content-name-mismatch",
        }
    }

    /// Shows the page so.
    pub(crate) async fn put_on(self, browser: &Browser) {
        match self {
            Self::ForcedColours => forced_colours(browser, "active").await,
            Self::RightToLeft => drop(browser.run::<Value>(TURN, vec![]).await),
        }
    }

    /// Shows the page as it was.
    pub(crate) async fn take_off(self, browser: &Browser) {
        match self {
            Self::ForcedColours => forced_colours(browser, "none").await,
            Self::RightToLeft => drop(browser.run::<Value>(TURN_BACK, vec![]).await),
        }
    }
}

async fn forced_colours(browser: &Browser, value: &str) {
    let media = json!({ "features": [{ "name": "forced-colors", "value": value }] });
    devtools(&browser.client, "Emulation.setEmulatedMedia", media).await;
}
