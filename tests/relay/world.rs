//! Hub, links and pages of a few visits, moved on step by step.

mod directed;
mod joins;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use webside_core::relay::hub::{Hub, VISIT_LEGS_MAX};
use webside_core::relay::ice::CONSENT;
use webside_core::relay::leg::Part;
use webside_core::relay::moment::Moment;
use webside_core::relay::outgoing::Outgoing;
use webside_core::relay::rtcp::{self, Report};
use webside_core::relay::sdp::AnswerLine;
use webside_core::relay::source::KEY_FRAME_PAUSE;
use webside_core::relay::stun;
use webside_core::relay::way::{Carrier, Way};
use webside_protocol::{PageId, SeatId, VisitId};

use crate::keyed::{Keyed, SHAKE, Sealed};
use crate::page::{Heard, Page, REPEATED, Sends};
use crate::streams;
use crate::tag::Tag;

const VISITS: u8 = 3;
const SEATS: u8 = 4;
const LOSS: f64 = 0.08;

/// What the links do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// Datagrams are lost, and come late and in another order.
    Lossy,
    /// Nothing happens to them.
    Perfect,
}

/// What a receiver was sent last in one of its streams.
#[derive(Debug, Clone, Copy)]
struct Last {
    sequence: u16,
    tag: Tag,
}

pub(crate) struct World {
    seed: u64,
    links: Links,
    random: Rng,
    now: Moment,
    hub: Hub<Keyed>,
    out: Outgoing,
    pages: BTreeMap<(VisitId, SeatId), Page>,
    /// Datagrams on their way to the relay: when they come, and how.
    flying: Vec<(Moment, Way, Vec<u8>)>,
    next_page: u32,
    next_port: u16,
    streams: BTreeMap<(u32, u32), Last>,
    sealed: Sealed,
    hash: DefaultHasher,
    flowed: u64,
    /// Changes from one layer to another.
    changed: u64,
}

impl World {
    pub(crate) fn new(seed: u64, links: Links) -> Self {
        let sealed = Sealed::default();
        let journal = Arc::clone(&sealed);
        let mut chance = Rng::with_seed(seed ^ 0xabcd);
        let mut leg = 0;
        let hub = Hub::new(
            Box::new(move || chance.u64(..)),
            Box::new(move |now, credentials, offer| {
                leg += 1;
                Some(Keyed::new(now, credentials, &offer.fingerprint, leg, Arc::clone(&journal)))
            }),
        );
        Self {
            seed,
            links,
            random: Rng::with_seed(seed),
            now: Moment(1_000_000),
            hub,
            out: Outgoing::new(),
            pages: BTreeMap::new(),
            flying: Vec::new(),
            next_page: 1,
            next_port: 1,
            streams: BTreeMap::new(),
            sealed,
            hash: DefaultHasher::new(),
            flowed: 0,
            changed: 0,
        }
    }

    pub(crate) fn flowed(&self) -> u64 {
        self.flowed
    }

    pub(crate) fn changed(&self) -> u64 {
        self.changed
    }

    pub(crate) fn bytes_hash(&self) -> u64 {
        self.hash.finish()
    }

    /// Somebody does something, time passes, and what is due happens.
    pub(crate) fn step(&mut self) {
        let visit = VisitId::from_bytes([self.random.u8(1..=VISITS); 16]);
        let seat = SeatId(self.random.u8(1..=SEATS));
        match self.random.u8(..100) {
            0..8 => self.come(visit, seat),
            8..12 => self.offer_again(visit, seat),
            12..14 => self.leave(visit, seat),
            14..18 => self.move_house(visit, seat),
            18..24 => self.complain(visit, seat),
            24..27 => self.attack(visit, seat),
            27..33 => self.tell_rate(visit, seat),
            _ => self.speak(),
        }
        let span = Duration::from_micros(self.random.u64(500..20_000));
        self.go_on(span);
    }

    /// Time passes, and what is due happens.
    fn go_on(&mut self, span: Duration) {
        self.now = self.now + span;
        self.arrive();
        self.hub.expire(self.now, &mut self.out);
        self.depart();
        self.check_joins();
    }

    fn come(&mut self, visit: VisitId, seat: SeatId) {
        let sends = match self.random.u8(..4) {
            0 => Sends::Nothing,
            1 => Sends::Layers(1),
            _ => Sends::Layers(3),
        };
        let others = self.random.usize(1..5);
        self.take_seat(visit, seat, sends, others);
    }

    pub(crate) fn take_seat(&mut self, visit: VisitId, seat: SeatId, sends: Sends, others: usize) {
        let page = PageId(self.next_page);
        self.next_page += 1;
        let way = self.new_way();
        let page = Page::new((visit, seat, page), way, sends, others);
        self.pages.insert((visit, seat), page);
        self.offer_again(visit, seat);
        self.check(visit, seat);
        // In order behind the check: a handshake that is lost is tried again, and here it is not.
        self.fly_surely(way, SHAKE.to_vec());
    }

