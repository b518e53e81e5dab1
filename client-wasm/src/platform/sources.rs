//! The own microphone, camera and screen: opened, switched, watched, and let go.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MediaStream, MediaStreamTrack};

use crate::model::{CaptureFault, Device, DeviceEvent, DeviceId, DeviceKind, Msg, Source, Switch};
use crate::platform::capture::{self, Captured};
use crate::platform::listener::Listener;
use crate::platform::meter::Meter;
use crate::platform::object::text;
use crate::platform::report::Report;
use crate::platform::video;

/// Both sources. Clones share them.
#[derive(Clone)]
pub(crate) struct Sources(Rc<Inner>);

struct Inner {
    report: Report,
    microphone: Slot,
    camera: Slot,
    /// In place of the camera, with what hears its end.
    screen: RefCell<Option<(Stopping, Listener)>>,
    meter: RefCell<Option<Meter>>,
    plugs: RefCell<Option<Listener>>,
}

#[derive(Default)]
struct Slot {
    own: RefCell<Option<OwnTrack>>,
    /// Counts what was asked: an answer to an older question is not wanted any more.
    asked: Cell<u32>,
}

/// A track, with what listens to it. Stops with it.
struct OwnTrack {
    track: Stopping,
    _listeners: [Listener; 3],
}

/// A track that stops when it is dropped.
struct Stopping(MediaStreamTrack);

impl Sources {
    pub(crate) fn new(report: Report) -> Self {
        let plugs = capture::devices().map(|devices| {
            let report = report.clone();
            Listener::new(&devices, "devicechange", move |_| {
                report.tell(Msg::Device(DeviceEvent::Changed));
            })
        });
        Self(Rc::new(Inner {
            report,
            microphone: Slot::default(),
            camera: Slot::default(),
            screen: RefCell::new(None),
            meter: RefCell::new(None),
            plugs: RefCell::new(plugs),
        }))
    }

    /// What a call sends of `source`: the screen in place of the camera while it is shown.
    pub(crate) fn sent(&self, source: Source) -> Option<MediaStreamTrack> {
        let screen = self.0.screen.borrow();
        let screen = screen.as_ref().filter(|_| source == Source::Camera);
        screen.map(|(screen, _)| same(&screen.0)).or_else(|| self.track(source))
    }

    /// The screen is shown.
    pub(crate) fn shows_screen(&self) -> bool {
        self.0.screen.borrow().is_some()
    }

    /// Asks for the screen, and shows it.
    pub(crate) fn show_screen(&self) {
        let (asked, sources) = (capture::ask_screen(), self.clone());
        spawn_local(async move {
            let shown = capture::screen(asked).await.map(|track| sources.take_screen(track));
            let switch = if shown.is_some() { Switch::On } else { Switch::Off };
            sources.0.report.tell(Msg::Device(DeviceEvent::Screen(switch)));
        });
    }

    /// Lets go of it: the camera is back.
    pub(crate) fn hide_screen(&self) {
        if self.0.screen.take().is_some() {
            let camera = self.track(Source::Camera);
            video::show_own(camera.as_ref().and_then(stream_of));
        }
    }

    fn take_screen(&self, track: MediaStreamTrack) {
        let report = self.0.report.clone();
        let ended = Listener::new(&track, "ended", move |_| {
            report.tell(Msg::Device(DeviceEvent::Screen(Switch::Off)));
        });
        video::show_own(stream_of(&track));
        self.0.screen.replace(Some((Stopping(track), ended)));
    }

    /// The track of `source`, if there is one.
    fn track(&self, source: Source) -> Option<MediaStreamTrack> {
        self.slot(source).own.borrow().as_ref().map(|own| same(&own.track.0))
    }

    pub(crate) fn open_both(&self, microphone: Option<DeviceId>, camera: Option<DeviceId>) {
        let asked = [Source::Microphone, Source::Camera].map(|source| self.ask(source));
        let sources = self.clone();
        spawn_local(async move {
            let answers = capture::both(microphone.as_ref(), camera.as_ref()).await;
            for ((source, answer), asked) in answers.into_iter().zip(asked) {
                sources.take(source, answer, asked);
            }
        });
    }

