//! Why it is quiet, one row a reason, and the order in which one reason wins over another.

mod scene;

use std::time::Duration;

use scene::{CLINICIAN, INTERPRETER, PATIENT, Scene};
use webside_protocol::{
    Command, Cue, Input, Level, Levels, LinkQuality, PageId, Policy, Quiet, SeatId, Showing, Track,
    Voice, overlay, quiet,
};

/// One thing that is so, in the order in which it loses: the last one named wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    YouSpeak,
    TheySpeak,
    InterpreterSpeaks,
    CueIsLive,
    TheirMicIsOff,
    InLobby,
    TheirLinkIsDown,
    OwnLinkIsDown,
    Ended,
}

const FACTS: [Fact; 9] = [
    Fact::YouSpeak,
    Fact::TheySpeak,
    Fact::InterpreterSpeaks,
    Fact::CueIsLive,
    Fact::TheirMicIsOff,
    Fact::InLobby,
    Fact::TheirLinkIsDown,
    Fact::OwnLinkIsDown,
    Fact::Ended,
];

fn level(mic: Track, voice: Voice) -> Level {
    Level {
        mic,
        camera: Track::Live,
        screen: Showing::Able,
        voice,
        link: LinkQuality::Good,
        hears: true,
    }
}

/// The patient's reason when exactly `facts` hold.
fn reason(facts: &[Fact]) -> Quiet {
    let mut scene = Scene::full();
    let mut levels = Levels::default();
    let has = |fact| facts.contains(&fact);
    let voice = |fact| if has(fact) { Voice::Speaking } else { Voice::Silent };
    let mic = if has(Fact::TheirMicIsOff) { Track::Off } else { Track::Live };
    levels.hear(PATIENT, level(Track::Live, voice(Fact::YouSpeak)), scene.now);
    levels.hear(CLINICIAN, level(mic, voice(Fact::TheySpeak)), scene.now);
    levels.hear(INTERPRETER, level(Track::Live, voice(Fact::InterpreterSpeaks)), scene.now);
    if has(Fact::CueIsLive) {
        scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    }
    if has(Fact::InLobby) {
        scene.send(CLINICIAN, Command::SendBack { seat: PATIENT });
    }
    if has(Fact::TheirLinkIsDown) {
        scene.input(Input::Departed { seat: CLINICIAN });
    }
    if has(Fact::OwnLinkIsDown) {
        levels.cut_off_at(scene.now);
    }
    if has(Fact::Ended) {
        scene.input(Input::Close);
    }
    quiet(scene.visit.state(), &levels, PATIENT, scene.now).expect("the patient has a seat")
}

fn fact_of(quiet: Quiet) -> Option<Fact> {
    match quiet {
        Quiet::Over { .. } => Some(Fact::Ended),
        Quiet::OwnLinkDown { .. } => Some(Fact::OwnLinkIsDown),
        Quiet::TheirLinkDown { .. } => Some(Fact::TheirLinkIsDown),
        Quiet::Lobby { .. } => Some(Fact::InLobby),
        Quiet::TheirMicrophone { .. } => Some(Fact::TheirMicIsOff),
        Quiet::Cue { .. } => Some(Fact::CueIsLive),
        Quiet::Interpreting { .. } => Some(Fact::InterpreterSpeaks),
        Quiet::TheySpeak { .. } => Some(Fact::TheySpeak),
        Quiet::YouSpeak { .. } => Some(Fact::YouSpeak),
        Quiet::Unexplained { .. } | Quiet::TheyLeft { .. } | Quiet::NotYet { .. } => None,
    }
}

#[test]
fn of_any_facts_the_gravest_is_the_reason() {
    for set in 0_u32..1 << FACTS.len() {
        let facts: Vec<Fact> = FACTS
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| set >> bit & 1 == 1)
            .map(|(_, f)| f)
            .collect();
        assert_eq!(fact_of(reason(&facts)), facts.iter().max().copied(), "{facts:?}");
    }
}

#[test]
fn a_muted_microphone_still_tells_what_its_owner_is_doing() {
    let reason = reason(&[Fact::CueIsLive, Fact::TheirMicIsOff]);
    let Quiet::TheirMicrophone { track: Track::Off, cue: Some(live), .. } = reason else {
        panic!("{reason:?}");
    };
    assert_eq!(live.cue, Cue::ChartReview);
}

