//! Writes down what is said by the browser's own means, where it does that on this device: nothing of it
//! is sent to whoever made the browser (Web Speech API, `processLocally`).

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::EventTarget;

use crate::model::{DeskEvent, Msg};
use crate::platform::listener::Listener;
use crate::platform::object::{call, get, number, object, set, text};
use crate::platform::report::Report;
use crate::words::Locale;

const CLASS: &str = "SpeechRecognition";
const LOCALLY: &str = "processLocally";
/// Nothing was said for a while: no fault.
const NO_SPEECH: &str = "no-speech";

/// The one that runs, if one does.
pub(crate) struct Recogniser {
    report: Report,
    running: RefCell<Option<Running>>,
}

struct Running {
    recognition: EventTarget,
    _listeners: [Listener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        call(&self.recognition, "abort", &[]);
    }
}

impl Recogniser {
    pub(crate) fn new(report: Report) -> Self {
        Self { report, running: RefCell::new(None) }
    }

    /// Tells when the browser can, in this language and on this device; else nothing.
    pub(crate) fn find(&self, locale: Locale) {
        let asked = || {
            let class = get(&js_sys::global(), CLASS)?;
            let languages = Array::of1(&JsValue::from_str(locale.tag()));
            let wanted = object([("langs", languages.into()), (LOCALLY, JsValue::TRUE)]);
            call(&class, "available", &[&wanted])?.dyn_into::<Promise>().ok()
        };
        let (Some(asked), report) = (asked(), self.report.clone()) else { return };
        spawn_local(async move {
            let answer = JsFuture::from(asked).await.ok().and_then(|answer| answer.as_string());
            if answer.as_deref() == Some("available") {
                report.tell(Msg::Desk(DeskEvent::Recogniser(locale)));
            }
        });
    }

    /// Listens from now on, or no more.
    pub(crate) fn run(&self, locale: Option<Locale>) {
        self.running.take();
        let Some(locale) = locale else { return };
        match begin(locale, &self.report) {
            Some(running) => drop(self.running.replace(Some(running))),
            None => tell_end(&self.report, true),
        }
    }
}

fn begin(locale: Locale, report: &Report) -> Option<Running> {
    let class: Function = get(&js_sys::global(), CLASS)?.dyn_into().ok()?;
    let recognition = Reflect::construct(&class, &Array::new()).ok()?;
    // One that knows nothing of this might send what it hears away.
    get(&recognition, LOCALLY)?;
    let recognition: EventTarget = recognition.dyn_into().ok()?;
    set(&recognition, LOCALLY, &JsValue::TRUE);
    set(&recognition, "lang", &JsValue::from_str(locale.tag()));
    set(&recognition, "continuous", &JsValue::TRUE);
    let (heard, ended, failed) = (report.clone(), report.clone(), report.clone());
    let listeners = [
        Listener::new(&recognition, "result", move |event| {
            for text in results(&event) {
                heard.tell(Msg::Desk(DeskEvent::Recognised(text)));
            }
        }),
        Listener::new(&recognition, "end", move |_| tell_end(&ended, false)),
        Listener::new(&recognition, "error", move |event| {
            if text(&event, "error").as_deref() != Some(NO_SPEECH) {
                tell_end(&failed, true);
            }
        }),
    ];
    call(&recognition, "start", &[])?;
    Some(Running { recognition, _listeners: listeners })
}

/// What is new since the last time, and will not be changed any more.
fn results(event: &JsValue) -> Vec<String> {
    let Some(all) = get(event, "results") else { return Vec::new() };
    let count = number(&all, "length").unwrap_or(0.0) as u32;
    let first = number(event, "resultIndex").unwrap_or(0.0) as u32;
    let said = |at: u32| {
        let result = Reflect::get_u32(all.unchecked_ref(), at).ok()?;
        get(&result, "isFinal")?.as_bool()?.then_some(())?;
        text(&Reflect::get_u32(result.unchecked_ref(), 0).ok()?, "transcript")
    };
    (first..count).filter_map(said).collect()
}

fn tell_end(report: &Report, failed: bool) {
    report.tell(Msg::Desk(DeskEvent::RecogniserEnded { failed }));
}
