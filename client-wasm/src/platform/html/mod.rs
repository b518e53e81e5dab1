//! Elements of the page, made by functions and kept up to date by [`crate::reactive`].
//!
//! ```text
//!  html::p().class("digits").child(move || running.get())
//!            └ fixed ┘             └ live: made anew when what it read has changed ┘
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `element` | one element: its attributes, listeners and content |
//! | `value` | what an attribute may be: fixed, live, or not there |
//! | `content` | what may stand inside an element |
//! | `live` | a stretch of the page that is made anew |
//! | `focus_kept` | who was in such a stretch with the keyboard stays there |
//!
//! # Size
//! Every closure is boxed at the door, and behind it there is one kind of element, one kind of
//! content and one kind of act: what each screen adds to the download is calls, no new types.

mod content;
mod element;
mod focus_kept;
mod live;
mod value;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

pub use content::View;
pub(crate) use content::{Collect, Content};
pub(crate) use element::{Element, svg};
pub use live::mount;
pub(crate) use web_sys::Event;

macro_rules! tags {
    ($($tag:ident)*) => {
        $(
            pub(crate) fn $tag() -> Element {
                Element::new(stringify!($tag))
            }
        )*
    };
}

tags! {
    a aside b button canvas details dialog div h1 h2 h3 header i input kbd label li main meter nav ol option p
    q section select small span strong summary ul video
}

/// What stands in the field that `event` came from.
pub(crate) fn value_of(event: &Event) -> String {
    let target = event.target();
    let of_select = |t: &web_sys::EventTarget| t.dyn_ref::<HtmlSelectElement>().map(|s| s.value());
    let of_input = |t: &web_sys::EventTarget| t.dyn_ref::<HtmlInputElement>().map(|i| i.value());
    target.and_then(|t| of_select(&t).or_else(|| of_input(&t))).unwrap_or_default()
}

/// Marks all that is written in the field that an event came from: what is typed next takes its place.
pub(crate) fn mark_all(event: &Event) {
    if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Which key went down, if `event` is one that did.
pub(crate) fn key_of(event: &Event) -> Option<String> {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key)
}

/// Control or Meta was held while the key of `event` went down.
pub(crate) fn is_with_control(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.ctrl_key() || key.meta_key())
}

/// The document that elements are made in.
///
/// # Panics
/// Outside a page.
fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page has a document")
}
