//! What stands on the document itself: its language, its title, its size of text.

use crate::model::TextSize;
use crate::words::Locale;

/// Tells browser and screen reader the language, and names the tab.
pub(crate) fn set_language(locale: Locale, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", locale.tag());
        }
    }
}

/// Sets the size of all text; the style sheet knows how large that is.
pub(crate) fn set_text_size(size: TextSize) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        let _ = match size {
            TextSize::Normal => root.remove_attribute("data-text"),
            TextSize::Large | TextSize::Larger => root.set_attribute("data-text", size.name()),
        };
    }
}

/// Opens the browser's own dialog for printing.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
