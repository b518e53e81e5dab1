//! Checks of ways: anybody may begin one, so that it is worth nothing but the check.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use webside_core::turn::{CHECK_ALLOCATIONS_MAX, CHECKS_MAX, CHECKS_PER_SOURCE_MAX};
use webside_protocol::limits::{CHECK_BYTES_MAX, CHECK_LIFE};
use webside_protocol::{Checking, ErrorCode, IceServer, Problem};
use webside_tests::{Answer, Clinic, Request, Settings, Turn, within};

use super::client::{ALLOCATE, Client, LIFETIME, TRANSPORT};
use crate::scene;

/// The very first check from a source, and its server.
async fn begun(clinic: &Clinic, last: u8) -> IceServer {
    let answer = asked(clinic, last).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let Checking { ice_servers } = serde_json::from_str(&answer.body).expect("ways to check");
    let [server] = <[IceServer; 1]>::try_from(ice_servers).expect("one server");
    server
}

async fn asked(clinic: &Clinic, last: u8) -> Answer {
    let source = Ipv4Addr::new(127, 0, 7, last);
    clinic.ask(Request::check(clinic.origin()).from(source)).await
}

/// Two ends of one check that permit each other by channel 0x4000.
async fn both_ends(clinic: &Clinic, server: &IceServer) -> [(Client, SocketAddr); 2] {
    let mut one = Client::udp(clinic, server).await;
    let mut other = Client::tcp(clinic, server).await;
    let ones = one.allocate().await.expect("an address");
    let others = other.allocate().await.expect("another");
    assert_eq!(one.bind(0x4000, others).await, Ok(()));
    assert_eq!(other.bind(0x4000, ones).await, Ok(()));
    [(one, ones), (other, others)]
}

#[tokio::test]
async fn a_check_needs_no_seat_and_its_two_ends_reach_each_other() {
    let clinic = scene::clinic().await;
    let server = begun(&clinic, 1).await;
    let turn = clinic.turn_address();
    let ways = ["udp", "tcp"].map(|way| format!("turn:{turn}?transport={way}"));
    assert_eq!(server.urls, ways, "the same ways that visits have");
    let [(mut one, _), (mut other, _)] = both_ends(&clinic, &server).await;
    one.send_by(0x4000, b"up and down").await;
    assert_eq!(other.hear("data").await.through(0x4000), Some(&b"up and down"[..]));
    other.send_by(0x4000, b"back").await;
    assert_eq!(one.hear("data").await.through(0x4000), Some(&b"back"[..]));
    assert!(clinic.said().contains("check begins"), "it is told");
    assert!(!clinic.said().contains(&server.credential), "and not how to use it");
}

#[tokio::test]
async fn a_check_reaches_no_visit_no_relay_and_no_other_check_nor_do_they_reach_it() {
    let settings = Settings { relay: "always", ..Settings::default() };
    let clinic = Clinic::open(settings).await;
    let [mut doctor, _rosa] = scene::inside(&clinic).await;
    let relay = relay_of(&mut doctor).await;
    let mut doctors = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    let doctors_are = doctors.allocate().await.expect("an address");
    let server = begun(&clinic, 1).await;
    let [(mut one, ones), (_, others)] = both_ends(&clinic, &server).await;
    let mut stranger = Client::udp(&clinic, &begun(&clinic, 2).await).await;
    let strangers = stranger.allocate().await.expect("an address");
    let machine = SocketAddr::new(ones.ip(), clinic.address().port());
    for (name, peer) in [
        ("a visit", doctors_are),
        ("the relay", relay),
        ("another check", strangers),
        ("this machine", machine),
        ("itself", ones),
    ] {
        assert_eq!(one.permit(peer).await, Err(403), "permission: {name}");
        assert_eq!(one.bind(0x4001, peer).await, Err(403), "channel: {name}");
        one.indicate(peer, b"data").await;
    }
    assert_eq!(doctors.permit(relay).await, Ok(()), "a visit may");
    for peer in [ones, others] {
        assert_eq!(doctors.permit(peer).await, Err(403), "from a visit");
        assert_eq!(stranger.bind(0x4000, peer).await, Err(403), "from another check");
        doctors.indicate(peer, b"data").await;
        stranger.indicate(peer, b"data").await;
    }
    for client in [&mut one, &mut doctors, &mut stranger] {
        assert!(client.try_hear().await.is_none(), "nothing came through");
    }
    assert!(clinic.said().contains("a check was denied a peer"), "{}", clinic.said());
}

