//! Rows M6 to M10 once more: too many requests, streams and bytes, old and forged ones, and who shares a number.

use std::collections::BTreeMap;
use std::net::UdpSocket;

use webside_core::relay::hub::DATAGRAM_MAX;
use webside_core::relay::rtcp::{self, Report};

use super::scene::Scene;
use crate::media::Part;
use crate::media::peer::{Announced, Came, Peer, PeerError, REPEATED, VIDEO};

const KEY: &[u8] = &[0x10, 0x00, 1, 2, 3];
/// What is sent again to one receiver: so much at once, and so much more each second.
const REPEATED_BURST: u64 = 100;
const REPEATED_PER_S: u64 = 300;
/// Numbers that are read of one compound.
const AT_ONCE: usize = 256;

fn picture(announced: &[Announced]) -> u32 {
    announced.iter().find(|it| it.kind == "video").unwrap().ssrc
}

/// One who sends, and one who gets the first picture.
fn flowing(scene: &Scene) -> (Peer, Peer, u32) {
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, announced) = scene.connected(2, Part::Watches, 1);
    publisher.send_media(VIDEO, 5, 1, 0, KEY).unwrap();
    watcher.media_within(10).unwrap();
    (publisher, watcher, picture(&announced))
}

fn wants_key_frame(kind: &str, of: u32) -> Vec<u8> {
    let mut compound = Vec::new();
    rtcp::receiver(1, &[], &mut compound);
    if kind == "PLI" {
        rtcp::key_frame(1, of, &mut compound);
    } else {
        compound.extend([0x84, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0]);
        compound.extend(of.to_be_bytes());
        compound.extend([7, 0, 0, 0]);
    }
    compound
}

/// How often the page is asked for a key frame, until nothing comes for a while.
fn asked(publisher: &mut Peer) -> usize {
    let mut asked = 0;
    let start = std::time::Duration::from_millis(400);
    publisher.socket.set_read_timeout(Some(start)).unwrap();
    // Feedback of the transport comes as long as packets do, and reports once a second.
    for _ in 0..12 {
        match publisher.receive() {
            Ok(Came::Rtcp(compound)) => rtcp::read(&compound, |report| {
                asked += usize::from(matches!(report, Report::KeyFrame { .. }));
            }),
            Ok(Came::Rtp(..) | Came::Other(_)) => {}
            Err(PeerError::Silence) => break,
            Err(error) => panic!("{error}"),
        }
    }
    asked
}

#[test]
fn m6_forged_control_asks_for_nothing_wherever_it_comes_from() {
    let scene = Scene::open();
    let (mut publisher, mut watcher, of) = flowing(&scene);
    // What was asked for at the beginning is not counted.
    asked(&mut publisher);
    let stranger = UdpSocket::bind("127.0.0.1:0").unwrap();
    let compound = wants_key_frame("PLI", of);
    for _ in 0..20 {
        let mut forged = watcher.sealed_control(&compound);
        stranger.send_to(&forged, scene.relay.address()).unwrap();
        let tag = forged.len() - 8;
        forged[tag] ^= 1;
        watcher.send(&forged).unwrap();
        // In the clear, as if nobody sealed anything.
        watcher.send(&compound).unwrap();
    }
    assert_eq!(asked(&mut publisher), 0);
    watcher.send_control(&compound).unwrap();
    assert_eq!(asked(&mut publisher), 1, "a right one asks");
}

#[test]
fn m7_old_packets_are_dropped_and_the_counter_wraps() {
    let scene = Scene::open();
    let (publisher, mut watcher, _) = flowing(&scene);
    for number in [30_000, 60_000, 65_535, 65_536] {
        publisher.send_media(VIDEO, 5, number, 0, KEY).unwrap();
        assert!(watcher.media_within(10).is_ok(), "{number}");
    }
    for number in [65_536 - 32_768, 65_536 - 32_767, 65_000, 65_536, 1] {
        publisher.send_media(VIDEO, 5, number, 0, KEY).unwrap();
    }
    assert!(matches!(watcher.media_within(10), Err(PeerError::Silence)));
    publisher.send_media(VIDEO, 5, 65_537, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok(), "the stream goes on");
}

