//! The relay in a process of its own, and pages that come to it with offers.

use std::io::{BufRead as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use webside_protocol::{PageId, SeatId, VisitId};
use webside_server::relay_peer::{Peer, VIDEO};
use webside_server::{Part, Protections, Relay, RelaySettings};
use webside_tests::resident_bytes;

use crate::child::Asked;
use crate::load::{Figures, Load, ROOMS, Room, WATCHERS};

pub(crate) const ARGUMENT: &str = "--serve-the-relay";

/// What the process does: answers offers, a line each.
pub(crate) fn run() {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let settings = RelaySettings {
        listen: SocketAddr::new(local, 0),
        public: local,
        public_port: None,
        protections: Protections::GcmAlone,
    };
    let relay = Relay::open(&settings).expect("a port is free");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        let asked: Value = serde_json::from_str(&line).expect("a line of JSON");
        let number =
            |name: &str| asked[name].as_u64().and_then(|n| u8::try_from(n).ok()).expect("a number");
        let visit = VisitId::from_bytes([number("room"); 16]);
        let seat = number("seat");
        let part = if seat == 0 { Part::Publishes } else { Part::Watches };
        let offer = asked["offer"].as_str().expect("an offer").to_owned();
        let answer = relay.answer(visit, SeatId(seat), PageId(1), part, offer);
        let answer = runtime.block_on(answer).expect("an answer");
        println!("{}", json!(answer));
        std::io::stdout().flush().expect("somebody listens");
    }
}

pub(crate) fn measure(lasting: Duration) -> Figures {
    let mut relay = Asked::start(ARGUMENT);
    // One leg comes and goes through all code before memory is measured.
    come(&mut relay, 200, 0);
    let before = resident_bytes(relay.pid());
    let mut first_media = Vec::new();
    let rooms: Vec<Room> =
        (0..ROOMS).map(|room| open(&mut relay, room, &mut first_media)).collect();
    let legs = ROOMS * (1 + WATCHERS);
    let mut figures = Load::new(relay.pid(), rooms).run(lasting);
    let held = resident_bytes(relay.pid()).saturating_sub(before);
    figures.kib_per_leg = Some(held as f64 / 1024.0 / legs as f64);
    first_media.sort_unstable();
    figures.first_media_ms =
        first_media.get(first_media.len() / 2).map(|span| span.as_secs_f64() * 1e3);
    figures
}

fn come(relay: &mut Asked, room: usize, seat: usize) -> Peer {
    let mut peer = Peer::new(&format!("page{seat}")).expect("a socket");
    let offer = peer.offer(seat == 0, usize::from(seat > 0));
    let asked = json!({ "room": room, "seat": seat, "offer": offer });
    let answer: String = serde_json::from_str(&relay.ask(&asked.to_string())).expect("an answer");
    peer.accept(&answer).expect("a whole answer");
    peer.connect(now).expect("a handshake");
    peer
}

fn open(relay: &mut Asked, room: usize, first_media: &mut Vec<Duration>) -> Room {
    let publisher = come(relay, room, 0);
    let mut number = 0;
    let watchers = (1..=WATCHERS).map(|seat| {
        let start = now();
        let mut watcher = come(relay, room, seat);
        number += 1;
        publisher.send_media(VIDEO, 2, number, 0, &[0x10, 0, 0, 0]).expect("it leaves");
        while watcher.media_within(10).is_err() {
            number += 1;
            publisher.send_media(VIDEO, 2, number, 0, &[0x10, 0, 0, 0]).expect("it leaves");
        }
        first_media.push(now().duration_since(start));
        watcher
    });
    let watchers: Vec<Peer> = watchers.collect();
    Room::of_pages(publisher, watchers, number + 1)
}

fn now() -> Instant {
    crate::load::now()
}
