//! A row that opens: a sign, words, and what they hold.

use crate::platform::html::{self, Content, View};

use crate::view::icons::{self, Icon};

/// Folded shut until somebody opens it.
pub(crate) fn folded(sign: Icon, title: View, content: View) -> View {
    let title = html::span().child(title);
    let summary = html::summary().child((sign.draw(), title, icons::CHEVRON.draw()));
    html::details().class("more").child((summary, content)).view()
}