/// The relay's address, as the answer to an offer tells it.
async fn relay_of(page: &mut webside_tests::Page) -> SocketAddr {
    use webside_protocol::{ClientMessage, ServerMessage, Signalling};
    let mut peer = webside_server::relay_peer::Peer::new("page").expect("a socket");
    let body = Signalling::Offer { sdp: peer.offer(true, 1) };
    page.say(&ClientMessage::RelaySignalling { call: 1, body }).await;
    let answer = page.hear("the relay's answer", |message| {
        let ServerMessage::RelaySignalling { body: Signalling::Answer { sdp }, .. } = message
        else {
            return None;
        };
        Some(sdp.clone())
    });
    peer.accept(&answer.await).expect("an answer");
    peer.relay().expect("an address")
}

#[tokio::test]
async fn a_credential_of_one_is_none_of_the_other() {
    let clinic = scene::clinic().await;
    let [doctor, _rosa] = scene::inside(&clinic).await;
    let (seat, check) = (doctor.ice_servers()[0].clone(), begun(&clinic, 1).await);
    let seat_in_check = seat.username.split_once(':').expect("a time").1;
    let check_number = check.username.rsplit(':').next().expect("a number");
    let until = check.username.split(':').next().expect("a time");
    let later = until.parse::<u64>().expect("seconds") + 60;
    let forged = [
        ("a check by a seat's password", check.username.clone(), seat.credential.clone()),
        ("a seat by a check's password", seat.username.clone(), check.credential.clone()),
        ("a longer check", format!("{later}:check:{check_number}"), check.credential.clone()),
        ("another check", format!("{until}:check:{:016x}", 7), check.credential.clone()),
        ("a seat until then", format!("{until}:{seat_in_check}"), check.credential.clone()),
    ];
    for (name, username, password) in forged {
        let mut forger = Client::udp(&clinic, &check).await;
        (forger.username, forger.password) = (username, password);
        assert_eq!(forger.allocate().await, Err(401), "{name}");
    }
}

#[tokio::test]
async fn a_check_has_so_many_allocations_and_another_still_gets_its_own() {
    let clinic = scene::clinic().await;
    let server = begun(&clinic, 1).await;
    let mut clients = Vec::new();
    for number in 0..2 * CHECK_ALLOCATIONS_MAX {
        let mut client = Client::udp(&clinic, &server).await;
        let expected = if number < CHECK_ALLOCATIONS_MAX { None } else { Some(486) };
        assert_eq!(client.allocate().await.err(), expected, "number {number}");
        clients.push(client);
    }
    assert_eq!(clients[0].refresh(0).await, Ok(0));
    let mut later = Client::udp(&clinic, &server).await;
    assert!(later.allocate().await.is_ok(), "one was given back");
    let mut other = Client::udp(&clinic, &begun(&clinic, 2).await).await;
    assert!(other.allocate().await.is_ok(), "another check");
}

#[tokio::test]
async fn a_check_is_over_after_its_time_whatever_it_asks_for() {
    let clinic = scene::clinic().await;
    let server = begun(&clinic, 1).await;
    let mut client = Client::udp(&clinic, &server).await;
    client.learn_nonce().await;
    let wanted = 3600_u32.to_be_bytes();
    let asked = [(TRANSPORT.0, &TRANSPORT.1[..]), (LIFETIME, &wanted)];
    let made = client.ask(ALLOCATE, &asked).await.expect("an address");
    let life = made.attribute(LIFETIME).expect("a lifetime").try_into().expect("four bytes");
    assert!(Duration::from_secs(u32::from_be_bytes(life).into()) <= CHECK_LIFE);
    let over = async {
        loop {
            match client.refresh(3600).await {
                Ok(left) => assert!(Duration::from_secs(left.into()) <= CHECK_LIFE),
                // Who asks too fast is not answered.
                Err(0) => {}
                Err(why) => return why,
            }
        }
    };
    let why = within(CHECK_LIFE + Duration::from_secs(10), "the check's end", over).await;
    assert_eq!(why, 401, "its credential is worth nothing any more");
    assert_eq!(client.allocate().await, Err(401), "and gets no new address");
}

