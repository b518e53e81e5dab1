//! One relay and the pages of one visit.

use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use tokio::time::timeout;

use webside_protocol::{PageId, SeatId, VisitId};

use crate::clock::Clock;
use crate::incidents::{self, Waiting};
use crate::media::peer::{Announced, Peer};
use crate::media::{Part, Protections, Relay, RelayError, RelaySettings};
use crate::passage;
use crate::store::AuditLine;

pub(super) struct Scene {
    pub(super) relay: Relay,
    clock: Clock,
    runtime: tokio::runtime::Runtime,
    noted: RefCell<Waiting>,
}

pub(super) const VISIT: VisitId = VisitId::from_bytes([7; 16]);

impl Scene {
    pub(super) fn open() -> Self {
        Self::with(Protections::GcmAlone)
    }

    pub(super) fn with(protections: Protections) -> Self {
        let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let listen = SocketAddr::new(local, 0);
        let settings = RelaySettings { listen, public: local, public_port: None, protections };
        let ((_, nobody), (notes, noted)) = (passage::open(), incidents::queue());
        let relay = Relay::open_beside(&settings, nobody, notes).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        Self { relay, clock: Clock::start(), runtime, noted: RefCell::new(noted) }
    }

    pub(super) fn now(&self) -> Instant {
        self.clock.instant_now().into_std()
    }

    /// The next line for the audit; within a second, or none.
    pub(super) fn noted(&self) -> Option<AuditLine> {
        let mut noted = self.noted.borrow_mut();
        let within = Duration::from_secs(1);
        self.runtime.block_on(async { timeout(within, noted.recv()).await.ok().flatten() })
    }

    pub(super) fn offer(
        &self,
        visit: VisitId,
        seat: u8,
        part: Part,
        offer: String,
    ) -> Result<String, RelayError> {
        let page = PageId(u32::from(seat) + 100);
        self.runtime.block_on(self.relay.answer(visit, SeatId(seat), page, part, offer))
    }

    /// A page that has an answer and nothing more.
    pub(super) fn answered(
        &self,
        visit: VisitId,
        seat: u8,
        part: Part,
        others: usize,
    ) -> (Peer, Vec<Announced>) {
        let mut peer = Peer::new(&format!("page{seat}")).unwrap();
        let offer = peer.offer(part == Part::Publishes, others);
        let answer = self.offer(visit, seat, part, offer).unwrap();
        let announced = peer.accept(&answer).unwrap();
        (peer, announced)
    }

    /// A page that media can flow to.
    pub(super) fn connected(&self, seat: u8, part: Part, others: usize) -> (Peer, Vec<Announced>) {
        let (mut peer, announced) = self.answered(VISIT, seat, part, others);
        peer.connect(|| self.now()).unwrap();
        (peer, announced)
    }
}
