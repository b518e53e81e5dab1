//! The clinician's own captions: a field that one key opens, below the picture.

use webside_protocol::Cue;

use crate::model::{Action, Model, Press, Switch, Tap};
use crate::platform::focus;
use crate::platform::html::{self, Content, View};
use crate::runtime::Page;
use crate::view::button::sign_button;
use crate::view::console::cue_offer::place_of;
use crate::view::console::keys::key_hint;
use crate::view::icons;
use crate::view::say_field::{Says, say_field};
use crate::words::{self, Locale};

/// The button of the bar; nothing for who may not caption.
pub(crate) fn caption_button(page: Page, locale: Locale) -> Option<View> {
    page.model.with_untracked(Model::may_caption).then(|| {
        let writing = page.memo(|m| m.captions.writing);
        let press = move |_| {
            let switch = if writing.get_untracked() { Switch::Off } else { Switch::On };
            page.send(crate::model::Msg::Press(Press::WriteCaptions(switch)));
        };
        let words = html::span().child(words::console_captions(locale));
        html::button()
            .r#type("button")
            .class("tool")
            .aria_pressed(move || if writing.get() { "true" } else { "false" })
            .on("click", press)
            .child((icons::CAPTIONS.draw(), words, key_hint(page, Action::Caption)))
            .view()
    })
}

/// Where the browser can write down what is said: the switch, where it happens, and that it failed.
fn recognising(page: Page, locale: Locale) -> View {
    let state = page.memo(|m| m.recogniser.able.then_some((m.recogniser.on, m.recogniser.failed)));
    let content = move || {
        state.get().map(|(on, failed)| {
            let switch = if on { Switch::Off } else { Switch::On };
            let press = move |_| page.send(crate::model::Msg::Press(Press::Recognise(switch)));
            let button = html::button()
                .r#type("button")
                .class("small")
                .aria_pressed(if on { "true" } else { "false" })
                .on("click", press)
                .child((icons::MICROPHONE.draw(), words::console_captions_listen(locale)));
            let told = if failed {
                words::console_captions_listen_failed(locale)
            } else {
                words::console_captions_listen_here(locale)
            };
            html::div().class("recognising").child((button, html::p().child(told)))
        })
    };
    content.view()
}

/// The field, while it is open.
pub(crate) fn caption_desk(page: Page, locale: Locale) -> View {
    let writing = page.memo(|m| m.captions.writing);
    let close = Tap::Press(Press::WriteCaptions(Switch::Off));
    let desk = move || {
        writing.get().then(|| {
            let words = words::page_close(locale);
            let close = sign_button(page, "close", icons::CROSS, words, close.clone());
            html::section()
                .class("desk-captions")
                .aria_label(words::console_captions(locale))
                // Whoever captions speaks: it is no sign of writing something else.
                .attr("data-cue", place_of(Cue::Listening).unwrap_or_default())
                .child((say_field(page, locale, Says::Caption), close, recognising(page, locale)))
                .placed(focus::first_field_after_key)
        })
    };
    desk.view()
}
