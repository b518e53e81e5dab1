//! Single keys of the console.

use webside_protocol::{Command, Cue};

use crate::model::clock::Steady;
use crate::model::update::{sources, taps};
use crate::model::{Action, Dialog, Effect, Focus, Key, KeyPress, Model, Screen, Source};

/// A key went down.
pub(crate) fn key(model: &mut Model, press: &KeyPress, now: Steady, out: &mut Vec<Effect>) {
    if model.screen() != Screen::Visit {
        return;
    }
    let writes = match press.focus {
        Focus::Field => Some(Cue::Notes),
        Focus::Draft(cue) => Some(cue),
        Focus::Page | Focus::Control => None,
    };
    if let Some(cue) = writes {
        model.attention.typed(cue, now);
        return;
    }
    if press.key == Key("Escape".to_owned()) && model.dialog.is_none() {
        stop_cue(model, now, out);
        return;
    }
    // Enter on a button is that button's own.
    let taken = press.focus == Focus::Control && press.key == Key("Enter".to_owned());
    if taken || press.modified || model.dialog.is_some() || !model.shortcuts.are_on() {
        return;
    }
    match model.shortcuts.action(&press.key) {
        Some(Action::Cue(cue)) => cue_key(model, cue, now, out),
        Some(Action::Answer) => {
            if let Some(answer) = model.answer_to_top() {
                taps::tap(model, answer, now, out);
            }
        }
        Some(Action::StopCue) => stop_cue(model, now, out),
        Some(Action::Mute) => sources::toggle(model, Source::Microphone, out),
        Some(Action::Caption) => model.captions.writing ^= model.may_caption(),
        None => {}
    }
}

fn stop_cue(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.cue_to_come().is_some() {
        taps::tap(model, Command::EndCue {}, now, out);
    }
}

/// The key of the live cue stops it, as a click on it does.
fn cue_key(model: &mut Model, cue: Cue, now: Steady, out: &mut Vec<Effect>) {
    if model.cue_to_come() == Some(cue) {
        taps::tap(model, Command::EndCue {}, now, out);
    } else if cue == Cue::StepAway {
        model.dialog = Some(Dialog::StepAway);
    } else {
        taps::tap(model, Command::BeginCue { cue }, now, out);
    }
}
