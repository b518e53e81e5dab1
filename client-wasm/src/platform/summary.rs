//! Brings the summary of a visit to the machine: as a file among the downloads, or ready to paste.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::HtmlElement;
use webside_protocol::Ticket;

use crate::model::{HttpFault, Msg, SummaryForm};
use crate::platform::detect;
use crate::platform::http::{ask, ask_blob};
use crate::platform::object::{call, get, object};
use crate::platform::report::Report;

const PATH: &str = "/api/summary";

/// Takes the summary for `ticket`.
pub(crate) fn take(form: SummaryForm, ticket: Ticket, report: Report) {
    spawn_local(async move {
        let taken = match form {
            SummaryForm::Pdf => save(request(&ticket, "pdf"), "visit-summary.pdf").await,
            SummaryForm::Fhir => save(request(&ticket, "fhir"), "visit-summary.json").await,
            SummaryForm::Copy => copy(request(&ticket, "text")).await,
        };
        report.tell(Msg::Summary(form, taken));
    });
}

/// A ticket is base64url: nothing in it has to be escaped.
fn request(ticket: &Ticket, format: &str) -> String {
    ["{\"ticket\":\"", &ticket.0, "\",\"format\":\"", format, "\"}"].concat()
}

/// The address of the file is held for the page's life: browsers read it when they please.
async fn save(request: String, name: &str) -> Result<(), HttpFault> {
    let file = ask_blob(PATH, request).await?;
    let saved = || {
        let address = call(&get(&detect::global(), "URL")?, "createObjectURL", &[&file])?;
        let document = web_sys::window()?.document()?;
        let link: HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address.as_string()?).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        Some(())
    };
    saved().ok_or(HttpFault::Unreachable)
}

/// The text is promised to the clipboard at once: Safari takes nothing that comes after the press.
async fn copy(request: String) -> Result<(), HttpFault> {
    let text = future_to_promise(async move {
        let text = ask(PATH, Some(request)).await.map_err(|_| JsValue::NULL)?;
        let kind = object([("type", JsValue::from_str("text/plain"))]);
        new("Blob", &[&Array::of1(&text.into()), &kind]).ok_or(JsValue::NULL)
    });
    let item = object([("text/plain", text.into())]);
    let written = || {
        let clipboard = get(web_sys::window()?.navigator().as_ref(), "clipboard")?;
        let items = Array::of1(&new("ClipboardItem", &[&item])?);
        call(&clipboard, "write", &[&items])?.dyn_into::<Promise>().ok()
    };
    let written = written().ok_or(HttpFault::Unreachable)?;
    JsFuture::from(written).await.map(drop).map_err(|_| HttpFault::Unreachable)
}

/// A new object of the browser's class `name`, if it has one.
fn new(name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let class: Function = get(&detect::global(), name)?.dyn_into().ok()?;
    Reflect::construct(&class, &arguments.iter().copied().collect::<Array>()).ok()
}
