//! Text that is no message, or comes out of turn: an answer to whoever waits for one, and life goes on.

use webside_protocol::limits::VERSION;
use webside_protocol::{
    ClientMessage, ErrorCode, Held, PageId, Refusal, ServerMessage, Tag, Ticket,
};
use webside_tests::{Page, Way};

use crate::raw::{Raw, TEXT, masked};
use crate::scene;

#[tokio::test]
async fn what_is_no_message_gets_the_answer_its_sender_waits_for() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let refused = |tag| ServerMessage::Refused { tag: Tag(tag), refusal: Refusal::Malformed };
    let malformed = ServerMessage::Ignored { code: ErrorCode::MalformedMessage };
    let deep = format!(r#"{{"type":"command","tag":9,"command":{}"#, "[".repeat(60_000));
    let rows = [
        (r#"{"type":"command","tag":7,"command":{"type":"fly"}}"#, refused(7)),
        (r#"{"type":"command","tag":8,"command":{"type":"end_cue","by":2}}"#, refused(8)),
        (
            r#"{"type":"command","tag":8,"command":{"type":"begin_cue","cue":"notes"},"seq":5}"#,
            refused(8),
        ),
        (r#"{"type":"command","tag":8,"command":{"type":"begin_cue","cue":"<img>"}}"#, refused(8)),
        (
            r#"{"type":"command","tag":8,"command":{"type":"step_away","back_in_min":900}}"#,
            refused(8),
        ),
        (r#"{"type":"shout","tag":4294967295}"#, refused(u32::MAX)),
        (r#"{"type":"command","tag":4294967296}"#, malformed.clone()),
        (r#"{"type":"command","tag":-1}"#, malformed.clone()),
        (r#"{"type":"command","tag":"7"}"#, malformed.clone()),
        (r#"{"type":"beat","seat":1}"#, malformed.clone()),
        (r#"{"type":"assert_cue","seat":1}"#, malformed.clone()),
        (r#"{"type":"welcome"}"#, malformed.clone()),
        (r#"{"type":"beat"}{"type":"beat"}"#, malformed.clone()),
        ("", malformed.clone()),
        ("null", malformed.clone()),
        ("[]", malformed.clone()),
        ("\u{feff}{}", malformed.clone()),
        (&deep, malformed.clone()),
    ];
    for (text, answer) in rows {
        let name = &text[..text.len().min(90)];
        doctor.say_text(text.to_owned()).await.expect("the connection lives");
        let heard = doctor.hear(name, |message| is_answer(message).then(|| message.clone())).await;
        assert_eq!(heard, answer, "{name}");
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

fn is_answer(message: &ServerMessage) -> bool {
    matches!(message, ServerMessage::Refused { .. } | ServerMessage::Ignored { .. })
}

#[tokio::test]
async fn a_second_hello_is_out_of_turn_and_ignored() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [stranger, _] = clinic.seats().await;
    let (page, held) = (PageId(5), Held::Nothing {});
    let hello = ClientMessage::Hello { version: VERSION, ticket: stranger.ticket, page, held };
    doctor.say(&hello).await;
    let code = doctor.hear("the answer to a second hello", ignored).await;
    assert_eq!(code, ErrorCode::MalformedMessage);
    scene::goes_on(&mut doctor, &mut rosa).await;
}

pub(crate) fn ignored(message: &ServerMessage) -> Option<ErrorCode> {
    if let ServerMessage::Ignored { code } = message { Some(*code) } else { None }
}

#[tokio::test]
async fn a_page_of_another_version_is_told_to_reload() {
    let clinic = scene::clinic().await;
    let rows = [
        r#"{"type":"hello","version":65535,"ticket":"x","page":1,"held":{"type":"nothing"}}"#,
        r#"{"type":"hello","version":65535,"new_field":{}}"#,
        r#"{"type":"good_morning","version":0}"#,
    ];
    for text in rows {
        let mut raw = Raw::open(&clinic).await;
        raw.send(&masked(TEXT, text.as_bytes())).await;
        assert_eq!(raw.closed().await, Some(ErrorCode::VersionMismatch.close_code()), "{text}");
    }
}

#[tokio::test]
async fn a_description_that_is_too_long_is_ignored_and_one_that_fits_passes() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    doctor.say(&scene::offer(&rosa, &"x".repeat(48 * 1024 + 1))).await;
    assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::TooLarge);
    let sdp = "x".repeat(48 * 1024);
    doctor.say(&scene::offer(&rosa, &sdp)).await;
    let arrived = |message: &ServerMessage| {
        matches!(message, ServerMessage::Signalling { .. }).then(|| message.clone())
    };
    let arrived = rosa.hear("the description that fits", arrived).await;
    let ClientMessage::Signalling { body, .. } = scene::offer(&rosa, &sdp) else { return };
    let (from, from_page) = (doctor.seat(), doctor.page());
    assert_eq!(arrived, ServerMessage::Signalling { from, from_page, body });
}

#[tokio::test]
async fn a_hello_without_a_good_ticket_is_answered_like_any_other() {
    let clinic = scene::clinic().await;
    let [mut doctor, _] = clinic.seats().await;
    for ticket in ["", "*", "null", &"A".repeat(82), &"A".repeat(60_000)] {
        doctor.ticket = Ticket(ticket.to_owned());
        let mut page = Page::connect(Way::default(), &clinic, &doctor).await;
        assert!(page.greet().await.is_err(), "{ticket}");
        let mut page = Page::connect(Way::default(), &clinic, &doctor).await;
        let lost = page.greet().await.expect_err("no ticket, no welcome");
        assert_eq!(lost.said, Some(ErrorCode::TicketRejected), "{ticket}");
    }
}
