//! The frame of every question over the page: a title, a way to close, and what it asks.

use crate::platform::html::{self, Content, View};

use crate::model::{Msg, Press, Tap};
use crate::platform::dialog;
use crate::runtime::Page;
use crate::view::button::{button, sign_button};
use crate::view::icons;
use crate::words::{self, Locale};

/// A modal dialog. Escape and the cross close it; the platform gives the focus back.
pub(crate) fn framed(page: Page, locale: Locale, title: impl Into<String>, content: View) -> View {
    // Being hidden ends in an event too; by then nobody listens any more.
    let closed = move |_| page.send(Msg::Press(Press::CloseDialog));
    let close = words::page_close(locale);
    let close = sign_button(page, "close", icons::CROSS, close, Tap::Press(Press::CloseDialog));
    let title = html::h2().id("dialog-title").child(title.into());
    html::dialog()
        .aria_labelledby("dialog-title")
        .on("close", closed)
        .child(html::div().class("dialog").child((html::header().child((title, close)), content)))
        .placed(|element| dialog::show(&element))
        .leaving(|element| dialog::hide(&element))
        .view()
}

/// A question with a yes of its own words and a way to stay.
pub(crate) fn question(
    page: Page,
    locale: Locale,
    title: impl Into<String>,
    body: impl Into<String>,
    yes: (&'static str, Tap),
    no: &'static str,
) -> View {
    let (words, tap) = yes;
    let go = move |_| {
        page.tap(&tap);
        page.send(Msg::Press(Press::CloseDialog));
    };
    let yes = html::button().r#type("button").class("button stop").on("click", go).child(words);
    let no = button(page, "button", None, no, Tap::Press(Press::CloseDialog));
    let doors = html::div().class("doors").child((no, yes));
    framed(page, locale, title, (html::p().child(body.into()), doors).view())
}
