//! What a person does on a page: presses controls by their words, and keys.

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};

/// The control whose name is, begins with or holds `wanted`, in this order. Behind an open
/// question nothing can be pressed.
pub(crate) const FIND: &str = r"
const root = document.querySelector('dialog:modal') ?? document;
const named = [...root.querySelectorAll('button, a[href], summary, input, select')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
  .map(one => [one, one.ariaLabel || one.labels?.[0]?.textContent || one.textContent])
  .map(([one, name]) => [one, name.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()]);
const first = fits => named.find(([, name]) => fits(name))?.[0];
return first(name => name === wanted) ?? first(name => name.startsWith(wanted))
  ?? first(name => name.includes(wanted)) ?? null;
";

impl Browser {
    /// Presses the control that is named `words`, as soon as there is one.
    pub(crate) async fn press(&self, words: &str) {
        let pressed = async || {
            let control = self.control(words).await?;
            // A person moves what they want to press to the middle; a bar may stand at the edge.
            let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.client.execute(centre, vec![json!(control)]).await.ok()?;
            control.click().await.ok()
        };
        self.wait(&format!("a press on “{words}”"), PATIENCE, pressed).await;
    }

    /// Whether there is a control named `words` that can be pressed.
    pub(crate) async fn offers(&self, words: &str) -> bool {
        self.control(words).await.is_some()
    }

    /// Puts `text` into the field named `words`.
    pub(crate) async fn write(&self, words: &str, text: &str) {
        let written = async || self.control(words).await?.send_keys(text).await.ok();
        self.wait(&format!("a field “{words}”"), PATIENCE, written).await;
    }

    async fn control(&self, words: &str) -> Option<Element> {
        let find = format!("const wanted = arguments[0]; {FIND}");
        let found: Value = self.run(&find, vec![json!(words)]).await;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
    }

    /// Presses a key: whatever has the focus gets it.
    pub(crate) async fn key(&self, key: char) {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        let done = self.client.perform_actions(keys).await;
        done.unwrap_or_else(|error| panic!("{} cannot press {key}: {error}", self.name));
    }

    /// Presses the keys of `text` one after the other: whatever has the focus gets them.
    pub(crate) async fn types(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        let done = self.client.perform_actions(keys).await;
        done.unwrap_or_else(|error| panic!("{} cannot write: {error}", self.name));
    }

    /// Presses `key` while `held` is held down.
    pub(crate) async fn chord(&self, held: char, key: char) {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        let done = self.client.perform_actions(keys).await;
        done.unwrap_or_else(|error| panic!("{} cannot press {key}: {error}", self.name));
    }

    /// Presses Enter.
    pub(crate) async fn enter(&self) {
        self.key(Key::Enter.into()).await;
    }

    /// Moves the focus to the next control.
    pub(crate) async fn tab(&self) {
        self.key(Key::Tab.into()).await;
    }

    /// Moves the focus with Tab until it stands on the control named `words`, and presses Enter there.
    pub(crate) async fn press_by_keyboard(&self, words: &str) {
        let wanted = format!("the focus on “{words}”");
        let arrived = async || {
            if self.focus().await.contains(words) {
                return Some(());
            }
            self.tab().await;
            None
        };
        self.wait(&wanted, PATIENCE, arrived).await;
        self.enter().await;
    }

    /// The words of what has the focus.
    pub(crate) async fn focus(&self) -> String {
        let script = r"
const one = document.activeElement;
if (!one || one === document.body) return '';
const name = one.ariaLabel || one.labels?.[0]?.textContent || one.textContent;
return name.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
";
        self.run(script, vec![]).await
    }
}