    fn offer_again(&mut self, visit: VisitId, seat: SeatId) {
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        let watches = page.sends == Sends::Nothing;
        let part = if watches { Part::Watches } else { Part::Publishes };
        let of = (visit, seat, page.page);
        let answer = self.hub.negotiate(self.now, of, part, &page.offer).expect("there is room");
        let ours = |line: &AnswerLine| match line {
            AnswerLine::Used { sends: Some(sends), .. } => sends.seat == seat,
            AnswerLine::Used { .. } | AnswerLine::Inactive | AnswerLine::Rejected => false,
        };
        assert!(!answer.lines.iter().any(ours), "nobody is sent what is theirs");
        page.credentials = answer.credentials;
    }

    fn leave(&mut self, visit: VisitId, seat: SeatId) {
        if let Some(page) = self.pages.remove(&(visit, seat)) {
            self.hub.leave(visit, seat, page.page);
        }
    }

    /// The page's address changes under it; its next check tells the relay.
    fn move_house(&mut self, visit: VisitId, seat: SeatId) {
        let way = self.new_way();
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        page.way = way;
        page.moved = self.now;
        self.check(visit, seat);
    }

    fn check(&mut self, visit: VisitId, seat: SeatId) {
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        page.checks += 1;
        let mut transaction = [0; 12];
        transaction[..8].copy_from_slice(&page.checks.to_be_bytes());
        let username = format!("{}:page", page.credentials.ufrag);
        let check = stun::request(&username, &page.credentials.password, transaction, true);
        let way = page.way;
        self.fly_surely(way, check);
    }

    /// Asks for packets again and for key frames, more than is good.
    fn complain(&mut self, visit: VisitId, seat: SeatId) {
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        let mut compound = Vec::new();
        rtcp::receiver(1, &[], &mut compound);
        let mine = self.streams.iter().filter(|((of, _), _)| *of == page.page.0);
        for ((_, ssrc), last) in mine {
            let numbers: Vec<u16> =
                (0..5).map(|ago| last.sequence.wrapping_sub(ago * 3)).rev().collect();
            rtcp::nack(1, *ssrc, &numbers, &mut compound);
            rtcp::key_frame(1, *ssrc, &mut compound);
        }
        let (way, bytes) = (page.way, page.control(&compound));
        self.fly(way, bytes);
    }

    /// What the receiver's link carries: less, as it says itself, or more, since nothing is lost.
    fn tell_rate(&mut self, visit: VisitId, seat: SeatId) {
        let less = self.random.bool();
        let bits = 1 << self.random.u8(14..21);
        self.report(visit, seat, less.then_some(bits));
    }

    pub(crate) fn report(&mut self, visit: VisitId, seat: SeatId, limit: Option<u64>) {
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        let mut compound = Vec::new();
        let well = [rtcp::Arrival::default(); 20];
        rtcp::receiver(1, if limit.is_some() { &[] } else { &well }, &mut compound);
        if let Some(bits) = limit {
            rtcp::estimate(1, bits, &mut compound);
        }
        let (way, bytes) = (page.way, page.control(&compound));
        self.fly(way, bytes);
    }

    /// Bytes from a stranger, and rubbish from a page's own address.
    fn attack(&mut self, visit: VisitId, seat: SeatId) {
        let stranger = self.new_way();
        let bytes: Vec<u8> = (0..self.random.usize(1..80)).map(|_| self.random.u8(..)).collect();
        let way = self.pages.get(&(visit, seat)).map_or(stranger, |page| page.way);
        self.fly(way, bytes);
        self.fly(stranger, SHAKE.to_vec());
        // From without, in the name of somebody who comes by our TURN.
        let forged = Way::udp(way.remote);
        if way.carrier != Carrier::Udp {
            self.fly(forged, SHAKE.to_vec());
        }
    }

    /// Everybody who publishes sends a packet of sound and a few of each layer of the picture. Now and
    /// then a page gives up its largest layer, as browsers do whose uplink is weak.
    pub(crate) fn speak(&mut self) {
        let who: Vec<_> = self.pages.keys().copied().collect();
        let now = self.now;
        let weak = now.0 / 2_000_000 % 4 == 3;
        for at in who {
            let pictures = self.random.usize(..3);
            let Some(page) = self.pages.get_mut(&at).filter(|page| page.layers() > 0) else {
                continue;
            };
            let way = page.way;
            let mut packets = vec![page.media(now, None)];
            let layers = if weak { page.layers().min(2) } else { page.layers() };
            for _ in 0..pictures {
                packets.extend((0..layers).map(|layer| page.media(now, Some(layer))));
            }
            packets.into_iter().for_each(|packet| self.fly(way, packet));
        }
    }

