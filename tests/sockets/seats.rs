//! One seat, one page: tabs, reloads and lost links.

use webside_protocol::{Command, Cue, Departure, ErrorCode, Event, Held, Missed, Presence, Seq};
use webside_tests::{Page, Way};

use crate::scene;

#[tokio::test]
async fn a_second_tab_takes_the_seat_and_the_first_is_told() {
    let clinic = scene::clinic().await;
    let [doctors, _] = clinic.seats().await;
    let mut first = Page::open(&clinic, &doctors).await;
    let mut second = Page::open(&clinic, &doctors).await;
    assert_eq!(first.told_why().await, ErrorCode::Replaced);
    assert_eq!(second.ask(Command::BeginCue { cue: Cue::Notes }).await, Ok(()));
}

#[tokio::test]
async fn a_reload_is_a_new_page_in_the_same_seat() {
    let clinic = scene::clinic().await;
    let [doctors, rosas] = clinic.seats().await;
    let mut doctor = Page::open(&clinic, &doctors).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::ChartReview }).await, Ok(()));
    let mut rosa = Page::open(&clinic, &rosas).await;
    let (seat, first_load) = (rosa.seat(), rosa.page());
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    rosa.see("Rosa is inside", |state| state.seats()[&seat].is_admitted()).await;
    let told = rosa.state().clone();
    drop(rosa);

    let rosa = Page::open(&clinic, &rosas).await;
    let second_load = rosa.page();
    assert_ne!(first_load, second_load);
    assert!(rosa.state().seats()[&seat].is_admitted(), "a reload does not send back to the lobby");
    assert_eq!(rosa.state().seats()[&doctors.seat].cue, told.seats()[&doctors.seat].cue);
    let loaded = |state: &webside_protocol::VisitState| matches!(state.seats()[&seat].presence, Presence::Here { page, .. } if page == second_load);
    doctor.see("Rosa's second load", loaded).await;
}

#[tokio::test]
async fn a_page_that_comes_back_gets_what_it_missed_and_is_no_news() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let held = rosa.state().next_seq();
    rosa.hang().await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::Lookup }).await, Ok(()));
    let missed = rosa.reconnect().await.expect("welcome back");
    let Missed::Entries { entries } = missed else { panic!("a short gap is told as entries") };
    assert_eq!(entries.first().map(|entry| entry.seq), Some(held));
    let began = |event: &Event| matches!(event, Event::CueBegan { cue: Cue::Lookup, .. });
    assert!(entries.iter().any(|entry| began(&entry.event)), "{entries:?}");
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(doctor.state(), rosa.state());
}

#[tokio::test]
async fn a_newer_connection_of_the_same_page_is_no_arrival() {
    let clinic = scene::clinic().await;
    let [mut doctor, rosa] = scene::inside(&clinic).await;
    let before = rosa.state().next_seq();
    // Its old connection still looks alive: a phone changed networks.
    let mut again = rosa.twin(&clinic).await;
    again.greet().await.expect("welcome");
    assert_eq!(again.state().next_seq(), before, "the same page again is no news");
    scene::goes_on(&mut doctor, &mut again).await;
    drop(rosa);
    scene::goes_on(&mut doctor, &mut again).await;
}

#[tokio::test]
async fn a_long_gap_is_told_as_a_snapshot() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    rosa.hang().await;
    for round in 0..130 {
        let cue = if round % 2 == 0 { Cue::Notes } else { Cue::Lookup };
        doctor.wish(Command::BeginCue { cue }).await;
        if round == 100 {
            doctor.ask(Command::KeepCue {}).await.expect("a live cue can be kept");
            doctor.reconnect().await.expect("a new connection has a pace of its own");
        }
        doctor.wish(Command::KeepCue {}).await;
    }
    assert_eq!(doctor.ask(Command::KeepCue {}).await, Ok(()));
    let missed = rosa.reconnect().await.expect("welcome back");
    assert!(matches!(missed, Missed::Snapshot { .. }), "more than 256 entries are a state");
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(doctor.state(), rosa.state());
}

#[tokio::test]
async fn a_page_that_claims_to_hold_the_future_gets_the_truth() {
    let clinic = scene::clinic().await;
    let [doctors, _] = clinic.seats().await;
    let doctor = Page::open(&clinic, &doctors).await;
    let future = Held::Before { epoch: doctor.epoch(), next: Seq(1_000_000) };
    let mut liar = Page::connect(Way::default(), &clinic, &doctors).await;
    let missed = liar.greet_holding(future).await.expect("welcome");
    assert!(matches!(missed, Missed::Snapshot { .. }), "{missed:?}");
}

#[tokio::test]
async fn hanging_up_is_not_losing_the_link() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let seat = rosa.seat();
    assert_eq!(rosa.ask(Command::Leave {}).await, Ok(()));
    let gone = |why| move |state: &webside_protocol::VisitState| matches!(state.seats()[&seat].presence, Presence::Gone { why: said, .. } if said == why);
    doctor.see("Rosa hung up", gone(Departure::Left)).await;
    rosa.hang().await;
    rosa.reload();
    rosa.reconnect().await.expect("she may come back");
    doctor.see("Rosa is back", |state| state.seats()[&seat].is_here()).await;
    rosa.hang().await;
    doctor.see("Rosa's link is lost", gone(Departure::LinkLost)).await;
}
