//! Rows M1 to M17: what is forged, repeated, too weak or too much goes nowhere.

use std::net::UdpSocket;

use webside_core::relay::rtcp;
use webside_core::relay::rtp::Rewritten;
use webside_core::relay::sdp::OfferError;
use webside_core::relay::srtp::Suite;
use webside_protocol::SeatId;

use super::scene::{Scene, VISIT};
use crate::media::peer::{Came, PeerError, Protection, VIDEO};
use crate::media::{Part, Protections, RelayError};
use crate::store::AuditKind;

const KEY: &[u8] = &[0x10, 0x00, 1, 2, 3];

fn is_silent(result: Result<(webside_core::relay::rtp::Header, Vec<u8>), PeerError>) -> bool {
    matches!(result, Err(PeerError::Silence))
}

#[test]
fn m1_a_handshake_from_where_no_check_came_is_dropped_and_the_real_one_completes() {
    let scene = Scene::open();
    let (mut peer, _) = scene.answered(VISIT, 1, Part::Publishes, 0);
    let attacker = UdpSocket::bind("127.0.0.1:0").unwrap();
    for hello in peer.hello(Protection::Gcm, scene.now()).unwrap() {
        attacker.send_to(&hello, scene.relay.address()).unwrap();
        peer.send(&hello).unwrap();
    }
    assert!(matches!(peer.receive(), Err(PeerError::Silence)), "not proved yet");
    attacker.set_nonblocking(true).unwrap();
    assert!(attacker.recv(&mut [0; 2_048]).is_err(), "nothing for the attacker");
    peer.connect(|| scene.now()).unwrap();
}

#[test]
fn m3_another_certificate_than_the_offers_gets_no_media() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let mut liar = crate::media::peer::Peer::new("liar").unwrap();
    liar.lie();
    let answer = scene.offer(VISIT, 2, Part::Watches, liar.offer(false, 1)).unwrap();
    liar.accept(&answer).unwrap();
    assert!(liar.connect(|| scene.now()).is_err());
    let line = scene.noted().unwrap();
    assert_eq!(line.kind, AuditKind::MediaImpostor);
    assert_eq!((line.visit, line.seat), (Some(VISIT), Some(SeatId(2))));
    assert!(scene.noted().is_none(), "once is enough");
    publisher.send_media(VIDEO, 5, 1, 1, KEY).unwrap();
    assert!(is_silent(liar.media_within(20)));
}

#[test]
fn m4_a_weak_profile_is_refused() {
    let scene = Scene::open();
    let (mut peer, _) = scene.answered(VISIT, 1, Part::Publishes, 0);
    peer.prove().unwrap();
    assert!(peer.shake(Protection::Cm, || scene.now()).is_err());
}

/// Where the clinic lets older pages in, nobody gets the older protection who has the newer one.
#[test]
fn m4_the_older_profile_is_for_who_has_no_other_and_where_the_clinic_wants_it() {
    let scene = Scene::with(Protections::CmToo);
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let pages = [(2, Protection::Cm, Suite::Cm), (3, Protection::Both, Suite::Gcm)];
    for (seat, protection, expected) in pages {
        let (mut watcher, announced) = scene.answered(VISIT, seat, Part::Watches, 1);
        watcher.prove().unwrap();
        assert_eq!(watcher.shake(protection, || scene.now()).unwrap(), expected, "{protection:?}");
        publisher.send_media(VIDEO, 5, u64::from(seat), 1, KEY).unwrap();
        let (header, packet) = watcher.media_within(20).unwrap();
        assert!(announced.iter().any(|it| it.ssrc == header.ssrc));
        assert_eq!(&packet[header.length..], KEY);
        let mut asks = Vec::new();
        rtcp::receiver(1, &[], &mut asks);
        rtcp::key_frame(1, header.ssrc, &mut asks);
        watcher.send_control(&asks).unwrap();
    }
    let scene = Scene::open();
    let (mut both, _) = scene.answered(VISIT, 1, Part::Publishes, 0);
    both.prove().unwrap();
    assert_eq!(both.shake(Protection::Both, || scene.now()).unwrap(), Suite::Gcm);
}

