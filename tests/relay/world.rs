//! Hub, links and pages of a few visits, moved on step by step.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use webside_core::relay::hub::{Hub, TICK, VISIT_LEGS_MAX};
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
use crate::page::{Heard, Page, Tag};

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
        }
    }

    pub(crate) fn flowed(&self) -> u64 {
        self.flowed
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
            _ => self.speak(),
        }
        self.now = self.now + Duration::from_micros(self.random.u64(500..20_000));
        self.arrive();
        self.hub.expire(self.now, &mut self.out);
        self.depart();
        self.check_joins();
    }

    fn come(&mut self, visit: VisitId, seat: SeatId) {
        let page = PageId(self.next_page);
        self.next_page += 1;
        let publishes = self.random.u8(..4) > 0;
        let way = self.new_way();
        let others = self.random.usize(1..5);
        let page = Page::new((visit, seat, page), way, publishes, others);
        self.pages.insert((visit, seat), page);
        self.offer_again(visit, seat);
        self.check(visit, seat);
        let Some(page) = self.pages.get(&(visit, seat)) else { return };
        let way = page.way;
        // In order behind the check: a handshake that is lost is tried again, and here it is not.
        self.fly_surely(way, SHAKE.to_vec());
    }

    fn offer_again(&mut self, visit: VisitId, seat: SeatId) {
        let Some(page) = self.pages.get_mut(&(visit, seat)) else { return };
        let part = if page.publishes { Part::Publishes } else { Part::Watches };
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

    /// Everybody who publishes sends a packet of sound and a few of picture.
    fn speak(&mut self) {
        let who: Vec<_> = self.pages.keys().copied().collect();
        let now = self.now;
        for at in who {
            let video = self.random.usize(..3);
            let Some(page) = self.pages.get_mut(&at).filter(|page| page.publishes) else {
                continue;
            };
            let way = page.way;
            let sound = page.media(now, false);
            let pictures: Vec<_> = (0..video).map(|_| page.media(now, true)).collect();
            self.fly(way, sound);
            for picture in pictures {
                self.fly(way, picture);
            }
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
        let Some(page) = self.pages.values_mut().find(|page| page.way == way) else { return };
        match page.hear(datagram) {
            Heard::Check => {}
            Heard::Control(compound) => {
                let mut asks = false;
                rtcp::read(&compound, |report| asks |= matches!(report, Report::KeyFrame { .. }));
                if asks {
                    let since = page.asked.map(|asked| self.now.since(asked));
                    let soon = since.is_some_and(|since| since < KEY_FRAME_PAUSE);
                    assert!(!soon, "asked again after {since:?}; seed {}", self.seed);
                    page.asked = Some(self.now);
                    page.owes_key_frame = true;
                }
            }
            Heard::Media(header, packet) => {
                self.flowed += 1;
                let repeated = usize::from(header.payload_type == 97) * 2;
                let tag = Tag::read(&packet[header.length + repeated..]);
                let seed = self.seed;
                assert_eq!(tag.visit, page.visit.as_bytes()[0], "of another visit; seed {seed}");
                assert_ne!(tag.seat, page.seat.0, "of their own; seed {seed}");
                if repeated == 0 {
                    let last = Last { sequence: header.sequence, tag };
                    self.streams.insert((page.page.0, header.ssrc), last);
                }
            }
        }
    }

    /// A gap in a receiver's numbers is one of the source's; repetitions have none.
    fn check_gaps(&self) {
        let sealed = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        let seed = self.seed;
        assert_eq!(sealed.twice, [], "sealed twice; seed {seed}");
        for (before, at) in sealed.packets.iter().zip(sealed.packets.iter().skip(1)) {
            let ((leg_before, ssrc_before, last), tag) = before;
            let ((leg, ssrc, number), payload) = at;
            if (leg_before, ssrc_before) == (leg, ssrc) {
                let gap = number - last;
                let is_media = payload.len() == Tag::BYTES;
                let same_gap = is_media && self.links == Links::Lossy && {
                    let (one, next) = (Tag::read(tag), Tag::read(payload));
                    one.page == next.page && next.number == one.number + gap
                };
                assert!(gap == 1 || same_gap, "{last} to {number} of {leg} {ssrc:x}; seed {seed}");
            }
        }
    }

    /// Who has just joined made the others be asked for a key frame, in time.
    fn check_joins(&self) {
        for page in self.pages.values() {
            let Some(joined) = page.joined else { continue };
            let patience = KEY_FRAME_PAUSE + TICK + TICK;
            let due = joined + patience;
            // Looked at once: in the step in which it comes due.
            let just = self.now >= due && self.now.since(due) < Duration::from_millis(20);
            if !just {
                continue;
            }
            let watched = self.streams.iter().filter(|((of, _), _)| *of == page.page.0);
            for (_, last) in watched {
                assert_eq!(last.tag.visit, page.visit.as_bytes()[0]);
            }
            for other in self.pages.values().filter(|other| other.visit == page.visit) {
                let sent = other.showed.is_some_and(|at| at < joined) && other.moved < joined;
                let sends = other.publishes && sent && other.seat != page.seat;
                let settled = other.joined.is_some_and(|at| at < joined);
                let watched = self.hub_watches(page, other);
                if sends && settled && watched && self.links == Links::Perfect {
                    let asked = other.asked.is_some_and(|at| at + KEY_FRAME_PAUSE >= joined);
                    assert!(asked, "{} was not asked; seed {}", other.seat, self.seed);
                }
            }
        }
    }

    fn hub_watches(&self, page: &Page, other: &Page) -> bool {
        self.streams
            .iter()
            .any(|((of, _), last)| *of == page.page.0 && last.tag.page == other.page.0)
    }

    /// All go silent, and nothing is left.
    pub(crate) fn settle(mut self) {
        assert!(self.hub.legs() <= usize::from(VISITS) * VISIT_LEGS_MAX);
        self.check_gaps();
        assert_eq!(self.hub.legs(), self.pages.len(), "no leg died; seed {}", self.seed);
        for _ in 0..4 {
            self.now = self.now + CONSENT;
            self.hub.expire(self.now, &mut self.out);
        }
        assert_eq!(self.hub.legs(), 0, "seed {}", self.seed);
        assert_eq!(self.hub.deadline(), None);
    }
}
