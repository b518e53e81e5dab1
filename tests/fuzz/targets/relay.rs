//! Pages of two visits and what they send to the relay, sealed with their keys, so that all of it is taken.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use webside_core::relay::hub::Hub;
use webside_core::relay::leg::Part;
use webside_core::relay::moment::Moment;
use webside_core::relay::outgoing::Outgoing;
use webside_core::relay::rtcp;
use webside_core::relay::sdp::{AnswerLine, Offer};
use webside_core::relay::stun;
use webside_core::relay::way::Way;
use webside_protocol::{PageId, SeatId, VisitId};

use super::input::Input;
use super::keyed::{Keyed, SHAKE, Sealed};
use super::page::{AUDIO, H264, Heard, Page, REPEATED, VP8};
use super::wire;

const STEPS_MAX: usize = 48;
const USE_CANDIDATE: u16 = 0x0025;
const ICE_CONTROLLED: u16 = 0x8029;
/// Who is there: three of one visit, of whom one only watches, and two of another.
const SEATS: [(u8, u8, bool); 5] =
    [(1, 0, true), (1, 1, true), (1, 2, false), (2, 0, true), (2, 1, true)];
/// What one datagram may cause: a packet for each receiver and a burst of repetitions, and little else.
const DATAGRAMS_MAX: usize = 160;
/// What is put before and behind a payload: header, extensions, the number it had, tag.
const AROUND: usize = 112;

/// Begins two visits and takes step after step.
pub(super) fn run(bytes: &[u8]) {
    let mut world = World::new();
    let mut input = Input::new(bytes);
    for _ in 0..STEPS_MAX {
        if input.is_empty() {
            break;
        }
        world.step(&mut input);
    }
    world.end();
}

struct World {
    hub: Hub<Keyed>,
    sealed: Sealed,
    now: Moment,
    pages: Vec<Page>,
    /// Whose each way is, as the pages know it.
    ways: BTreeMap<Way, usize>,
    /// The way that each nominated last.
    chosen: BTreeMap<usize, Way>,
    loads: u32,
    longest: usize,
    out: Outgoing,
}

impl World {
    fn new() -> Self {
        let (sealed, mut drawn, mut legs) = (Sealed::default(), 1_u64, 0);
        let chance = move || {
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            drawn ^ drawn >> 29
        };
        let journal = Arc::clone(&sealed);
        let make = move |now, credentials, offer: &Offer| {
            legs += 1;
            Some(Keyed::new(now, credentials, &offer.fingerprint, legs, Arc::clone(&journal)))
        };
        let hub = Hub::new(Box::new(chance), Box::new(make));
        let (now, ways, out) = (Moment(1_000_000), BTreeMap::new(), Outgoing::new());
        let (pages, loads, longest) = (Vec::new(), 0, 0);
        let chosen = BTreeMap::new();
        let mut world = Self { hub, sealed, now, pages, ways, chosen, loads, longest, out };
        for at in 0..SEATS.len() {
            let page = world.load(at);
            world.pages.push(page);
            world.negotiate(at, 2);
            world.connect(at);
        }
        // Who came first has learnt of the others by now.
        (0..SEATS.len()).for_each(|at| world.negotiate(at, 2));
        world
    }

    fn step(&mut self, input: &mut Input<'_>) {
        let (kind, at) = (input.byte() % 12, usize::from(input.byte()) % SEATS.len());
        match kind {
            0..=3 => self.media(at, input),
            4..=6 => self.control(at, input),
            7 => {
                let (way, bytes) = (self.way(at, input), input.piece().to_vec());
                self.receive(at, way, bytes);
            }
            8 => self.check(at, input),
            9 => self.wait(input.short()),
            10 => self.negotiate(at, usize::from(input.byte() % 4)),
            _ => self.reload(at),
        }
        let journal = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(journal.twice, [], "a number is sealed once");
        drop(journal);
        assert_eq!(self.hub.legs(), self.pages.len(), "nobody's bytes cost a leg");
    }

