//! The moving pictures: one `<video>` each for the own camera and for the other side.

use leptos::html;
use leptos::prelude::*;

use crate::platform::video::{self, Picture};

/// A `<video>` that shows `picture` for as long as it stands on the page.
pub(crate) fn picture(picture: Picture, words: impl Into<String>) -> AnyView {
    let element = NodeRef::<html::Video>::new();
    element.on_load(move |element| video::attach(&element, picture));
    html::video().node_ref(element).autoplay(true).aria_label(words.into()).into_any()
}
