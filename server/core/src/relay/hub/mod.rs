//! All legs of one thread: which datagram is whose, who gets whose packets, and what is due when.
//!
//! | file | idea |
//! |---|---|
//! | `negotiate` | an offer becomes a leg, and its answer |
//! | `forward` | a packet goes to those who get it |
//! | `reports` | what peers tell about packets |
//! | `weigh` | what each receiver's link carries |
//! | `due` | what time brings |
//!
//! # Walls
//! A leg knows its visit, and routes are made within one visit only: nothing leaves for a peer outside
//! of it. A datagram from a way that no check has proved goes no further than the check.

mod due;
mod forward;
mod negotiate;
mod reports;
mod weigh;

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use webside_protocol::{PageId, SeatId, VisitId};

pub use due::TICK;
pub use negotiate::Refused;

use super::ice::Credentials;
use super::leg::Leg;
use super::moment::Moment;
use super::outgoing::Outgoing;
use super::received::Received;
use super::sdp::Offer;
use super::speaker::Speaker;
use super::stun::Request;
use super::transport::PeerTransport;
use super::way::{Carrier, Way};

/// Legs of one visit.
pub const VISIT_LEGS_MAX: usize = 16;
/// Legs of all visits.
pub const LEGS_MAX: usize = 4_096;
/// Bytes of a datagram: more is no browser's, and would only keep the thread reading.
pub const DATAGRAM_MAX: usize = 2_048;
/// The first byte of a datagram says what it is (RFC 7983 section 7).
const STUN: std::ops::RangeInclusive<u8> = 0..=3;

/// Makes the transport of a new leg.
pub type Make<T> = Box<dyn FnMut(Moment, Credentials, &Offer) -> Option<T> + Send>;
/// Random numbers that nobody can guess.
pub type Chance = Box<dyn FnMut() -> u64 + Send>;

/// The seats of one visit that have a leg.
#[derive(Debug, Default)]
struct Visit {
    legs: BTreeMap<SeatId, usize>,
    /// Seats in the order in which they first published.
    published: Vec<SeatId>,
    /// Whose picture matters most.
    speaker: Speaker,
}

/// All legs of one thread.
pub struct Hub<T> {
    legs: Vec<Option<Leg<T>>>,
    free: Vec<usize>,
    visits: BTreeMap<VisitId, Visit>,
    ways: HashMap<Way, usize>,
    ufrags: HashMap<String, usize>,
    chance: Chance,
    make: Make<T>,
    next_tick: Moment,
    /// Seats for which somebody else spoke, until that is asked for.
    impostors: Vec<(VisitId, SeatId)>,
    /// Memory for RTCP and numbers, kept from use to use.
    compound: Vec<u8>,
    numbers: Vec<u16>,
}

impl<T: PeerTransport> Hub<T> {
    /// No legs yet.
    #[must_use]
    pub fn new(chance: Chance, make: Make<T>) -> Self {
        Self {
            legs: Vec::new(),
            free: Vec::new(),
            visits: BTreeMap::new(),
            ways: HashMap::new(),
            ufrags: HashMap::new(),
            chance,
            make,
            next_tick: Moment(0),
            compound: Vec::new(),
            numbers: Vec::new(),
            impostors: Vec::new(),
        }
    }

