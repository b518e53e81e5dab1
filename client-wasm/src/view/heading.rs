//! The heading of a screen: it takes the focus when the screen changes, so that a screen reader says where one is.

use leptos::html;
use leptos::prelude::*;

use crate::platform::focus;

/// The `h1` of a screen.
pub(crate) fn heading(words: impl Into<String>) -> AnyView {
    let element = NodeRef::<html::H1>::new();
    element.on_load(|element| focus::heading(&element));
    html::h1().node_ref(element).tabindex("-1").child(words.into()).into_any()
}