#[test]
fn m8_two_who_send_under_one_number_are_two() {
    let scene = Scene::open();
    let senders = [1, 2].map(|seat| scene.connected(seat, Part::Publishes, 0).0);
    let (mut watcher, announced) = scene.connected(3, Part::Watches, 2);
    let mut heard = BTreeMap::new();
    for number in 1..20 {
        for (sender, whose) in senders.iter().zip([1, 2]) {
            sender.send_media(VIDEO, 5, number, 0, &[0x10, 0, whose]).unwrap();
        }
        while let Ok((header, packet)) = watcher.media_within(2) {
            let whose = *packet.last().unwrap();
            assert_eq!(*heard.entry(header.ssrc).or_insert(whose), whose, "each under its own");
            if heard.len() == 2 {
                break;
            }
        }
    }
    assert_eq!(heard.len(), 2, "{announced:?}");
}

#[test]
fn m10_a_storm_of_requests_asks_no_more_often() {
    for kind in ["PLI", "FIR"] {
        let scene = Scene::open();
        let (mut publisher, mut watcher, of) = flowing(&scene);
        asked(&mut publisher);
        for _ in 0..1_000 {
            watcher.send_control(&wants_key_frame(kind, of)).unwrap();
        }
        assert!((1..=3).contains(&asked(&mut publisher)), "{kind}");
    }
}

#[test]
fn m10_every_number_asked_for_again_is_not_sent_again() {
    let scene = Scene::open();
    let (publisher, mut watcher, of) = flowing(&scene);
    for number in 2..200 {
        publisher.send_media(VIDEO, 5, number, 0, KEY).unwrap();
        watcher.media_within(10).unwrap();
    }
    let (start, numbers) = (scene.now(), (0..=u16::MAX).collect::<Vec<_>>());
    let mut repeated = 0;
    // No more at once than a socket's memory holds.
    for parts in numbers.chunks(16 * AT_ONCE) {
        for part in parts.chunks(AT_ONCE) {
            let mut compound = Vec::new();
            rtcp::receiver(1, &[], &mut compound);
            rtcp::nack(1, of, part, &mut compound);
            (0..5).for_each(|_| watcher.send_control(&compound).unwrap());
        }
        while let Ok((header, _)) = watcher.media_within(20) {
            repeated += u64::from(header.payload_type == REPEATED);
        }
    }
    let seconds = 1 + scene.now().duration_since(start).as_secs();
    let most = REPEATED_BURST + REPEATED_PER_S * seconds;
    assert!((1..=most).contains(&repeated), "{repeated} are repeated in {seconds} s");
    publisher.send_media(VIDEO, 5, 200, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok(), "the stream goes on");
}

/// A report of a clock goes to everyone who gets the stream: so it is passed on at a pace.
#[test]
fn m10_a_storm_of_clocks_is_not_passed_on() {
    let scene = Scene::open();
    let (mut publisher, mut watcher, _) = flowing(&scene);
    let mut compound = Vec::new();
    (0..60).for_each(|time| rtcp::sender(5, 7, time, 1, 1, &mut compound));
    for _ in 0..20 {
        publisher.send_control(&compound).unwrap();
    }
    let mut told = 0;
    while let Ok(came) = watcher.receive() {
        if let Came::Rtcp(compound) = came {
            rtcp::read(&compound, |report| {
                told += usize::from(matches!(report, Report::Sender { .. }));
            });
        }
    }
    assert!((1..=20).contains(&told), "of 1200 clocks {told} are passed on");
}

#[test]
fn m17_a_datagram_longer_than_any_browsers_goes_nowhere() {
    let scene = Scene::open();
    let (publisher, mut watcher, _) = flowing(&scene);
    let long = vec![0x10; DATAGRAM_MAX];
    publisher.send_media(VIDEO, 5, 2, 0, &long).unwrap();
    assert!(matches!(watcher.media_within(10), Err(PeerError::Silence)));
    publisher.send_media(VIDEO, 5, 3, 0, KEY).unwrap();
    assert!(watcher.media_within(10).is_ok(), "the stream goes on");
}
