//! One page's connection to the relay: what it sends, what it gets, and how well.

use std::collections::BTreeMap;
use std::time::Duration;

use webside_protocol::{PageId, SeatId, VisitId};

use super::codec::Kind;
use super::estimate::Estimate;
use super::moment::Moment;
use super::outlet::Outlet;
use super::rtp::ExtensionIds;
use super::sdp::{Fingerprint, Meaning};
use super::source::Source;
use super::transport_cc::Arrivals;

/// Repetitions that one receiver may have in a burst, and each second.
const REPEATED_BURST: u64 = 100;
const REPEATED_PER_S: u64 = 300;

/// What a page may do with the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sends its own sound and picture, and receives those of the others.
    Publishes,
    /// Only receives.
    Watches,
}

/// A page's connection to the relay.
#[derive(Debug)]
pub struct Leg<T> {
    /// The visit: nothing of it leaves it.
    pub visit: VisitId,
    /// Whose it is.
    pub seat: SeatId,
    /// Which load of the page.
    pub page: PageId,
    /// The way in and out.
    pub transport: T,
    /// The page's name in ICE.
    pub ufrag: String,
    /// The page's certificate.
    pub fingerprint: Fingerprint,
    /// What payload types mean.
    pub meanings: BTreeMap<u8, Meaning>,
    /// Ids of extensions on the page's sending lines.
    pub extensions: ExtensionIds,
    /// What it sends.
    pub sources: BTreeMap<Kind, Source>,
    /// What it gets.
    pub outlets: Vec<Outlet>,
    /// When its packets came.
    pub arrivals: Arrivals,
    /// What it can take.
    pub estimate: Estimate,
    /// The relay's own name in RTCP.
    pub ssrc: u32,
    /// Names its answers.
    pub session: u64,
    /// Counts its answers.
    pub version: u64,
    /// When its reports are due.
    pub due: Due,
    /// Whether pictures pause.
    pub weak: Weak,
    repeated: (Moment, u64),
}

/// When a leg's reports are due.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// Feedback of the transport.
    pub feedback: Moment,
    /// Receiver reports, and the look at pauses.
    pub report: Moment,
}

/// How often a receiver's pictures paused: each time the next try waits longer.
#[derive(Debug, Clone, Copy)]
pub struct Weak {
    /// Not before then does a picture come back.
    pub until: Moment,
    /// How long the next pause is.
    pub pause: Duration,
    /// Seconds in a row in which the link was too weak.
    pub seconds: u8,
}

impl<T> Leg<T> {
    /// Joins what a new leg needs; `drawn` is random.
    pub fn new(
        now: Moment,
        (visit, seat, page): (VisitId, SeatId, PageId),
        transport: T,
        (ufrag, fingerprint): (String, Fingerprint),
        drawn: [u64; 2],
    ) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "random bits")]
        let ssrc = drawn[0] as u32;
        Self {
            visit,
            seat,
            page,
            transport,
            ufrag,
            fingerprint,
            meanings: BTreeMap::new(),
            extensions: ExtensionIds::default(),
            sources: BTreeMap::new(),
            outlets: Vec::new(),
            arrivals: Arrivals::default(),
            estimate: Estimate::new(now),
            ssrc,
            session: drawn[1],
            version: 0,
            due: Due { feedback: now, report: now + Duration::from_secs(1) },
            weak: Weak { until: now, pause: super::hub::WEAK_PAUSE_MIN, seconds: 0 },
            repeated: (now, REPEATED_BURST),
        }
    }

    /// Whether one more packet may be repeated to this receiver now.
    pub fn may_repeat(&mut self, now: Moment) -> bool {
        let (since, left) = self.repeated;
        let millis = u64::try_from(now.since(since).as_millis()).unwrap_or(0);
        let more = millis.min(10_000) * REPEATED_PER_S / 1_000;
        if more > 0 {
            self.repeated = (now, (left + more).min(REPEATED_BURST));
        }
        let may = self.repeated.1 > 0;
        self.repeated.1 = self.repeated.1.saturating_sub(1);
        may
    }
}
