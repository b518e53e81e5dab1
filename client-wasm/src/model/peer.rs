//! What passes between the model and one peer connection of the browser (WebRTC §4).

use std::fmt;

use webside_protocol::SeatId;

use crate::model::device::Source;
use crate::model::message::Switch;

/// Numbers this page's peer connections: what an old one still says is not heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeerId(pub u32);

/// Which half of an exchange a description is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DescriptionKind {
    /// Proposes.
    Offer,
    /// Answers.
    Answer,
}

/// A session description. Its `Debug` shows the kind alone: the text holds addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct Description {
    /// Offer or answer.
    pub kind: DescriptionKind,
    /// RFC 8866 text.
    pub sdp: String,
}

impl fmt::Debug for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// A way to reach a page, as the browser found it. Its `Debug` shows nothing: it holds addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The candidate attribute; empty at the end of candidates.
    pub candidate: String,
    /// The media section it belongs to, by id.
    pub mid: String,
    /// The media section it belongs to, by place.
    pub line: u16,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate(…)")
    }
}

/// What the browser is asked to do with a peer connection, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeerStep {
    /// Make it, beside any other.
    Make(Other),
    /// Its sound and pictures are the page's from now on, and those of no other.
    Show,
    /// Have room for the sound and picture of so many people. Only with the relay.
    Watch(u8),
    /// Close it.
    Close,
    /// Apply the other side's description; an own offer is rolled back for theirs. Answered by
    /// [`PeerEvent::TheirsApplied`] or [`PeerEvent::StepFailed`].
    ApplyTheirs(Description),
    /// Make and apply the own description: an offer, or an answer when theirs waits for one.
    /// Answered by [`PeerEvent::Described`] or [`PeerEvent::StepFailed`].
    Describe,
    /// Take back the own offer. Answered by [`PeerEvent::RolledBack`] or
    /// [`PeerEvent::StepFailed`].
    RollBack,
    /// Try this way to the other page.
    AddCandidate(Candidate),
    /// Send what this source gives now, which may be nothing.
    Send(Source),
    /// Send the own picture, or hold it back: there is no room for it. A screen is sent all the same.
    Picture(Switch),
    /// Begin the own picture anew, so that the other browser needs nothing of what was lost.
    RenewPicture,
    /// Look for ways anew. The browser asks for a negotiation by itself.
    RestartIce,
    /// Answered by [`PeerEvent::Measured`].
    Measure,
}

/// Who is at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Another page.
    Page {
        /// Whose.
        seat: SeatId,
        /// Whether this side makes the first offer, and so lays out its media sections.
        first: Begins,
    },
    /// The clinic's relay, which gets sound and picture of this page and gives those of others.
    Relay,
    /// The same for who only watches.
    RelayToWatch,
}

/// Who makes the first offer. One side only, so that calls begin without a collision and with one
/// media section each for sound and picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// This page.
    We,
    /// The other page.
    They,
}

/// What a peer connection tells.
#[derive(Debug, Clone, PartialEq)]
pub enum PeerEvent {
    /// It wants to exchange descriptions.
    NegotiationNeeded,
    /// The own description stands.
    Described(Description),
    /// The other side's description stands.
    TheirsApplied,
    /// The own offer is taken back.
    RolledBack,
    /// The step under way did not work.
    StepFailed,
    /// Whose sound and pictures the relay gives.
    Seated(Vec<SeatId>),
    /// A way to reach this page was found.
    Found(Candidate),
    /// How the connection is now.
    Wire(Wire),
    /// Figures, in answer to [`PeerStep::Measure`].
    Measured(Stats),
}

/// How a peer connection is (WebRTC §4.3.3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wire {
    /// Not connected yet.
    #[default]
    Connecting,
    /// Sound and picture can flow.
    Connected,
    /// Nothing comes through for now. Often heals by itself.
    Disconnected,
    /// Does not heal by itself.
    Failed,
}

/// How media travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// From page to page.
    Direct,
    /// Through a server of the clinic that cannot open it.
    Relayed,
    /// To the clinic's server, which opens it and passes it on.
    ByClinic,
}

/// What came of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// Whose.
    pub seat: SeatId,
    /// Sound packets.
    pub sounds: u64,
    /// Pictures that were decoded.
    pub pictures: u64,
}

/// Figures of a call; counters rise from its beginning.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stats {
    /// What came of each person.
    pub came: Vec<Came>,
    /// Packets of any kind that came.
    pub packets: u64,
    /// Packets of any kind that were lost on the way here.
    pub packets_lost: u64,
    /// There and back, in milliseconds.
    pub round_trip_ms: Option<u32>,
    /// What the browser believes that the way out carries, in kilobits a second.
    pub room_kbits: Option<u32>,
    /// Energy of the own microphone and the seconds it was taken over (WebRTC Statistics §8.6).
    pub own_sound: Option<(f64, f64)>,
    /// How media travels; `None` while nothing is connected.
    pub path: Option<Path>,
    /// The keys of this connection were agreed between the two ends (DTLS connected).
    pub encrypted: bool,
    /// The other end could not prove that it is the one of the visit: nothing flows.
    pub is_insecure: bool,
}
