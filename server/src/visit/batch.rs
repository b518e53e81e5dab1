//! Steps, to be taken once everything in them is stored.

use webside_protocol::{Entry, ErrorCode, Event, Output, Refusal, SeatId, Seq, Tag, VisitId};

use super::handle::{Arrival, Asking, Look, SessionId, Stored};
use crate::store::{AuditKind, AuditLine};

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
    Forget { session: SessionId, seat: SeatId },
    /// The session has to go.
    TurnOut { session: SessionId, seat: SeatId, code: ErrorCode },
    /// Answer the operator.
    Reply(Stored),
    /// Give somebody the visit as they may see it.
    Show(Look),
    /// Tell who asked somebody in where the guest will sit.
    Invited { asking: Asking, seat: SeatId },
}

/// Steps, and what has to be written before them.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) steps: Vec<Step>,
    pub(super) audits: Vec<AuditLine>,
    /// After the steps the visit is to be forgotten.
    pub(super) forget: bool,
}

impl Batch {
    /// What has to be on the disk before the steps are taken.
    pub(super) fn entries(&self) -> Result<Vec<(Seq, Vec<u8>)>, serde_json::Error> {
        let entry = |step: &Step| match step {
            Step::Tell(entry) => Some(serde_json::to_vec(entry).map(|bytes| (entry.seq, bytes))),
            Step::Accept { .. }
            | Step::Refuse { .. }
            | Step::Greet(_)
            | Step::Forget { .. }
            | Step::TurnOut { .. }
            | Step::Reply(_)
            | Step::Show(_)
            | Step::Invited { .. } => None,
        };
        self.steps.iter().filter_map(entry).collect()
    }

    /// The batch was not stored: whoever waits for a welcome, a summary or a guest's seat is told why
    /// there is none.
    pub(super) fn fail(self, code: ErrorCode) {
        for step in self.steps {
            match step {
                Step::Greet(arrival) => arrival.answer.refuse(code),
                Step::Show(look) => look.answer(Err(code)),
                Step::Invited { asking, .. } => asking.answer(Err(code)),
                Step::Tell(_)
                | Step::Accept { .. }
                | Step::Refuse { .. }
                | Step::Forget { .. }
                | Step::TurnOut { .. }
                | Step::Reply(_) => {}
            }
        }
    }

    /// Keeps the machine's outputs as steps.
    pub(super) fn add(&mut self, id: VisitId, outputs: Vec<Output>) {
        for output in outputs {
            self.steps.push(match output {
                Output::Record(entry) => {
                    self.audits.extend(of_a_seat(id, &entry));
                    Step::Tell(entry)
                }
                Output::Accept { to, tag } => Step::Accept { to, tag },
                Output::Refuse { to, tag, refusal } => Step::Refuse { to, tag, refusal },
            });
        }
    }
}

/// What the audit tells of people: who came, and who was asked to.
fn of_a_seat(visit: VisitId, entry: &Entry) -> Option<AuditLine> {
    let (kind, seat) = if let Event::SeatArrived { seat, .. } = &entry.event {
        (AuditKind::SeatJoined, *seat)
    } else if let Event::SeatInvited { place, .. } = &entry.event {
        (AuditKind::SeatInvited, place.seat)
    } else {
        return None;
    };
    Some(AuditLine { at: entry.at, kind, visit: Some(visit), seat: Some(seat) })
}
