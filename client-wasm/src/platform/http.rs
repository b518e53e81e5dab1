//! The HTTP requests of a page.

use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use webside_protocol::{Compact, LinkSecret, PageId, Problem, Redeem, ToJson};

use crate::model::{HttpFault, Msg};
use crate::platform::detect;
use crate::platform::object::{call, get, object, set};
use crate::platform::report::Report;

/// A request without an answer is given up after this long.
const ANSWER_MAX_MS: u32 = 15_000;

/// Asks who the clinic is.
pub(crate) fn load_clinic(report: Report) {
    spawn_local(async move {
        let answer = ask("/api/clinic", None).await;
        report.tell(Msg::Clinic(answer.and_then(|text| understood(&text))));
    });
}

/// Spends a link.
pub(crate) fn redeem(secret: LinkSecret, page: PageId, report: Report) {
    spawn_local(async move {
        let answer = ask("/api/redeem", Some(Redeem { secret, page }.to_json())).await;
        report.tell(Msg::Redeemed(answer.and_then(|text| understood(&text))));
    });
}

/// Sends `body`, whatever becomes of it.
pub(crate) fn post(path: &'static str, body: String) {
    spawn_local(async move { drop(ask(path, Some(body)).await) });
}

fn understood<A: Compact>(text: &str) -> Result<A, HttpFault> {
    A::from_json(text).map_err(|_| HttpFault::Unreachable)
}

/// The text of the answer, if the server says yes. With a `body` it is a POST.
pub(crate) async fn ask(path: &str, body: Option<String>) -> Result<String, HttpFault> {
    let response = send(path, body).await.map_err(|_| HttpFault::Unreachable)?;
    let text = read(&response).await.ok_or(HttpFault::Unreachable)?;
    if response.ok() { Ok(text) } else { Err(refused(&text)) }
}

/// The bytes of the answer to a POST of `body`, if the server says yes.
pub(crate) async fn ask_blob(path: &str, body: String) -> Result<JsValue, HttpFault> {
    let response = send(path, Some(body)).await.map_err(|_| HttpFault::Unreachable)?;
    if !response.ok() {
        return Err(refused(&read(&response).await.ok_or(HttpFault::Unreachable)?));
    }
    let bytes = call(&response, "blob", &[]).and_then(|bytes| bytes.dyn_into().ok());
    let bytes: Promise = bytes.ok_or(HttpFault::Unreachable)?;
    JsFuture::from(bytes).await.map_err(|_| HttpFault::Unreachable)
}

fn refused(text: &str) -> HttpFault {
    Problem::from_json(text)
        .map_or(HttpFault::Unreachable, |problem| HttpFault::Refused(problem.code))
}

async fn send(path: &str, body: Option<String>) -> Result<Response, JsValue> {
    let init = Object::new();
    let clocks = get(&detect::global(), "AbortSignal");
    if let Some(signal) = clocks.and_then(|c| call(&c, "timeout", &[&ANSWER_MAX_MS.into()])) {
        set(&init, "signal", &signal);
    }
    if let Some(text) = body {
        let headers = object([("content-type", JsValue::from_str("application/json"))]);
        set(&init, "method", &JsValue::from_str("POST"));
        set(&init, "headers", &headers);
        set(&init, "body", &JsValue::from_str(&text));
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let answer = window.fetch_with_str_and_init(path, init.unchecked_ref());
    JsFuture::from(answer).await.map(JsCast::unchecked_into)
}

async fn read(response: &Response) -> Option<String> {
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
