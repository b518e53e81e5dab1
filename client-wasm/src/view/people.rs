//! Who is in the visit: everyone by name, role and state, on everyone's screen.

use crate::platform::html::{self, Collect, Content, View};
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

/// A person in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) seat: SeatId,
    pub(crate) name: String,
    /// Role and state.
    about: String,
}

impl Person {
    pub(crate) fn of(model: &Model, locale: Locale, id: SeatId, seat: &Seat) -> Self {
        let mut name = seat.name.as_str().to_owned();
        if model.seat == Some(id) {
            name.extend([" (", words::page_you(locale), ")"]);
        }
        let about = [role_words(locale, seat.role), " · ", state_words(locale, seat)].concat();
        Self { seat: id, name, about }
    }

    /// Letters, name, role and state.
    pub(crate) fn draw(&self) -> View {
        html::div()
            .class("who")
            .child((
                initials(&self.name),
                html::div().child((
                    html::strong().child(self.name.clone()),
                    html::p().child(self.about.clone()),
                )),
            ))
            .view()
    }
}

/// Everyone with a place in the visit.
pub(crate) fn everyone(page: Page, locale: Locale) -> View {
    let people = page.memo(move |m| {
        let seats = m.mirror.state().seats().iter();
        seats.map(|(id, seat)| Person::of(m, locale, *id, seat)).collect::<Vec<_>>()
    });
    let list = move || {
        let one = |person: &Person| html::li().class("person").child(person.draw());
        people.with(|people| people.iter().map(one).collect_view())
    };
    html::ul().class("people").child(list).view()
}

/// What somebody is here.
pub(crate) fn role_words(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Clinician => words::page_clinician(locale),
        Role::Patient => words::page_patient(locale),
        Role::Family => words::page_family(locale),
        Role::Interpreter => words::page_interpreter(locale),
        Role::Captioner => words::page_captioner(locale),
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
