//! What came in becomes steps. The machine moves on at once, so that one append carries many inputs;
//! nobody is told before it.

use std::collections::BTreeMap;
use std::time::Duration;

use webside_core::{Allowance, Generation, Pace};
use webside_protocol::{
    ErrorCode, Input, Output, Refusal, Seat, SeatId, Standing, Timestamp, Visit, VisitId, invite,
};

use super::batch::{Batch, Step};
use super::handle::{Arrival, Asking, Look, Message, SessionId};
use crate::store::{AuditKind, AuditLine};

/// How fast a seat may sit down again: each time is an entry.
const ARRIVALS: Pace = Pace { every: Duration::from_secs(1), at_once: 60 };
/// How fast a seat may take summaries: each is work and a line in the audit.
const LOOKS: Pace = Pace { every: Duration::from_secs(2), at_once: 20 };
/// How fast a visit's people may be asked in: each time voids a link and is written down.
const INVITATIONS: Pace = Pace { every: Duration::from_secs(5), at_once: 16 };
/// How fast forbidden wishes are written into the audit; more of the same tells nothing new.
const FORBIDDEN: Pace = Pace { every: Duration::from_secs(10), at_once: 6 };

/// The machine of a visit, with who sits where.
#[derive(Debug)]
pub(super) struct Machine {
    id: VisitId,
    visit: Visit,
    /// The session each seat hears; of any other nothing is heard.
    sitting: BTreeMap<SeatId, SessionId>,
    generations: BTreeMap<SeatId, Generation>,
    arrivals: BTreeMap<SeatId, Allowance>,
    looks: BTreeMap<SeatId, Allowance>,
    invitations: Allowance,
    forbidden: Allowance,
}

impl Machine {
    pub(super) fn new(
        id: VisitId,
        visit: Visit,
        generations: BTreeMap<SeatId, Generation>,
    ) -> Self {
        Self {
            id,
            visit,
            sitting: BTreeMap::new(),
            generations,
            arrivals: BTreeMap::new(),
            looks: BTreeMap::new(),
            invitations: Allowance::default(),
            forbidden: Allowance::default(),
        }
    }

    /// When a tick is due.
    pub(super) fn deadline(&self) -> Option<Timestamp> {
        self.visit.deadline()
    }

    /// Nobody is there, and nothing will happen by itself.
    pub(super) fn rests(&self) -> bool {
        self.sitting.is_empty() && self.deadline().is_none()
    }

    /// Takes in one message.
    pub(super) fn take(&mut self, now: Timestamp, message: Message, batch: &mut Batch) {
        match message {
            Message::Join(arrival) => self.join(now, arrival, batch),
            Message::Leave { session, seat } => {
                if self.hears(session, seat) {
                    self.sitting.remove(&seat);
                    self.handle(now, Input::Departed { seat }, batch);
                    batch.steps.push(Step::Forget { session, seat });
                }
            }
            Message::Assert { session, seat } => {
                if self.hears(session, seat) {
                    self.handle(now, Input::Asserted { seat }, batch);
                }
            }
            Message::Wish { session, seat, tag, command } => {
                if self.hears(session, seat) {
                    self.handle(now, Input::Command { from: seat, tag, command }, batch);
                }
            }
            Message::Close { stored } => {
                self.handle(now, Input::Close, batch);
                batch.steps.push(Step::Reply(stored));
            }
            Message::Keep { promise, stored } => {
                let made = self.visit.state().conversation().promises.made();
                if made.iter().any(|known| known.id == promise) {
                    self.handle(now, Input::Keep { promise }, batch);
                    batch.steps.push(Step::Reply(stored));
                } else {
                    let _ = stored.send(Err(Refusal::NoSuchItem));
                }
            }
            Message::Look(look) => self.look(now, look, batch),
            Message::Invite(asking) => self.invite(now, asking, batch),
            Message::Withdraw { seat, generation } => {
                let known = self.generations.entry(seat).or_default();
                *known = generation.max(*known);
                if let Some(session) = self.sitting.remove(&seat) {
                    self.handle(now, Input::Departed { seat }, batch);
                    let code = ErrorCode::TicketRejected;
                    batch.steps.push(Step::TurnOut { session, seat, code });
                }
            }
            Message::Forget => batch.forget = true,
        }
    }

