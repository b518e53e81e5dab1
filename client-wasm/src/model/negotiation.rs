//! Perfect negotiation (WebRTC §10.7) as a machine without a browser: two of them always agree.
//!
//! One step runs in the browser at a time, and what comes meanwhile waits its turn. When both sides
//! offer at once, the polite one takes its own offer back.
//!
//! Signalling can be lost while either side's socket is replaced, and nobody is told. So an offer
//! that is not answered is told again, with the candidates found since. The answer to an offer that
//! was answered before is told again as it was; the side that has it already knows it by its text.

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
    waiting: Vec<Signalling>,
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
            self.waiting.push(said);
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
            if !self.waiting.is_empty() {
                let said = self.waiting.remove(0);
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Steady = Steady(0);

    fn offer(sdp: &str) -> Signalling {
        Signalling::Offer { sdp: sdp.to_owned() }
    }

    fn answer(sdp: &str) -> Signalling {
        Signalling::Answer { sdp: sdp.to_owned() }
    }

    fn candidate() -> Signalling {
        Signalling::Candidate { candidate: "c".to_owned(), mid: "0".to_owned(), line: 0 }
    }

    /// Runs `then` and returns what it wants done.
    fn moves(
        one: &mut Negotiation,
        then: impl FnOnce(&mut Negotiation, &mut Vec<Move>),
    ) -> Vec<Move> {
        let mut out = Vec::new();
        then(one, &mut out);
        out
    }

    fn own(kind: DescriptionKind, sdp: &str) -> Description {
        Description { kind, sdp: sdp.to_owned() }
    }

    /// Offers `sdp`, as after the browser asked for it.
    fn offers(one: &mut Negotiation, sdp: &str) {
        let asked = moves(one, Negotiation::needed);
        assert_eq!(asked, [Move::Do(PeerStep::Describe)]);
        let told = moves(one, |n, out| n.described(own(DescriptionKind::Offer, sdp), NOW, out));
        assert_eq!(told, [Move::Tell(offer(sdp))]);
    }

    fn applies(kind: DescriptionKind, sdp: &str) -> Vec<Move> {
        vec![Move::Do(PeerStep::ApplyTheirs(own(kind, sdp)))]
    }

    /// Answers `theirs` with `sdp`.
    fn answers(one: &mut Negotiation, theirs: &str, sdp: &str) {
        let heard = moves(one, |n, out| n.hear(offer(theirs), out));
        assert_eq!(heard, applies(DescriptionKind::Offer, theirs));
        assert_eq!(moves(one, Negotiation::theirs_applied), [Move::Do(PeerStep::Describe)]);
        let told = moves(one, |n, out| n.described(own(DescriptionKind::Answer, sdp), NOW, out));
        assert_eq!(told, [Move::Tell(answer(sdp))]);
    }

    #[test]
    fn when_both_offer_the_polite_one_gives_way() {
        let mut polite = Negotiation::new(Manners::Polite);
        offers(&mut polite, "P");
        answers(&mut polite, "I", "PI");
        assert!(polite.is_at_rest());

        let mut impolite = Negotiation::new(Manners::Impolite);
        offers(&mut impolite, "I");
        assert_eq!(moves(&mut impolite, |n, out| n.hear(offer("P"), out)), []);
        assert_eq!(moves(&mut impolite, |n, out| n.hear(candidate(), out)), [], "of that offer");
        let applied = moves(&mut impolite, |n, out| n.hear(answer("PI"), out));
        assert_eq!(applied, applies(DescriptionKind::Answer, "PI"));
        moves(&mut impolite, Negotiation::theirs_applied);
        assert!(impolite.is_at_rest());
        assert_eq!(moves(&mut impolite, |n, out| n.hear(candidate(), out)).len(), 1);
    }

    #[test]
    fn what_comes_while_the_browser_is_at_it_waits_its_turn() {
        let mut one = Negotiation::new(Manners::Polite);
        moves(&mut one, Negotiation::needed);
        assert_eq!(moves(&mut one, |n, out| n.hear(offer("I"), out)), []);
        assert_eq!(moves(&mut one, |n, out| n.hear(candidate(), out)), []);
        let own = own(DescriptionKind::Offer, "P");
        let told = moves(&mut one, |n, out| n.described(own, NOW, out));
        let mut expected = vec![Move::Tell(offer("P"))];
        expected.extend(applies(DescriptionKind::Offer, "I"));
        assert_eq!(told, expected);
    }

    #[test]
    fn an_offer_told_again_gets_the_answer_it_had() {
        let mut one = Negotiation::new(Manners::Polite);
        answers(&mut one, "I", "PI");
        let again = moves(&mut one, |n, out| n.hear(offer("I"), out));
        assert_eq!(again, [Move::Tell(answer("PI"))]);
    }

    #[test]
    fn an_answer_told_again_does_not_answer_the_next_offer() {
        let mut one = Negotiation::new(Manners::Impolite);
        offers(&mut one, "I1");
        let again = moves(&mut one, |n, out| n.repeat(NOW + OFFER_REPEAT, OFFER_REPEAT, out));
        assert_eq!(again, [Move::Tell(offer("I1"))]);
        moves(&mut one, |n, out| n.hear(answer("PI1"), out));
        moves(&mut one, Negotiation::theirs_applied);
        offers(&mut one, "I2");
        assert_eq!(moves(&mut one, |n, out| n.hear(answer("PI1"), out)), []);
        let applied = moves(&mut one, |n, out| n.hear(answer("PI2"), out));
        assert_eq!(applied, applies(DescriptionKind::Answer, "PI2"));
    }

    #[test]
    fn after_a_step_that_failed_it_begins_anew_after_a_pause() {
        let mut one = Negotiation::new(Manners::Impolite);
        offers(&mut one, "I1");
        moves(&mut one, |n, out| n.hear(answer("broken"), out));
        let back = moves(&mut one, |n, out| n.failed(NOW, out));
        assert_eq!(back, [Move::Do(PeerStep::RollBack)]);
        assert_eq!(moves(&mut one, Negotiation::rolled_back), []);
        let later = NOW + FAILURE_PAUSE;
        let anew = moves(&mut one, |n, out| n.repeat(later, OFFER_REPEAT, out));
        assert_eq!(anew, [Move::Do(PeerStep::Describe)]);
    }
}
