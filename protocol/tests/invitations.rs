//! One more person is asked into a visit: who may ask whom, and how the guest comes in.

mod scene;

use scene::{CLINICIAN, FAMILY, INTERPRETER, OBSERVER, PATIENT, SEATS, STAFF, Scene};
use webside_protocol::{
    Author, Command, Consent, Cue, Event, Input, Invitation, Language, Level, Levels, LinkQuality,
    Name, Quiet, Refusal, Role, SeatId, Showing, Standing, Track, Voice, invite, limits, overlay,
    quiet,
};

/// The first seat beyond those of a scene with room.
const GUEST: SeatId = SeatId(6);

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

/// `from` asks; the seat, or why not.
fn ask(scene: &mut Scene, from: SeatId, role: Role, called: &str) -> Result<SeatId, Refusal> {
    let name = name(called);
    let decided =
        invite(scene.visit.state(), from, role, &name).map(|invitation| invitation.seat());
    scene.input(Input::Invite { from, role, name });
    decided
}

#[test]
fn those_who_admit_may_invite_everyone_but_a_second_patient() {
    // Beyond all of them.
    let guest = SeatId(7);
    for from in SEATS {
        for role in Role::ALL {
            let mut scene = Scene::full();
            let before = scene.log.len();
            let may = [CLINICIAN, STAFF].contains(&from) && role != Role::Patient;
            let expected = if may { Ok(guest) } else { Err(Refusal::NotYourRole) };
            assert_eq!(ask(&mut scene, from, role, "Noor"), expected, "{from} {role:?}");
            assert_eq!(scene.log.len() - before, usize::from(may), "{from} {role:?}");
            assert_eq!(scene.visit.state().seat(guest).is_some(), may);
        }
    }
}

#[test]
fn an_invitation_is_an_entry_that_tells_who_asked() {
    let mut scene = Scene::with_room();
    assert_eq!(ask(&mut scene, STAFF, Role::Interpreter, "Noor"), Ok(GUEST));
    let entry = scene.log.last().expect("an entry");
    assert_eq!(entry.by, Author::Server {});
    let Event::SeatInvited { place, by } = &entry.event else { panic!("{entry:?}") };
    assert_eq!((place.seat, place.role, *by), (GUEST, Role::Interpreter, STAFF));
}

#[test]
fn no_invitation_from_outside_after_the_end_or_beyond_the_limit() {
    type Before = fn(&mut Scene);
    let rows: [(&str, Before, Option<Refusal>); 4] = [
        ("inside", |_| {}, None),
        (
            "sent back",
            |s| {
                s.send(CLINICIAN, Command::SendBack { seat: STAFF });
            },
            Some(Refusal::NotAdmitted),
        ),
        (
            "after the end",
            |s| {
                s.send(CLINICIAN, Command::EndVisit {});
            },
            Some(Refusal::VisitEnded),
        ),
        ("full", fill, Some(Refusal::ListFull)),
    ];
    for (row, before, expected) in rows {
        let mut scene = Scene::with_room();
        before(&mut scene);
        assert_eq!(ask(&mut scene, STAFF, Role::Family, "Noor").err(), expected, "{row}");
    }
    let mut scene = Scene::with_room();
    assert_eq!(ask(&mut scene, SeatId(99), Role::Family, "Noor"), Err(Refusal::UnknownSeat));
}

fn fill(scene: &mut Scene) {
    for number in scene.visit.state().seats().len()..limits::SEATS_MAX {
        ask(scene, CLINICIAN, Role::Family, &format!("Guest {number}")).expect("there is room");
    }
    let again = ask(scene, CLINICIAN, Role::Family, &format!("Guest {}", limits::SEATS_MAX - 1));
    assert!(again.is_ok(), "a lost link is replaced all the same");
}

#[test]
fn the_same_guest_again_keeps_the_seat_and_nobody_elses_seat_can_be_taken() {
    let mut scene = Scene::with_room();
    assert_eq!(ask(&mut scene, CLINICIAN, Role::Family, "Noor"), Ok(GUEST));
    let told = scene.log.len();
    assert_eq!(ask(&mut scene, STAFF, Role::Family, "Noor"), Ok(GUEST));
    assert_eq!(scene.log.len(), told, "it is so already");
    assert_eq!(ask(&mut scene, STAFF, Role::Staff, "Noor"), Ok(SeatId(7)), "another role");
    let scene = Scene::with_room();
    let clinicians = scene.visit.state().seats()[&CLINICIAN].name.clone();
    let taken = invite(scene.visit.state(), STAFF, Role::Clinician, &clinicians);
    assert!(
        matches!(taken, Ok(Invitation::New(place)) if place.seat == GUEST),
        "a seat of its own"
    );
}

