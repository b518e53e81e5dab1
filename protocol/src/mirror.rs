//! A browser's copy of the visit: the same state, changed by the same `apply`, by entries alone.

use crate::command::Command;
use crate::event::{Entry, Event};
use crate::ids::{Epoch, SeatId, Seq};
use crate::refusal::Refusal;
use crate::rules;
use crate::state::VisitState;
use crate::time::Timestamp;

/// What one seat's page knows of the visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mirror {
    epoch: Epoch,
    state: VisitState,
}

/// Entries are missing before this one: ask again from `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The place of the first missing entry.
    pub from: Seq,
}

impl Mirror {
    /// Takes `state` as the whole truth of `epoch`. An older epoch, or less than is held of the
    /// same one, is a message from the past, and dropped.
    pub fn restore(&mut self, epoch: Epoch, state: VisitState) {
        let newer = epoch > self.epoch;
        if newer || (epoch == self.epoch && state.next_seq() >= self.state.next_seq()) {
            *self = Self { epoch, state };
        }
    }

    /// Replays `entry` of `epoch`. One already held, or of an older owner, is ignored, so a resent
    /// tail does no harm.
    ///
    /// # Errors
    /// [`Gap`] when entries before it are missing, or it is of an owner not met yet.
    pub fn receive(&mut self, epoch: Epoch, entry: &Entry) -> Result<(), Gap> {
        let expected = self.state.next_seq();
        if epoch < self.epoch || (epoch == self.epoch && entry.seq < expected) {
            return Ok(());
        }
        if epoch > self.epoch || entry.seq > expected {
            return Err(Gap { from: expected });
        }
        self.state.apply(entry);
        Ok(())
    }

    /// The epoch of the owner whose entries these are.
    #[must_use]
    pub const fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// What the visit is, as far as this seat may know.
    #[must_use]
    pub const fn state(&self) -> &VisitState {
        &self.state
    }

    /// What the server would make of `command`, asked of the same rules.
    ///
    /// # Errors
    /// The reason why not.
    pub fn would(
        &self,
        seat: SeatId,
        now: Timestamp,
        command: &Command,
    ) -> Result<Option<Event>, Refusal> {
        rules::decide(&self.state, seat, now, command)
    }
}
