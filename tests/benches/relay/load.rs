//! Who sends and who watches: frames and sound at their times, each with the moment at which it left.

use std::net::{SocketAddr, UdpSocket};
use std::time::{Duration, Instant};

use webside_server::relay_peer::{AUDIO, Came, Peer, VIDEO};
use webside_tests::cpu_time;

use crate::floor::{CLEAR, key, nonce};

pub(crate) const ROOMS: usize = 10;
pub(crate) const WATCHERS: usize = 3;
/// 30 frames a second of 7 packets of 1,190 bytes: 2 Mbit/s.
const FRAME: Duration = Duration::from_micros(33_333);
const FRAME_PACKETS: usize = 7;
const PICTURE: usize = 1_150;
/// 50 packets a second of sound.
const TALK: Duration = Duration::from_millis(20);
const SOUND: usize = 80;

/// What it cost.
pub(crate) struct Figures {
    pub(crate) cpu_per_million: f64,
    pub(crate) p50_us: u64,
    pub(crate) p99_us: u64,
    pub(crate) kib_per_leg: Option<f64>,
    pub(crate) first_media_ms: Option<f64>,
    pub(crate) lost: u64,
}

/// The time, which a benchmark is about.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures spans of the machine's time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

enum Sender {
    Page(Box<Peer>),
    Socket(UdpSocket, SocketAddr),
}

enum Watcher {
    Page(Box<Peer>),
    Socket(UdpSocket),
}

/// One who sends, and those who watch.
pub(crate) struct Room {
    sender: Sender,
    watchers: Vec<Watcher>,
    video: u64,
    audio: u64,
    count: u16,
}

impl Room {
    pub(crate) fn of_pages(publisher: Peer, watchers: Vec<Peer>, video: u64) -> Self {
        publisher.socket.set_nonblocking(true).expect("a socket");
        let watchers = watchers.into_iter().map(|watcher| {
            watcher.socket.set_nonblocking(true).expect("a socket");
            Watcher::Page(Box::new(watcher))
        });
        let watchers = watchers.collect();
        Self { sender: Sender::Page(Box::new(publisher)), watchers, video, audio: 1, count: 0 }
    }

    pub(crate) fn of_sockets(to: SocketAddr, watchers: usize) -> Self {
        let socket = || {
            let socket = UdpSocket::bind("127.0.0.1:0").expect("a port is free");
            socket.set_nonblocking(true).expect("a socket");
            socket
        };
        let watchers = (0..watchers).map(|_| Watcher::Socket(socket())).collect();
        Self { sender: Sender::Socket(socket(), to), watchers, video: 1, audio: 1, count: 0 }
    }

    /// Where all sit: who sends, then who watches.
    pub(crate) fn addresses(&self) -> String {
        let of = |socket: &UdpSocket| socket.local_addr().expect("it is bound").to_string();
        let sender = match &self.sender {
            Sender::Page(peer) => of(&peer.socket),
            Sender::Socket(socket, _) => of(socket),
        };
        let watchers = self.watchers.iter().map(|watcher| match watcher {
            Watcher::Page(peer) => of(&peer.socket),
            Watcher::Socket(socket) => of(socket),
        });
        std::iter::once(sender).chain(watchers).collect::<Vec<_>>().join(" ")
    }

    /// Sends a packet that says when it left.
    fn send(&mut self, video: bool, start: Instant) {
        let mut payload = vec![0; if video { PICTURE } else { SOUND }];
        // Never a key frame's beginning after the first one, which nobody waits for.
        payload[..2].copy_from_slice(&[0x10, 1]);
        let at = u64::try_from(now().duration_since(start).as_nanos()).expect("a short time");
        payload[2..10].copy_from_slice(&at.to_be_bytes());
        let number = if video { &mut self.video } else { &mut self.audio };
        *number += 1;
        self.count = self.count.wrapping_add(1);
        let (kind, ssrc) = if video { (VIDEO, 2) } else { (AUDIO, 1) };
        let sent = match &self.sender {
            Sender::Page(peer) => {
                peer.send_media(kind, ssrc, *number, self.count, &payload).is_ok()
            }
            Sender::Socket(socket, to) => {
                let mut packet = vec![0; CLEAR];
                packet[4..12].copy_from_slice(&number.to_be_bytes());
                packet[2] = u8::from(video);
                packet.extend_from_slice(&payload);
                let nonce_of = nonce(&packet);
                let (clear, body) = packet.split_at_mut(CLEAR);
                let tag = key().seal_in_place_separate_tag(
                    nonce_of,
                    aws_lc_rs::aead::Aad::from(&*clear),
                    body,
                );
                packet.extend_from_slice(tag.expect("it seals").as_ref());
                socket.send_to(&packet, to).is_ok()
            }
        };
        assert!(sent, "the load's own socket takes it");
    }

