//! What a screen reader is told without being asked: one thing at a time, politely.

use crate::platform::html::{self, Content, View};

use crate::model::{Announcement, Model};
use crate::runtime::Page;
use crate::view::{quiet_words, signal_words};
use crate::words::{self, Locale};

/// The one live region of a page. The model sees to it that it changes at most once in ten seconds.
pub(crate) fn announcer(page: Page) -> View {
    let said = page.memo(|m| m.announcer.said().map(|one| spoken(m, m.locale, one)));
    html::p().class("unseen").role("status").child(move || said.get()).view()
}

fn spoken(model: &Model, locale: Locale, announcement: &Announcement) -> String {
    match announcement {
        Announcement::Quiet(quiet) => quiet_words::headline(model, locale, quiet),
        Announcement::SignalSeen { by, .. } => words::visit_signal_seen(locale, model.name_of(*by)),
        Announcement::SignalRaised { signal, by } => {
            let who = words::signal_says(locale, model.name_of(*by));
            [&who, " ", signal_words::label(locale, *signal)].concat()
        }
        Announcement::Waits { seat } => words::lobby_waits(locale, model.name_of(*seat)),
    }
}