    /// The seats for which somebody else spoke, since this was last asked; their legs have ended.
    pub fn impostors(&mut self) -> std::vec::Drain<'_, (VisitId, SeatId)> {
        self.impostors.drain(..)
    }

    /// Takes one datagram that came by `way`, opening it where it lies.
    ///
    /// A panic while it is taken costs the leg that sent it, and nothing else.
    pub fn receive(&mut self, now: Moment, way: Way, datagram: &mut [u8], out: &mut Outgoing) {
        if datagram.len() > DATAGRAM_MAX {
            return;
        }
        let Some(at) = self.whose(way, datagram) else { return };
        let take = AssertUnwindSafe(|| self.take(now, at, way, datagram, out));
        if catch_unwind(take).is_err() {
            self.remove(at);
        }
    }

    fn take(&mut self, now: Moment, at: usize, way: Way, datagram: &mut [u8], out: &mut Outgoing) {
        let Some(leg) = self.legs[at].as_mut() else { return };
        match leg.transport.receive(now, way, datagram, out) {
            Received::Nothing => {}
            Received::Proved { forgotten } => {
                if let Some(forgotten) = forgotten {
                    self.ways.remove(&forgotten);
                }
                self.ways.insert(way, at);
            }
            Received::Secured => self.secured(now, at, out),
            Received::Rtp { header, length } => {
                self.forward(now, at, header, &mut datagram[..length], out);
            }
            Received::Rtcp { length } => self.reported(now, at, &datagram[..length], out),
            Received::Dead => self.remove(at),
            Received::Impostor => {
                // Each costs a leg, so there are no more of them than of those.
                self.impostors.push((leg.visit, leg.seat));
                self.remove(at);
            }
        }
    }

    /// A check is for the leg that it names; anything else for the leg whose way it came.
    fn whose(&self, way: Way, datagram: &[u8]) -> Option<usize> {
        if STUN.contains(datagram.first()?) {
            let request = Request::read(datagram)?;
            return self.ufrags.get(request.ufrag).copied();
        }
        self.ways.get(&way).copied()
    }

    /// A TCP connection has ended: its way is nobody's any more.
    pub fn closed(&mut self, way: Way) {
        match way.carrier {
            // Nobody tells when they end, and another end of the same name is the same.
            Carrier::Udp | Carrier::Turn(_) => {}
            Carrier::Tcp(_) => drop(self.ways.remove(&way)),
        }
    }

    /// Ends the leg of a seat's page, if it is that page's.
    pub fn leave(&mut self, visit: VisitId, seat: SeatId, page: PageId) {
        let at = self.visits.get(&visit).and_then(|visit| visit.legs.get(&seat)).copied();
        let is = |at: &usize| self.legs[*at].as_ref().is_some_and(|leg| leg.page == page);
        if let Some(at) = at.filter(is) {
            self.remove(at);
        }
    }

    /// Ends all legs of a visit.
    pub fn end(&mut self, visit: VisitId) {
        let legs =
            self.visits.get(&visit).map(|visit| visit.legs.values().copied().collect::<Vec<_>>());
        for at in legs.unwrap_or_default() {
            self.remove(at);
        }
        self.visits.remove(&visit);
    }

    /// Legs that there are.
    #[must_use]
    pub fn legs(&self) -> usize {
        self.legs.len() - self.free.len()
    }

    /// When [`Self::expire`] wants to be called; never while there are no legs.
    #[must_use]
    pub fn deadline(&self) -> Option<Moment> {
        (self.legs() > 0).then_some(self.next_tick)
    }

    fn remove(&mut self, at: usize) {
        let Some(leg) = self.legs[at].take() else { return };
        self.free.push(at);
        self.ufrags.retain(|_, of| *of != at);
        self.ways.retain(|_, of| *of != at);
        if let Some(visit) = self.visits.get_mut(&leg.visit) {
            visit.legs.retain(|_, of| *of != at);
            if visit.legs.is_empty() {
                self.visits.remove(&leg.visit);
            }
        }
        self.route(leg.visit);
    }

    /// Lays the routes of a visit anew: each outlet gets the packets of its seat's source.
    fn route(&mut self, id: VisitId) {
        let Some(visit) = self.visits.get(&id) else { return };
        for at in visit.legs.values() {
            if let Some(leg) = self.legs[*at].as_mut() {
                leg.sources.values_mut().for_each(|source| source.routes.clear());
            }
        }
        for to in visit.legs.values().copied() {
            let Some(leg) = &self.legs[to] else { continue };
            let outlets: Vec<_> =
                leg.outlets.iter().map(|outlet| (outlet.seat, outlet.kind)).collect();
            for (outlet, (seat, kind)) in outlets.into_iter().enumerate() {
                let from = seat.and_then(|seat| visit.legs.get(&seat)).copied();
                let Some(from) = from.filter(|from| *from != to) else { continue };
                let sources = self.legs[from].iter_mut().flat_map(|leg| &mut leg.sources);
                for (_, source) in sources.filter(|(track, _)| track.kind == kind) {
                    source.routes.push(super::source::Route { leg: to, outlet });
                }
            }
        }
    }
}

impl<T> std::fmt::Debug for Hub<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub")
            .field("legs", &(self.legs.len() - self.free.len()))
            .finish_non_exhaustive()
    }
}
