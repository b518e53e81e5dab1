//! Who is here and who waits, by name, with what the clinician may do about it; and below, what the
//! patient told before.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Consent, Presence, Role, Seat, SeatId, Standing, Track};

use crate::model::{Dialog, Flow, Guest, Model, Press, Tap, With};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::briefing::briefing;
use crate::view::console::invite;
use crate::view::console::screen::ask_for_screen;
use crate::view::icons::{self, Icon};
use crate::view::masthead::{languages, text_sizes};
use crate::view::people::Person;
use crate::view::time_words;
use crate::words::{self, Locale};

/// The column of people.
pub(crate) fn seats(page: Page, locale: Locale) -> View {
    let reading =
        html::div().class("reading").child((languages(page, locale), text_sizes(page, locale)));
    html::aside()
        .class("side people-side")
        .aria_label(words::console_people(locale))
        .child((waiting_room(page, locale), inside(page, locale), briefing(page, locale), reading))
        .view()
}

fn waiting_room(page: Page, locale: Locale) -> View {
    let waiting = page.memo(move |m| {
        m.waiting().map(|(id, seat)| Person::of(m, locale, id, seat)).collect::<Vec<_>>()
    });
    let list = move || {
        waiting.with(|waiting| {
            if waiting.is_empty() {
                return nobody_waits(page, locale);
            }
            let one = |person: &Person| waiting_person(page, locale, person);
            html::ul().child(waiting.iter().map(one).collect_view()).view()
        })
    };
    html::section()
        .class("door")
        .aria_labelledby("door-title")
        .child((html::h2().id("door-title").child(words::console_lobby_list_title(locale)), list))
        .view()
}

/// Before the patient comes for the first time, what will happen then.
fn nobody_waits(page: Page, locale: Locale) -> View {
    let expected = page.memo(move |m| {
        let (_, seat) = m.counterpart()?;
        let not_yet = matches!(seat.presence, Presence::NotYet {});
        not_yet.then(|| words::console_lobby_nobody_body(locale, seat.name.as_str()))
    });
    let body = move || expected.get().map(|words| html::p().class("calm").child(words));
    (html::p().class("calm").child(words::console_lobby_nobody(locale)), body).view()
}

fn waiting_person(page: Page, locale: Locale, person: &Person) -> View {
    let seat = person.seat;
    let since = move || {
        page.model.with(|m| {
            let here = m.mirror.state().seat(seat).map(|seat| seat.presence);
            let Presence::Here { since, .. } = here? else { return None };
            Some(words::console_lobby_waits_since(locale, time_words::minutes(m.now - since)))
        })
    };
    let door = page.memo(move |m| Door::of(m, seat));
    let name = person.name.clone();
    let door = move || door.get().draw(page, locale, seat, &name);
    html::li()
        .class("person waits")
        .child((person.draw(), html::p().class("calm").child(since), door))
        .view()
}

/// How the door stands for somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    /// The clinician may open it.
    Open,
    /// It is being opened.
    Opening,
    /// The patient is asked first.
    Asked,
    /// The patient said yes.
    Given,
    /// The patient said no.
    Refused,
}

impl Door {
    fn of(model: &Model, seat: SeatId) -> Self {
        let other = model.mirror.state().seat(seat);
        let asked = other.filter(|seat| seat.role.needs_consent()).map(|seat| seat.consent);
        match asked {
            _ if model.is_pending(&Command::Admit { seat }) => Self::Opening,
            None => Self::Open,
            Some(Consent::Open) => Self::Asked,
            Some(Consent::Given) => Self::Given,
            Some(Consent::Refused) => Self::Refused,
        }
    }

    fn draw(self, page: Page, locale: Locale, seat: SeatId, name: &str) -> View {
        let patient = page.model.with_untracked(|m| m.patient_name().to_owned());
        let said = |icon: Icon, words: String| {
            html::p().class("answered").child((icon.draw(), html::span().child(words)))
        };
        let open = || {
            let admit = Tap::Wish(Command::Admit { seat });
            button(
                page,
                "button main",
                Some(icons::DOOR),
                words::console_lobby_admit(locale, name),
                admit,
            )
        };
        match self {
            Self::Open => open(),
            Self::Opening => {
                html::p().class("calm").child(words::console_lobby_admitting(locale, name)).view()
            }
            Self::Asked => {
                said(icons::CLOCK, words::console_invite_waits_for_yes(locale, &patient)).view()
            }
            Self::Given => {
                let yes = words::invite_said_yes(locale, &patient, name);
                (said(icons::CHECK, yes), open()).view()
            }
            Self::Refused => {
                let remove = Tap::Press(Press::Open(Dialog::Remove(seat)));
                let remove = button(page, "small", None, words::console_remove(locale), remove);
                (said(icons::CROSS, words::invite_said_no(locale, &patient, name)), remove).view()
            }
        }
    }
}

