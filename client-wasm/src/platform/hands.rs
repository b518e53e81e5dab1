//! The hands of the model: carries out its effects, one after the other.

use std::time::Duration;

use crate::model::{DeviceId, Effect, Msg, PageKind, Place, Switch};
use crate::platform::desk::Desk;
use crate::platform::peers::Peers;
use crate::platform::report::Report;
use crate::platform::socket::Socket;
use crate::platform::sources::Sources;
use crate::platform::speech::Speech;
use crate::platform::timer::Interval;
use crate::platform::video;
use crate::platform::wake::WakeLock;
use crate::platform::window::WindowEars;
use crate::platform::words::load_words;
use crate::platform::{address, http, look, sound, storage, summary};
use crate::words;

const TICK: Duration = Duration::from_secs(1);

/// All that a page holds in the browser. Everything is let go when it is dropped.
pub(crate) struct Hands {
    kind: PageKind,
    report: Report,
    socket: Option<Socket>,
    sources: Sources,
    peers: Peers,
    speech: Speech,
    desk: Option<Desk>,
    wake: WakeLock,
    speaker: Option<DeviceId>,
    _ears: Option<WindowEars>,
    _ticks: Interval,
}

impl Hands {
    pub(crate) fn new(kind: PageKind, desk: Option<Desk>, report: Report) -> Self {
        let sources = Sources::new(report.clone());
        video::begin(report.clone());
        let ticking = report.clone();
        Self {
            kind,
            socket: None,
            speech: Speech::new(report.clone()),
            peers: Peers::new(report.clone(), sources.clone()),
            sources,
            desk,
            wake: WakeLock::default(),
            speaker: None,
            _ears: WindowEars::new(&report),
            _ticks: Interval::new(TICK, move || ticking.tell(Msg::Tick)),
            report,
        }
    }

    /// Does one thing. Its answer comes later, as a message.
    pub(crate) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::LoadClinic => http::load_clinic(self.report.clone()),
            Effect::Redeem(secret, page) => http::redeem(secret, page, self.report.clone()),
            Effect::Post(path, body) => http::post(path, body),
            Effect::KeepTicket { secret, redeemed } => {
                let place = Place { visit: redeemed.visit, seat: redeemed.seat };
                storage::keep_ticket(place, &redeemed.ticket, &secret);
                address::show(place);
            }
            Effect::ForgetTicket(place) => storage::forget_ticket(place),
            Effect::KeepEnded(place) => storage::keep_ended(place),
            Effect::TakeSummary(form, ticket) => {
                summary::take(form, ticket, self.report.clone());
            }
            Effect::Print => look::print(),
            Effect::KeepChecked(devices) => storage::keep_checked(devices),
            Effect::OpenSocket(id) => {
                self.socket = None;
                self.socket = Socket::open(id, &self.report);
            }
            Effect::Say(message) => {
                if let Some(socket) = &self.socket {
                    socket.say(&message);
                }
            }
            Effect::CloseSocket => self.socket = None,
            Effect::OpenSource(source, device) => self.sources.open(source, device),
            Effect::OpenSources { microphone, camera } => {
                self.sources.open_both(microphone, camera);
            }
            Effect::CloseSources => self.sources.close(),
            Effect::Screen(Switch::On) => self.sources.show_screen(),
            Effect::Screen(Switch::Off) => self.sources.hide_screen(),
            Effect::Switch(source, switch) => self.sources.switch(source, switch),
            Effect::UseSpeaker(speaker) => {
                self.speaker.clone_from(&speaker);
                video::use_speaker(speaker);
            }
            Effect::ListDevices => self.sources.list(),
            // A browser without Web Audio plays nothing.
            Effect::TestSound => drop(sound::play(self.speaker.as_ref())),
            Effect::UseIceServers(servers) => self.peers.use_servers(&servers),
            Effect::UsePictures(switch) => self.peers.use_pictures(switch == Switch::On),
            Effect::Peer(id, step) => self.peers.step(id, step),
            Effect::Play => video::play(),
            Effect::ReadAloud(locale, texts) => self.speech.read(locale, &texts),
            Effect::StopReading => self.speech.stop(),
            Effect::WakeLock(switch) => self.wake.set(switch == Switch::On),
            Effect::Desk(step) => {
                if let Some(desk) = &self.desk {
                    desk(step);
                }
            }
            Effect::SetLanguage(locale) => {
                let title = match self.kind {
                    PageKind::Visit => words::page_title_patient(locale),
                    PageKind::Console => words::page_title_clinician(locale),
                };
                look::set_language(locale, title);
            }
            Effect::LoadWords(locale) => load_words(locale, self.report.clone()),
            Effect::SetTextSize(size) => look::set_text_size(size),
            Effect::Keep(setting, text) => storage::keep(setting, &text),
            Effect::Reload => address::reload(),
            Effect::ReloadForVersion => {
                storage::keep_reloaded();
                address::reload();
            }
        }
    }
}
