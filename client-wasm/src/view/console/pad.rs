//! The cue pad: eight keys, one lit while its cue is live, the others behind "more".
//!
//! The element `pad` is moved into a floating window and back, so `pad-home` holds nothing else.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Cue};

use crate::model::{Action, Dialog, Model, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::catalogue_words::cue_label;
use crate::view::console::keys::key_hint;
use crate::view::console::{pad_more, pad_status};
use crate::view::{icons, look};
use crate::words::{self, Locale};

/// The pad's place on the page, and the word that it floats elsewhere.
pub(crate) fn pad_home(page: Page, locale: Locale, name: &str) -> View {
    let floats = page.memo(|m| m.pad_floats);
    let away = move || {
        floats.get().then(|| {
            let words = words::console_pad_return(locale);
            let back =
                button(page, "button", Some(icons::FLOAT), words, Tap::Press(Press::DockPad));
            let told = html::p().child(words::console_pad_float_body(locale));
            html::div().class("pad-away").child((told, back))
        })
    };
    let home = html::div().id("pad-home").child(pad(page, locale, name));
    html::div().class("pad-place").child((home, away)).view()
}

fn pad(page: Page, locale: Locale, name: &str) -> View {
    let keys = Cue::CORE.map(|cue| key(page, locale, cue)).collect_view();
    html::section()
        .id("pad")
        .class("pad")
        .aria_labelledby("pad-title")
        .child((
            pad_status::pad_status(page, locale, name),
            html::div().class("keys").child(keys),
            pad_status::away_minutes(page, locale),
            pad_more::pad_more(page, locale),
        ))
        .view()
}

/// One of the eight.
fn key(page: Page, locale: Locale, cue: Cue) -> View {
    let hint = key_hint(page, Action::Cue(cue));
    cue_key(page, cue, "key", (html::span().child(cue_label(locale, cue)), hint).view())
}

/// A button that begins `cue`, and ends it while it is live.
pub(crate) fn cue_key(page: Page, cue: Cue, class: &'static str, words: View) -> View {
    let look = look::of_cue(cue);
    let live = page.memo(move |m| m.own_cue().is_some_and(|own| own.cue == cue));
    let pending = page.memo(move |m| m.is_pending(&Command::BeginCue { cue }));
    html::button()
        .r#type("button")
        .class([class, " ", look.hue.class()].concat())
        .class_while("pending", move || pending.get())
        .aria_pressed(move || if live.get() { "true" } else { "false" })
        .on("click", move |_| page.tap(&page.model.with_untracked(|m| press(m, cue))))
        .child((look.icon.draw_along(), words))
        .view()
}

/// Stepping away asks first when one is back.
fn press(model: &Model, cue: Cue) -> Tap {
    if model.cue_to_come() == Some(cue) {
        Tap::Wish(Command::EndCue {})
    } else if cue == Cue::StepAway {
        Tap::Press(Press::Open(Dialog::StepAway))
    } else {
        Tap::Wish(Command::BeginCue { cue })
    }
}