    /// A packet: mostly one that means something, with a fuzzed rest.
    fn media(&mut self, at: usize, input: &mut Input<'_>) {
        let kind = match input.byte() % 8 {
            0 => AUDIO,
            1..=3 => VP8,
            4 => REPEATED,
            5 => H264,
            _ => input.byte(),
        };
        let flags = input.byte();
        // Extension and padding, sources now and then.
        let first = 0x80 | (flags & 0x30) | if flags & 0xc0 == 0 { flags & 0x0f } else { 0 };
        let mut packet = vec![first, kind & 0x7f | input.byte() & 0x80];
        let (ahead, time) = (input.short(), u32::from(input.short()));
        // Few streams: one of a page's own for each payload type, or any.
        let own = u32::from(kind) << 8 | u32::from(at as u8);
        let ssrc = if flags & 0x0f == 0x0f { input.word() } else { own };
        packet.extend(self.pages[at].number(ssrc, ahead).to_be_bytes());
        packet.extend(time.to_be_bytes());
        packet.extend(ssrc.to_be_bytes());
        packet.extend(input.piece());
        let sealed = self.pages[at].seal(&packet);
        self.receive(at, self.pages[at].way, sealed);
    }

    /// A compound: mostly of packets that begin rightly.
    fn control(&mut self, at: usize, input: &mut Input<'_>) {
        let mut compound = Vec::new();
        for _ in 0..1 + input.byte() % 64 {
            let (first, kind) = (0x80 | input.byte() & 0x1f, 200 + input.byte() % 8);
            let mut packet = vec![first, kind, 0, 0];
            packet.extend(input.word().to_be_bytes());
            packet.extend(self.stream(at, input).to_be_bytes());
            packet.extend(input.piece());
            packet.resize(packet.len().next_multiple_of(4), 0);
            let words = u16::try_from(packet.len() / 4 - 1).unwrap_or(u16::MAX);
            packet[2..4].copy_from_slice(&words.to_be_bytes());
            compound.extend(packet);
        }
        let sealed = self.pages[at].seal_control(&compound);
        self.receive(at, self.pages[at].way, sealed);
    }

    /// A stream that the page sends or gets, or any.
    fn stream(&self, at: usize, input: &mut Input<'_>) -> u32 {
        let journal = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        let got: Vec<u32> = journal.packets.keys().map(|(_, ssrc, _)| *ssrc).collect();
        match (input.byte(), got.len()) {
            (choice @ 0..=127, 1..) => got[usize::from(choice) % got.len()],
            (128..=200, _) => u32::from(VP8) << 8 | u32::from(at as u8),
            _ => input.word(),
        }
    }

    /// A check with fuzzed attributes, signed rightly or not, by the page's way or another.
    fn check(&mut self, at: usize, input: &mut Input<'_>) {
        let Page { credentials, way, .. } = &self.pages[at];
        let mut attributes = vec![(wire::USERNAME, format!("{}:page", credentials.ufrag).into())];
        for _ in 0..input.byte() % 4 {
            attributes.push((input.short(), input.piece().to_vec()));
        }
        let mut message = wire::message(1, [input.byte(); 12], &attributes);
        let right = !input.byte().is_multiple_of(4);
        let password = if right { &credentials.password } else { "a guess" };
        wire::sign(&mut message, &wire::short_term(password));
        wire::close(&mut message);
        let port = way.remote.port() ^ u16::from(input.byte() % 4) << 4;
        let moved = Way::udp(SocketAddr::new(way.remote.ip(), port));
        let has = |kind| attributes.iter().any(|(found, _)| *found == kind);
        let (leads, nominates) = (has(ICE_CONTROLLED), has(USE_CANDIDATE));
        let answered = self.receive(at, moved, message);
        assert!(answered == 0 || right && !leads, "a guess, or who says that we lead, is answered");
        if answered > 0 {
            self.ways.insert(moved, at);
            if nominates {
                self.chosen.insert(at, moved);
            }
        }
    }

    /// The page's way, a neighbour's, or one that is nobody's.
    fn way(&self, at: usize, input: &mut Input<'_>) -> Way {
        match input.byte() % 4 {
            0 => Way::udp(SocketAddr::from(([203, 0, 113, 1], input.short()))),
            1 => self.pages[(at + 1) % SEATS.len()].way,
            _ => self.pages[at].way,
        }
    }

    /// Gives the relay a datagram, and checks all that leaves for it. Says how much that was.
    fn receive(&mut self, from: usize, way: Way, mut datagram: Vec<u8>) -> usize {
        let length = datagram.len();
        self.longest = self.longest.max(length);
        self.hub.receive(self.now, way, &mut datagram, &mut self.out);
        self.check_out(Some((from, way, length)))
    }

