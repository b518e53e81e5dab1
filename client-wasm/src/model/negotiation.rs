//! Perfect negotiation (WebRTC §10.7) as a machine without a browser: two of them always agree.
//!
//! One step runs in the browser at a time, and what comes meanwhile waits its turn. When both sides
//! offer at once, the polite one takes its own offer back.
//!
//! Signalling can be lost while either side's socket is replaced, and nobody is told. So an offer
//! that is not answered is told again, with the candidates found since. The answer to an offer that
//! was answered before is told again as it was; the side that has it already knows it by its text.

use std::collections::VecDeque;
use std::time::Duration;

use webside_protocol::Signalling;

use crate::model::clock::Steady;
use crate::model::peer::{Candidate, Description, DescriptionKind, PeerStep};

/// An offer is told again when nobody answered it for this long.
pub(crate) const OFFER_REPEAT: Duration = Duration::from_secs(4);
/// After a step that did not work, nothing new is begun for this long.
pub(crate) const FAILURE_PAUSE: Duration = Duration::from_secs(2);
/// Most messages that wait while a step runs; beyond it the newest are lost, and told again.
pub(crate) const WAITING_MAX: usize = 128;
/// Most own candidates kept to be told again.
pub(crate) const FOUND_MAX: usize = 32;

/// Who takes the own offer back when both offer at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Manners {
    /// Takes it back.
    #[default]
    Polite,
    /// Does not hear the other one's.
    Impolite,
}

/// What the machine wants done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Move {
    /// In the browser.
    Do(PeerStep),
    /// By the other side.
    Tell(Signalling),
}

/// The exchange of descriptions with one other page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Negotiation {
    manners: Manners,
    step: Option<Step>,
    waiting: VecDeque<Signalling>,
    needed: bool,
    /// The own offer that waits for its answer.
    offered: Option<Offered>,
    /// Their newest offer was not heard, so neither are its candidates.
    ignoring: bool,
    /// Their last offer, and what was answered.
    answered: Option<Exchange>,
    /// The own last offer that was answered, and the answer.
    agreed: Option<Exchange>,
    found: Vec<Candidate>,
    paused_until: Option<Steady>,
}

