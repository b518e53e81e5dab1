//! What the other side does not get of oneself: one line, the gravest first, read off the tracks.

use webside_protocol::{LinkQuality, Track};

use crate::model::{Model, Press, Switch, Tap};
use crate::platform::html::{self, Content, View};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// The line, while there is something to say.
pub(crate) fn own_state(page: Page, locale: Locale) -> View {
    let told = page.memo(move |m| Lack::of(m).map(|lack| (lack, lack.words(m, locale))));
    let line = move || {
        told.get().map(|(lack, words)| {
            let offer = match lack {
                Lack::Link(_) => Some((words::visit_sound_only(locale), Switch::On)),
                Lack::Pictures => Some((words::visit_pictures(locale), Switch::Off)),
                Lack::Microphone(_) | Lack::Camera(_) => None,
            };
            let offer = offer.map(|(words, switch)| {
                button(page, "small", None, words, Tap::Press(Press::SetSoundOnly(switch)))
            });
            let words = html::span().child(words);
            html::div().class("own-state").child((lack.icon().draw(), words, offer))
        })
    };
    line.view()
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Microphone(Track),
    Camera(Track),
    Link(LinkQuality),
    /// Sound alone is wanted.
    Pictures,
}

impl Lack {
    /// Being heard comes before being seen. A camera that was never there was told before.
    fn of(model: &Model) -> Option<Self> {
        let [microphone, camera] = [model.devices.microphone.track, model.devices.camera.track];
        match (microphone, camera) {
            (Track::Off | Track::Failed | Track::Absent, _) => Some(Self::Microphone(microphone)),
            (Track::Live, _) if model.sound_only => Some(Self::Pictures),
            (Track::Live, Track::Off | Track::Failed) => Some(Self::Camera(camera)),
            (Track::Live, Track::Live | Track::Absent) => match model.call.quality().link {
                link @ (LinkQuality::Weak | LinkQuality::Poor) => Some(Self::Link(link)),
                LinkQuality::Good | LinkQuality::NoCall | LinkQuality::SoundOnly => None,
            },
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Microphone(_) => icons::MICROPHONE_OFF,
            Self::Camera(_) | Self::Pictures => icons::CAMERA_OFF,
            Self::Link(_) => icons::BARS,
        }
    }

    fn words(self, model: &Model, locale: Locale) -> String {
        let name = model.other_name().unwrap_or_default();
        match self {
            Self::Microphone(Track::Failed) => words::visit_your_mic_failed(locale, name),
            Self::Microphone(Track::Absent) => words::visit_your_mic_missing(locale, name),
            Self::Microphone(Track::Off | Track::Live) => words::visit_your_mic_off(locale, name),
            Self::Camera(Track::Failed) => words::visit_your_camera_failed(locale, name),
            Self::Camera(Track::Off | Track::Absent | Track::Live) => {
                words::visit_your_camera_off(locale, name)
            }
            Self::Pictures => words::visit_sound_only_chosen(locale).to_owned(),
            Self::Link(LinkQuality::Poor) => words::visit_link_poor(locale).to_owned(),
            Self::Link(_) => words::visit_link_weak(locale).to_owned(),
        }
    }
}
