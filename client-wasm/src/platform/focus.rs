//! Where the keyboard's focus stands.

use web_sys::HtmlElement;

/// Moves the focus to the heading of a new screen, so that a screen reader reads on from there.
pub fn heading(heading: &HtmlElement) {
    let _ = heading.focus();
}