    pub(crate) fn open(&self, source: Source, device: Option<DeviceId>) {
        let asked = self.ask(source);
        let sources = self.clone();
        spawn_local(async move {
            let mut answer = capture::one(source, device.as_ref()).await;
            let held = sources.track(source).is_some();
            if matches!(answer, Err(CaptureFault::InUse)) && held {
                // Many phones cannot hold two cameras: let go of the one, then try once more.
                sources.slot(source).own.take();
                answer = capture::one(source, device.as_ref()).await;
                if answer.is_err() {
                    sources.0.report.tell(Msg::Device(DeviceEvent::Ended(source)));
                    return;
                }
            }
            sources.take(source, answer, asked);
        });
    }

    pub(crate) fn close(&self) {
        for source in [Source::Microphone, Source::Camera] {
            self.ask(source);
            self.slot(source).own.take();
        }
        self.0.meter.take();
        video::show_own(None);
    }

    pub(crate) fn switch(&self, source: Source, switch: Switch) {
        if let Some(track) = self.track(source) {
            track.set_enabled(switch == Switch::On);
        }
    }

    pub(crate) fn list(&self) {
        let Some(asked) = capture::devices().and_then(|d| d.enumerate_devices().ok()) else {
            return;
        };
        let report = self.0.report.clone();
        spawn_local(async move {
            if let Ok(found) = JsFuture::from(asked).await {
                let known = Array::from(&found).iter().filter_map(device).collect();
                report.tell(Msg::Device(DeviceEvent::Listed(known)));
            }
        });
    }

    fn slot(&self, source: Source) -> &Slot {
        match source {
            Source::Microphone => &self.0.microphone,
            Source::Camera => &self.0.camera,
        }
    }

    fn ask(&self, source: Source) -> u32 {
        let slot = self.slot(source);
        slot.asked.set(slot.asked.get().wrapping_add(1));
        slot.asked.get()
    }

    fn take(&self, source: Source, answer: Captured, asked: u32) {
        if self.slot(source).asked.get() != asked {
            if let Ok(track) = answer {
                track.stop();
            }
            return;
        }
        let tell = |event| self.0.report.tell(Msg::Device(event));
        match answer {
            Ok(track) => {
                let device = DeviceId(text(&track.get_settings(), "deviceId").unwrap_or_default());
                let own = OwnTrack::new(same(&track), source, &self.0.report);
                let before = self.slot(source).own.replace(Some(own));
                match source {
                    Source::Microphone => {
                        self.0.meter.replace(Meter::new(&track, &self.0.report));
                    }
                    Source::Camera if self.0.screen.borrow().is_some() => {}
                    Source::Camera => video::show_own(stream_of(&track)),
                }
                tell(DeviceEvent::Opened(source, Ok(device)));
                // Only now, when the call sends the new one, does the old one end.
                drop(before);
            }
            Err(fault) => tell(DeviceEvent::Opened(source, Err(fault))),
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.plugs.take();
    }
}

impl OwnTrack {
    fn new(track: MediaStreamTrack, source: Source, report: &Report) -> Self {
        let tell = |event: fn(Source) -> DeviceEvent| {
            let report = report.clone();
            move |_| report.tell(Msg::Device(event(source)))
        };
        let listeners = [
            Listener::new(&track, "mute", tell(DeviceEvent::Muted)),
            Listener::new(&track, "unmute", tell(DeviceEvent::Unmuted)),
            Listener::new(&track, "ended", tell(DeviceEvent::Ended)),
        ];
        Self { track: Stopping(track), _listeners: listeners }
    }
}

impl Drop for Stopping {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// The same track once more. Its own `clone()` is the browser's, which makes another track.
fn same(track: &MediaStreamTrack) -> MediaStreamTrack {
    Clone::clone(track)
}

fn stream_of(track: &MediaStreamTrack) -> Option<MediaStream> {
    let stream = MediaStream::new().ok()?;
    stream.add_track(track);
    Some(stream)
}

/// Windows lists the device for phone calls a second time.
const LISTED_TWICE: &str = "communications";

fn device(found: wasm_bindgen::JsValue) -> Option<Device> {
    // Without permission a browser tells that there is something, and not what.
    let id = text(&found, "deviceId").filter(|id| !id.is_empty() && id != LISTED_TWICE)?;
    let kind = match text(&found, "kind")?.as_str() {
        "audioinput" => DeviceKind::Microphone,
        "videoinput" => DeviceKind::Camera,
        "audiooutput" => DeviceKind::Speaker,
        _ => return None,
    };
    let label = text(&found, "label").unwrap_or_default();
    Some(Device { kind, id: DeviceId(id), label })
}