/// The sealed records that the relay sent have rising nonces.
#[test]
fn m5_nonces_of_the_handshake_rise() {
    let scene = Scene::open();
    let (peer, _) = scene.connected(1, Part::Publishes, 0);
    let mut nonces = Vec::new();
    for datagram in &peer.records {
        let mut rest = &datagram[..];
        while rest.len() >= 13 {
            let length = 13 + usize::from(u16::from_be_bytes([rest[11], rest[12]]));
            if rest[3..5] == [0, 1] {
                nonces.push(rest[13..21].to_vec());
            }
            rest = &rest[length.min(rest.len())..];
        }
    }
    assert!(!nonces.is_empty());
    assert!(nonces.is_sorted_by(|one, next| one < next), "{nonces:?}");
}

#[test]
fn m6_m7_what_is_forged_or_repeated_is_dropped_and_the_stream_goes_on() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    let mut sealed = Vec::new();
    publisher.media(VIDEO, 5, 10, 0, KEY, &mut sealed);
    publisher.send(&sealed).unwrap();
    assert!(watcher.media_within(10).is_ok());
    publisher.send(&sealed).unwrap();
    let mut forged = Vec::new();
    publisher.media(VIDEO, 5, 11, 0, KEY, &mut forged);
    let last = forged.len() - 1;
    forged[last] ^= 1;
    publisher.send(&forged).unwrap();
    let mut jump = Vec::new();
    publisher.media(VIDEO, 5, (9 << 16) + 12, 0, KEY, &mut jump);
    publisher.send(&jump).unwrap();
    let stranger = UdpSocket::bind("127.0.0.1:0").unwrap();
    let mut elsewhere = Vec::new();
    publisher.media(VIDEO, 5, 13, 0, KEY, &mut elsewhere);
    stranger.send_to(&elsewhere, scene.relay.address()).unwrap();
    assert!(is_silent(watcher.media_within(10)));
    publisher.send_media(VIDEO, 5, 11, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok());
}

#[test]
fn m8_ten_thousand_streams_are_few() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    publisher.send_media(VIDEO, 5, 1, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok());
    for ssrc in 1_000..11_000_u32 {
        // A payload type that means nothing, so that the stream costs its place and no more.
        publisher.send_media(77, ssrc, 1, 0, KEY).unwrap();
    }
    let mut last = None;
    for number in 2..60 {
        publisher.send_media(VIDEO, 5, number, 0, KEY).unwrap();
        last = watcher.media_within(10).ok().or(last);
    }
    assert!(last.is_some(), "the one that was there goes on");
}

/// A check without the password moves nothing, a right one does.
#[test]
fn m13_only_who_knows_the_password_moves_the_way() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    let elsewhere = UdpSocket::bind("127.0.0.1:0").unwrap();
    elsewhere.set_read_timeout(Some(std::time::Duration::from_millis(200))).unwrap();
    let forged = watcher.check(true).unwrap();
    elsewhere.send_to(&forged, scene.relay.address()).unwrap();
    publisher.send_media(VIDEO, 5, 1, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok());
    let right = watcher.check(false).unwrap();
    elsewhere.send_to(&right, scene.relay.address()).unwrap();
    let mut buffer = [0; 2_048];
    let length = elsewhere.recv(&mut buffer).unwrap();
    assert!(webside_core::relay::stun::is_success(&buffer[..length]));
    publisher.send_media(VIDEO, 5, 2, 0, KEY).unwrap();
    let found = (0..20).any(|_| {
        let length = elsewhere.recv(&mut buffer).unwrap_or(0);
        matches!(watcher.open(&mut buffer[..length]), Came::Rtp(..))
    });
    assert!(found, "media goes where the peer is");
}

