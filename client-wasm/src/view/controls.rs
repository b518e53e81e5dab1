//! The bar at the foot of a visit: what microphone and camera truly do, help, and the way out.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::Track;

use crate::model::{Capture, Dialog, Model, Msg, Press, Source, Tap};
use crate::runtime::Page;
use crate::view::chat::chat_button;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// The bar.
pub(crate) fn controls(page: Page, locale: Locale) -> View {
    let help = Tap::Press(Press::Open(Dialog::Help));
    let leave = Tap::Press(Press::Open(Dialog::Leave));
    let used = page.memo(Model::may_be_heard);
    let sources = move || {
        let both = [Source::Microphone, Source::Camera];
        used.get().then(|| both.map(|one| source(page, locale, one)).collect_view())
    };
    html::nav()
        .class("bar dark")
        .aria_label(words::visit_controls(locale))
        .child((
            sources,
            chat_button(page, locale),
            plain(page, "", icons::HELP, words::visit_help(locale), help),
            plain(page, "leave", icons::LEAVE, words::visit_leave(locale), leave),
        ))
        .view()
}

fn plain(page: Page, class: &'static str, icon: Icon, words: &'static str, tap: Tap) -> View {
    html::button()
        .r#type("button")
        .class(class)
        .on("click", move |_| page.tap(&tap))
        .child((icon.draw(), words))
        .view()
}

/// A microphone or camera as its track is, never as somebody tapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceState {
    On,
    Off,
    Starting,
    Trouble,
}

impl SourceState {
    pub(crate) const fn of(capture: &Capture) -> Self {
        match capture.track {
            _ if capture.starting => Self::Starting,
            Track::Live => Self::On,
            Track::Off => Self::Off,
            Track::Failed | Track::Absent => Self::Trouble,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::On | Self::Starting => "on",
            Self::Off => "off",
            Self::Trouble => "trouble",
        }
    }
}

fn source(page: Page, locale: Locale, source: Source) -> View {
    let state = page.memo(move |m| SourceState::of(m.devices.capture(source)));
    let content = move || {
        let (icon, words, action) = told(locale, source, state.get());
        (icon.draw(), words, html::span().class("unseen").child([". ", action].concat()))
    };
    let press = move |_| {
        let toggle = match source {
            Source::Microphone => Press::ToggleMicrophone,
            Source::Camera => Press::ToggleCamera,
        };
        page.send(Msg::Press(match state.get_untracked() {
            SourceState::On | SourceState::Off | SourceState::Starting => toggle,
            SourceState::Trouble => Press::Open(Dialog::Devices),
        }));
    };
    html::button()
        .r#type("button")
        .class(move || state.get().class())
        .on("click", press)
        .child(content)
        .view()
}

/// The sign, how it is, and what a press does.
fn told(locale: Locale, source: Source, state: SourceState) -> (Icon, &'static str, &'static str) {
    match (source, state) {
        (Source::Microphone, SourceState::On) => {
            (icons::MICROPHONE, words::visit_mic_on(locale), words::visit_mic_on_action(locale))
        }
        (Source::Microphone, SourceState::Off) => (
            icons::MICROPHONE_OFF,
            words::visit_mic_off(locale),
            words::visit_mic_off_action(locale),
        ),
        (Source::Microphone, SourceState::Starting) => {
            (icons::MICROPHONE, words::visit_mic_starting(locale), "")
        }
        (Source::Microphone, SourceState::Trouble) => (
            icons::MICROPHONE_OFF,
            words::visit_mic_failed(locale),
            words::visit_mic_failed_action(locale),
        ),
        (Source::Camera, SourceState::On) => {
            (icons::CAMERA, words::visit_camera_on(locale), words::visit_camera_on_action(locale))
        }
        (Source::Camera, SourceState::Off) => (
            icons::CAMERA_OFF,
            words::visit_camera_off(locale),
            words::visit_camera_off_action(locale),
        ),
        (Source::Camera, SourceState::Starting) => {
            (icons::CAMERA, words::visit_camera_starting(locale), "")
        }
        (Source::Camera, SourceState::Trouble) => (
            icons::CAMERA_OFF,
            words::visit_camera_failed(locale),
            words::visit_camera_failed_action(locale),
        ),
    }
}