    /// Gives one input to the machine and keeps what has to be done about it.
    pub(super) fn handle(&mut self, now: Timestamp, input: Input, batch: &mut Batch) {
        let mut outputs = Vec::new();
        self.visit.handle(now, input, &mut outputs);
        for output in &outputs {
            if let Output::Refuse { to, refusal: Refusal::NotYourRole, .. } = output {
                batch.audits.extend(self.forbidden(now, *to));
            }
        }
        batch.add(self.id, outputs);
    }

    fn join(&mut self, now: Timestamp, arrival: Arrival, batch: &mut Batch) {
        let (seat, page) = (arrival.seat, arrival.page);
        if let Err(code) = self.may_join(now, &arrival) {
            arrival.answer.refuse(code);
            return;
        }
        self.sitting.insert(seat, arrival.session);
        self.handle(now, Input::Arrived { seat, page }, batch);
        batch.steps.push(Step::Greet(arrival));
    }

    fn may_join(&mut self, now: Timestamp, arrival: &Arrival) -> Result<(), ErrorCode> {
        self.known(arrival.seat, arrival.generation)?;
        let pace = self.arrivals.entry(arrival.seat).or_default();
        if pace.take(ARRIVALS, now, 1) { Ok(()) } else { Err(ErrorCode::TooMany) }
    }

    fn look(&mut self, at: Timestamp, look: Look, batch: &mut Batch) {
        if let Err(code) = self.may_look(at, &look) {
            look.answer(Err(code));
            return;
        }
        let (visit, seat) = (Some(self.id), Some(look.seat));
        batch.audits.push(AuditLine { at, kind: AuditKind::SummaryTaken, visit, seat });
        batch.steps.push(Step::Show(look));
    }

    fn may_look(&mut self, now: Timestamp, look: &Look) -> Result<(), ErrorCode> {
        if !self.known(look.seat, look.generation)?.role.may_take_summary() {
            return Err(ErrorCode::NotYourPart);
        }
        let pace = self.looks.entry(look.seat).or_default();
        if pace.take(LOOKS, now, 1) { Ok(()) } else { Err(ErrorCode::TooMany) }
    }

    fn invite(&mut self, now: Timestamp, asking: Asking, batch: &mut Batch) {
        let Asking { from, generation, role, ref name, .. } = asking;
        let known = self.known(from, generation).map(drop);
        let paced = self.invitations.take(INVITATIONS, now, 1);
        if let Err(code) = known.and(if paced { Ok(()) } else { Err(ErrorCode::TooMany) }) {
            asking.answer(Err(code));
            return;
        }
        match invite(self.visit.state(), from, role, name) {
            Ok(invitation) => {
                let (name, seat) = (name.clone(), invitation.seat());
                self.handle(now, Input::Invite { from, role, name }, batch);
                batch.steps.push(Step::Invited { asking, seat });
            }
            Err(refusal) => {
                if refusal == Refusal::NotYourRole {
                    batch.audits.extend(self.forbidden(now, from));
                }
                asking.answer(Ok(Err(refusal)));
            }
        }
    }

    /// The seat of a ticket that was not withdrawn, unless its person was sent away for good.
    fn known(&self, seat: SeatId, of_ticket: Generation) -> Result<&Seat, ErrorCode> {
        let known = self.visit.state().seat(seat).ok_or(ErrorCode::TicketRejected)?;
        let generation = self.generations.get(&seat).copied().unwrap_or_default();
        if of_ticket < generation {
            return Err(ErrorCode::TicketRejected);
        }
        if known.standing == Standing::Removed {
            return Err(ErrorCode::Removed);
        }
        Ok(known)
    }

    fn hears(&self, session: SessionId, seat: SeatId) -> bool {
        self.sitting.get(&seat) == Some(&session)
    }

    /// A page offers nothing its role may not do: who asks for it all the same is written down.
    fn forbidden(&mut self, at: Timestamp, seat: SeatId) -> Option<AuditLine> {
        let (visit, seat) = (Some(self.id), Some(seat));
        let line = AuditLine { at, kind: AuditKind::CommandForbidden, visit, seat };
        self.forbidden.take(FORBIDDEN, at, 1).then_some(line)
    }
}