#[test]
fn hanging_up_is_not_a_lost_link() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::Leave {});
    let reason = quiet(scene.visit.state(), &Levels::default(), PATIENT, scene.now);
    assert_eq!(reason, Some(Quiet::TheyLeft { seat: CLINICIAN, since: scene.now }));
}

#[test]
fn before_anyone_comes_the_patient_waits_and_nobody_is_lost() {
    let mut scene = Scene::empty(Policy::default());
    scene.arrive(PATIENT);
    let lobby = |scene: &Scene| quiet(scene.visit.state(), &Levels::default(), PATIENT, scene.now);
    assert_eq!(lobby(&scene), Some(Quiet::Lobby { host_here: false }));
    scene.arrive(CLINICIAN);
    assert_eq!(lobby(&scene), Some(Quiet::Lobby { host_here: true }));
}

#[test]
fn the_clinician_waits_for_a_patient_who_has_not_come() {
    let mut scene = Scene::empty(Policy::default());
    scene.arrive(CLINICIAN);
    let reason = quiet(scene.visit.state(), &Levels::default(), CLINICIAN, scene.now);
    assert_eq!(reason, Some(Quiet::NotYet { seat: PATIENT }));
}

#[test]
fn unexplained_quiet_counts_from_the_last_word() {
    let mut scene = Scene::full();
    let mut levels = Levels::default();
    let mut silent_since = scene.now;
    for second in 0..8 {
        scene.wait(Duration::from_secs(1));
        let voice = if second < 3 { Voice::Speaking } else { Voice::Silent };
        if second == 3 {
            silent_since = scene.now;
        }
        levels.hear(CLINICIAN, level(Track::Live, voice), scene.now);
        levels.hear(PATIENT, level(Track::Live, Voice::Silent), scene.now);
    }
    let reason = quiet(scene.visit.state(), &levels, PATIENT, scene.now);
    assert_eq!(reason, Some(Quiet::Unexplained { seat: CLINICIAN, since: silent_since }));
}

#[test]
fn an_old_level_says_nothing() {
    let mut scene = Scene::full();
    let mut levels = Levels::default();
    levels.hear(CLINICIAN, level(Track::Off, Voice::Speaking), scene.now);
    scene.wait(Duration::from_secs(10));
    let reason = quiet(scene.visit.state(), &levels, PATIENT, scene.now);
    assert!(matches!(reason, Some(Quiet::Unexplained { .. })), "{reason:?}");
}

#[test]
fn still_listening_is_shown_only_of_who_hears_a_microphone_that_is_on() {
    let notes = Command::BeginCue { cue: Cue::Notes };
    let away = Command::StepAway { back_in_min: 2 };
    let rows = [
        ("measured", true, Some(Track::Live), &notes, true),
        ("measured, and this page's own level is not known", true, None, &notes, true),
        ("nothing arrives", false, Some(Track::Live), &notes, false),
        ("silence arrives from a muted microphone", true, Some(Track::Off), &notes, false),
        ("there is no microphone", true, Some(Track::Absent), &notes, false),
        ("the listener stepped away", true, Some(Track::Live), &away, false),
    ];
    for (name, hears, own, command, listening) in rows {
        let mut scene = Scene::full();
        scene.send(CLINICIAN, command.clone());
        let mut levels = Levels::default();
        levels.hear(CLINICIAN, Level { hears, ..level(Track::Live, Voice::Silent) }, scene.now);
        if let Some(mic) = own {
            levels.hear(PATIENT, level(mic, Voice::Silent), scene.now);
        }
        let shown = overlay(scene.visit.state(), &levels, PATIENT, scene.now).expect("an overlay");
        assert_eq!(shown.still_listening, listening, "{name}");
        assert_eq!(shown.since, Some(scene.now), "{name}");
    }
}

#[test]
fn a_stranger_sees_no_reason() {
    let scene = Scene::full();
    assert_eq!(quiet(scene.visit.state(), &Levels::default(), SeatId(99), scene.now), None);
}

#[test]
fn a_reload_is_a_new_page_and_the_same_seat() {
    let mut scene = Scene::full();
    let before = scene.log.len();
    scene.input(Input::Arrived { seat: PATIENT, page: PageId(1) });
    assert_eq!(scene.log.len(), before, "the same page connected again");
    scene.input(Input::Arrived { seat: PATIENT, page: PageId(77) });
    assert_eq!(scene.log.len(), before + 1);
}
