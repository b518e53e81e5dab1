//! The page's own address: what stands after its `#`, and loading it again.

use wasm_bindgen::JsValue;

use crate::model::{Fragment, Place};

/// What the page was opened with.
pub(crate) fn fragment() -> Fragment {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Fragment::parse(&hash.unwrap_or_default())
}

/// Puts `place` where the secret stood, without a step in the browser's history.
pub(crate) fn show(place: Place) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let fragment = ["#", &place.text()].concat();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment));
    }
}

/// Loads the page again.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// The address of the WebSocket beside this page.
pub(crate) fn socket() -> String {
    let location = web_sys::window().map(|window| window.location());
    let read = |text: Option<Result<String, JsValue>>| text.and_then(Result::ok);
    let secure = read(location.as_ref().map(|l| l.protocol())).as_deref() != Some("http:");
    let host = read(location.as_ref().map(|l| l.host())).unwrap_or_default();
    [if secure { "wss://" } else { "ws://" }, &host, "/ws"].concat()
}
