//! Cues and time: who lets go of a cue when its page falls silent or its owner forgets it.

mod scene;

use std::time::Duration;

use scene::{CLINICIAN, PATIENT, Scene};
use webside_protocol::{Command, Cue, CueEnd, Event, Input, Output, Policy, Visit};

const SECOND: Duration = Duration::from_secs(1);

fn last_end(scene: &Scene) -> Option<CueEnd> {
    scene.log.iter().rev().find_map(|entry| {
        if let Event::CueEnded { reason, .. } = entry.event { Some(reason) } else { None }
    })
}

/// Asserts the cue every five seconds, as its page does.
fn narrate_for(scene: &mut Scene, span: Duration) {
    let end = scene.now + span;
    while scene.now < end {
        scene.live_through(Duration::from_secs(5).min(end - scene.now));
        scene.input(Input::Asserted { seat: CLINICIAN });
    }
}

#[test]
fn a_cue_whose_page_falls_silent_ends_within_ten_seconds() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    narrate_for(&mut scene, SECOND * 20);
    scene.live_through(SECOND * 9);
    assert!(scene.cue(CLINICIAN).is_some(), "nine seconds are not ten");
    scene.live_through(SECOND);
    assert_eq!((scene.cue(CLINICIAN), last_end(&scene)), (None, Some(CueEnd::LinkLost)));
}

#[test]
fn a_cue_is_asked_about_at_twice_its_usual_time_and_ends_at_four_times() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    let live = scene.cue(CLINICIAN).expect("live");
    assert_eq!(live.ask_at(scene.visit.state().policy()), Some(live.since + SECOND * 120));
    narrate_for(&mut scene, SECOND * 239);
    assert!(scene.cue(CLINICIAN).is_some());
    narrate_for(&mut scene, SECOND);
    assert_eq!((scene.cue(CLINICIAN), last_end(&scene)), (None, Some(CueEnd::TimedOut)));
}

#[test]
fn the_clinics_own_usual_time_is_the_one_that_counts_in_its_visit() {
    let usual_s = [(Cue::ChartReview, 90)].into_iter().collect();
    let mut scene = Scene::with(Policy { usual_s, ..Policy::default() });
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    let live = scene.cue(CLINICIAN).expect("live");
    assert_eq!(live.ask_at(scene.visit.state().policy()), Some(live.since + SECOND * 180));
    narrate_for(&mut scene, SECOND * 359);
    assert!(scene.cue(CLINICIAN).is_some());
    narrate_for(&mut scene, SECOND);
    assert_eq!((scene.cue(CLINICIAN), last_end(&scene)), (None, Some(CueEnd::TimedOut)));
    let policy = scene.visit.state().policy();
    assert_eq!(policy.usual(Cue::Results), Cue::Results.typical(), "the others take as ever");
}

#[test]
fn still_at_this_starts_the_usual_time_anew_and_keeps_the_running_time() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    let since = scene.now;
    narrate_for(&mut scene, SECOND * 200);
    scene.send(CLINICIAN, Command::KeepCue {});
    narrate_for(&mut scene, SECOND * 200);
    assert_eq!(scene.cue(CLINICIAN).map(|live| live.since), Some(since));
}

#[test]
fn an_interpreters_wait_has_no_end_of_its_own() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::InterpreterWait });
    narrate_for(&mut scene, SECOND * 3600);
    assert!(scene.cue(CLINICIAN).is_some());
}

#[test]
fn a_promised_return_stretches_the_usual_time() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::StepAway { back_in_min: 10 });
    let live = scene.cue(CLINICIAN).expect("live");
    assert_eq!(live.back_at, Some(live.since + SECOND * 600));
    assert_eq!(live.ask_at(scene.visit.state().policy()), Some(live.since + SECOND * 1200));
}

#[test]
fn hanging_up_ends_the_cue_and_not_the_visit() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::Notes });
    assert_eq!(scene.send(CLINICIAN, Command::Leave {}), None);
    assert_eq!((scene.cue(CLINICIAN), last_end(&scene)), (None, Some(CueEnd::OwnerLeft)));
    assert!(!scene.visit.state().has_ended());
}

#[test]
fn a_restart_keeps_the_cue_for_a_page_that_comes_back() {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::ChartReview });
    narrate_for(&mut scene, SECOND * 60);
    let mut out = Vec::new();
    let recovered = Visit::recover(scene.now, &scene.log, &mut out);
    assert_eq!(recovered.deadline(), Some(scene.now + SECOND * 10));
    let left = out
        .iter()
        .filter(|o| matches!(o, Output::Record(e) if matches!(e.event, Event::SeatLeft { .. })));
    assert_eq!(left.count(), scene::SEATS.len(), "nobody is connected after a restart");
}

#[test]
fn an_assertion_without_a_cue_starts_none() {
    let mut scene = Scene::full();
    scene.input(Input::Asserted { seat: PATIENT });
    scene.input(Input::Asserted { seat: CLINICIAN });
    assert_eq!(scene.visit.deadline(), None);
}
