//! A browser's peer connection without a browser: descriptions are names, ways are numbers.
//!
//! It follows WebRTC §4.4: one signalling state, descriptions that are pending until answered, a
//! rollback of the own offer when another one is applied, and a negotiation that is asked for when
//! it is needed and the state is stable.

use std::collections::VecDeque;

use webside_client::model::peer::{
    Begins, Came, Candidate, Description, DescriptionKind, Other, PeerEvent, PeerId, PeerStep,
    Stats, Wire,
};
use webside_protocol::SeatId;

/// What one description says: who made it, by which credentials it can be reached, and, in an
/// answer, the credentials that it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said {
    own: u64,
    answers: Option<u64>,
    serial: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Stable,
    OwnOffer,
    TheirOffer,
}

pub(crate) struct Peer {
    pub(crate) id: PeerId,
    pub(crate) other: Other,
    /// Its sound is the page's.
    pub(crate) shown: bool,
    /// Sound packets that came, from whom.
    came: Option<Came>,
    state: State,
    own: Option<Said>,
    theirs: Option<Said>,
    pending_own: Option<Said>,
    pending_theirs: Option<Said>,
    laid_out: bool,
    restart: bool,
    asked: bool,
    serial: u64,
    credentials: u64,
    /// Credentials of theirs for which a way is known.
    ways: Vec<u64>,
    told: Wire,
    running: VecDeque<PeerStep>,
    /// Answers that were applied to an offer they did not answer.
    pub(crate) mismatches: u32,
}

impl Peer {
    /// `salt` makes its credentials unlike those of any other.
    pub(crate) fn new(id: PeerId, other: Other, salt: u64) -> Self {
        let laid_out = !matches!(other, Other::Page { first: Begins::They, .. });
        Self {
            id,
            other,
            shown: false,
            came: None,
            state: State::Stable,
            own: None,
            theirs: None,
            pending_own: None,
            pending_theirs: None,
            laid_out,
            restart: false,
            asked: false,
            serial: salt * 1_000_000,
            credentials: salt * 1_000_000,
            ways: Vec::new(),
            told: Wire::Connecting,
            running: VecDeque::new(),
            mismatches: 0,
        }
    }

    /// Takes a step to do. What takes time in a browser waits for [`Peer::run`].
    pub(crate) fn step(&mut self, step: PeerStep) {
        match step {
            PeerStep::RestartIce => self.restart = self.own.is_some(),
            PeerStep::Send(_)
            | PeerStep::Picture(_)
            | PeerStep::RenewPicture
            | PeerStep::Make(_)
            | PeerStep::Show
            | PeerStep::Watch(_)
            | PeerStep::Close => {}
            PeerStep::ApplyTheirs(_)
            | PeerStep::Describe
            | PeerStep::RollBack
            | PeerStep::AddCandidate(_)
            | PeerStep::Measure => self.running.push_back(step),
        }
    }

    /// Does the oldest step, and tells what came of it and of the time that passed.
    pub(crate) fn run(&mut self) -> Vec<PeerEvent> {
        let mut events = Vec::new();
        if let Some(step) = self.running.pop_front() {
            self.done(step, &mut events);
        }
        let needed = self.restart || (self.laid_out && self.own.is_none());
        if self.state == State::Stable && self.running.is_empty() && needed && !self.asked {
            self.asked = true;
            events.push(PeerEvent::NegotiationNeeded);
        }
        events
    }

    fn done(&mut self, step: PeerStep, events: &mut Vec<PeerEvent>) {
        match step {
            PeerStep::ApplyTheirs(theirs) => events.push(self.apply(&theirs)),
            PeerStep::Describe => self.describe(events),
            PeerStep::RollBack => {
                self.pending_own = None;
                self.pending_theirs = None;
                self.state = State::Stable;
                events.push(PeerEvent::RolledBack);
            }
            PeerStep::AddCandidate(candidate) => {
                self.ways.push(candidate.candidate.parse().unwrap());
            }
            PeerStep::Measure => {
                let came = self.came.into_iter().collect();
                let stats = Stats { encrypted: true, came, ..Stats::default() };
                events.push(PeerEvent::Measured(stats));
            }
            PeerStep::Make(_)
            | PeerStep::Show
            | PeerStep::Watch(_)
            | PeerStep::Close
            | PeerStep::RestartIce
            | PeerStep::Picture(_)
            | PeerStep::RenewPicture
            | PeerStep::Send(_) => {}
        }
    }

