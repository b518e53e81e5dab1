//! The server goes and comes back: by order, by a power cut, and what becomes of a cue meanwhile.

use std::time::Duration;

use webside_protocol::limits::CUE_UNASSERTED_MAX;
use webside_protocol::{Command, Cue, CueEnd, ErrorCode, Event, Missed, ServerMessage, Signal};
use webside_tests::{Clinic, Page};

use crate::scene;

#[tokio::test]
async fn after_a_power_cut_it_is_the_same_visit_with_the_same_cue() {
    let mut clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::Results }).await, Ok(()));
    assert_eq!(rosa.ask(Command::RaiseSignal { signal: Signal::Question }).await, Ok(()));
    doctor.see("Rosa's question", |state| state.signals().len() == 1).await;
    let (before, epoch) = (doctor.state().clone(), doctor.epoch());
    clinic.kill().await;
    clinic.start().await;
    same_visit_again(&clinic, &mut doctor, &mut rosa).await;
    assert!(doctor.epoch() > epoch, "a new owner has a higher epoch");
    let (doctors, rosas) = (doctor.seat(), rosa.seat());
    let after = doctor.state();
    assert_eq!(after.seats()[&doctors].cue, before.seats()[&doctors].cue, "cue and its clock");
    assert_eq!(after.signals(), before.signals());
    assert!(after.seats()[&rosas].is_admitted(), "nobody is let in twice");
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_server_told_to_stop_sends_everyone_to_its_successor() {
    let mut clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::Ordering }).await, Ok(()));
    let mut waiting =
        Page::connect(webside_tests::Way::default(), &clinic, doctor.redeemed()).await;
    clinic.ask_to_stop();
    let told = tokio::join!(doctor.told_why(), rosa.told_why(), waiting.told_why());
    assert_eq!(told, (ErrorCode::Draining, ErrorCode::Draining, ErrorCode::Draining));
    let status = clinic.stop().await;
    assert_eq!(status.code(), Some(0), "{}", clinic.said());
    clinic.start().await;
    same_visit_again(&clinic, &mut doctor, &mut rosa).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}

/// Both come back, the patient first, and hold the same.
async fn same_visit_again(clinic: &Clinic, doctor: &mut Page, rosa: &mut Page) {
    assert!(clinic.pid().is_some());
    for page in [&mut *rosa, &mut *doctor] {
        let missed = page.reconnect().await.expect("welcome back");
        assert!(matches!(missed, Missed::Snapshot { .. }), "another epoch is told whole");
    }
    let next = doctor.state().next_seq();
    rosa.see("the doctor is back", |state| state.next_seq() >= next).await;
    assert_eq!(doctor.state(), rosa.state());
    assert!(doctor.state().seats().values().all(webside_protocol::Seat::is_here));
}

#[tokio::test]
async fn a_cue_ends_ten_seconds_after_its_page_falls_silent() {
    let clinic = scene::clinic().await;
    let [mut doctor, rosa] = scene::inside(&clinic).await;
    let mut rosa = rosa.with_patience(CUE_UNASSERTED_MAX + Duration::from_secs(5));
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::Thinking }).await, Ok(()));
    doctor.hang().await;
    let began = rosa.hear("the cue", |message| {
        let ServerMessage::Entry { entry, .. } = message else { return None };
        matches!(entry.event, Event::CueBegan { .. }).then_some(entry.at)
    });
    let began = began.await;
    let seat = doctor.seat();
    let mut left = None;
    let (ended, reason) = rosa
        .hear("the cue's end", |message| {
            let ServerMessage::Entry { entry, .. } = message else { return None };
            if let Event::SeatLeft { .. } = entry.event {
                left = Some(entry.at);
            }
            let Event::CueEnded { reason, .. } = entry.event else { return None };
            Some((entry.at, reason))
        })
        .await;
    assert_eq!(reason, CueEnd::LinkLost);
    let lived = ended - began;
    let limits = CUE_UNASSERTED_MAX..CUE_UNASSERTED_MAX + Duration::from_secs(2);
    assert!(limits.contains(&lived), "the cue lived for {lived:?}");
    assert!(
        left.is_some_and(|left| left - began < Duration::from_secs(2)),
        "and the loss was told"
    );
    assert!(rosa.state().seats()[&seat].cue.is_none());
}

#[tokio::test]
async fn a_cue_lives_on_when_its_page_is_back_in_time() {
    let mut clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::Results }).await, Ok(()));
    let seat = doctor.seat();
    let since = |page: &Page| page.state().seats()[&seat].cue.map(|live| live.since);
    let before = since(&doctor);
    for _ in 0..3 {
        clinic.kill().await;
        clinic.start().await;
        same_visit_again(&clinic, &mut doctor, &mut rosa).await;
        assert_eq!(since(&rosa), before);
    }
}