#[tokio::test]
async fn a_check_sends_so_many_bytes_and_nothing_after_them() {
    const CHUNK: usize = 4_000;
    let clinic = scene::clinic().await;
    let server = begun(&clinic, 1).await;
    // By TCP both, so that what the server passes on is not lost on the way.
    let (mut one, mut other) =
        (Client::tcp(&clinic, &server).await, Client::tcp(&clinic, &server).await);
    let (ones, others) =
        (one.allocate().await.expect("an address"), other.allocate().await.expect("another"));
    assert_eq!(one.bind(0x4000, others).await, Ok(()));
    assert_eq!(other.bind(0x4000, ones).await, Ok(()));
    let chunk = vec![7; CHUNK];
    for _ in 0..CHECK_BYTES_MAX / CHUNK {
        one.send_by(0x4000, &chunk).await;
        assert_eq!(other.hear("what was sent").await.through(0x4000), Some(&chunk[..]));
    }
    one.send_by(0x4000, &chunk).await;
    assert!(other.try_hear().await.is_none(), "one more");
    other.send_by(0x4000, b"x").await;
    assert!(one.try_hear().await.is_none(), "nor by the other end");
    let mut third = Client::udp(&clinic, &begun(&clinic, 1).await).await;
    assert!(third.allocate().await.is_ok(), "another check has its own measure");
}

#[tokio::test]
async fn a_source_has_so_many_checks_at_once_and_so_have_all_together() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    for number in 0..CHECKS_MAX {
        let last = u8::try_from(number / CHECKS_PER_SOURCE_MAX).expect("few sources");
        assert_eq!(asked(&clinic, last).await.status, 200, "number {number}");
        if (number + 1).is_multiple_of(CHECKS_PER_SOURCE_MAX) {
            refused(&asked(&clinic, last).await);
        }
    }
    refused(&asked(&clinic, 200).await);
    let mut doctors = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    assert!(doctors.allocate().await.is_ok(), "a visit has its ways all the same");
    scene::goes_on(&mut doctor, &mut rosa).await;
}

fn refused(answer: &Answer) {
    let problem: Problem = serde_json::from_str(&answer.body).expect("a problem");
    assert_eq!((answer.status, problem.code), (429, ErrorCode::TooMany));
}

#[tokio::test]
async fn only_our_own_page_begins_a_check() {
    let clinic = scene::clinic().await;
    let own = clinic.origin().to_owned();
    let foreign: [&[(&str, &str)]; 5] = [
        &[],
        &[("origin", "null")],
        &[("origin", "https://evil.example")],
        &[("origin", &own), ("sec-fetch-site", "cross-site")],
        &[("origin", &own), ("origin", "https://evil.example")],
    ];
    for headers in foreign {
        let request = Request::new("POST", "/api/check").body("{}".into());
        let request = headers.iter().fold(request, |request, (k, v)| request.header(k, v));
        let answer = clinic.ask(request).await;
        assert_eq!(answer.status, 403, "{headers:?}: {}", answer.body);
    }
    assert!(!clinic.said().contains("check begins"), "none began");
    assert_eq!(clinic.ask(Request::get("/api/check")).await.status, 405);
}

#[tokio::test]
async fn a_clinic_without_turn_says_so() {
    let settings = Settings { turn: Turn::Off, ..Settings::default() };
    let clinic = Clinic::open(settings).await;
    let answer = asked(&clinic, 1).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"ice_servers":[]}"#));
}
