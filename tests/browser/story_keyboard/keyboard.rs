//! A person who has a keyboard and nothing else: Tab, Enter, Space, arrows and letters.

use fantoccini::key::Key;
use serde_json::json;

use crate::browser::{Browser, PATIENCE};
use crate::pressing::FIND;

/// Longer than any page takes to be walked through once; after it, what was looked for is not there.
const TABS_MAX: usize = 250;

/// Whether the focus is with no control: what had it is gone.
const NOWHERE: &str = "return !document.activeElement || document.activeElement === document.body";

/// One person at one page. It remembers where the focus was lost on the way.
pub(super) struct Keyboard<'a> {
    page: &'a Browser,
    /// What was pressed last.
    pressed: String,
    /// What was pressed when the focus was lost.
    lost: Vec<String>,
}

impl<'a> Keyboard<'a> {
    pub(super) const fn of(page: &'a Browser) -> Self {
        Self { page, pressed: String::new(), lost: Vec::new() }
    }

    /// The page, to read on.
    pub(super) const fn page(&self) -> &'a Browser {
        self.page
    }

    /// Walks with Tab to the control named `words`, as soon as there is one.
    pub(super) async fn goes_to(&mut self, words: &str) {
        let there = async || self.page.offers(words).await.then_some(());
        self.page.wait(&format!("“{words}”"), PATIENCE, there).await;
        if !self.pressed.is_empty() && self.page.run(NOWHERE, vec![]).await {
            self.lost.push(std::mem::take(&mut self.pressed));
        }
        let stands = format!(
            "const find = wanted => {{ {FIND} }}; return document.activeElement === find(arguments[0])"
        );
        for _ in 0..TABS_MAX {
            if self.page.run(&stands, vec![json!(words)]).await {
                return;
            }
            self.page.tab().await;
        }
        self.page.fail(&format!("Tab never comes to “{words}”")).await;
    }

    /// Walks to the control named `words` and presses Enter there.
    pub(super) async fn press(&mut self, words: &str) {
        self.goes_to(words).await;
        words.clone_into(&mut self.pressed);
        self.page.enter().await;
    }

    /// Walks to the control named `words` and presses the space bar there.
    pub(super) async fn press_space(&mut self, words: &str) {
        self.goes_to(words).await;
        words.clone_into(&mut self.pressed);
        self.page.key(' ').await;
    }

    /// Writes `text` into the field named `words`.
    pub(super) async fn writes(&mut self, words: &str, text: &str) {
        self.goes_to(words).await;
        self.page.types(text).await;
    }

    /// Writes on behind what stands in the field named `words`: Tab alone would choose all of it.
    pub(super) async fn writes_on(&mut self, words: &str, text: &str) {
        self.goes_to(words).await;
        self.page.key(Key::End.into()).await;
        self.page.types(text).await;
    }

    /// Writes `text` into the field named `words`, and Enter.
    pub(super) async fn sends(&mut self, words: &str, text: &str) {
        self.writes(words, text).await;
        words.clone_into(&mut self.pressed);
        self.page.enter().await;
    }

    /// Presses Enter with Control held down.
    pub(super) async fn sends_card(&mut self) {
        self.pressed = ["Ctrl+Enter in ", &self.page.focus().await].concat();
        self.page.chord(Key::Control.into(), Key::Enter.into()).await;
    }

    /// A new screen begins at its top: nothing is lost when the old one is gone.
    pub(super) fn is_on_a_new_screen(&mut self) {
        self.pressed.clear();
    }

    /// Fails when the focus was lost anywhere but where it may be.
    pub(super) fn lost_nothing(&self) {
        assert!(self.lost.is_empty(), "{} lost the focus after {:?}", self.page.name, self.lost);
    }
}
