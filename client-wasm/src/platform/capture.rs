//! Asking the browser for microphone and camera (Media Capture and Streams §10).

use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaDevices, MediaStream, MediaStreamTrack};

use crate::model::{CaptureFault, DeviceId, Source};
use crate::platform::object::{call, get, holds, object, set, text};

/// What was asked for, and what came of it.
pub(crate) type Captured = Result<MediaStreamTrack, CaptureFault>;

/// The browser's devices; `None` on a page without https, or in a browser without any.
pub(crate) fn devices() -> Option<MediaDevices> {
    let navigator = web_sys::window()?.navigator();
    get(&navigator, "mediaDevices").map(JsCast::unchecked_into)
}

/// Opens both, so that the browser asks once; if that does not work, each by itself.
pub(crate) async fn both(
    microphone: Option<&DeviceId>,
    camera: Option<&DeviceId>,
) -> [(Source, Captured); 2] {
    let wish = object([("audio", sound(microphone)), ("video", picture(camera))]);
    let opened = open(&wish).await;
    let (wanted, fault) = match &opened {
        Ok(stream) => {
            return [
                (Source::Microphone, first(stream, Source::Microphone)),
                (Source::Camera, first(stream, Source::Camera)),
            ];
        }
        Err(fault) => (worth_asking_alone(*fault).await, *fault),
    };
    let mut answers = [(Source::Microphone, Err(fault)), (Source::Camera, Err(fault))];
    for (source, answer) in &mut answers {
        if wanted.contains(source) {
            let device = match source {
                Source::Microphone => microphone,
                Source::Camera => camera,
            };
            *answer = one(*source, device).await;
        }
    }
    answers
}

/// Opens one source. A `device` that is gone is replaced by another one.
pub(crate) async fn one(source: Source, device: Option<&DeviceId>) -> Captured {
    let wish = match source {
        Source::Microphone => object([("audio", sound(device))]),
        Source::Camera => object([("video", picture(device))]),
    };
    first(&open(&wish).await?, source)
}

/// Asks for the screen, within the tap. `None` where there is no asking.
pub(crate) fn ask_screen() -> Option<Promise> {
    let wish = object([("video", JsValue::TRUE)]);
    let devices = devices()?;
    call(&devices, "getDisplayMedia", &[&wish]).map(Promise::from)
}

/// The screen, if one was chosen. Its letters matter more than how it moves.
pub(crate) async fn screen(asked: Option<Promise>) -> Option<MediaStreamTrack> {
    let stream: MediaStream = JsFuture::from(asked?).await.ok()?.unchecked_into();
    let track = first(&stream, Source::Camera).ok()?;
    set(track.unchecked_ref(), "contentHint", &JsValue::from_str("detail"));
    Some(track)
}

/// After a no to both: who said no to a question is not asked twice more, but a source that is
/// blocked for this page must not take the other one with it.
async fn worth_asking_alone(fault: CaptureFault) -> Vec<Source> {
    let both = [Source::Microphone, Source::Camera];
    match fault {
        CaptureFault::NotFound | CaptureFault::InUse | CaptureFault::Broken => both.to_vec(),
        CaptureFault::Unsupported | CaptureFault::RefusedBySystem => Vec::new(),
        CaptureFault::Refused => {
            let blocked = [is_blocked("microphone").await, is_blocked("camera").await];
            match blocked {
                [true, false] => vec![Source::Camera],
                [false, true] => vec![Source::Microphone],
                [true, true] | [false, false] => Vec::new(),
            }
        }
    }
}

async fn is_blocked(name: &str) -> bool {
    let asked = web_sys::window().and_then(|window| {
        let permissions = get(&window.navigator(), "permissions")?;
        call(&permissions, "query", &[&object([("name", JsValue::from_str(name))])])
    });
    let Some(promise) = asked else { return false };
    let answer = JsFuture::from(js_sys::Promise::from(promise)).await;
    answer.is_ok_and(|status| text(&status, "state").as_deref() == Some("denied"))
}

async fn open(wish: &Object) -> Result<MediaStream, CaptureFault> {
    let devices = devices().ok_or(CaptureFault::Unsupported)?;
    let asked = devices.get_user_media_with_constraints(wish.unchecked_ref());
    let opened = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(fault) => Err(fault),
    };
    opened.map(JsCast::unchecked_into).map_err(|error| fault(&error))
}

fn first(stream: &MediaStream, source: Source) -> Captured {
    let tracks = match source {
        Source::Microphone => stream.get_audio_tracks(),
        Source::Camera => stream.get_video_tracks(),
    };
    tracks.iter().next().map(JsCast::unchecked_into).ok_or(CaptureFault::NotFound)
}

fn fault(error: &JsValue) -> CaptureFault {
    let message = text(error, "message").unwrap_or_default();
    match text(error, "name").unwrap_or_default().as_str() {
        // Chrome says so in words alone.
        "NotAllowedError" if holds(&message, "system") => CaptureFault::RefusedBySystem,
        "NotAllowedError" | "SecurityError" => CaptureFault::Refused,
        "NotFoundError" | "OverconstrainedError" => CaptureFault::NotFound,
        "NotReadableError" => CaptureFault::InUse,
        _ => CaptureFault::Broken,
    }
}

/// A microphone for talking, not for music.
fn sound(device: Option<&DeviceId>) -> JsValue {
    let wish = object([
        ("echoCancellation", JsValue::TRUE),
        ("noiseSuppression", JsValue::TRUE),
        ("autoGainControl", JsValue::TRUE),
    ]);
    with_device(wish, device)
}

/// A face, at the size of a call.
fn picture(device: Option<&DeviceId>) -> JsValue {
    let ideal = |value: JsValue| object([("ideal", value)]).into();
    let wish = object([
        ("width", ideal(JsValue::from_f64(1280.0))),
        ("height", ideal(JsValue::from_f64(720.0))),
        ("facingMode", ideal(JsValue::from_str("user"))),
    ]);
    with_device(wish, device)
}

fn with_device(wish: Object, device: Option<&DeviceId>) -> JsValue {
    if let Some(DeviceId(id)) = device {
        set(&wish, "deviceId", &object([("ideal", JsValue::from_str(id))]));
    }
    wish.into()
}
