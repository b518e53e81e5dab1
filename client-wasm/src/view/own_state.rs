//! What the other side does not get of oneself: one line, the gravest first, read off the tracks.

use webside_protocol::{LinkQuality, Track};

use crate::model::Model;
use crate::platform::html::{self, Content, View};
use crate::runtime::Page;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// The line, while there is something to say.
pub(crate) fn own_state(page: Page, locale: Locale) -> View {
    let told = page.memo(move |m| Lack::of(m).map(|lack| (lack, lack.words(m, locale))));
    let line = move || {
        told.get().map(|(lack, words)| {
            html::p().class("own-state").child((lack.icon().draw(), html::span().child(words)))
        })
    };
    line.view()
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Microphone(Track),
    Camera(Track),
    Link,
}

impl Lack {
    /// Being heard comes before being seen. A camera that was never there was told before.
    fn of(model: &Model) -> Option<Self> {
        let [microphone, camera] = [model.devices.microphone.track, model.devices.camera.track];
        match (microphone, camera) {
            (Track::Off | Track::Failed | Track::Absent, _) => Some(Self::Microphone(microphone)),
            (Track::Live, Track::Off | Track::Failed) => Some(Self::Camera(camera)),
            (Track::Live, Track::Live | Track::Absent) => match model.call.quality().link {
                LinkQuality::Weak | LinkQuality::Poor => Some(Self::Link),
                LinkQuality::Good | LinkQuality::NoCall => None,
            },
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Microphone(_) => icons::MICROPHONE_OFF,
            Self::Camera(_) => icons::CAMERA_OFF,
            Self::Link => icons::BARS,
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
            Self::Link => words::visit_link_weak(locale).to_owned(),
        }
    }
}
