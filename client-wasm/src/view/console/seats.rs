//! Who is here and who waits: everyone by name, with what the clinician may do about it.

use crate::platform::html::{self, Collect, Content, View};
use reactive_graph::prelude::*;
use webside_protocol::{Command, Seat, SeatId, Standing, Track};

use crate::model::{Dialog, Model, Msg, Press};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons;
use crate::view::masthead::{languages, text_sizes};
use crate::view::people::person;
use crate::view::time_words;
use crate::words::{self, Locale};

/// The column of people.
pub(crate) fn seats(page: Page, locale: Locale) -> View {
    let reading =
        html::div().class("reading").child((languages(page, locale), text_sizes(page, locale)));
    html::aside()
        .class("side people-side")
        .aria_label(words::console_people(locale))
        .child((waiting_room(page, locale), inside(page, locale), reading))
        .view()
}

fn waiting_room(page: Page, locale: Locale) -> View {
    let waiting =
        page.memo(|m| m.waiting().map(|(id, seat)| (id, seat.clone())).collect::<Vec<_>>());
    let list = move || {
        let waiting = waiting.get();
        if waiting.is_empty() {
            return html::p().class("calm").child(words::lobby_nobody(locale)).view();
        }
        let one = |(id, seat)| waiting_person(page, locale, id, seat);
        html::ul().child(waiting.into_iter().map(one).collect_view()).view()
    };
    html::section()
        .class("door")
        .aria_labelledby("door-title")
        .child((html::h2().id("door-title").child(words::lobby_list_title(locale)), list))
        .view()
}

fn waiting_person(page: Page, locale: Locale, id: SeatId, seat: Seat) -> View {
    let since = move || {
        page.model.with(|m| {
            let here = m.mirror.state().seat(id).map(|seat| seat.presence);
            let webside_protocol::Presence::Here { since, .. } = here? else { return None };
            Some(words::lobby_waits_since(locale, time_words::minutes(m.now - since)))
        })
    };
    let admit = Command::Admit { seat: id };
    let admitting = page.memo({
        let admit = admit.clone();
        move |m| m.is_pending(&admit)
    });
    let name = seat.name.as_str().to_owned();
    let door = move || {
        if admitting.get() {
            let words = words::lobby_admitting(locale, &name);
            return html::p().class("calm").child(words).view();
        }
        let words = words::lobby_admit(locale, &name);
        button(page, "button main", Some(icons::DOOR), words, Msg::Tap(admit.clone()))
    };
    html::li()
        .class("person waits")
        .child((person(locale, &seat, false), html::p().class("calm").child(since), door))
        .view()
}

fn inside(page: Page, locale: Locale) -> View {
    let seats = page.memo(|m| {
        let all = m.mirror.state().seats().iter();
        let inside = all.filter(|(_, seat)| !seat.is_waiting());
        inside.map(|(id, seat)| (*id, told(seat))).collect::<Vec<_>>()
    });
    let list = move || {
        let own = page.model.with_untracked(|m| m.seat);
        let one = |(id, seat)| inside_person(page, locale, id, seat, Some(id) == own);
        seats.get().into_iter().map(one).collect_view()
    };
    html::section()
        .aria_labelledby("people-title")
        .child((
            html::h2().id("people-title").child(words::console_people(locale)),
            html::ul().child(list),
        ))
        .view()
}

/// The seat without what changes often and is not shown here.
fn told(seat: &Seat) -> Seat {
    Seat { cue: None, last_tag: Default::default(), cues_begun: Default::default(), ..seat.clone() }
}

fn inside_person(page: Page, locale: Locale, id: SeatId, seat: Seat, own: bool) -> View {
    let devices = page.memo(move |m| devices_of(m, locale, id));
    let devices = move || devices.get().map(|words| html::p().class("off").child(words));
    html::li()
        .class("person")
        .child((
            person(locale, &seat, own),
            (!own).then_some(devices),
            (!own).then(|| ways_out(page, locale, id, &seat)),
        ))
        .view()
}

/// What they cannot be heard or seen by, from their own tracks.
fn devices_of(model: &Model, locale: Locale, seat: SeatId) -> Option<String> {
    let level = model.levels.of(seat, model.now)?.level;
    let name = model.name_of(seat);
    match (level.mic, level.camera) {
        (Track::Off | Track::Absent, _) => Some(words::console_their_mic_off(locale, name)),
        (Track::Failed, _) => Some(words::console_their_mic_failed(locale, name)),
        (Track::Live, Track::Off | Track::Absent | Track::Failed) => {
            Some(words::console_their_camera_off(locale, name))
        }
        (Track::Live, Track::Live) => None,
    }
}

/// Back to the waiting room, or out for good; each asks once more.
fn ways_out(page: Page, locale: Locale, id: SeatId, seat: &Seat) -> Option<View> {
    let back = (seat.standing == Standing::Admitted).then(|| {
        let open = Msg::Press(Press::Open(Dialog::SendBack(id)));
        button(page, "small", None, words::console_send_back(locale), open)
    });
    let out = Command::Remove { seat: id };
    let out = page.model.with_untracked(|m| m.may(&out)) && seat.standing != Standing::Removed;
    let out = out.then(|| {
        let open = Msg::Press(Press::Open(Dialog::Remove(id)));
        button(page, "small", None, words::console_remove(locale), open)
    });
    Some(html::div().class("ways-out").child((back, out)).view())
}
