//! People who do not read, and people who say too much: they are let go, and nobody else feels it.

use std::net::Ipv4Addr;

use webside_protocol::{Command, Cue, ErrorCode, Missed, Role, ServerMessage};
use webside_tests::{Clinic, Guest, Page, Settings, Way, resident_bytes};

use crate::messages::ignored;
use crate::raw::Raw;
use crate::scene;

/// Connections over which the doctor's page sends, each with a pace of its own.
const ROUNDS: usize = 10;
/// Offers that one connection may send at once.
const OFFERS: usize = 18;
/// What the server may grow by for one reader who does not read.
const GROWTH_MAX: u64 = 16 * 1024 * 1024;

#[tokio::test]
async fn w7_a_slow_reader_is_let_go_and_resumes_without_loss_while_others_go_on() {
    let clinic = scene::clinic().await;
    let [mut other_doctor, mut other_patient] = scene::inside(&clinic).await;
    let [doctors, rosas] = clinic.seats().await;
    let mut doctor = Page::open(&clinic, &doctors).await;
    let way = Way { receive_buffer: Some(4096), ..Way::default() };
    let mut rosa = Page::open_by(way, &clinic, &rosas).await;
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    rosa.see("Rosa is inside", |state| state.seats()[&seat].is_admitted()).await;

    let pid = clinic.pid().expect("the server runs");
    let before = resident_bytes(pid);
    let sdp = "v".repeat(48 * 1024);
    for round in 0..ROUNDS {
        for _ in 0..OFFERS {
            doctor.say(&scene::offer(&rosa, &sdp)).await;
        }
        let cue = if round % 2 == 0 { Cue::Notes } else { Cue::Lookup };
        assert_eq!(doctor.ask(Command::BeginCue { cue }).await, Ok(()), "the doctor never waits");
        scene::goes_on(&mut other_doctor, &mut other_patient).await;
        doctor.reconnect().await.expect("welcome");
    }
    let grown = resident_bytes(pid).saturating_sub(before);
    assert!(grown < GROWTH_MAX, "{grown} bytes for one slow reader");

    assert_eq!(rosa.told_why().await, ErrorCode::Lagging);
    let missed = rosa.reconnect().await.expect("welcome back");
    let Missed::Entries { entries } = missed else { panic!("a short gap is told as entries") };
    assert!(!entries.is_empty(), "she was let go before she had heard all");
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(doctor.state(), rosa.state(), "nothing is lost");
}

#[tokio::test]
async fn who_says_too_much_is_let_go_and_may_come_back() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [mut other_doctor, mut other_patient] = scene::inside(&clinic).await;
    let rows = [r#"{"type":"beat"}"#, r#"{"type":"assert_cue"}"#, "{}", &"x".repeat(4096)];
    for text in rows {
        let flood = async {
            for _ in 0..1_000 {
                // Once it is let go, the connection takes no more.
                if rosa.say_text(text.to_owned()).await.is_err() {
                    break;
                }
            }
        };
        tokio::join!(flood, scene::goes_on(&mut other_doctor, &mut other_patient));
        let name = &text[..text.len().min(20)];
        assert_eq!(rosa.lost().await.said, Some(ErrorCode::TooMany), "{name}");
        rosa.reconnect().await.expect("welcome back");
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_page_a_little_too_fast_is_warned_before_it_is_let_go() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    for _ in 0..260 {
        rosa.say_text(r#"{"type":"beat"}"#.to_owned()).await.expect("it is borne with");
    }
    let warned = rosa.hear("a warning", ignored).await;
    assert_eq!(warned, ErrorCode::TooMany);
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn one_seat_cannot_fill_the_log_by_coming_and_going() {
    let clinic = scene::clinic().await;
    let [doctors, _] = clinic.seats().await;
    let mut turned_away = 0;
    for _ in 0..80 {
        let mut page = Page::connect(Way::default(), &clinic, &doctors).await;
        match page.greet().await {
            Ok(_) => {}
            Err(lost) => {
                assert_eq!(lost.said, Some(ErrorCode::TooMany));
                turned_away += 1;
            }
        }
    }
    assert!(turned_away > 0, "eighty arrivals at once are more than a person's");
}

#[tokio::test]
async fn connections_beyond_one_sources_share_are_refused_and_others_let_in() {
    let limits = vec![("connections_per_source_max", 4)];
    let clinic = Clinic::open(Settings { limits, ..Settings::default() }).await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let from = Ipv4Addr::new(127, 0, 0, 2);
    let invitation = clinic.create_visit(Guest::default()).await;
    let strangers = clinic.redeem_from(from, invitation.link(Role::Clinician)).await;
    let _held = [Raw::connect(&clinic).await, Raw::connect(&clinic).await];
    let mut refused = Raw::connect(&clinic).await;
    assert_eq!(refused.rest().await, "", "a fifth connection is closed without a word");
    let mut other = Page::open_by(Way { from, ..Way::default() }, &clinic, &strangers).await;
    assert_eq!(other.ask(Command::BeginCue { cue: Cue::Notes }).await, Ok(()));
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_full_server_refuses_new_visits_and_running_ones_go_on() {
    let limits = vec![("visits_max", 1)];
    let clinic = Clinic::open(Settings { limits, ..Settings::default() }).await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [another, _] = clinic.seats().await;
    let mut page = Page::connect(Way::default(), &clinic, &another).await;
    let lost = page.greet().await.expect_err("there is room for one visit");
    assert_eq!(lost.said, Some(ErrorCode::ServerFull));
    scene::goes_on(&mut doctor, &mut rosa).await;
    rosa.hang().await;
    let missed = rosa.reconnect().await.expect("a running visit takes its people back");
    assert!(matches!(missed, Missed::Entries { .. }));
    let heard = doctor.next().await.expect("the connection lives");
    assert!(matches!(heard, ServerMessage::Entry { .. }));
}
