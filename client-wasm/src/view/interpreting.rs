//! The one cue of an interpreter: "the words are being carried over", on and off by one button.

use webside_protocol::{Command, Cue};

use crate::model::{Model, Tap};
use crate::platform::html::{self, Content, View};
use crate::runtime::Page;
use crate::view::icons;
use crate::words::{self, Locale};

const BEGIN: Command = Command::BeginCue { cue: Cue::InterpreterWait };

/// The button, for whom the rules let interpret.
pub(crate) fn interpreting(page: Page, locale: Locale) -> View {
    let offered = page.memo(|m| m.may(&BEGIN).then(|| is_live(m)));
    let button = move || {
        offered.get().map(|live| {
            let msg = Tap::Wish(if live { Command::EndCue {} } else { BEGIN });
            html::button()
                .r#type("button")
                .class("signal")
                .aria_pressed(if live { "true" } else { "false" })
                .on("click", move |_| page.tap(&msg))
                .child((
                    icons::TRANSLATE.draw(),
                    html::span().child(words::cue_interpreter_wait_button(locale)),
                ))
        })
    };
    button.view()
}

fn is_live(model: &Model) -> bool {
    model.own_cue().is_some_and(|own| own.cue == Cue::InterpreterWait)
}
