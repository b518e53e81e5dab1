//! The moving pictures: one `<video>` each for the own camera and for the other side.

use crate::platform::html::{self, Content, View};

use crate::platform::video::{self, Picture};

/// A `<video>` that shows `picture` for as long as it stands on the page.
pub(crate) fn picture(picture: Picture, words: impl Into<String>) -> View {
    html::video()
        .attr("autoplay", true)
        .aria_label(words.into())
        .placed(move |element| video::attach(&element, picture))
        .view()
}
