//! Pictures and sound on the page: which stream a `<video>` element shows, and whether it plays.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MediaStream};

use crate::model::{DeviceId, Msg, Playback};
use crate::platform::object::{call, text};
use crate::platform::report::Report;

/// Whose picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// This page's own camera: always silent.
    Own,
    /// The other side's camera and sound.
    Remote,
}

thread_local! {
    /// Elements come from views, streams from the call: here they meet.
    static SCREENING: RefCell<Screening> = RefCell::new(Screening::default());
}

#[derive(Default)]
struct Screening {
    own: Option<MediaStream>,
    remote: Option<MediaStream>,
    elements: Vec<(Picture, HtmlVideoElement)>,
    speaker: Option<DeviceId>,
    report: Option<Report>,
}

/// Lets `element` show `picture`, now and whenever its stream changes, until it leaves the page.
/// Sound of [`Picture::Remote`] plays through it.
pub fn attach(element: &HtmlVideoElement, picture: Picture) {
    // The property, not the attribute: only it silences an element that a script made.
    element.set_muted(picture == Picture::Own);
    let _ = element.set_attribute("playsinline", "");
    SCREENING.with_borrow_mut(|screening| {
        screening.elements.retain(|(_, old)| old.is_connected() && old != element);
        screening.elements.push((picture, element.clone()));
        screening.show(element, picture);
    });
}

/// Takes whom to tell whether sound may play.
pub(crate) fn begin(report: Report) {
    SCREENING.with_borrow_mut(|screening| screening.report = Some(report));
}

/// Lets every element of `picture` show `stream` from now on.
pub(crate) fn show(picture: Picture, stream: Option<MediaStream>) {
    SCREENING.with_borrow_mut(|screening| {
        match picture {
            Picture::Own => screening.own = stream,
            Picture::Remote => screening.remote = stream,
        }
        screening.elements.retain(|(_, element)| element.is_connected());
        for (of, element) in &screening.elements {
            if *of == picture {
                screening.show(element, picture);
            }
        }
    });
}

/// Plays what the browser held back. Works within a tap alone.
pub(crate) fn play() {
    SCREENING.with_borrow(|screening| {
        for (picture, element) in &screening.elements {
            screening.play(element, *picture);
        }
    });
}

/// Lets sound out at `speaker`; `None`: where the system wants.
pub(crate) fn use_speaker(speaker: Option<DeviceId>) {
    SCREENING.with_borrow_mut(|screening| {
        screening.speaker = speaker;
        for (picture, element) in &screening.elements {
            if *picture == Picture::Remote {
                screening.route(element);
            }
        }
    });
}

impl Screening {
    fn show(&self, element: &HtmlVideoElement, picture: Picture) {
        let stream = match picture {
            Picture::Own => &self.own,
            Picture::Remote => &self.remote,
        };
        element.set_src_object(stream.as_ref());
        if picture == Picture::Remote {
            self.route(element);
        }
        if stream.is_some() {
            self.play(element, picture);
        }
    }

    fn route(&self, element: &HtmlVideoElement) {
        let speaker = self.speaker.as_ref().map_or("", |speaker| speaker.0.as_str());
        // A speaker that is gone, or a browser that cannot choose: the system's own it is.
        if let Some(promise) = call(element, "setSinkId", &[&JsValue::from_str(speaker)]) {
            ignore(promise.into());
        }
    }

    fn play(&self, element: &HtmlVideoElement, picture: Picture) {
        let (Ok(promise), Some(report)) = (element.play(), self.report.clone()) else { return };
        spawn_local(async move {
            let played = JsFuture::from(promise).await;
            if picture == Picture::Own {
                return;
            }
            match played {
                Ok(_) => report.tell(Msg::Playback(Playback::Playing)),
                Err(fault) if text(&fault, "name").as_deref() == Some("NotAllowedError") => {
                    report.tell(Msg::Playback(Playback::Refused));
                }
                // Another stream took its place before it began.
                Err(_) => {}
            }
        });
    }
}

fn ignore(promise: js_sys::Promise) {
    spawn_local(async move { drop(JsFuture::from(promise).await) });
}
