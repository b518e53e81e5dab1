//! The server is killed at random moments under load, and started again: what it had told anybody is
//! still there, unchanged, and what it had acknowledged was done once.
//!
//! `WEBSIDE_KILLS=200 cargo test -p webside-tests --test crash` kills it that often.

mod laws;
mod ledger;
mod tapper;

use std::sync::Arc;

use tapper::{Kind, Tapper};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use webside_protocol::Command;
use webside_tests::{Clinic, Page, Settings, soon, within};

const KILLS: usize = 25;
const VISITS: usize = 6;
/// The server is killed after a random number of answers up to this; 0 is while it takes visits up.
const ANSWERS_MAX: usize = 240;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_acknowledged_or_seen_is_lost_whenever_the_server_is_killed() {
    let kills = std::env::var("WEBSIDE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let limits = vec![("links_tried_per_minute_max", 1_000)];
    let mut clinic = Clinic::open(Settings { limits, ..Settings::default() }).await;
    let mut tappers = Vec::new();
    for _ in 0..VISITS {
        tappers.extend(admitted(&clinic).await);
    }
    for kill in 0..kills {
        let answers = Arc::new(Semaphore::new(0));
        let mut tapping = JoinSet::new();
        for tapper in tappers {
            tapping.spawn(tapper.tap_until_lost(Arc::clone(&answers)));
        }
        let count = u32::try_from(fastrand::usize(0..=ANSWERS_MAX)).expect("a small number");
        let enough = soon("answers under load", answers.acquire_many(count)).await;
        enough.expect("nobody closes the semaphore").forget();
        clinic.kill().await;
        tappers = soon("the news that the server is gone", tapping.join_all()).await;
        clinic.start().await;
        println!("kill {kill}: after {count} answers");
    }
    clinic.kill().await;
    let told = tappers.into_iter().map(Tapper::into_ledger).collect();
    let checked = within(2 * webside_tests::SOON, "the laws", laws::check(&clinic, told)).await;
    println!("{kills} kills: {checked}");
    checked.expect_work(kills);
}

/// A doctor and a patient who are inside a visit of their own, about to tap.
async fn admitted(clinic: &Clinic) -> [Tapper; 2] {
    let [doctor, rosa] = clinic.seats().await;
    let mut doctor = Page::open(clinic, &doctor).await;
    let mut rosa = Page::open(clinic, &rosa).await;
    let seat = rosa.seat();
    doctor.see("the patient waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    rosa.see("being let in", |state| state.seats()[&seat].is_admitted()).await;
    [Tapper::new(Kind::Narrates, doctor), Tapper::new(Kind::Signals, rosa)]
}