#[test]
fn m14_an_unbounded_offer_is_refused() {
    let scene = Scene::open();
    let peer = crate::media::peer::Peer::new("page").unwrap();
    let good = peer.offer(true, 1);
    let rows = [
        ("5 MB", "x".repeat(5_000_000), OfferError::TooLong),
        (
            "10k lines",
            format!("v=0\r\n{}", "m=audio 9 X 0\r\n".repeat(2_000)),
            OfferError::TooManyLines,
        ),
        ("100k attributes", format!("{good}{}", "a=x\r\n".repeat(100_000)), OfferError::TooLong),
        ("5k attributes", format!("{good}{}", "a=x\r\n".repeat(5_000)), OfferError::TooManyLines),
        (
            "64k payload types",
            format!("{good}{}", "a=rtpmap:9 x/1\r\n".repeat(65_536)),
            OfferError::TooLong,
        ),
        ("a line of 1 MB", format!("{good}a=x:{}\r\n", "y".repeat(1_000_000)), OfferError::TooLong),
        ("no line ends", good.replace("\r\n", " "), OfferError::NoIce),
        ("no words", good.replace('=', ":"), OfferError::Malformed),
        ("a port of 65536", good.replace("m=audio 9", "m=audio 65536"), OfferError::Malformed),
        ("one name for two lines", good.replace("a=mid:1", "a=mid:0"), OfferError::NotBundled),
        ("two bundles", good.replace("t=0 0", "t=0 0\r\na=group:BUNDLE 0"), OfferError::NotBundled),
        (
            "a name too long",
            good.replace("a=mid:1", "a=mid:12345678901234567"),
            OfferError::Malformed,
        ),
        ("a name with spaces", good.replace("a=mid:1", "a=mid:1 1"), OfferError::Malformed),
        ("a long line", format!("{good}a=x:{}\r\n", "y".repeat(10_000)), OfferError::TooManyLines),
        ("zero bytes", good.replace("s=-", "s=\0"), OfferError::Malformed),
        ("negative port", good.replace("m=audio 9", "m=audio -9"), OfferError::Malformed),
        ("one name twice", good.replace("BUNDLE 0 1", "BUNDLE 0 0 1"), OfferError::NotBundled),
        ("no bundle", good.replace("a=group:BUNDLE", "a=group:LS"), OfferError::NotBundled),
        ("no certificate", good.replace("sha-256", "md5"), OfferError::NoFingerprint),
        ("no ice", good.replace("a=ice-pwd", "a=ice-pwt"), OfferError::NoIce),
        ("passive", good.replace("actpass", "passive"), OfferError::NoRole),
        (
            "two meanings",
            good.replacen("a=rtpmap:120 VP8", "a=rtpmap:120 H264", 1).replacen(
                "a=rtcp-fb:120 nack\r\n",
                "a=fmtp:120 packetization-mode=1;profile-level-id=42e01f\r\n",
                1,
            ),
            OfferError::AmbiguousPayload,
        ),
    ];
    for (name, offer, expected) in rows {
        match scene.offer(VISIT, 1, Part::Publishes, offer) {
            Err(RelayError::Offer(error)) => assert_eq!(error, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(scene.offer(VISIT, 1, Part::Publishes, good).is_ok());
}

/// Bytes without sense, sealed rightly.
#[test]
fn m6_m17_sealed_nonsense_is_harmless() {
    let scene = Scene::open();
    let (mut publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    let mut random = fastrand_like(7);
    for number in 0..2_000_u64 {
        let length = (random() % 40) as usize;
        let payload: Vec<u8> = (0..length).map(|_| random() as u8).collect();
        publisher
            .send_media(
                if number % 3 == 0 { 124 } else { VIDEO },
                5 + number as u32 % 2,
                number,
                number as u16,
                &payload,
            )
            .unwrap();
        let mut compound =
            vec![0x80 | (random() as u8 & 0x1f), 200 + (random() % 7) as u8, 0, (length / 4) as u8];
        compound.extend_from_slice(&payload);
        compound.resize(compound.len().max(8), 0);
        publisher.send_control(&compound).unwrap();
        watcher.send_control(&compound).unwrap();
    }
    let header = Rewritten {
        marker: false,
        padded: true,
        payload_type: VIDEO,
        sequence: 3_000,
        timestamp: 0,
        ssrc: 5,
        extensions: &[],
    };
    let mut bytes = Vec::new();
    publisher.seal(&header, 3_000, &[0xff], &mut bytes);
    publisher.send(&bytes).unwrap();
    while watcher.receive().is_ok() {}
    publisher.send_media(VIDEO, 5, 3_001, 0, KEY).unwrap();
    assert!(watcher.media_within(50).is_ok(), "the relay lives");
}

fn fastrand_like(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}