    fn new_way(&mut self) -> Way {
        self.next_port += 1;
        let remote = SocketAddr::from(([10, 0, 0, 1], self.next_port));
        // Every third comes by our own TURN.
        let by_turn = self.next_port.is_multiple_of(3);
        let carrier = if by_turn { Carrier::Turn(self.next_port.into()) } else { Carrier::Udp };
        Way { carrier, remote }
    }

    fn fly(&mut self, way: Way, bytes: Vec<u8>) {
        if self.links == Links::Lossy && self.random.f64() < LOSS {
            return;
        }
        self.fly_surely(way, bytes);
    }

    fn fly_surely(&mut self, way: Way, bytes: Vec<u8>) {
        let late = match self.links {
            Links::Lossy => self.random.u64(0..8_000),
            Links::Perfect => 0,
        };
        let sure = bytes == SHAKE || bytes[0] == 0;
        let at = self.now + Duration::from_micros(if sure { 0 } else { late });
        self.flying.push((at, way, bytes));
    }

    fn arrive(&mut self) {
        let flying = std::mem::take(&mut self.flying);
        let (mut come, still): (Vec<_>, Vec<_>) =
            flying.into_iter().partition(|(at, ..)| *at <= self.now);
        self.flying = still;
        come.sort_by_key(|(at, ..)| *at);
        for (_, way, mut bytes) in come {
            let shakes = bytes == SHAKE;
            self.hub.receive(self.now, way, &mut bytes, &mut self.out);
            if shakes && let Some(page) = self.pages.values_mut().find(|page| page.way == way) {
                page.joined.get_or_insert(self.now);
            }
        }
    }

    /// Looks at all that leaves.
    fn depart(&mut self) {
        let out = std::mem::replace(&mut self.out, Outgoing::new());
        for sheaf in out.sheaves() {
            self.hash.write(&sheaf.bytes);
            let mut rest = &sheaf.bytes[..];
            for size in &sheaf.sizes {
                let (datagram, after) = rest.split_at(*size);
                rest = after;
                self.leaves(sheaf.way, datagram);
            }
        }
    }

    fn leaves(&mut self, way: Way, datagram: &[u8]) {
        // An address that a page has just left is nobody's: what goes there is lost.
        let (now, seed) = (self.now, self.seed);
        let Some(page) = self.pages.values_mut().find(|page| page.way == way) else { return };
        let mut again = Vec::new();
        match page.hear(datagram) {
            Heard::Check => {}
            Heard::Control(compound) => rtcp::read(&compound, |report| match report {
                Report::KeyFrame { ssrc } => {
                    let since = page.asked.insert(ssrc, now).map(|asked| now.since(asked));
                    let soon = since.is_some_and(|since| since < KEY_FRAME_PAUSE);
                    assert!(!soon, "asked again after {since:?}; seed {seed}");
                    page.owes_key_frame.insert(ssrc);
                }
                Report::Block { ssrc, .. } => drop(page.known.insert(ssrc)),
                Report::Nack { ssrc, missing } => {
                    again.extend(rtcp::missing(missing).filter_map(|low| page.again(ssrc, low)));
                }
                Report::Sender { .. } | Report::TransportCc(_) | Report::Estimate(_) => {}
            }),
            Heard::Media(header, packet) => {
                self.flowed += 1;
                let repeated = usize::from(header.payload_type == REPEATED) * 2;
                let tag = Tag::read(&packet[header.length + repeated..]);
                assert_eq!(tag.visit, page.visit.as_bytes()[0], "of another visit; seed {seed}");
                assert_ne!(tag.seat, page.seat.0, "of their own; seed {seed}");
                if repeated == 0 {
                    let last = Last { sequence: header.sequence, tag };
                    let before = self.streams.insert((page.page.0, header.ssrc), last);
                    let other =
                        |before: Last| before.tag.page == tag.page && before.tag.layer != tag.layer;
                    self.changed += u64::from(before.is_some_and(other));
                }
            }
        }
        again.into_iter().for_each(|packet| self.fly(way, packet));
    }

    /// All go silent, and nothing is left.
    pub(crate) fn settle(mut self) {
        assert!(self.hub.legs() <= usize::from(VISITS) * VISIT_LEGS_MAX);
        let sealed = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        streams::check(&sealed, self.links, self.seed);
        drop(sealed);
        assert_eq!(self.hub.legs(), self.pages.len(), "no leg died; seed {}", self.seed);
        for _ in 0..4 {
            self.now = self.now + CONSENT;
            self.hub.expire(self.now, &mut self.out);
        }
        assert_eq!(self.hub.legs(), 0, "seed {}", self.seed);
        assert_eq!(self.hub.deadline(), None);
    }
}
