//! What is said to the relay: by whom it is heard, and what is no offer at all.

use webside_protocol::{ClientMessage, Command, ErrorCode, Media, Refusal, Signalling};
use webside_tests::{Clinic, Page, Settings};

use crate::messages::ignored;
use crate::scene;

async fn clinic(relay: &'static str) -> Clinic {
    Clinic::open(Settings { relay, ..Settings::default() }).await
}

fn say(body: Signalling) -> ClientMessage {
    ClientMessage::RelaySignalling { call: 1, body }
}

fn offer(sdp: &str) -> ClientMessage {
    say(Signalling::Offer { sdp: sdp.to_owned() })
}

async fn answer_to(page: &mut Page, message: &ClientMessage) -> ErrorCode {
    page.say(message).await;
    page.hear("an answer", ignored).await
}

#[tokio::test]
async fn only_those_inside_a_relayed_visit_are_heard() {
    let clinic = clinic("when_needed").await;
    let [mut doctor, mut rosa] = scene::lobby(&clinic).await;
    assert_eq!(answer_to(&mut doctor, &offer("alone")).await, ErrorCode::NoReceiver);
    assert_eq!(answer_to(&mut rosa, &offer("from the lobby")).await, ErrorCode::NoReceiver);
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    assert_eq!(answer_to(&mut doctor, &offer("a pair")).await, ErrorCode::NoReceiver);

    rosa.see("Rosa is let in", |state| state.seats()[&seat].is_admitted()).await;
    assert_eq!(rosa.ask(Command::AskRelay {}).await, Ok(()));
    let moved = |state: &webside_protocol::VisitState| state.media() == Media::RelayedForReach;
    doctor.see("media moves", moved).await;
    rosa.see("media moves", moved).await;
    let code = answer_to(&mut rosa, &offer("no description")).await;
    assert_ne!(code, ErrorCode::NoReceiver, "it reaches the relay");
    scene::goes_on(&mut doctor, &mut rosa).await;

    assert_eq!(doctor.ask(Command::SendBack { seat }).await, Ok(()));
    rosa.see("Rosa is sent back", |state| !state.seats()[&seat].is_admitted()).await;
    assert_eq!(answer_to(&mut rosa, &offer("sent back")).await, ErrorCode::NoReceiver);
}

#[tokio::test]
async fn what_is_no_offer_is_ignored_and_the_visit_goes_on() {
    let clinic = clinic("always").await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.state().media(), Media::RelayedByPolicy);
    let candidate = Signalling::Candidate { candidate: "c".into(), mid: "0".into(), line: 0 };
    let rows = [
        ("an answer", say(Signalling::Answer { sdp: "v=0".into() }), ErrorCode::MalformedMessage),
        ("a candidate", say(candidate), ErrorCode::MalformedMessage),
        ("too long", offer(&"x".repeat(50_000)), ErrorCode::TooLarge),
    ];
    for (name, message, expected) in rows {
        assert_eq!(answer_to(&mut doctor, &message).await, expected, "{name}");
    }
    let lines = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(1_000);
    let garbage = ["", "\0", "v=0", "v=0\r\nm=audio -1 X 0\r\n", lines.as_str()];
    for sdp in garbage {
        answer_to(&mut doctor, &offer(sdp)).await;
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_clinic_without_a_relay_moves_nothing_there() {
    let clinic = clinic("never").await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(rosa.ask(Command::AskRelay {}).await, Err(Refusal::NoRelay));
    assert_eq!(answer_to(&mut doctor, &offer("v=0")).await, ErrorCode::NoReceiver);
    assert_eq!(doctor.state().media(), Media::Direct);
    scene::goes_on(&mut doctor, &mut rosa).await;
}
