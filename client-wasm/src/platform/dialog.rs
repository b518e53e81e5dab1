//! Opening a dialog over the page, and giving the focus back to what had it before.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

thread_local! {
    static FOCUSED_BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Shows `dialog` over the page, which cannot be used meanwhile.
pub fn show(dialog: &HtmlDialogElement) {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.and_then(|document| document.active_element());
    let focused = focused.and_then(|element| element.dyn_into().ok());
    FOCUSED_BEFORE.with(|before| *before.borrow_mut() = focused);
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes `dialog`, and focuses what had the focus before [`show`], if it is still there.
pub fn hide(dialog: &HtmlDialogElement) {
    dialog.close();
    let before = FOCUSED_BEFORE.with(|before| before.borrow_mut().take());
    if let Some(element) = before.filter(|element| element.is_connected()) {
        let _ = element.focus();
    }
}
