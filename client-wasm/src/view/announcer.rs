//! What a screen reader is told without being asked: one thing at a time, politely.

use crate::platform::html::{self, Content, View};

use crate::model::{Announcement, Model, Written};
use crate::runtime::Page;
use crate::view::{chat, choices, promises, quiet_words, signal_words, steps_shown, teach_back};
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
        Announcement::Written { what, first, last } => match what {
            Written::Steps => steps_shown::announced(model, locale, *first..=*last),
            Written::Promises => promises::announced(model, locale, *first..=*last),
            Written::Chat => chat::announced(model, locale, *first..=*last),
            Written::TeachBack => teach_back::announced(model, locale),
        },
        Announcement::ChoiceLaidOut => words::choices_new(locale, other(model)),
        Announcement::ChoiceDecided { choice } => {
            let chosen = choices::chosen(model, *choice).unwrap_or_default();
            [&words::choices_decided(locale, other(model)), " ", chosen].concat()
        }
        Announcement::WantsToWatch { seat } => words::invite_wants(locale, model.name_of(*seat)),
        Announcement::ConsentSaid { seat, yes } => {
            let said = if *yes { words::invite_said_yes } else { words::invite_said_no };
            said(locale, model.patient_name(), model.name_of(*seat))
        }
        Announcement::Waits { seat } => words::lobby_waits(locale, model.name_of(*seat)),
    }
}

fn other(model: &Model) -> &str {
    model.other_name().unwrap_or_default()
}