    fn apply(&mut self, theirs: &Description) -> PeerEvent {
        let said = read(&theirs.sdp);
        match (theirs.kind, self.state) {
            (DescriptionKind::Offer, _) => {
                self.pending_own = None;
                self.pending_theirs = Some(said);
                self.state = State::TheirOffer;
                PeerEvent::TheirsApplied
            }
            (DescriptionKind::Answer, State::OwnOffer) => {
                self.own = self.pending_own.take();
                self.theirs = Some(said);
                self.state = State::Stable;
                if said.answers != self.own.map(|own| own.serial) {
                    self.mismatches += 1;
                }
                self.restart = false;
                self.asked = false;
                PeerEvent::TheirsApplied
            }
            (DescriptionKind::Answer, State::Stable | State::TheirOffer) => PeerEvent::StepFailed,
        }
    }

    fn describe(&mut self, events: &mut Vec<PeerEvent>) {
        let before = self.own.map(|own| own.own);
        self.serial += 1;
        if self.state == State::TheirOffer {
            let offer = self.pending_theirs.take();
            let anew = self.theirs.map(|t| t.own) != offer.map(|o| o.own);
            let own = if anew || self.restart { self.new_credentials() } else { before };
            let own = own.unwrap_or(self.credentials);
            let answer =
                Said { own, answers: offer.map(|offer| offer.serial), serial: self.serial };
            self.own = Some(answer);
            self.theirs = offer;
            self.state = State::Stable;
            self.restart = false;
            self.asked = false;
            events.push(described(DescriptionKind::Answer, answer));
        } else {
            let own = if self.restart { self.new_credentials() } else { before };
            let own = own.or_else(|| self.new_credentials()).unwrap_or_default();
            let offer = Said { own, answers: None, serial: self.serial };
            self.pending_own = Some(offer);
            self.state = State::OwnOffer;
            events.push(described(DescriptionKind::Offer, offer));
        }
        let own = self.pending_own.or(self.own).map(|own| own.own).unwrap_or_default();
        if Some(own) != before {
            events.push(PeerEvent::Found(way(own)));
        }
    }

    fn new_credentials(&mut self) -> Option<u64> {
        self.credentials += 1;
        Some(self.credentials)
    }

    /// Both ends agreed on the same credentials and at least one knows a way.
    pub(crate) fn reaches(&self, other: &Self) -> bool {
        let ends = |a: &Self| (a.own.map(|s| s.own), a.theirs.map(|s| s.own));
        let (own, theirs) = ends(self);
        let agreed = own.is_some() && theirs.is_some() && ends(other) == (theirs, own);
        let knows = |a: &Self| a.theirs.is_some_and(|t| a.ways.contains(&t.own));
        agreed && (knows(self) || knows(other))
    }

    /// Sound of `seat` came.
    pub(crate) fn sound(&mut self, seat: SeatId) {
        let sounds = self.came.map_or(0, |came| came.sounds) + 50;
        self.came = Some(Came { seat, sounds, pictures: sounds });
    }

    /// The credentials of the own description that stands.
    pub(crate) fn own_credentials(&self) -> Option<u64> {
        self.own.map(|own| own.own)
    }

    pub(crate) const fn is_with_relay(&self) -> bool {
        matches!(self.other, Other::Relay | Other::RelayToWatch)
    }

    /// Tells the wire when it is another one than before.
    pub(crate) fn wire(&mut self, wire: Wire) -> Option<PeerEvent> {
        if self.told == wire || (self.told == Wire::Failed && wire == Wire::Disconnected) {
            return None;
        }
        self.told = wire;
        Some(PeerEvent::Wire(wire))
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.told == Wire::Connected
    }

    pub(crate) fn is_stable(&self) -> bool {
        self.state == State::Stable && self.running.is_empty()
    }
}

fn way(own: u64) -> Candidate {
    Candidate { candidate: own.to_string(), mid: "0".to_owned(), line: 0 }
}

fn described(kind: DescriptionKind, said: Said) -> PeerEvent {
    let answers = said.answers.map_or(String::new(), |answers| answers.to_string());
    PeerEvent::Described(Description {
        kind,
        sdp: format!("{}/{answers}/{}", said.own, said.serial),
    })
}

fn read(sdp: &str) -> Said {
    let parts: Vec<&str> = sdp.split('/').collect();
    Said {
        own: parts[0].parse().unwrap(),
        answers: parts[1].parse().ok(),
        serial: parts[2].parse().unwrap(),
    }
}

/// The answer of a relay that is reached by its own credentials, `own`.
pub(crate) fn relay_answer(offer: &str, own: u64) -> (u64, String) {
    let offer = read(offer);
    (offer.own, format!("{own}/{}/{own}", offer.serial))
}
