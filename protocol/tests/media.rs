//! How sound and picture go: who makes them go through the relay, and when they come back.

mod scene;

use std::time::Duration;

use scene::{CLINICIAN, FAMILY, INTERPRETER, OBSERVER, PATIENT, SEATS, STAFF, Scene};
use webside_protocol::{
    Author, Command, Event, Input, Media, Output, PageId, Policy, Refusal, RelayUse, SeatId, Visit,
    limits,
};

const ASK: Command = Command::AskRelay {};

/// A visit with these inside, in this order.
fn inside(relay: RelayUse, seats: &[SeatId]) -> Scene {
    let mut scene = Scene::empty(Policy { relay, ..Policy::default() });
    for seat in seats {
        scene.arrive(*seat);
        if *seat == OBSERVER {
            scene.arrive(PATIENT);
            scene.send(PATIENT, Command::Consent { seat: OBSERVER, yes: true });
        }
        scene.send(CLINICIAN, Command::Admit { seat: *seat });
    }
    scene
}

fn media(scene: &Scene) -> Media {
    scene.visit.state().media()
}

#[test]
fn it_goes_by_the_relay_when_others_than_the_pair_are_inside() {
    use Media::{Direct, RelayedByPolicy, RelayedForMany};
    use RelayUse::{Always, Never, WhenNeeded};
    let pair = [CLINICIAN, PATIENT];
    let rows: [(&str, RelayUse, &[SeatId], Media); 8] = [
        ("the clinician alone", WhenNeeded, &[CLINICIAN], Direct),
        ("the pair", WhenNeeded, &pair, Direct),
        ("an interpreter", WhenNeeded, &[CLINICIAN, PATIENT, INTERPRETER], RelayedForMany),
        ("one who watches", WhenNeeded, &[CLINICIAN, PATIENT, OBSERVER], RelayedForMany),
        ("a colleague before the patient", WhenNeeded, &[CLINICIAN, STAFF], RelayedForMany),
        ("no relay", Never, &[CLINICIAN, PATIENT, FAMILY], Direct),
        ("always, before anyone", Always, &[], RelayedByPolicy),
        ("always, the pair", Always, &pair, RelayedByPolicy),
    ];
    for (name, relay, seats, expected) in rows {
        assert_eq!(media(&inside(relay, seats)), expected, "{name}");
    }
}

#[test]
fn it_moves_with_the_entry_that_made_it_needed_and_says_since_when() {
    let scene = inside(RelayUse::WhenNeeded, &[CLINICIAN, PATIENT, FAMILY]);
    let [.., admitted, moved] = &scene.log[..] else { panic!("{:?}", scene.log) };
    assert_eq!(admitted.event, Event::SeatAdmitted { seat: FAMILY });
    assert_eq!(moved.event, Event::MediaMoved { media: Media::RelayedForMany });
    assert_eq!((moved.by, moved.at), (Author::Server {}, admitted.at));
    assert_eq!(scene.visit.state().media_since(), moved.seq);
}

#[test]
fn it_comes_back_once_only_the_pair_was_there_for_a_while() {
    let mut scene = inside(RelayUse::WhenNeeded, &[CLINICIAN, PATIENT, FAMILY]);
    scene.send(FAMILY, Command::Leave {});
    let due = scene.now + limits::RELAY_KEPT;
    assert_eq!((media(&scene), scene.visit.deadline()), (Media::RelayedForMany, Some(due)));

    scene.wait(limits::RELAY_KEPT / 2);
    scene.input(Input::Arrived { seat: FAMILY, page: PageId(77) });
    assert_eq!(scene.visit.deadline(), None, "somebody came back");
    scene.input(Input::Departed { seat: FAMILY });
    scene.live_through(limits::RELAY_KEPT - Duration::from_millis(1));
    assert_eq!(media(&scene), Media::RelayedForMany);
    scene.live_through(Duration::from_millis(1));
    assert_eq!((media(&scene), scene.visit.deadline()), (Media::Direct, None));
}

#[test]
fn it_stays_with_the_relay_where_the_clinic_wants_it_or_nothing_else_gets_through() {
    for (relay, expected) in
        [(RelayUse::Always, Media::RelayedByPolicy), (RelayUse::WhenNeeded, Media::RelayedForReach)]
    {
        let mut scene = inside(relay, &[CLINICIAN, PATIENT]);
        scene.send(PATIENT, ASK);
        scene.arrive(FAMILY);
        scene.send(CLINICIAN, Command::Admit { seat: FAMILY });
        scene.send(FAMILY, Command::Leave {});
        scene.live_through(limits::RELAY_KEPT * 2);
        assert_eq!(media(&scene), expected);
    }
}

#[test]
fn only_the_two_of_a_pair_may_ask_for_it_and_only_where_there_is_one() {
    use Refusal::{NoRelay, NotAdmitted, NotInside, NotYourRole, VisitEnded};
    use RelayUse::{Never, WhenNeeded};
    let pair: &[SeatId] = &[CLINICIAN, PATIENT];
    type Row<'a> = (&'a str, RelayUse, &'a [SeatId], SeatId, Option<Refusal>);
    let rows: [Row<'_>; 7] = [
        ("the patient", WhenNeeded, pair, PATIENT, None),
        ("the clinician", WhenNeeded, pair, CLINICIAN, None),
        ("there is none", Never, pair, PATIENT, Some(NoRelay)),
        ("a guest", WhenNeeded, &[CLINICIAN, PATIENT, FAMILY], FAMILY, Some(NotYourRole)),
        ("it goes so already", WhenNeeded, &[CLINICIAN, PATIENT, FAMILY], PATIENT, None),
        ("nobody to see", WhenNeeded, &[CLINICIAN], CLINICIAN, Some(NotInside)),
        ("not let in", WhenNeeded, &[CLINICIAN], PATIENT, Some(NotAdmitted)),
    ];
    for (name, relay, seats, from, expected) in rows {
        assert_eq!(inside(relay, seats).send(from, ASK), expected, "{name}");
    }
    let mut scene = inside(WhenNeeded, pair);
    scene.send(CLINICIAN, Command::EndVisit {});
    assert_eq!(scene.send(PATIENT, ASK), Some(VisitEnded));
}

#[test]
fn after_a_restart_people_have_a_while_to_come_back() {
    let scene = inside(RelayUse::WhenNeeded, &[CLINICIAN, PATIENT, FAMILY]);
    let mut out = Vec::new();
    let mut visit = Visit::recover(scene.now, &scene.log, &mut out);
    let due = scene.now + limits::RELAY_KEPT;
    assert_eq!((visit.state().media(), visit.deadline()), (Media::RelayedForMany, Some(due)));
    for seat in SEATS.into_iter().take(3) {
        let page = PageId(u32::from(seat.0));
        visit.handle(scene.now, Input::Arrived { seat, page }, &mut out);
    }
    assert_eq!(visit.deadline(), None);

    let mut forsaken = Visit::recover(scene.now, &scene.log, &mut Vec::new());
    let mut out = Vec::new();
    forsaken.handle(due, Input::Tick, &mut out);
    let moved = out.iter().filter(|output| {
        matches!(output, Output::Record(entry) if matches!(entry.event, Event::MediaMoved { .. }))
    });
    assert_eq!((moved.count(), forsaken.deadline()), (1, None), "it can rest");
}
