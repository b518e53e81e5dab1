//! Where the keyboard's focus stands.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// Moves the focus to the heading of a new screen, so that a screen reader reads on from there.
pub fn heading(heading: &HtmlElement) {
    let _ = heading.focus();
}

/// Moves the focus to the first field of a form that somebody just asked for.
pub fn first_field(form: &HtmlElement) {
    focus(form.query_selector("input").ok().flatten());
}

/// The same for a form that a key opened: once the browser is done with the key, so that it is not typed
/// into the field.
pub fn first_field_after_key(form: HtmlElement) {
    let focus = Closure::once_into_js(move || first_field(&form));
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback(focus.unchecked_ref());
    }
}

/// Moves the focus to the element with this id.
pub fn element(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    focus(element);
}

/// Moves the focus out of what was hidden to the first field of what `part` shows in its place.
pub fn out_of_hidden(part: &HtmlElement) {
    let hidden = focused_in(part).and_then(|focused| focused.closest("[hidden]").ok().flatten());
    if hidden.is_some() {
        focus(part.query_selector(":scope > :not([hidden]) input").ok().flatten());
    }
}

/// Moves the focus out of what is folded away to what opens it again.
pub fn out_of_folded(details: &HtmlElement) {
    if focused_in(details).is_some() {
        focus(details.query_selector("summary").ok().flatten());
    }
}

fn focused_in(part: &HtmlElement) -> Option<Element> {
    let focused = web_sys::window()?.document()?.active_element()?;
    part.contains(Some(&focused)).then_some(focused)
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
