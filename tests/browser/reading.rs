//! What a person reads on a page.

use serde_json::json;

use crate::browser::{Browser, PATIENCE};

/// The visible words of `arguments[0]` or the whole page, without what only a screen reader meets.
pub(crate) const TEXT: &str = r"
const root = arguments[0] ? document.querySelector(arguments[0]) : document.body;
if (!root) return '';
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
let text = '';
for (let node; node = walker.nextNode();) {
  const parent = node.parentElement;
  if (parent.closest('.unseen, script, style, noscript')) continue;
  if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
  text += node.data + ' ';
}
return text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
";

impl Browser {
    /// The visible words of the page.
    pub(crate) async fn text(&self) -> String {
        self.run(TEXT, vec![]).await
    }

    /// The visible words of the first element that matches `selector`; empty without one.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        self.run(TEXT, vec![json!(selector)]).await
    }

    /// Waits until the page shows `words`.
    pub(crate) async fn sees(&self, words: &str) {
        let sees = async || self.text().await.contains(words).then_some(());
        self.wait(&format!("“{words}”"), PATIENCE, sees).await;
    }

    /// Waits until the page no longer shows `words`.
    pub(crate) async fn sees_no(&self, words: &str) {
        let gone = async || (!self.text().await.contains(words)).then_some(());
        self.wait(&format!("“{words}” to go"), PATIENCE, gone).await;
    }

    /// Waits until the first element that matches `selector` shows `words`.
    pub(crate) async fn sees_in(&self, selector: &str, words: &str) {
        let sees = async || self.text_of(selector).await.contains(words).then_some(());
        self.wait(&format!("“{words}” in {selector}"), PATIENCE, sees).await;
    }
}
