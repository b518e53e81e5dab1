//! A button: a sign, words, and what it tells the model.

use std::borrow::Cow;

use crate::platform::html::{self, Content, View};

use crate::model::Tap;
use crate::runtime::Page;
use crate::view::icons::Icon;

/// What a button says: words that are there for good, or made now.
pub(crate) type Words = Cow<'static, str>;

/// A button that sends `tap`. `class` is one of `11-buttons.css`.
pub(crate) fn button(
    page: Page,
    class: &'static str,
    icon: Option<Icon>,
    words: impl Into<Words>,
    tap: Tap,
) -> View {
    drawn(page, class, icon, words.into(), tap)
}

/// Once in the program, however many kinds of words it is called with.
fn drawn(page: Page, class: &'static str, icon: Option<Icon>, words: Words, tap: Tap) -> View {
    html::button()
        .r#type("button")
        .class(class)
        .on("click", move |_| page.tap(&tap))
        .child((icon.map(Icon::draw), words))
        .view()
}

/// A round button with a sign alone; `words` are its name.
pub(crate) fn sign_button(
    page: Page,
    class: &'static str,
    icon: Icon,
    words: &'static str,
    tap: Tap,
) -> View {
    html::button()
        .r#type("button")
        .class(class)
        .aria_label(words)
        .on("click", move |_| page.tap(&tap))
        .child(icon.draw())
        .view()
}
