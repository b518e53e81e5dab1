//! What came in becomes steps, to be taken once everything in them is stored.
//!
//! The machine moves on at once, so that one append carries many inputs; nobody is told before it.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::oneshot;
use webside_core::{Allowance, Generation, Pace};
use webside_protocol::{
    Entry, ErrorCode, Event, Input, Output, Refusal, SeatId, Seq, Standing, Tag, Timestamp, Visit,
    VisitId,
};

use super::handle::{Arrival, Message, SessionId};
use crate::outbox::{End, Outbox};
use crate::store::{AuditKind, AuditLine};

/// How fast a seat may sit down again: each time is an entry.
const ARRIVALS: Pace = Pace { every: Duration::from_secs(1), at_once: 60 };
/// How fast forbidden wishes are written into the audit; more of the same tells nothing new.
const FORBIDDEN: Pace = Pace { every: Duration::from_secs(10), at_once: 6 };

/// What to do, in this order, once the batch is stored.
#[derive(Debug)]
pub(super) enum Step {
    /// Tell everyone, as each may see it.
    Tell(Entry),
    /// Tell the asker: done, or so already.
    Accept { to: SeatId, tag: Tag },
    /// Tell the asker: no.
    Refuse { to: SeatId, tag: Tag, refusal: Refusal },
    /// Seat the session and welcome it.
    Greet(Arrival),
    /// The session is over.
    Forget(SessionId),
    /// The session has to go.
    TurnOut { session: SessionId, code: ErrorCode },
    /// Answer the operator.
    Reply(oneshot::Sender<()>),
}

/// Steps, and what has to be written before them.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) steps: Vec<Step>,
    pub(super) audits: Vec<AuditLine>,
    /// Set when the visit is to be forgotten after the steps.
    pub(super) forget: Option<ErrorCode>,
}

/// The machine of a visit, with who sits where.
#[derive(Debug)]
pub(super) struct Machine {
    id: VisitId,
    visit: Visit,
    /// The session each seat hears; of any other nothing is heard.
    sitting: BTreeMap<SeatId, SessionId>,
    generations: BTreeMap<SeatId, Generation>,
    arrivals: BTreeMap<SeatId, Allowance>,
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
                    batch.steps.push(Step::Forget(session));
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
            Message::Withdraw { seat, generation } => {
                self.generations.insert(seat, generation);
                if let Some(session) = self.sitting.remove(&seat) {
                    self.handle(now, Input::Departed { seat }, batch);
                    batch.steps.push(Step::TurnOut { session, code: ErrorCode::TicketRejected });
                }
            }
            Message::Forget { code } => batch.forget = Some(code),
        }
    }

    /// Gives one input to the machine and keeps what has to be done about it.
    pub(super) fn handle(&mut self, now: Timestamp, input: Input, batch: &mut Batch) {
        let mut outputs = Vec::new();
        self.visit.handle(now, input, &mut outputs);
        batch.audits.extend(outputs.iter().filter_map(|output| self.forbidden(now, output)));
        batch.add(self.id, outputs);
    }

    fn join(&mut self, now: Timestamp, arrival: Arrival, batch: &mut Batch) {
        let (seat, page) = (arrival.seat, arrival.page);
        if let Err(code) = self.may_join(now, &arrival) {
            turn_away(&arrival.outbox, code);
            return;
        }
        self.sitting.insert(seat, arrival.session);
        self.handle(now, Input::Arrived { seat, page }, batch);
        batch.steps.push(Step::Greet(arrival));
    }

    fn may_join(&mut self, now: Timestamp, arrival: &Arrival) -> Result<(), ErrorCode> {
        let seat = self.visit.state().seat(arrival.seat).ok_or(ErrorCode::TicketRejected)?;
        let generation = self.generations.get(&arrival.seat).copied().unwrap_or_default();
        if arrival.generation < generation {
            return Err(ErrorCode::TicketRejected);
        }
        if seat.standing == Standing::Removed {
            return Err(ErrorCode::Removed);
        }
        let pace = self.arrivals.entry(arrival.seat).or_default();
        if pace.take(ARRIVALS, now, 1) { Ok(()) } else { Err(ErrorCode::TooMany) }
    }

    fn hears(&self, session: SessionId, seat: SeatId) -> bool {
        self.sitting.get(&seat) == Some(&session)
    }

    /// A page offers nothing its role may not do: who asks for it all the same is written down.
    fn forbidden(&mut self, at: Timestamp, output: &Output) -> Option<AuditLine> {
        let Output::Refuse { to, refusal: Refusal::NotYourRole, .. } = output else { return None };
        let (visit, seat) = (Some(self.id), Some(*to));
        let line = AuditLine { at, kind: AuditKind::CommandForbidden, visit, seat };
        self.forbidden.take(FORBIDDEN, at, 1).then_some(line)
    }
}

impl Batch {
    /// What has to be on the disk before the steps are taken.
    pub(super) fn entries(&self) -> Result<Vec<(Seq, Vec<u8>)>, serde_json::Error> {
        let entry = |step: &Step| match step {
            Step::Tell(entry) => Some(serde_json::to_vec(entry).map(|bytes| (entry.seq, bytes))),
            Step::Accept { .. }
            | Step::Refuse { .. }
            | Step::Greet(_)
            | Step::Forget(_)
            | Step::TurnOut { .. }
            | Step::Reply(_) => None,
        };
        self.steps.iter().filter_map(entry).collect()
    }

    /// Keeps the machine's outputs as steps.
    pub(super) fn add(&mut self, id: VisitId, outputs: Vec<Output>) {
        for output in outputs {
            self.steps.push(match output {
                Output::Record(entry) => {
                    self.audits.extend(seat_joined(id, &entry));
                    Step::Tell(entry)
                }
                Output::Accept { to, tag } => Step::Accept { to, tag },
                Output::Refuse { to, tag, refusal } => Step::Refuse { to, tag, refusal },
            });
        }
    }
}

/// Ends a session that was never seated.
pub(super) fn turn_away(outbox: &Outbox, code: ErrorCode) {
    outbox.end(End::Told(code));
}

fn seat_joined(visit: VisitId, entry: &Entry) -> Option<AuditLine> {
    let Event::SeatArrived { seat, .. } = entry.event else { return None };
    let (at, visit, seat) = (entry.at, Some(visit), Some(seat));
    Some(AuditLine { at, kind: AuditKind::SeatJoined, visit, seat })
}
