//! Which browser this is, and what it can do.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use crate::model::{Abilities, Browser};
use crate::platform::capture;
use crate::platform::object::{get, holds};
use crate::words::Locale;

/// The browser, by what it says of itself: only the words of a fix depend on it.
pub(crate) fn browser() -> Browser {
    let navigator = web_sys::window().map(|window| window.navigator());
    let agent = navigator.and_then(|n| n.user_agent().ok()).unwrap_or_default();
    let touch_mac = holds(&agent, "Macintosh") && is_touched();
    let is = |name| holds(&agent, name);
    if is("iPhone") || is("iPad") || touch_mac {
        Browser::SafariIos
    } else if is("Firefox/") {
        Browser::Firefox
    } else if is("Chrome/") || is("Chromium/") {
        Browser::Chrome
    } else if is("Safari/") {
        Browser::SafariMac
    } else {
        Browser::Other
    }
}

/// What this browser can do.
pub(crate) fn abilities() -> Abilities {
    let Some(window) = web_sys::window() else { return Abilities::default() };
    let has = |name| get(&window, name).is_some();
    let media = get(&window, "HTMLMediaElement").and_then(|class| get(&class, "prototype"));
    Abilities {
        secure: window.is_secure_context(),
        calls: has("RTCPeerConnection"),
        floating_pad: has("documentPictureInPicture"),
        screens: capture::devices().is_some_and(|all| get(&all, "getDisplayMedia").is_some()),
        speaker_choice: media.is_some_and(|element| get(&element, "setSinkId").is_some()),
    }
}

/// The first of the browser's languages that is one of ours.
pub(crate) fn locale() -> Option<Locale> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Locale::from_tag(&tag))
}

/// An iPad says that it is a Mac, but Macs are not touched.
fn is_touched() -> bool {
    let window: Option<Window> = web_sys::window();
    let points = window.map(|window| window.navigator().max_touch_points());
    points.is_some_and(|points| points > 1)
}

/// The one global object, for what `web-sys` does not bind.
pub(crate) fn global() -> JsValue {
    js_sys::global().unchecked_into()
}
