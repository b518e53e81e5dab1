//! The way to the page that checks whether a visit would work from here: in a tab of its own, so that
//! nothing of this one is lost. What stands behind the `#` tells that page where it was come from.

use crate::platform::html::{self, Content, View};

use crate::words::{self, Locale};

/// A link, and no more: a phone downloads the check only when somebody wants it.
pub(crate) fn connection_test(locale: Locale) -> View {
    html::a()
        .class("button plain")
        .href("/check#v")
        .attr("target", "_blank")
        .child(words::page_test_connection(locale))
        .view()
}
