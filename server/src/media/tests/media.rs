//! Media flows as it should.

use std::io::{Read as _, Write as _};

use webside_core::relay::rtcp;
use webside_protocol::{PageId, SeatId, VisitId};

use super::scene::{Scene, VISIT};
use crate::media::Part;
use crate::media::peer::{AUDIO, Announced, Came, Peer, PeerError, REPEATED, VIDEO};

const KEY: &[u8] = &[0x10, 0x00, 1, 2, 3, 4, 5];
const DELTA: &[u8] = &[0x10, 0x01, 9, 9, 9];

fn ssrc(announced: &[Announced], stream: &str, kind: &str) -> u32 {
    let is = |it: &&Announced| it.stream == stream && it.kind == kind;
    announced.iter().find(is).unwrap_or_else(|| panic!("{stream} {kind}: {announced:?}")).ssrc
}

/// Sends until it gets through: the first packets may come before the receiver's keys.
fn until_it_comes(from: &Peer, to: &mut Peer, ssrc: u32, first: u64) -> (u64, Vec<u8>) {
    for number in first..first + 50 {
        from.send_media(VIDEO, ssrc, number, number as u16, KEY).unwrap();
        if let Ok((header, packet)) = to.media_within(10) {
            return (number, packet[header.length..].to_vec());
        }
    }
    panic!("nothing came through");
}

#[test]
fn two_who_watch_get_what_one_sends_byte_for_byte() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 2);
    let mut watchers: Vec<_> =
        [2, 3].map(|seat| scene.connected(seat, Part::Watches, 2)).into_iter().collect();
    publisher.send_media(AUDIO, 0x1111, 5, 0, b"sound").unwrap();
    publisher.send_media(VIDEO, 0x2222, 65_534, 1, KEY).unwrap();
    publisher.send_media(VIDEO, 0x2222, 65_535, 2, DELTA).unwrap();
    publisher.send_media(VIDEO, 0x2222, 65_536, 3, DELTA).unwrap();
    for (watcher, announced) in &mut watchers {
        let (audio, video) =
            (ssrc(announced, "seat-1", "audio"), ssrc(announced, "seat-1", "video"));
        let mut last = None;
        for (ssrc, payload) in
            [(audio, &b"sound"[..]), (video, KEY), (video, DELTA), (video, DELTA)]
        {
            let (header, packet) = watcher.media_within(10).unwrap();
            assert_eq!(header.ssrc, ssrc);
            assert_eq!(&packet[header.length..], payload, "untouched");
            if ssrc == video {
                let expected = last.map_or(header.sequence, |last: u16| last.wrapping_add(1));
                assert_eq!(header.sequence, expected, "no gap");
                last = Some(header.sequence);
            }
        }
    }
}

/// As many as a visit has seats for.
#[test]
fn eight_get_sound_and_picture_of_each_other() {
    const SEATS: u8 = 8;
    let scene = Scene::open();
    let others = usize::from(SEATS) - 1;
    let mut pages: Vec<Peer> =
        (1..=SEATS).map(|seat| scene.connected(seat, Part::Publishes, others).0).collect();
    let mut announced = Vec::new();
    for (seat, page) in (1..=SEATS).zip(&mut pages) {
        let answer = scene.offer(VISIT, seat, Part::Publishes, page.offer(true, others)).unwrap();
        announced.push(page.accept(&answer).unwrap());
        assert_eq!(announced.last().unwrap().len(), 2 * others, "sound and picture of each");
    }
    for round in 0..3 {
        for (seat, page) in (1..=SEATS).zip(&pages) {
            page.send_media(AUDIO, 10 + u32::from(seat), round, 0, b"sound").unwrap();
            page.send_media(VIDEO, 20 + u32::from(seat), round, 0, KEY).unwrap();
        }
    }
    for (page, announced) in pages.iter_mut().zip(&announced) {
        let mut missing: std::collections::BTreeSet<u32> =
            announced.iter().map(|it| it.ssrc).collect();
        while !missing.is_empty() {
            let (header, _) = page.media_within(60).unwrap();
            missing.remove(&header.ssrc);
        }
    }
}

#[test]
fn nothing_leaves_for_another_visit() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut stranger, announced) =
        scene.answered(VisitId::from_bytes([8; 16]), 2, Part::Watches, 2);
    assert_eq!(announced, []);
    stranger.connect(|| scene.now()).unwrap();
    publisher.send_media(VIDEO, 1, 1, 1, KEY).unwrap();
    assert!(matches!(stranger.media_within(10), Err(PeerError::Silence)));
}

