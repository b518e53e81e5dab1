//! What a person wishes of this page alone: devices, dialogs, language, the way in and out.

use std::time::Duration;

use webside_protocol::{ClientMessage, Command};

use crate::model::clock::Steady;
use crate::model::update::{showing, sources, summary, way_in};
use crate::model::{Effect, Model, Notice, Press, Setting, Source, Stage, Switch};

/// "End visit" can be taken back for this long.
const ENDING_GRACE: Duration = Duration::from_secs(5);

pub(super) fn press(model: &mut Model, press: Press, now: Steady, out: &mut Vec<Effect>) {
    match press {
        Press::TryDevices => sources::try_devices(model, out),
        Press::Enter => {
            if model.stage == Stage::Precheck {
                way_in::enter(model, now, out);
            }
        }
        Press::Leave => way_in::leave(model, now, out),
        Press::ComeBack | Press::UseHere => way_in::come_back(model, now, out),
        Press::EndVisit => {
            model.dialog = None;
            if model.may(&Command::EndVisit {}) {
                model.ending_at = Some(model.now + ENDING_GRACE);
            }
        }
        Press::KeepVisit => model.ending_at = None,
        Press::ShowChat(switch) => model.chat.open = switch == Switch::On,
        Press::ShowCaptions(switch) => model.captions.off = switch == Switch::Off,
        // Said later it would caption something else.
        Press::Caption(_) if !model.connection.is_open() => {
            model.notices.show(Notice::NotSent, now);
        }
        Press::Caption(line) => out.push(Effect::Say(ClientMessage::Caption { line })),
        Press::ShowScreen(switch) => showing::press(model, switch, out),
        Press::Reload => out.push(Effect::Reload),
        Press::ToggleMicrophone => sources::toggle(model, Source::Microphone, out),
        Press::ToggleCamera => sources::toggle(model, Source::Camera, out),
        Press::SetSoundOnly(switch) => sources::set_sound_only(model, switch, out),
        Press::Choose(kind, device) => sources::choose(model, kind, device, out),
        Press::TestSound => out.push(Effect::TestSound),
        Press::TapToHear => out.push(Effect::Play),
        Press::SetLocale(locale) => {
            model.locale_chosen = Some(locale);
            model.languages.ask_again(locale);
            out.push(Effect::Keep(Setting::Locale, locale.tag().to_owned()));
        }
        Press::SetTextSize(size) => {
            model.text_size = size;
            out.push(Effect::SetTextSize(size));
            out.push(Effect::Keep(Setting::TextSize, size.name().to_owned()));
        }
        Press::ReadAloud(texts) => {
            model.speech.reading = true;
            out.push(Effect::ReadAloud(model.locale, texts));
        }
        Press::StopReading => {
            if std::mem::take(&mut model.speech.reading) {
                out.push(Effect::StopReading);
            }
        }
        Press::TakeSummary(form) => summary::take(model, form, out),
        Press::Print => out.push(Effect::Print),
        Press::Open(dialog) => model.dialog = Some(dialog),
        Press::CloseDialog => model.dialog = None,
        Press::PutAway(id) => model.notices.put_away(id),
        Press::FloatPad
        | Press::DockPad
        | Press::DismissNudge
        | Press::AcceptSuggestion
        | Press::DismissSuggestion
        | Press::Rebind(..)
        | Press::SetShortcuts(_)
        | Press::ResetShortcuts
        | Press::Invite(..)
        | Press::CopyLink
        | Press::Tick(_)
        | Press::SetPrompts(_)
        | Press::WriteCaptions(_)
        | Press::Recognise(_) => {
            if let Some(work) = model.console {
                (work.press)(model, press, now, out);
            }
        }
    }
}