    fn check_out(&mut self, sent: Option<(usize, Way, usize)>) -> usize {
        let out = std::mem::replace(&mut self.out, Outgoing::new());
        let mut count = 0;
        for sheaf in out.sheaves() {
            let mut rest = &sheaf.bytes[..];
            for size in &sheaf.sizes {
                let (datagram, after) = rest.split_at(*size);
                rest = after;
                count += 1;
                self.check_datagram(sheaf.way, datagram, sent);
            }
        }
        assert!(count <= DATAGRAMS_MAX, "one datagram caused {count}");
        count
    }

    /// What leaves is for somebody of the visit, opens with their keys, and is hardly longer than what came.
    fn check_datagram(&mut self, way: Way, datagram: &[u8], sent: Option<(usize, Way, usize)>) {
        if let Some((_, asked, length)) = sent.filter(|_| datagram[0] < 4) {
            assert_eq!(way, asked, "a check is answered where it came from");
            assert!(datagram.len() <= length + 32, "and not with more than it was");
            return;
        }
        let to = *self.ways.get(&way).expect("nothing leaves for nobody");
        assert_eq!(self.chosen.get(&to), Some(&way), "only who nominates moves what they get");
        match self.pages[to].hear(datagram) {
            Heard::Media(header, packet) => {
                let (from, ..) = sent.expect("media leaves when media comes, or is asked for");
                assert_eq!(self.pages[from].of.0, self.pages[to].of.0, "media stays in its visit");
                assert!(header.length <= packet.len());
                assert!(packet.len() <= self.longest + AROUND);
            }
            Heard::Control(compound) => rtcp::read(&compound, |_| {}),
            Heard::Check => panic!("an answer that nobody asked for"),
        }
    }

    fn wait(&mut self, millis: u16) {
        // In the hub's own steps, and never so long that who is silent counts as gone.
        for _ in 0..(millis / 20).min(100) {
            self.now = self.now + Duration::from_millis(20);
            self.hub.expire(self.now, &mut self.out);
            self.check_out(None);
        }
        for at in 0..self.pages.len() {
            self.prove(at);
        }
    }

    fn negotiate(&mut self, at: usize, others: usize) {
        let page = &self.pages[at];
        let offer = Offer::read(&page.offer(others.max(usize::from(!page.publishes))));
        let offer = offer.expect("a browser's offer is read");
        let part = if page.publishes { Part::Publishes } else { Part::Watches };
        let answer = self.hub.negotiate(self.now, page.of, part, &offer).expect("there is room");
        assert_eq!(answer.lines.len(), offer.lines.len());
        assert!(!answer.lines.contains(&AnswerLine::Rejected), "each line is one that we speak");
        self.pages[at].credentials = answer.credentials;
        self.check_out(None);
    }

    /// The same seat, another load of its page.
    fn reload(&mut self, at: usize) {
        self.ways.retain(|_, of| *of != at);
        self.pages[at] = self.load(at);
        self.negotiate(at, 2);
        self.connect(at);
    }

    fn load(&mut self, at: usize) -> Page {
        let (visit, seat, publishes) = SEATS[at];
        self.loads += 1;
        let of = (VisitId::from_bytes([visit; 16]), SeatId(seat), PageId(self.loads));
        // Apart from those of other pages by more than a check moves a way.
        let port = u16::try_from(1_024 + self.loads * 64).unwrap_or(u16::MAX);
        Page::new(of, Way::udp(SocketAddr::from(([192, 0, 2, visit], port))), publishes)
    }

    fn connect(&mut self, at: usize) {
        self.prove(at);
        self.receive(at, self.pages[at].way, SHAKE.to_vec());
    }

    /// A good check by the page's own way, which nominates it.
    fn prove(&mut self, at: usize) {
        let Page { credentials, way, .. } = &self.pages[at];
        let (way, name) = (*way, format!("{}:page", credentials.ufrag));
        let check = stun::request(&name, &credentials.password, [7; 12], true);
        self.ways.insert(way, at);
        self.chosen.insert(at, way);
        assert_eq!(self.receive(at, way, check), 1, "a good check has an answer");
    }

    /// When both visits end nothing is left.
    fn end(mut self) {
        for (visit, ..) in SEATS {
            self.hub.end(VisitId::from_bytes([visit; 16]));
        }
        assert_eq!((self.hub.legs(), self.hub.deadline()), (0, None));
    }
}
