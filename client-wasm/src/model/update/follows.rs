//! What follows from the whole after each message: the call, devices, language, words.

use webside_protocol::Language;

use crate::model::clock::Steady;
use crate::model::update::{calls, says, showing, sources};
use crate::model::{Effect, Entrance, Model, Screen, Switch, chat};
use crate::words::Locale;

pub(super) fn follow(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    calls::follow(model, now, out);
    sources::follow(model, out);
    showing::follow(model, out);
    chat::follow(model);
    says::keep_saying(model, now, out);
    follow_locale(model, out);
    keep_screen_lit(model, out);
    keep_end(model, out);
    if let Some(overlay) = model.overlay() {
        model.announcer.follow(&overlay.quiet, model.now);
    }
    model.announcer.go_on(now);
    if let Some(work) = model.console {
        (work.follow)(model, now, out);
    }
}

/// What the person chose; else what the visit was made for; else the browser's; else the clinic's.
/// The page goes on in the language it has until the words of the wished one are here.
fn follow_locale(model: &mut Model, out: &mut Vec<Effect>) {
    let seat = model.me().map(|me| locale(me.language));
    let clinic = model.clinic.as_ref().map(|clinic| locale(clinic.language));
    let wanted = model.locale_chosen.or(seat).or(model.locale_of_browser).or(clinic);
    let wanted = wanted.unwrap_or(model.locale);
    if model.languages.has(wanted) {
        model.locale = wanted;
    } else if model.languages.need(wanted) {
        out.push(Effect::LoadWords(wanted));
    }
    if model.locale_told != Some(model.locale) {
        model.locale_told = Some(model.locale);
        out.push(Effect::SetLanguage(model.locale));
    }
}

const fn locale(language: Language) -> Locale {
    match language {
        Language::En => Locale::En,
        Language::Es => Locale::Es,
    }
}

/// Whoever opens the link once more finds what was agreed, and is asked for no camera.
fn keep_end(model: &mut Model, out: &mut Vec<Effect>) {
    let Entrance::Ticket(place, _) = &model.entrance else { return };
    if !model.end_kept && model.mirror.state().has_ended() {
        model.end_kept = true;
        out.push(Effect::KeepEnded(*place));
    }
}

fn keep_screen_lit(model: &mut Model, out: &mut Vec<Effect>) {
    let wanted = match model.screen() {
        Screen::Lobby | Screen::Visit => true,
        Screen::Precheck | Screen::Entering | Screen::Left | Screen::Ended | Screen::Stopped(_) => {
            false
        }
    };
    if wanted != model.screen_lit {
        model.screen_lit = wanted;
        out.push(Effect::WakeLock(if wanted { Switch::On } else { Switch::Off }));
    }
}
