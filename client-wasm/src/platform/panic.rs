//! A bug stops the page: its place goes to the browser's console, and the page shows its plain
//! sentence with a way on.

use std::panic;

/// Has a panic told before the program ends.
pub(crate) fn tell_panics() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show_fallback();
    }));
}

/// Shows in place of all else the sentence that stands in the page's own HTML: `#fallback`.
pub(crate) fn show_fallback() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(body) = document.body() else { return };
    let children = body.children();
    for child in (0..children.length()).filter_map(|place| children.item(place)) {
        let _ = child.set_attribute("hidden", "");
    }
    if let Some(fallback) = document.get_element_by_id("fallback") {
        let _ = fallback.remove_attribute("hidden");
    }
}
