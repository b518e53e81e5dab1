//! Carries out the effects of the page, and finds what it opens with.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use webside_protocol::{Clinic, Compact};

use super::run;
use super::waiting::Stopper;
use crate::check::{CheckEffect, CheckMsg, CheckOpening};
use crate::model::HttpFault;
use crate::platform::object::{call, get};
use crate::platform::report::Report;
use crate::platform::words::load;
use crate::platform::{detect, http, look, storage};
use crate::words;

/// What stands behind the `#` when a visit's page led here.
const FROM_VISIT: &str = "#v";

/// Looks at the address, the browser, and what it remembers.
pub(crate) fn check_opening() -> CheckOpening {
    let location = web_sys::window().map(|window| window.location());
    let read = |what: Option<Result<String, JsValue>>| what.and_then(Result::ok);
    CheckOpening {
        settings: storage::settings(),
        locale_of_browser: detect::locale(),
        from_visit: read(location.as_ref().map(|l| l.hash())).as_deref() == Some(FROM_VISIT),
        origin: read(location.as_ref().map(|l| l.origin())).unwrap_or_default(),
    }
}

/// What the page holds in the browser.
pub(crate) struct CheckHands {
    report: Report<CheckMsg>,
    running: Option<Stopper>,
}

impl CheckHands {
    pub(crate) fn new(report: Report<CheckMsg>) -> Self {
        Self { report, running: None }
    }

    /// Does one thing. Its answer comes later, as a message.
    pub(crate) fn carry_out(&mut self, effect: CheckEffect) {
        let report = self.report.clone();
        match effect {
            CheckEffect::LoadClinic => spawn_local(async move {
                let answer = http::ask("/api/clinic", None).await;
                report.tell(CheckMsg::Clinic(answer.and_then(|text| read_clinic(&text))));
            }),
            CheckEffect::Run(run) => {
                self.running = None;
                self.running = Some(run::start(run, report));
            }
            CheckEffect::StopRun => self.running = None,
            CheckEffect::Keep(setting, text) => storage::keep(setting, &text),
            CheckEffect::LoadWords(locale) => spawn_local(async move {
                let loaded = load(locale).await;
                report.tell(CheckMsg::Words(locale, loaded));
            }),
            CheckEffect::SetLanguage(locale) => {
                look::set_language(locale, words::check_tab(locale));
            }
            CheckEffect::SetTextSize(size) => look::set_text_size(size),
            CheckEffect::Copy(text) => copy(&text, report),
            CheckEffect::CloseTab => {
                call(&js_sys::global(), "close", &[]);
            }
        }
    }
}

fn read_clinic(text: &str) -> Result<Clinic, HttpFault> {
    Clinic::from_json(text).map_err(|_| HttpFault::Unreachable)
}

/// The browser may refuse.
fn copy(text: &str, report: Report<CheckMsg>) {
    let written = || {
        let clipboard = get(web_sys::window()?.navigator().as_ref(), "clipboard")?;
        call(&clipboard, "writeText", &[&JsValue::from_str(text)])?.dyn_into::<Promise>().ok()
    };
    let written = written();
    spawn_local(async move {
        let done = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        report.tell(CheckMsg::Copied(done));
    });
}
