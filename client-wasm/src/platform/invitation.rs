//! Asks the server for one more person's link, and puts it where it can be pasted from.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use webside_protocol::{Compact, InvitationLink, Invite, Invited, ToJson};

use crate::model::{DeskEvent, HttpFault, Msg};
use crate::platform::http::ask;
use crate::platform::object::{call, get};
use crate::platform::report::Report;

const PATH: &str = "/api/invite";

/// Asks for the link.
pub(crate) fn invite(number: u32, request: Invite, report: Report) {
    spawn_local(async move {
        let answer = ask(PATH, Some(request.to_json())).await;
        let answer =
            answer.and_then(|text| Invited::from_json(&text).map_err(|_| HttpFault::Unreachable));
        report.tell(Msg::Desk(DeskEvent::Invited(number, answer)));
    });
}

/// Writes it to the clipboard, which the browser may refuse.
pub(crate) fn copy(link: &InvitationLink, report: Report) {
    let written = || {
        let clipboard = get(web_sys::window()?.navigator().as_ref(), "clipboard")?;
        let text = JsValue::from_str(&link.0);
        call(&clipboard, "writeText", &[&text])?.dyn_into::<Promise>().ok()
    };
    let written = written();
    spawn_local(async move {
        let result = match written {
            Some(written) => JsFuture::from(written).await.map(drop),
            None => Err(JsValue::NULL),
        };
        let result = result.map_err(|_| HttpFault::Unreachable);
        report.tell(Msg::Desk(DeskEvent::Copied(result)));
    });
}
