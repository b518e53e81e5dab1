//! Who is in the visit: everyone by name, role and state, on everyone's screen.

use crate::platform::html::{self, Collect, Content, View};
use reactive_graph::prelude::*;
use webside_protocol::{Departure, Presence, Role, Seat, SeatId, Standing};

use crate::model::Model;
use crate::runtime::Page;
use crate::view::stage::initials;
use crate::words::{self, Locale};

/// How many are inside and connected.
pub(crate) fn inside(model: &Model) -> i64 {
    let seats = model.mirror.state().seats().values();
    let here = seats.filter(|seat| seat.is_here() && seat.is_admitted()).count();
    i64::try_from(here).unwrap_or(i64::MAX)
}

/// Everyone with a place in the visit.
pub(crate) fn everyone(page: Page, locale: Locale) -> View {
    let seats = page.memo(|m| m.mirror.state().seats().clone());
    let list = move || {
        let seats = seats.get();
        let own = page.model.with_untracked(|m| m.seat);
        let one = |(id, seat): (&SeatId, &Seat)| {
            html::li().class("person").child(person(locale, seat, Some(*id) == own)).view()
        };
        seats.iter().map(one).collect_view()
    };
    html::ul().class("people").child(list).view()
}

/// A person: letters, name, role and state.
pub(crate) fn person(locale: Locale, seat: &Seat, own: bool) -> View {
    let name = seat.name.as_str();
    let role = role_words(locale, seat.role);
    let you = own.then(|| [" (", words::page_you(locale), ")"].concat());
    let state = state_words(locale, seat);
    html::div()
        .class("who")
        .child((
            initials(name),
            html::div().child((
                html::strong().child((name.to_owned(), you)),
                html::p().child([role, " · ", state].concat()),
            )),
        ))
        .view()
}

fn role_words(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Clinician => words::page_clinician(locale),
        Role::Patient => words::page_patient(locale),
        Role::Family => words::page_family(locale),
        Role::Interpreter => words::page_interpreter(locale),
        Role::Staff => words::page_staff(locale),
        Role::Observer => words::page_observer(locale),
    }
}

fn state_words(locale: Locale, seat: &Seat) -> &'static str {
    match (seat.standing, seat.presence) {
        (Standing::Removed, _) => words::page_state_removed(locale),
        (_, Presence::NotYet {}) => words::page_state_not_yet(locale),
        (_, Presence::Gone { why: Departure::LinkLost, .. }) => words::page_state_lost(locale),
        (_, Presence::Gone { why: Departure::Left, .. }) => words::page_state_left(locale),
        (Standing::Lobby, Presence::Here { .. }) => words::page_state_waiting(locale),
        (Standing::Admitted, Presence::Here { .. }) => words::page_state_here(locale),
    }
}
