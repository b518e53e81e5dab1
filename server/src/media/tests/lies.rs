//! What is said of a link and offered beside media, and must change nothing.

use webside_core::relay::rtcp;
use webside_core::relay::sdp::OfferError;

use super::scene::{Scene, VISIT};
use crate::media::peer::{AUDIO, Peer, VIDEO};
use crate::media::{Part, RelayError};

const KEY: &[u8] = &[0x10, 0x00, 1, 2, 3];

/// What a receiver says of its link is clamped, and sound goes on whatever it says.
#[test]
fn m11_lies_about_a_link_are_clamped_and_sound_goes_on() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    let mut number = 0;
    for bits in [0, 1 << 63, u64::MAX, 1, 0] {
        let mut compound = Vec::new();
        rtcp::receiver(1, &[], &mut compound);
        rtcp::estimate(1, bits, &mut compound);
        // Feedback of the transport for packets that never left, in the future and in the past.
        rtcp::transport_cc(1, 5, &mut compound, |body| {
            body.extend_from_slice(&[0xff, 0xf0, 0xff, 0xff, 0x7f, 0xff, 0xff, 0, 0x7f, 0xff]);
            body.extend_from_slice(&[0x80; 32]);
        });
        for _ in 0..50 {
            watcher.send_control(&compound).unwrap();
        }
        number += 1;
        publisher.send_media(AUDIO, 4, number, 0, b"sound").unwrap();
        let (header, packet) = watcher.media_within(60).unwrap();
        assert_eq!(&packet[header.length..], b"sound", "{bits}");
    }
}

/// No data channel is ever made: its line is rejected, and SCTP within the handshake's protection
/// is met with silence.
#[test]
fn m16_a_data_channel_is_rejected_and_its_flood_goes_nowhere() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let mut peer = Peer::new("data").unwrap();
    let line = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n\
                a=mid:data\r\na=sctp-port:5000\r\na=max-message-size:268435456\r\n";
    let whole = peer.offer(false, 1);
    let head = whole.split("m=audio").next().unwrap().replace("BUNDLE 0 1", "BUNDLE data");
    let proofs = |text: &&str| text.starts_with("a=ice-") || text.starts_with("a=fingerprint");
    let proofs: String = whole.lines().filter(proofs).map(|text| format!("{text}\r\n")).collect();
    let alone = scene.offer(VISIT, 2, Part::Watches, head + line + &proofs);
    assert!(matches!(alone, Err(RelayError::Offer(OfferError::NotBundled))), "{alone:?}");
    let offer = whole.replace("BUNDLE 0 1", "BUNDLE 0 1 data") + line;
    let answer = scene.offer(VISIT, 2, Part::Watches, offer).unwrap();
    assert!(answer.contains("m=application 0 UDP/DTLS/SCTP"), "{answer}");
    assert!(!answer.contains("sctp-port"), "{answer}");
    peer.accept(&answer).unwrap();
    peer.connect(|| scene.now()).unwrap();
    // INIT chunks and large data, as records of the handshake's protection and as they are.
    let mut init = vec![0x13, 0x88, 0x13, 0x88, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 20];
    init.resize(1_000, 0);
    for flood in 0..2_000_u32 {
        let mut record = vec![23, 0xfe, 0xfd, 0, 1, 0, 0];
        record.extend_from_slice(&flood.to_be_bytes());
        record.extend_from_slice(&1_000_u16.to_be_bytes());
        record.extend_from_slice(&init);
        peer.send(&record).unwrap();
        peer.send(&init).unwrap();
    }
    publisher.send_media(VIDEO, 5, 1, 0, KEY).unwrap();
    let mut came = None;
    for number in 2..60 {
        publisher.send_media(VIDEO, 5, number, 0, KEY).unwrap();
        came = came.or(peer.media_within(10).ok());
    }
    assert!(came.is_some(), "media goes on");
}
