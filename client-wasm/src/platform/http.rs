//! The two HTTP requests of a page.

use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, Headers, RequestInit, Response};
use webside_protocol::{Compact, LinkSecret, Problem, Redeem};

use crate::model::{HttpFault, Msg};
use crate::platform::report::Report;

/// A request without an answer is given up after this long.
const ANSWER_MAX_MS: u32 = 15_000;

/// Asks who the clinic is.
pub(crate) fn load_clinic(report: Report) {
    spawn_local(async move {
        report.tell(Msg::Clinic(ask("/api/clinic", None::<&Redeem>).await));
    });
}

/// Spends a link.
pub(crate) fn redeem(secret: LinkSecret, report: Report) {
    spawn_local(async move {
        let answer = ask("/api/redeem", Some(&Redeem { secret })).await;
        report.tell(Msg::Redeemed(answer));
    });
}

async fn ask<A: Compact>(path: &str, body: Option<&impl Serialize>) -> Result<A, HttpFault> {
    let response = send(path, body).await.map_err(|_| HttpFault::Unreachable)?;
    let text = read(&response).await.ok_or(HttpFault::Unreachable)?;
    if response.ok() {
        return A::from_json(&text).map_err(|_| HttpFault::Unreachable);
    }
    let problem = Problem::from_json(&text);
    Err(problem.map_or(HttpFault::Unreachable, |problem| HttpFault::Refused(problem.code)))
}

async fn send(path: &str, body: Option<&impl Serialize>) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(ANSWER_MAX_MS)));
    if let Some(text) = body.and_then(|body| serde_json::to_string(body).ok()) {
        let headers = Headers::new()?;
        headers.set("content-type", "application/json")?;
        init.set_method("POST");
        init.set_headers(&headers);
        init.set_body(&JsValue::from_str(&text));
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str_and_init(path, &init)).await?.dyn_into()
}

async fn read(response: &Response) -> Option<String> {
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
