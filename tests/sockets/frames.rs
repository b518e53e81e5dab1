//! Frames that are no frames: the connection ends with the right code, and nobody else feels it.

use webside_protocol::ErrorCode;
use webside_tests::Page;

use crate::raw::{MORE, PING, Raw, TEXT, masked};
use crate::scene;

const BINARY: u8 = 0x82;
/// A text that goes on.
const TEXT_BEGINS: u8 = 0x01;
const LAST_PART: u8 = 0x80;
const CLOSE: u8 = 0x88;

#[tokio::test]
async fn w4_a_broken_frame_ends_its_connection_and_no_other() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [attacker, _] = clinic.seats().await;
    let long = |length: u64| [&[TEXT, 0xff][..], &length.to_be_bytes(), &[0; 4]].concat();
    let rows: [(&str, Vec<u8>, u16); 17] = [
        ("2^63 bytes", long(1 << 63), 1009),
        ("2^64 - 1 bytes", long(u64::MAX), 1009),
        ("one byte too long", long(64 * 1024 + 1), 1009),
        ("long by its parts", [part(TEXT_BEGINS), part(MORE), part(MORE)].concat(), 1009),
        ("not masked", vec![TEXT, 2, b'{', b'}'], 1002),
        ("binary", masked(BINARY, b"{}"), 1002),
        ("a first reserved bit", masked(TEXT | 0x40, b"{}"), 1002),
        ("a second reserved bit", masked(TEXT | 0x20, b"{}"), 1002),
        ("a third reserved bit", masked(TEXT | 0x10, b"{}"), 1002),
        ("a reserved kind", masked(0x83, b"{}"), 1002),
        ("a reserved kind of control", masked(0x8b, b""), 1002),
        ("the end of nothing", masked(LAST_PART, b"{}"), 1002),
        ("a text within a text", [part(TEXT_BEGINS), masked(TEXT, b"{}")].concat(), 1002),
        ("a ping in parts", masked(0x09, b""), 1002),
        ("a long ping", masked(PING, &[0; 126]), 1002),
        ("text that is no UTF-8", masked(TEXT, &[0xc3, 0x28]), 1002),
        ("a goodbye of one byte", masked(CLOSE, &[3]), 1002),
    ];
    for (name, bytes, code) in rows {
        let mut raw = Raw::seated(&clinic, &attacker).await;
        raw.send(&bytes).await;
        assert_eq!(raw.closed().await, Some(code), "{name}");
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

fn part(first_byte: u8) -> Vec<u8> {
    masked(first_byte, &[b' '; 30_000])
}

#[tokio::test]
async fn w4_a_broken_frame_before_the_hello_ends_its_connection_too() {
    let clinic = scene::clinic().await;
    let rows = [
        ("binary", masked(BINARY, b"{}"), 1002),
        ("not masked", vec![TEXT, 2, b'{', b'}'], 1002),
        ("too long", vec![TEXT, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], 1009),
        ("no hello", masked(TEXT, br#"{"type":"beat"}"#), 1002),
        ("no message", masked(TEXT, b"hello"), 1002),
    ];
    for (name, bytes, code) in rows {
        let mut raw = Raw::open(&clinic).await;
        raw.send(&bytes).await;
        assert_eq!(raw.closed().await, Some(code), "{name}");
    }
}

#[tokio::test]
async fn w4_a_flood_of_empty_frames_or_pings_is_stopped() {
    let clinic = scene::clinic().await;
    let [attacker, _] = clinic.seats().await;
    let rows = [("parts of nothing", masked(MORE, b"")), ("pings", masked(PING, b""))];
    for (name, frame) in rows {
        let [mut doctor, mut rosa] = scene::inside(&clinic).await;
        let mut raw = Raw::seated(&clinic, &attacker).await;
        raw.send(&masked(TEXT_BEGINS, b"")).await;
        let flood = frame.repeat(1_000);
        let (code, ()) = tokio::join!(
            raw.send_until_refused(&flood, 1_000),
            scene::goes_on(&mut doctor, &mut rosa)
        );
        // A sender that does not read may lose the goodbye to a reset.
        let codes = [ErrorCode::TooMany, ErrorCode::TooLarge, ErrorCode::Idle];
        let stopped = codes.map(|stopped| Some(stopped.close_code()));
        assert!(code.is_none() || stopped.contains(&code), "{name}: {code:?}");
    }
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn w5_nothing_is_ever_inflated() {
    let clinic = scene::clinic().await;
    let deflate = "permessage-deflate; client_max_window_bits";
    let headers = [("origin", clinic.origin()), ("sec-websocket-extensions", deflate)];
    let (mut raw, head) = Raw::shake_hands(&clinic, &headers).await;
    assert!(head.starts_with("HTTP/1.1 101"), "{head}");
    assert!(!head.to_ascii_lowercase().contains("sec-websocket-extensions"), "{head}");
    // A deflated frame bears the first reserved bit.
    raw.send(&masked(TEXT | 0x40, &[0xaa, 0x56, 0x50, 0x50, 0x02, 0x00])).await;
    assert_eq!(raw.closed().await, Some(1002));
}

#[tokio::test]
async fn a_text_in_parts_with_pings_between_is_one_message() {
    let clinic = scene::clinic().await;
    let [doctor, _] = clinic.seats().await;
    let mut raw = Raw::seated(&clinic, &doctor).await;
    let wish = br#"{"type":"command","tag":1,"command":{"type":"begin_cue","cue":"notes"}}"#;
    let (one, two) = wish.split_at(20);
    let bytes = [masked(TEXT_BEGINS, one), masked(PING, b"?"), masked(LAST_PART, two)].concat();
    raw.send(&bytes).await;
    let mut doctor = Page::open(&clinic, &doctor).await;
    let seat = doctor.seat();
    doctor.see("the cue", |state| state.seat(seat).is_some_and(|s| s.cue.is_some())).await;
}
