//! Who may watch: the patient is asked before somebody comes in, and may think better of it later.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Consent, SeatId, Standing};

use crate::model::{Model, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons;
use crate::view::touch::going;
use crate::words::{self, Locale};

/// A card for each who would like to watch and waits for an answer.
pub(crate) fn consent(page: Page, locale: Locale) -> View {
    let asked = page.memo(|m| {
        let seats = m.mirror.state().seats().keys().copied();
        seats.filter(|seat| m.asks_consent(*seat)).collect::<Vec<_>>()
    });
    let cards = move || asked.get().into_iter().map(|seat| card(page, locale, seat)).collect_view();
    cards.view()
}

fn card(page: Page, locale: Locale, seat: SeatId) -> View {
    let title = page.model.with_untracked(|m| words::invite_wants(locale, m.name_of(seat)));
    let said = move |yes| Tap::Wish(Command::Consent { seat, yes });
    let doors = html::div().class("doors").child((
        button(page, "button", None, words::invite_no(locale), said(false)),
        button(page, "button main", None, words::invite_yes(locale), said(true)),
    ));
    let going = page.memo(move |m| {
        let on_its_way = |yes| going(m, locale, &Command::Consent { seat, yes });
        on_its_way(true).or_else(|| on_its_way(false))?.1
    });
    let going = move || {
        let words = html::span().child(going.get()?);
        Some(html::p().class("state").child((icons::SEND.draw(), words)))
    };
    let head = html::div()
        .class("asks-head")
        .child((icons::EYE.draw(), html::h2().id("consent-title").child(title)));
    html::section()
        .class("talk consent")
        .aria_labelledby("consent-title")
        .child((head, html::p().child(words::invite_wants_body(locale)), doors, going))
        .view()
}

/// What the patient may still say of those who were answered.
pub(crate) fn second_thoughts(page: Page, locale: Locale) -> View {
    let answered = page.memo(answered);
    let one = move |(seat, yes): (SeatId, bool)| {
        let words = page.model.with_untracked(|m| {
            let words = if yes { words::invite_let_watch } else { words::invite_send_out };
            words(locale, m.name_of(seat))
        });
        let icon = if yes { icons::EYE } else { icons::EYE_OFF };
        button(page, "button", Some(icon), words, Tap::Wish(Command::Consent { seat, yes }))
    };
    (move || answered.get().into_iter().map(one).collect_view()).view()
}

/// The other answer than the one that was given.
fn answered(model: &Model) -> Vec<(SeatId, bool)> {
    let answers = model.me().is_some_and(|me| me.role.may_answer());
    let seats = model.mirror.state().seats().iter().filter(|(_, seat)| {
        answers && seat.role.needs_consent() && seat.standing != Standing::Removed
    });
    let other = |consent| match consent {
        Consent::Open => None,
        Consent::Given => Some(false),
        Consent::Refused => Some(true),
    };
    seats.filter_map(|(id, seat)| other(seat.consent).map(|yes| (*id, yes))).collect()
}