/// A step that runs in the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Offering,
    ApplyingOffer(String),
    Answering(String),
    ApplyingAnswer(String),
    RollingBack,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Offered {
    sdp: String,
    told_at: Steady,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Exchange {
    offer: String,
    answer: String,
}

impl Negotiation {
    pub(crate) fn new(manners: Manners) -> Self {
        Self { manners, ..Self::default() }
    }

    /// The browser wants an exchange.
    pub(crate) fn needed(&mut self, out: &mut Vec<Move>) {
        self.needed = true;
        self.go_on(out);
    }

    /// The other side says something.
    pub(crate) fn hear(&mut self, said: Signalling, out: &mut Vec<Move>) {
        if self.waiting.len() < WAITING_MAX {
            self.waiting.push_back(said);
        }
        self.go_on(out);
    }

    /// The browser found a way to this page.
    pub(crate) fn found(&mut self, candidate: Candidate, out: &mut Vec<Move>) {
        out.push(Move::Tell(told(candidate.clone())));
        if self.found.len() < FOUND_MAX {
            self.found.push(candidate);
        }
    }

    /// The own description stands.
    pub(crate) fn described(&mut self, own: Description, now: Steady, out: &mut Vec<Move>) {
        match (self.step.take(), own.kind) {
            (Some(Step::Offering), DescriptionKind::Offer) => {
                self.found.clear();
                self.offered = Some(Offered { sdp: own.sdp.clone(), told_at: now });
                out.push(Move::Tell(Signalling::Offer { sdp: own.sdp }));
            }
            (Some(Step::Answering(offer)), DescriptionKind::Answer) => {
                self.found.clear();
                self.answered = Some(Exchange { offer, answer: own.sdp.clone() });
                out.push(Move::Tell(Signalling::Answer { sdp: own.sdp }));
            }
            // Nothing else was asked for; a browser that says so has lost count, and so have we.
            (Some(_), _) => self.roll_back(now, out),
            (None, _) => {}
        }
        self.go_on(out);
    }

    /// Their description stands.
    pub(crate) fn theirs_applied(&mut self, out: &mut Vec<Move>) {
        match self.step.take() {
            Some(Step::ApplyingOffer(offer)) => {
                self.offered = None;
                self.step = Some(Step::Answering(offer));
                out.push(Move::Do(PeerStep::Describe));
            }
            Some(Step::ApplyingAnswer(answer)) => {
                let own = self.offered.take();
                self.agreed = own.map(|own| Exchange { offer: own.sdp, answer });
            }
            Some(Step::Offering | Step::Answering(_) | Step::RollingBack) | None => {}
        }
        self.go_on(out);
    }

    /// The own offer is taken back.
    pub(crate) fn rolled_back(&mut self, out: &mut Vec<Move>) {
        self.step = None;
        self.offered = None;
        self.go_on(out);
    }

    /// The step under way did not work: begin anew, after a pause.
    pub(crate) fn failed(&mut self, now: Steady, out: &mut Vec<Move>) {
        match self.step.take() {
            Some(Step::Offering | Step::RollingBack) => {
                self.offered = None;
                self.begin_anew(now);
            }
            Some(Step::ApplyingOffer(_) | Step::Answering(_) | Step::ApplyingAnswer(_)) => {
                self.roll_back(now, out);
            }
            None => {}
        }
        self.go_on(out);
    }

    /// Tells what may have been lost: the offer that nobody answered. `patience` is how long ago
    /// it was told at least.
    pub(crate) fn repeat(&mut self, now: Steady, patience: Duration, out: &mut Vec<Move>) {
        if self.paused_until.is_some_and(|until| until <= now) {
            self.paused_until = None;
        }
        if let Some(own) = &mut self.offered
            && now - own.told_at >= patience
        {
            own.told_at = now;
            out.push(Move::Tell(Signalling::Offer { sdp: own.sdp.clone() }));
            out.extend(self.found.iter().cloned().map(told).map(Move::Tell));
        }
        self.go_on(out);
    }

    /// Nothing runs, nothing waits, and every own offer was answered.
    #[cfg(test)]
    pub(crate) fn is_at_rest(&self) -> bool {
        self.step.is_none() && self.waiting.is_empty() && self.offered.is_none() && !self.needed
    }

    fn roll_back(&mut self, now: Steady, out: &mut Vec<Move>) {
        self.begin_anew(now);
        self.step = Some(Step::RollingBack);
        out.push(Move::Do(PeerStep::RollBack));
    }

    fn begin_anew(&mut self, now: Steady) {
        self.needed = true;
        self.paused_until = Some(now + FAILURE_PAUSE);
    }

    /// Takes what waits, until a step runs in the browser.
    fn go_on(&mut self, out: &mut Vec<Move>) {
        while self.step.is_none() {
            if let Some(said) = self.waiting.pop_front() {
                self.take(said, out);
            } else if self.needed && self.offered.is_none() && self.paused_until.is_none() {
                self.needed = false;
                self.step = Some(Step::Offering);
                out.push(Move::Do(PeerStep::Describe));
            } else {
                return;
            }
        }
    }

    fn take(&mut self, said: Signalling, out: &mut Vec<Move>) {
        match said {
            Signalling::Offer { sdp } => self.take_offer(sdp, out),
            Signalling::Answer { sdp } => self.take_answer(sdp, out),
            Signalling::Candidate { candidate, mid, line } => {
                if !self.ignoring {
                    let theirs = Candidate { candidate, mid, line };
                    out.push(Move::Do(PeerStep::AddCandidate(theirs)));
                }
            }
        }
    }

    fn take_offer(&mut self, sdp: String, out: &mut Vec<Move>) {
        if let Some(before) = self.answered.as_ref().filter(|before| before.offer == sdp) {
            out.push(Move::Tell(Signalling::Answer { sdp: before.answer.clone() }));
            out.extend(self.found.iter().cloned().map(told).map(Move::Tell));
            return;
        }
        self.ignoring = self.offered.is_some() && self.manners == Manners::Impolite;
        if !self.ignoring {
            self.step = Some(Step::ApplyingOffer(sdp.clone()));
            let theirs = Description { kind: DescriptionKind::Offer, sdp };
            out.push(Move::Do(PeerStep::ApplyTheirs(theirs)));
        }
    }

    fn take_answer(&mut self, sdp: String, out: &mut Vec<Move>) {
        let Some(own) = &self.offered else { return };
        let told_again =
            self.agreed.as_ref().is_some_and(|old| old.answer == sdp && old.offer != own.sdp);
        if !told_again {
            self.ignoring = false;
            self.step = Some(Step::ApplyingAnswer(sdp.clone()));
            let theirs = Description { kind: DescriptionKind::Answer, sdp };
            out.push(Move::Do(PeerStep::ApplyTheirs(theirs)));
        }
    }
}

fn told(own: Candidate) -> Signalling {
    Signalling::Candidate { candidate: own.candidate, mid: own.mid, line: own.line }
}