#[test]
fn who_comes_later_is_on_the_next_offer_and_keeps_the_line() {
    let scene = Scene::open();
    let (mut early, announced) = scene.connected(1, Part::Publishes, 3);
    assert_eq!(announced, []);
    let _second = scene.connected(2, Part::Publishes, 3);
    let announced = {
        let answer = scene.offer(VISIT, 1, Part::Publishes, early.offer(true, 3)).unwrap();
        early.accept(&answer).unwrap()
    };
    let of_second = ssrc(&announced, "seat-2", "video");
    let third = scene.connected(3, Part::Publishes, 3);
    assert_eq!(
        third.1.iter().map(|it| it.stream.as_str()).collect::<Vec<_>>(),
        ["seat-1", "seat-1", "seat-2", "seat-2"]
    );
    let answer = scene.offer(VISIT, 1, Part::Publishes, early.offer(true, 3)).unwrap();
    let announced = early.accept(&answer).unwrap();
    assert_eq!(ssrc(&announced, "seat-2", "video"), of_second, "sticky");
    let (number, payload) = until_it_comes(&third.0, &mut early, 0x33, 1);
    assert!(number < 5);
    assert_eq!(payload, KEY);
}

#[test]
fn who_leaves_is_sent_nothing_more_and_who_comes_again_takes_the_place() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    until_it_comes(&publisher, &mut watcher, 5, 1);
    scene.relay.leave(VISIT, SeatId(2), PageId(9));
    until_it_comes(&publisher, &mut watcher, 5, 100);
    scene.relay.leave(VISIT, SeatId(2), PageId(102));
    // An answer comes only after the end that was told before.
    let (mut other, _) = scene.connected(3, Part::Watches, 1);
    until_it_comes(&publisher, &mut other, 5, 200);
    while watcher.receive().is_ok() {}
    publisher.send_media(VIDEO, 5, 300, 300, KEY).unwrap();
    assert!(matches!(watcher.media_within(10), Err(PeerError::Silence)));
    assert!(other.media_within(10).is_ok());
}

#[test]
fn who_comes_again_comes_as_another_stream() {
    let scene = Scene::open();
    let (mut watcher, _) = scene.connected(1, Part::Watches, 1);
    let (offer, mut streams) = (watcher.offer(false, 1), Vec::new());
    for _ in 0..2 {
        let _second = scene.connected(2, Part::Publishes, 0);
        let mut announced = || {
            let answer = scene.offer(VISIT, 1, Part::Watches, offer.clone()).unwrap();
            watcher.accept(&answer).unwrap()
        };
        streams.push(ssrc(&announced(), "seat-2", "video"));
        scene.relay.leave(VISIT, SeatId(2), PageId(102));
        // The relay's thread takes the end in its own time.
        while !announced().is_empty() {}
    }
    assert_ne!(streams[0], streams[1]);
}

#[test]
fn a_lost_packet_comes_again_as_a_repetition() {
    let scene = Scene::open();
    let (publisher, _) = scene.connected(1, Part::Publishes, 0);
    let (mut watcher, announced) = scene.connected(2, Part::Watches, 1);
    publisher.send_media(VIDEO, 5, 10, 0, KEY).unwrap();
    let (header, _) = watcher.media_within(10).unwrap();
    let mut nack = Vec::new();
    rtcp::receiver(1, &[], &mut nack);
    rtcp::nack(1, ssrc(&announced, "seat-1", "video"), &[header.sequence], &mut nack);
    watcher.send_control(&nack).unwrap();
    let (repeated, packet) = watcher.media_within(10).unwrap();
    assert_eq!(repeated.payload_type, REPEATED);
    assert_ne!(repeated.ssrc, header.ssrc);
    let body = &packet[repeated.length..];
    assert_eq!(body[..2], header.sequence.to_be_bytes());
    assert_eq!(&body[2..], KEY);
}

#[test]
fn a_join_asks_for_a_key_frame_and_a_storm_asks_no_more_often() {
    let scene = Scene::open();
    let (mut publisher, _) = scene.connected(1, Part::Publishes, 0);
    publisher.send_media(VIDEO, 5, 10, 0, DELTA).unwrap();
    let (mut watcher, announced) = scene.connected(2, Part::Watches, 1);
    let video = ssrc(&announced, "seat-1", "video");
    for _ in 0..1_000 {
        let mut pli = Vec::new();
        rtcp::receiver(1, &[], &mut pli);
        rtcp::key_frame(1, video, &mut pli);
        watcher.send_control(&pli).unwrap();
    }
    let start = scene.now();
    let mut asked = Vec::new();
    while asked.len() < 3 {
        if let Ok(Came::Rtcp(compound)) = publisher.receive() {
            rtcp::read(&compound, |report| {
                if matches!(report, rtcp::Report::KeyFrame { ssrc: 5 }) {
                    asked.push(scene.now().duration_since(start).as_millis());
                }
            });
        }
    }
    assert!(asked[2] - asked[1] >= 450, "{asked:?}");
}

#[test]
fn tcp_carries_a_check_on_the_same_port() {
    let scene = Scene::open();
    let (mut peer, _) = scene.answered(VISIT, 1, Part::Publishes, 0);
    let mut stream = std::net::TcpStream::connect(scene.relay.address()).unwrap();
    let check = peer.check(false).unwrap();
    stream.write_all(&(check.len() as u16).to_be_bytes()).unwrap();
    stream.write_all(&check).unwrap();
    let mut length = [0; 2];
    stream.read_exact(&mut length).unwrap();
    let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut answer).unwrap();
    assert!(webside_core::relay::stun::is_success(&answer));
}
