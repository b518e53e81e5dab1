//! The console's own presses, and what follows there from the whole: the nudge and the suggestion.

use std::time::Duration;

use webside_protocol::{Command, Cue, Signal, Voice};

use crate::model::clock::Steady;
use crate::model::settings::PROMPTS_OFF;
use crate::model::update::taps;
use crate::model::{
    Balance, DeskEvent, DeskStep, Dialog, Effect, Etiquette, Model, Nudge, PadPlace, Press,
    Setting, Shortcuts, Suggestion, Switch, figures, inviting, nudge, recogniser,
};

/// Until the clinic said how much quiet is long.
const NUDGE_AFTER: Duration = Duration::from_secs(12);

/// Takes a press that only the console has; others are none of its business.
pub(crate) fn press(model: &mut Model, press: Press, now: Steady, out: &mut Vec<Effect>) {
    match press {
        Press::FloatPad => out.push(Effect::Desk(DeskStep::MovePad(PadPlace::Floating))),
        Press::DockPad => out.push(Effect::Desk(DeskStep::MovePad(PadPlace::Docked))),
        Press::DismissNudge => model.nudge_dismissed = model.nudge,
        Press::AcceptSuggestion => accept_suggestion(model, now, out),
        Press::DismissSuggestion => model.attention.dismiss(),
        Press::Rebind(action, key) => {
            model.shortcuts.rebind(action, key);
            keep_shortcuts(model, out);
        }
        Press::SetShortcuts(switch) => {
            model.shortcuts.switch(switch == Switch::On);
            keep_shortcuts(model, out);
        }
        Press::ResetShortcuts => {
            model.shortcuts = Shortcuts::default();
            keep_shortcuts(model, out);
        }
        Press::Tick(courtesy) => {
            model.etiquette.toggle(courtesy);
            out.push(Effect::Keep(Setting::Etiquette, model.etiquette.to_text()));
        }
        Press::Invite(role, name) => inviting::ask(model, role, name, out),
        Press::CopyLink => inviting::copy(model, out),
        Press::SetPrompts(switch) => {
            model.prompts = switch == Switch::On;
            let text = if model.prompts { "on" } else { PROMPTS_OFF };
            out.push(Effect::Keep(Setting::Prompts, text.to_owned()));
        }
        Press::WriteCaptions(switch) => model.captions.writing = switch == Switch::On,
        Press::Recognise(switch) => model.recogniser.switch(switch),
        Press::TryDevices
        | Press::Enter
        | Press::Leave
        | Press::ComeBack
        | Press::EndVisit
        | Press::KeepVisit
        | Press::UseHere
        | Press::ShowChat(_)
        | Press::ShowCaptions(_)
        | Press::Caption(_)
        | Press::ShowScreen(_)
        | Press::Reload
        | Press::ToggleMicrophone
        | Press::ToggleCamera
        | Press::SetSoundOnly(_)
        | Press::Choose(..)
        | Press::TestSound
        | Press::TapToHear
        | Press::SetLocale(_)
        | Press::SetTextSize(_)
        | Press::ReadAloud(_)
        | Press::StopReading
        | Press::TakeSummary(_)
        | Press::Print
        | Press::Open(_)
        | Press::CloseDialog
        | Press::PutAway(_) => {}
    }
}

/// What became of what only this page asks of the browser.
pub(crate) fn desk(model: &mut Model, event: DeskEvent, now: Steady, out: &mut Vec<Effect>) {
    match event {
        DeskEvent::Invited(..) | DeskEvent::Copied(_) => inviting::desk(model, event),
        DeskEvent::Recogniser(_) | DeskEvent::Recognised(_) | DeskEvent::RecogniserEnded { .. } => {
            recogniser::hear(model, event, now, out);
        }
    }
}

/// Works out the nudge, the suggestion and the balance.
pub(crate) fn follow(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    model.nudge = nudge_now(model);
    model.suggestion = suggestion(model, now);
    Balance::follow(model, now);
    figures::tell(model, out);
    inviting::follow(model);
    recogniser::follow(model, now, out);
    if let Some(text) = model.balance.note_kept(now) {
        out.push(Effect::Keep(Setting::Balance, text));
    }
}

/// Takes what this machine remembers for the console.
pub(crate) fn remember(model: &mut Model, setting: Setting, text: &str) {
    match setting {
        Setting::Shortcuts => model.shortcuts = Shortcuts::from_text(text),
        Setting::Prompts => model.prompts = text != PROMPTS_OFF,
        Setting::Balance => model.balance = Balance::from_text(text),
        Setting::Etiquette => model.etiquette = Etiquette::from_text(text),
        Setting::Locale
        | Setting::TextSize
        | Setting::Microphone
        | Setting::Camera
        | Setting::Speaker
        | Setting::SoundOnly => {}
    }
}

fn accept_suggestion(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    match model.suggestion.map(|suggestion| suggestion.cue) {
        Some(Cue::StepAway) => model.dialog = Some(Dialog::StepAway),
        Some(cue) => taps::tap(model, Command::BeginCue { cue }, now, out),
        None => {}
    }
}

fn keep_shortcuts(model: &Model, out: &mut Vec<Effect>) {
    out.push(Effect::Keep(Setting::Shortcuts, model.shortcuts.to_text()));
}

/// Nobody is pressed while the patient wants a moment, or who only follows the visit.
fn nudge_now(model: &Model) -> Option<Nudge> {
    let told = model.clinic.as_ref().map(|clinic| clinic.nudge_after_s);
    let after = told.map_or(NUDGE_AFTER, |seconds| Duration::from_secs(u64::from(seconds)));
    if !model.is_paired() {
        return None;
    }
    let mut signals = model.mirror.state().signals().values();
    if signals.any(|raised| raised.signal == Signal::NeedMoment) {
        return None;
    }
    let quiet = model.their_overlay().map(|overlay| overlay.quiet);
    nudge::nudge(quiet, after, model.nudge_dismissed, model.now)
}

/// A cue is suggested only to somebody who is silent, says nothing by cue, and has a listener.
fn suggestion(model: &Model, now: Steady) -> Option<Suggestion> {
    let listener = model.counterpart().is_some_and(|(_, s)| s.is_here() && s.is_admitted());
    let silent = model.voice.voice() == Voice::Silent && model.own_cue().is_none();
    if listener && silent { model.attention.suggestion(now) } else { None }
}