/// Somebody who does not wait, and what may be done about them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Inside {
    person: Person,
    may_be_sent_back: bool,
    may_be_removed: bool,
    may_get_a_new_link: bool,
}

impl Inside {
    fn of(model: &Model, locale: Locale, id: SeatId, seat: &Seat) -> Self {
        let removed = seat.standing == Standing::Removed;
        Self {
            person: Person::of(model, locale, id, seat),
            may_be_sent_back: model.may(&Command::SendBack { seat: id }),
            may_get_a_new_link: seat.invited && !removed && !seat.is_here() && model.may_invite(),
            may_be_removed: !removed && model.may(&Command::Remove { seat: id }),
        }
    }
}

fn inside(page: Page, locale: Locale) -> View {
    let people = page.memo(move |m| {
        let all = m.mirror.state().seats().iter().filter(|(_, seat)| !seat.is_waiting());
        all.map(|(id, seat)| Inside::of(m, locale, *id, seat)).collect::<Vec<_>>()
    });
    let list = move || {
        let one = |inside: &Inside| inside_person(page, locale, inside);
        people.with(|people| people.iter().map(one).collect_view())
    };
    html::section()
        .aria_labelledby("people-title")
        .child((
            html::h2().id("people-title").child(words::console_people(locale)),
            html::ul().child(list),
            one_more(page, locale),
        ))
        .view()
}

fn one_more(page: Page, locale: Locale) -> View {
    let may = page.memo(Model::may_invite);
    let button = move || {
        may.get().then(|| {
            let opens = invite::opens(Guest::Somebody(Role::Family));
            let words = words::console_invite(locale);
            button(page, "small", Some(icons::PERSON_PLUS), words, opens)
        })
    };
    button.view()
}

fn inside_person(page: Page, locale: Locale, inside: &Inside) -> View {
    let seat = inside.person.seat;
    let devices = page.memo(move |m| lack_of(m, locale, seat));
    let devices = move || devices.get().map(|words| html::p().class("off").child(words));
    html::li()
        .class("person")
        .child((
            inside.person.draw(),
            devices,
            ask_for_screen(page, locale, seat),
            ways_out(page, locale, inside),
        ))
        .view()
}

/// What is missing between them and this page, from tracks and packets; nothing of oneself, nor of who
/// only watches.
fn lack_of(model: &Model, locale: Locale, seat: SeatId) -> Option<String> {
    let other = model.seat != Some(seat);
    let seen = other && model.mirror.state().seat(seat).is_some_and(|of| of.role.is_seen());
    let level = model.levels.of(seat, model.now).filter(|_| seen)?.level;
    let name = model.name_of(seat);
    match (level.mic, level.camera) {
        (Track::Off | Track::Absent, _) => Some(words::console_their_mic_off(locale, name)),
        (Track::Failed, _) => Some(words::console_their_mic_failed(locale, name)),
        (Track::Live, _) if !level.hears && should_be_heard(model, seat) => {
            Some(words::console_they_do_not_hear(locale, name))
        }
        (Track::Live, Track::Off | Track::Absent | Track::Failed) => {
            Some(words::console_their_camera_off(locale, name))
        }
        (Track::Live, Track::Live) => None,
    }
}

/// The call with `seat` stands, and the own microphone is on.
fn should_be_heard(model: &Model, seat: SeatId) -> bool {
    let called = match model.call.with() {
        Some(With::Page(with, _)) => with.seat == seat,
        // What they hear is their counterpart.
        Some(With::Relay(..)) => model.mirror.state().counterpart(seat) == model.seat,
        None => false,
    };
    called && model.call.flow() == Flow::Connected && model.devices.microphone.track == Track::Live
}

/// Back to the waiting room, or out for good; each asks once more.
fn ways_out(page: Page, locale: Locale, inside: &Inside) -> View {
    let seat = inside.person.seat;
    let way = |words, dialog| button(page, "small", None, words, Tap::Press(Press::Open(dialog)));
    let back = inside
        .may_be_sent_back
        .then(|| way(words::console_send_back(locale), Dialog::SendBack(seat)));
    let out =
        inside.may_be_removed.then(|| way(words::console_remove(locale), Dialog::Remove(seat)));
    let again = inside.may_get_a_new_link.then(|| invite::again(page, locale, seat));
    html::div().class("ways-out").child((again, back, out)).view()
}
