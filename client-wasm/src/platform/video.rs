//! Pictures and sound on the page: which stream a `<video>` element shows, and whether it plays.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MediaStream};

use webside_protocol::SeatId;

use crate::model::{DeviceId, Msg, Playback};
use crate::platform::object::{call, text};
use crate::platform::report::Report;

/// Whose picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// This page's own camera: always silent.
    Own,
    /// The camera and the sound of this seat.
    Of(SeatId),
}

thread_local! {
    /// Elements come from views, streams from the call: here they meet.
    static SCREENING: RefCell<Screening> = RefCell::new(Screening::default());
}

#[derive(Default)]
struct Screening {
    own: Option<MediaStream>,
    others: Vec<(SeatId, MediaStream)>,
    elements: Vec<(Picture, HtmlVideoElement)>,
    speaker: Option<DeviceId>,
    report: Option<Report>,
}

/// Lets `element` show `picture`, now and whenever its stream changes, until it leaves the page.
/// Sound of [`Picture::Of`] plays through it.
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

/// Lets every element of the own picture show `stream` from now on.
pub(crate) fn show_own(stream: Option<MediaStream>) {
    SCREENING.with_borrow_mut(|screening| {
        screening.own = stream;
        screening.show_all();
    });
}

/// Lets the elements of others show these streams from now on, and no others.
pub(crate) fn show_others(streams: Vec<(SeatId, MediaStream)>) {
    SCREENING.with_borrow_mut(|screening| {
        screening.others = streams;
        screening.show_all();
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
            if *picture != Picture::Own {
                screening.route(element);
            }
        }
    });
}

impl Screening {
    fn show_all(&mut self) {
        self.elements.retain(|(_, element)| element.is_connected());
        for (picture, element) in &self.elements {
            self.show(element, *picture);
        }
    }

    /// An element that shows the right stream already is left alone: it would begin anew.
    fn show(&self, element: &HtmlVideoElement, picture: Picture) {
        let stream = match picture {
            Picture::Own => self.own.as_ref(),
            Picture::Of(seat) => {
                let of = self.others.iter().find(|(other, _)| *other == seat);
                of.map(|(_, stream)| stream)
            }
        };
        if element.src_object().as_ref() == stream {
            return;
        }
        element.set_src_object(stream);
        if picture != Picture::Own {
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
