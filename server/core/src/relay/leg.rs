//! One page's connection to the relay: what it sends, what it gets, and how well.

use std::collections::BTreeMap;
use std::time::Duration;

use webside_protocol::{PageId, SeatId, VisitId};

use super::choice::Choice;
use super::codec::Kind;
use super::estimate::Estimate;
use super::moment::Moment;
use super::outlet::Outlet;
use super::rtp::{Extension, ExtensionIds, Header};
use super::sdp::{Fingerprint, Meaning};
use super::source::Source;
use super::track::Track;
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
    pub sources: BTreeMap<Track, Source>,
    /// What it calls the layers of its picture, the smallest first; none when it has no layers.
    pub layers: Vec<String>,
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
    /// Which layers it gets.
    pub choice: Choice,
    /// Whether pictures pause.
    pub weak: Weak,
    repeated: (Moment, u64),
}

/// When a leg's reports are due.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// Feedback of the transport.
    pub feedback: Moment,
    /// Receiver reports.
    pub report: Moment,
    /// The look at pauses.
    pub look: Moment,
    /// The choice of layers.
    pub choice: Moment,
}

/// How often a receiver's pictures paused: each time the next try waits longer.
#[derive(Debug, Clone, Copy)]
pub struct Weak {
    /// Not before then does a picture come back.
    pub until: Moment,
    /// When a picture last paused or came back.
    pub changed: Moment,
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
            layers: Vec::new(),
            outlets: Vec::new(),
            arrivals: Arrivals::default(),
            estimate: Estimate::new(now),
            ssrc,
            session: drawn[1],
            version: 0,
            due: Due { feedback: now, report: now, look: now, choice: now },
            choice: Choice::default(),
            weak: Weak::new(now),
            repeated: (now, REPEATED_BURST),
        }
    }

    /// The track that a packet belongs to: by its stream once that is known, and until then by the
    /// layer that the packet names.
    pub fn track(&mut self, meaning: Meaning, header: &Header, packet: &[u8]) -> Option<Track> {
        let (kind, repeated) = match meaning {
            Meaning::Media(codec) => (codec.kind(), false),
            Meaning::Repeated(codec) => (codec.kind(), true),
        };
        if kind == Kind::Audio || self.layers.is_empty() {
            return Some(Track::least(kind));
        }
        let is = |(track, source): &(&Track, &Source)| {
            let ssrc = if repeated { source.repeated } else { source.ssrc() };
            track.kind == kind && ssrc == Some(header.ssrc)
        };
        if let Some((track, _)) = self.sources.iter().find(is) {
            return Some(*track);
        }
        let named = if repeated { Extension::RepairedStreamId } else { Extension::StreamId };
        let name = header.extension(packet, self.extensions.get(named)?)?;
        let layer = self.layers.iter().position(|layer| layer.as_bytes() == name)?;
        let track = Track { kind, layer: u8::try_from(layer).ok()? };
        if repeated {
            self.sources.get_mut(&track)?.repeated = Some(header.ssrc);
        }
        Some(track)
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
