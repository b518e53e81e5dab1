//! The first moment of a page: what it is opened with, and what it does at once.

use webside_protocol::{ErrorCode, PageId, Showing, Ticket};

use crate::model::clock::Steady;
use crate::model::languages::Languages;
use crate::model::settings::SOUND_ONLY;
use crate::model::update::{follows, sources, way_in};
use crate::model::{
    Abilities, Browser, ConsoleWork, DeviceId, Effect, Entrance, Fragment, Model, PageKind, Place,
    Setting, Shortcuts, Stage, Switch, TextSize,
};
use crate::words::Locale;

/// What a page is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// This load of the page, drawn at random.
    pub page: PageId,
    /// The console's own work, on the console alone.
    pub console: Option<ConsoleWork>,
    /// The browser.
    pub browser: Browser,
    /// What it can do.
    pub abilities: Abilities,
    /// What stands in the address.
    pub fragment: Fragment,
    /// The place and ticket this browser holds for that fragment.
    pub ticket: Option<(Place, Ticket)>,
    /// The visit of that place has ended, as far as this browser knows.
    pub ended: bool,
    /// The check of devices was passed in this tab before, with devices on or without.
    pub checked: Option<Switch>,
    /// This load follows on a reload that the page made itself, for another version.
    pub reloaded: bool,
    /// The browser's own language, if it is one of ours.
    pub locale_of_browser: Option<Locale>,
    /// What is remembered on this machine.
    pub settings: Vec<(Setting, String)>,
}

impl Opening {
    /// The language whose words must be here before the page opens.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let mut settings = self.settings.iter();
        let chosen = settings.find(|(setting, _)| *setting == Setting::Locale);
        let chosen = chosen.and_then(|(_, tag)| Locale::from_tag(tag));
        chosen.or(self.locale_of_browser).unwrap_or(Locale::En)
    }
}

impl Model {
    /// Opens a page at `now`, with the words of [`Opening::locale`] loaded; returns it with what to do
    /// at once.
    #[must_use]
    pub fn open(opening: Opening, now: Steady) -> (Self, Vec<Effect>) {
        let mut model = Self::blank(&opening);
        for (setting, text) in opening.settings {
            model.remember(setting, text);
        }
        if !(opening.abilities.secure && opening.abilities.calls) {
            sources::give_up(&mut model);
        }
        if opening.abilities.screens {
            model.devices.screen = Showing::Able;
        }
        let mut out = vec![Effect::LoadClinic, Effect::SetTextSize(model.text_size)];
        if model.sound_only {
            out.push(Effect::UsePictures(Switch::Off));
        }
        if model.devices.speaker.is_some() {
            out.push(Effect::UseSpeaker(model.devices.speaker.clone()));
        }
        let known = opening.ticket.is_some();
        model.entrance = match (opening.ticket, opening.fragment) {
            (Some((place, ticket)), _) => Entrance::Ticket(place, ticket),
            (None, Fragment::Secret(secret)) => Entrance::Secret(secret),
            (None, Fragment::Place(_) | Fragment::Nothing) => Entrance::Nothing,
        };
        if model.entrance == Entrance::Nothing {
            model.stage = Stage::Stopped(ErrorCode::LinkRejected);
        } else if known && opening.ended {
            model.stage = Stage::Entering;
            way_in::connect(&mut model, now, &mut out);
        } else if let (true, Some(devices)) = (known, opening.checked) {
            if devices == Switch::On {
                sources::open_both(&mut model, &mut out);
            }
            way_in::enter(&mut model, now, &mut out);
        }
        follows::follow(&mut model, now, &mut out);
        (model, out)
    }

    fn blank(opening: &Opening) -> Self {
        Self {
            page: opening.page,
            kind: if opening.console.is_some() { PageKind::Console } else { PageKind::Visit },
            console: opening.console,
            languages: Languages::of(opening.locale()),
            browser: opening.browser,
            abilities: opening.abilities,
            locale: opening.locale(),
            text_size: TextSize::default(),
            clinic: None,
            stage: Stage::Precheck,
            seat: None,
            mirror: webside_protocol::Mirror::default(),
            levels: webside_protocol::Levels::default(),
            now: webside_protocol::Timestamp::default(),
            kept_until: None,
            taking: None,
            connection: crate::model::Connection::default(),
            pending: crate::model::Pending::default(),
            devices: crate::model::Devices::default(),
            call: crate::model::Call::default(),
            voice: crate::model::VoiceDetector::default(),
            speech: crate::model::Speech::default(),
            announcer: crate::model::Announcer::default(),
            notices: crate::model::Notices::default(),
            captions: crate::model::Captions::default(),
            recogniser: crate::model::Recogniser::default(),
            chat: crate::model::Chat::default(),
            dialog: None,
            sound_only: false,
            ending_at: None,
            suggestion: None,
            nudge: None,
            shortcuts: Shortcuts::default(),
            prompts: true,
            balance: crate::model::Balance::default(),
            etiquette: crate::model::Etiquette::default(),
            inviting: crate::model::Inviting::default(),
            pad_floats: false,
            switching: crate::model::switching::Switching::default(),
            clock: crate::model::VisitClock::default(),
            entrance: Entrance::Nothing,
            says: crate::model::says::Says::default(),
            attention: crate::model::suggestion::Attention::default(),
            nudge_dismissed: None,
            locale_chosen: None,
            locale_of_browser: opening.locale_of_browser,
            locale_told: None,
            has_gap: false,
            reloaded: opening.reloaded,
            screen_lit: false,
            end_kept: opening.ended,
        }
    }

    fn remember(&mut self, setting: Setting, text: String) {
        match setting {
            Setting::Locale => self.locale_chosen = Locale::from_tag(&text),
            Setting::TextSize => self.text_size = TextSize::from_name(&text),
            Setting::Shortcuts | Setting::Prompts | Setting::Balance | Setting::Etiquette => {
                if let Some(work) = self.console {
                    (work.remember)(self, setting, &text);
                }
            }
            Setting::Microphone => self.devices.microphone.device = Some(DeviceId(text)),
            Setting::Camera => self.devices.camera.device = Some(DeviceId(text)),
            Setting::Speaker => self.devices.speaker = Some(DeviceId(text)),
            Setting::SoundOnly => {
                self.sound_only = text == SOUND_ONLY;
                self.devices.camera.off |= self.sound_only;
            }
        }
    }
}