#[test]
fn who_was_removed_is_invited_to_another_seat() {
    let mut scene = Scene::with_room();
    ask(&mut scene, CLINICIAN, Role::Family, "Noor").expect("invited");
    assert_eq!(scene.send(CLINICIAN, Command::Remove { seat: GUEST }), None);
    assert_eq!(ask(&mut scene, CLINICIAN, Role::Family, "Noor"), Ok(SeatId(7)));
}

#[test]
fn a_guest_waits_in_the_lobby_and_is_admitted_as_everyone() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Patient) {
        let mut scene = Scene::with_room();
        ask(&mut scene, CLINICIAN, role, "Noor").expect("invited");
        assert_eq!(
            scene.send(CLINICIAN, Command::Admit { seat: GUEST }),
            Some(Refusal::NotWaiting)
        );
        scene.arrive(GUEST);
        assert!(scene.visit.state().seats()[&GUEST].is_waiting(), "{role:?}");
        if role.needs_consent() {
            let no = scene.send(CLINICIAN, Command::Admit { seat: GUEST });
            assert_eq!(no, Some(Refusal::NeedsConsent));
            assert_eq!(scene.send(PATIENT, Command::Consent { seat: GUEST, yes: true }), None);
        }
        assert_eq!(scene.send(STAFF, Command::Admit { seat: GUEST }), None, "{role:?}");
        assert!(scene.visit.state().seats()[&GUEST].is_admitted(), "{role:?}");
        assert_eq!(
            scene.send(STAFF, Command::Remove { seat: GUEST }),
            None,
            "a guest may be sent out"
        );
    }
}

#[test]
fn a_patients_no_sends_an_observer_out() {
    let mut scene = Scene::with_room();
    assert_eq!(scene.send(PATIENT, Command::Consent { seat: OBSERVER, yes: false }), None);
    assert_eq!(scene.visit.state().seats()[&OBSERVER].standing, Standing::Lobby);
}

#[test]
fn the_pair_that_talks_stays_a_pair_whoever_joins() {
    let mut scene = Scene::with_room();
    let pairs = |scene: &Scene| {
        let state = scene.visit.state();
        (state.counterpart(PATIENT), state.counterpart(CLINICIAN))
    };
    let before = pairs(&scene);
    ask(&mut scene, CLINICIAN, Role::Clinician, "Dr. Noor").expect("invited");
    scene.arrive(GUEST);
    assert_eq!(scene.send(CLINICIAN, Command::Admit { seat: GUEST }), None);
    assert_eq!(pairs(&scene), before);
    assert_eq!(before, (Some(CLINICIAN), Some(PATIENT)));
}

#[test]
fn a_colleague_takes_over_when_the_first_clinician_is_gone_and_gives_back_when_they_return() {
    type Step = fn(&mut Scene);
    let rows: [(&str, Step, SeatId); 6] = [
        ("alone", |_| {}, CLINICIAN),
        ("the colleague waits", |s| s.arrive(GUEST), CLINICIAN),
        (
            "the colleague is inside",
            |s| assert_eq!(s.send(CLINICIAN, Command::Admit { seat: GUEST }), None),
            CLINICIAN,
        ),
        ("the first one leaves", |s| assert_eq!(s.send(CLINICIAN, Command::Leave {}), None), GUEST),
        ("the first one is back", |s| s.arrive(CLINICIAN), CLINICIAN),
        (
            "the first one's link is lost",
            |s| drop(s.input(Input::Departed { seat: CLINICIAN })),
            GUEST,
        ),
    ];
    let mut scene = Scene::with_room();
    ask(&mut scene, CLINICIAN, Role::Clinician, "Dr. Noor").expect("invited");
    for (row, step, expected) in rows {
        step(&mut scene);
        let state = scene.visit.state();
        for seat in [PATIENT, FAMILY, INTERPRETER, OBSERVER] {
            assert_eq!(state.counterpart(seat), Some(expected), "{row}, for {seat}");
        }
        let pairs = [CLINICIAN, PATIENT, FAMILY, STAFF, GUEST].map(|seat| state.is_paired(seat));
        let first = expected == CLINICIAN;
        assert_eq!(pairs, [first, true, false, false, !first], "{row}");
        let reason = quiet(state, &Levels::default(), PATIENT, scene.now);
        assert!(
            matches!(reason, Some(Quiet::Unexplained { seat, .. }) if seat == expected),
            "{row}"
        );
    }
}

