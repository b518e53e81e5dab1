//! People who begin and never finish: each is closed in time. All at once, so that it takes no longer
//! than the slowest.

use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _, join_all};
use tokio::time::timeout;
use webside_protocol::{ErrorCode, Redeemed};
use webside_tests::{Clinic, Settings, Tls};

use crate::raw::{Raw, STALLED_MAX, TEXT, masked};
use crate::scene;

#[tokio::test]
async fn w3_whoever_begins_and_never_finishes_is_closed_in_time() {
    let clinic = scene::clinic().await;
    let secured = Clinic::open(Settings { tls: Tls::SelfSigned, ..Settings::default() }).await;
    let [doctor, rosa] = clinic.seats().await;
    let [other, _] = clinic.seats().await;
    let half_a_request = b"GET /v HTTP/1.1\r\nhost: x\r\nx-slow: ";
    let half_a_body =
        b"POST /api/redeem HTTP/1.1\r\nhost: x\r\ncontent-length: 90\r\n\r\n{\"secret";
    // A record of a handshake that promises 200 bytes and brings five.
    let half_a_greeting = b"\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03";
    let whole_frame = masked(TEXT, b"{\"type\":\"beat\"}");
    let half_a_frame = &whole_frame[..9];
    let stalls: Vec<BoxFuture<'_, ()>> = vec![
        unanswered(&clinic, "nothing", b"").boxed(),
        unanswered(&clinic, "half a request", half_a_request).boxed(),
        unanswered(&clinic, "half a body", half_a_body).boxed(),
        unanswered(
            &clinic,
            "one request, then nothing",
            b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n",
        )
        .boxed(),
        unanswered(&secured, "no TLS handshake", b"").boxed(),
        unanswered(&secured, "half a TLS handshake", half_a_greeting).boxed(),
        dribbled(&clinic, "a request, byte by byte", half_a_request).boxed(),
        dribbled(&secured, "a TLS handshake, byte by byte", half_a_greeting).boxed(),
        silent_before_hello(&clinic, b"").boxed(),
        silent_before_hello(&clinic, half_a_frame).boxed(),
        silent_in_seat(&clinic, &doctor, b"").boxed(),
        silent_in_seat(&clinic, &rosa, half_a_frame).boxed(),
        frame_dribbled(&clinic, &other).boxed(),
    ];
    join_all(stalls).await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}

async fn unanswered(clinic: &Clinic, name: &str, bytes: &[u8]) {
    let mut raw = Raw::connect(clinic).await;
    raw.send(bytes).await;
    let said = timeout(STALLED_MAX, raw.rest()).await;
    assert!(said.is_ok(), "{name} is borne with for too long");
}

/// One byte a second: never idle, never done.
async fn dribbled(clinic: &Clinic, name: &str, bytes: &[u8]) {
    let mut raw = Raw::connect(clinic).await;
    let closed = dribble(&mut raw, bytes).await;
    assert!(closed, "{name} is borne with for too long");
}

async fn dribble(raw: &mut Raw, bytes: &[u8]) -> bool {
    let seconds = usize::try_from(STALLED_MAX.as_secs()).expect("a small number");
    for byte in bytes.iter().cycle().take(seconds) {
        if !raw.try_send(&[*byte]).await {
            return true;
        }
        if timeout(Duration::from_secs(1), raw.rest()).await.is_ok() {
            return true;
        }
    }
    false
}

async fn silent_before_hello(clinic: &Clinic, bytes: &[u8]) {
    let mut raw = Raw::open(clinic).await;
    raw.send(bytes).await;
    assert_eq!(raw.closed().await, Some(ErrorCode::Idle.close_code()), "before the hello");
}

async fn silent_in_seat(clinic: &Clinic, redeemed: &Redeemed, bytes: &[u8]) {
    let mut raw = Raw::seated(clinic, redeemed).await;
    raw.send(bytes).await;
    assert_eq!(raw.closed().await, Some(ErrorCode::Idle.close_code()), "in the seat");
}

async fn frame_dribbled(clinic: &Clinic, redeemed: &Redeemed) {
    let mut raw = Raw::seated(clinic, redeemed).await;
    let closed = dribble(&mut raw, &masked(TEXT, &[b' '; 100])).await;
    assert!(closed, "a frame, byte by byte, is borne with for too long");
}