    /// Takes all that has come; how long each packet was on its way, in nanoseconds.
    fn drain(&mut self, start: Instant, spans: &mut Vec<u64>) {
        let mut buffer = [0; 2_048];
        if let Sender::Page(peer) = &self.sender {
            while peer.socket.recv(&mut buffer).is_ok() {}
        }
        for watcher in &mut self.watchers {
            let socket = match watcher {
                Watcher::Page(peer) => &peer.socket,
                Watcher::Socket(socket) => socket,
            };
            let Ok(length) = socket.recv(&mut buffer) else { continue };
            let came = u64::try_from(now().duration_since(start).as_nanos()).expect("a short time");
            let payload = match watcher {
                Watcher::Page(peer) => match peer.open(&mut buffer[..length]) {
                    Came::Rtp(header, packet) => packet[header.length..].to_vec(),
                    Came::Rtcp(_) | Came::Other(_) => continue,
                },
                Watcher::Socket(_) => {
                    let nonce_of = nonce(&buffer);
                    let (clear, body) = buffer[..length].split_at_mut(CLEAR);
                    let opened =
                        key().open_in_place(nonce_of, aws_lc_rs::aead::Aad::from(&*clear), body);
                    opened.expect("it was sealed so").to_vec()
                }
            };
            let Some(left) = payload.get(2..10).and_then(|bytes| bytes.try_into().ok()) else {
                continue;
            };
            spans.push(came.saturating_sub(u64::from_be_bytes(left)));
        }
    }
}

/// All rooms, and the process that serves them.
pub(crate) struct Load {
    pid: u32,
    rooms: Vec<Room>,
}

impl Load {
    pub(crate) fn new(pid: u32, rooms: Vec<Room>) -> Self {
        Self { pid, rooms }
    }

    /// Sends for `lasting`, the rooms' frames one after the other.
    pub(crate) fn run(mut self, lasting: Duration) -> Figures {
        let start = now();
        let mut spans = Vec::with_capacity(1 << 20);
        let mut sent = 0_u64;
        let rooms = u32::try_from(self.rooms.len()).expect("a few rooms");
        let offset = |period: Duration, room: usize| {
            period / rooms * u32::try_from(room).expect("a few rooms")
        };
        let mut frames: Vec<Duration> =
            (0..self.rooms.len()).map(|room| offset(FRAME, room)).collect();
        let mut talks: Vec<Duration> =
            (0..self.rooms.len()).map(|room| offset(TALK, room)).collect();
        let before = cpu_time(self.pid);
        let mut after = before;
        let grace = Duration::from_millis(300);
        loop {
            let passed = now().duration_since(start);
            if passed < lasting {
                for (at, room) in self.rooms.iter_mut().enumerate() {
                    if passed >= frames[at] {
                        frames[at] += FRAME;
                        (0..FRAME_PACKETS).for_each(|_| room.send(true, start));
                        sent += FRAME_PACKETS as u64;
                    }
                    if passed >= talks[at] {
                        talks[at] += TALK;
                        room.send(false, start);
                        sent += 1;
                    }
                }
            } else if after == before {
                after = cpu_time(self.pid);
            } else if passed > lasting + grace {
                break;
            }
            self.rooms.iter_mut().for_each(|room| room.drain(start, &mut spans));
        }
        spans.sort_unstable();
        let at = |share: usize| spans.get(spans.len() * share / 100).map_or(0, |span| span / 1_000);
        Figures {
            cpu_per_million: (after - before).as_secs_f64() / spans.len() as f64 * 1e6,
            p50_us: at(50),
            p99_us: at(99),
            kib_per_leg: None,
            first_media_ms: None,
            lost: (sent * WATCHERS as u64).saturating_sub(spans.len() as u64),
        }
    }
}
