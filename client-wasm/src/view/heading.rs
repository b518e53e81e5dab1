//! The heading of a screen: it takes the focus when the screen changes, so that a screen reader says where one is.

use crate::platform::html::{self, Content, View};

use crate::platform::focus;

/// The `h2` of a card that somebody just opened: the focus goes to it, and so it comes into sight.
pub(crate) fn subheading(words: &'static str) -> View {
    html::h2().tabindex("-1").child(words).placed(|element| focus::heading(&element)).view()
}

/// The `h1` of a screen.
pub(crate) fn heading(words: impl Into<String>) -> View {
    let take_focus = |element| focus::heading(&element);
    html::h1().tabindex("-1").child(words.into()).placed(take_focus).view()
}
