//! The frame of every question over the page: a title, a way to close, and what it asks.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::model::{Msg, Press};
use crate::platform::dialog;
use crate::runtime::Page;
use crate::view::button::{button, sign_button};
use crate::view::icons;
use crate::words::{self, Locale};

/// A modal dialog. Escape and the cross close it; the platform gives the focus back.
pub(crate) fn framed(
    page: Page,
    locale: Locale,
    title: impl Into<String>,
    content: AnyView,
) -> AnyView {
    let element = NodeRef::<html::Dialog>::new();
    element.on_load(|element| dialog::show(&element));
    on_cleanup(move || {
        if let Some(element) = element.get_untracked() {
            dialog::hide(&element);
        }
    });
    // Being hidden ends in the same event, and must not close the dialog that came instead.
    let closed = move |_| {
        if element.try_get_untracked().is_some() {
            page.send(Msg::Press(Press::CloseDialog));
        }
    };
    let close = words::page_close(locale);
    let close = sign_button(page, "close", icons::CROSS, close, Msg::Press(Press::CloseDialog));
    let title = html::h2().id("dialog-title").child(title.into());
    html::dialog()
        .node_ref(element)
        .aria_labelledby("dialog-title")
        .on(ev::close, closed)
        .child(html::div().class("dialog").child((html::header().child((title, close)), content)))
        .into_any()
}

/// A question with a yes of its own words and a way to stay.
pub(crate) fn question(
    page: Page,
    locale: Locale,
    title: impl Into<String>,
    body: impl Into<String>,
    yes: (&'static str, Msg),
    no: &'static str,
) -> AnyView {
    let (words, msg) = yes;
    let go = move |_| {
        page.send(msg.clone());
        page.send(Msg::Press(Press::CloseDialog));
    };
    let yes = html::button().r#type("button").class("button stop").on(ev::click, go).child(words);
    let no = button(page, "button", None, no, Msg::Press(Press::CloseDialog));
    let doors = html::div().class("doors").child((no, yes));
    framed(page, locale, title, (html::p().child(body.into()), doors).into_any())
}