#[test]
fn a_first_clinician_who_left_alone_is_still_who_left() {
    let mut scene = Scene::with_room();
    ask(&mut scene, CLINICIAN, Role::Clinician, "Dr. Noor").expect("invited");
    scene.arrive(GUEST);
    assert_eq!(scene.send(CLINICIAN, Command::Leave {}), None);
    assert_eq!(scene.visit.state().counterpart(PATIENT), Some(CLINICIAN), "the other one waits");
}

#[test]
fn nobody_is_told_that_they_are_heard_but_the_one_who_is() {
    let mut scene = Scene::with_room();
    let mut levels = Levels::default();
    let heard = Level {
        mic: Track::Live,
        camera: Track::Live,
        screen: Showing::Unable,
        voice: Voice::Silent,
        link: LinkQuality::Good,
        hears: true,
    };
    levels.hear(CLINICIAN, heard, scene.now);
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    for (viewer, expected) in [(PATIENT, true), (FAMILY, false), (OBSERVER, false)] {
        let shown = overlay(scene.visit.state(), &levels, viewer, scene.now).expect("an overlay");
        assert_eq!(shown.still_listening, expected, "{viewer}");
    }
    scene.send(CLINICIAN, Command::EndCue {});
    let speaks = Level { voice: Voice::Speaking, ..heard };
    for (viewer, expected) in [(PATIENT, true), (FAMILY, false)] {
        levels.hear(viewer, speaks, scene.now);
        let shown = quiet(scene.visit.state(), &levels, viewer, scene.now);
        let listened_to = matches!(shown, Some(Quiet::YouSpeak { .. }));
        assert_eq!(listened_to, expected, "{viewer}");
        levels.hear(viewer, Level { voice: Voice::Silent, ..heard }, scene.now);
    }
}

#[test]
fn a_patients_answer_is_an_entry_and_may_be_another_one_later() {
    let mut scene = Scene::with_room();
    ask(&mut scene, CLINICIAN, Role::Observer, "Noor").expect("invited");
    scene.arrive(GUEST);
    let rows = [
        ("nothing said", None, Consent::Open, false),
        ("no", Some(false), Consent::Refused, true),
        ("no again", Some(false), Consent::Refused, false),
        ("yes after all", Some(true), Consent::Given, true),
        ("yes again", Some(true), Consent::Given, false),
    ];
    for (row, said, expected, entry) in rows {
        let before = scene.log.len();
        if let Some(yes) = said {
            assert_eq!(scene.send(PATIENT, Command::Consent { seat: GUEST, yes }), None, "{row}");
        }
        let guest = &scene.visit.state().seats()[&GUEST];
        assert_eq!(guest.consent, expected, "{row}");
        assert_eq!(guest.lacks_consent(), expected != Consent::Given, "{row}");
        assert_eq!(scene.log.len() - before, usize::from(entry), "{row}");
    }
}

#[test]
fn family_is_greeted_in_the_patients_language_and_others_in_the_askers() {
    let place = |seat: SeatId, role, language| webside_protocol::Place {
        seat,
        role,
        name: name("Somebody"),
        language,
    };
    let places = vec![
        place(CLINICIAN, Role::Clinician, Language::En),
        place(PATIENT, Role::Patient, Language::Es),
    ];
    let (now, mut out) = (webside_protocol::Timestamp(1), Vec::new());
    let policy = webside_protocol::Policy::default();
    let mut visit = webside_protocol::Visit::create(now, places, policy, &mut out);
    let page = webside_protocol::PageId(1);
    visit.handle(now, Input::Arrived { seat: CLINICIAN, page }, &mut out);
    for (role, language) in [(Role::Family, Language::Es), (Role::Staff, Language::En)] {
        let invitation = invite(visit.state(), CLINICIAN, role, &name("Noor"));
        assert!(matches!(invitation, Ok(Invitation::New(place)) if place.language == language));
    }
}
