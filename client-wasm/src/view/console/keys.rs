//! How a key is written on the screen.

use crate::platform::html::{self, Content, View};

use crate::model::{Action, Model};
use crate::runtime::Page;

/// The key of `action`, while single keys are on.
pub(crate) fn key_hint(page: Page, action: Action) -> View {
    let key = page.memo(move |m| written(m, action));
    (move || key.get().map(|key| html::kbd().aria_hidden("true").child(key))).view()
}

/// The key as its cap says it.
pub(crate) fn written(model: &Model, action: Action) -> Option<String> {
    let shortcuts = &model.shortcuts;
    if !shortcuts.are_on() {
        return None;
    }
    shortcuts.key(action).map(|key| cap(&key.0))
}

/// A letter is written large, as on the key; a blank is written as words would be too long for.
pub(crate) fn cap(key: &str) -> String {
    match key {
        " " => "␣".to_owned(),
        key if key.chars().count() == 1 => key.to_uppercase(),
        key => key.to_owned(),
    }
}
