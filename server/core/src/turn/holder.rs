//! Holders: whose a credential is, and who is in one room with whom.

use std::fmt;

use webside_protocol::{SeatId, VisitId};

use crate::ticket::Generation;

/// Numbers the checks of a server. Drawn by chance, so that none tells how many there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckId(pub u64);

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Whose a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A seat's. A new link for the seat makes another holder.
    Seat {
        /// Of which visit.
        visit: VisitId,
        /// Which seat in it.
        seat: SeatId,
        /// The seat's generation when the credential was made.
        generation: Generation,
    },
    /// Of a check of ways, which anybody may begin: it stands for no visit and no seat.
    Check(CheckId),
}

/// Whose allocations are peers of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Visit(VisitId),
    Check(CheckId),
}

impl Holder {
    pub(super) const fn room(self) -> Room {
        match self {
            Self::Seat { visit, .. } => Room::Visit(visit),
            Self::Check(check) => Room::Check(check),
        }
    }

    pub(super) fn is_seat(self, wanted: (VisitId, SeatId)) -> bool {
        match self {
            Self::Seat { visit, seat, .. } => (visit, seat) == wanted,
            Self::Check(_) => false,
        }
    }

    /// Whether both are the same seat, whichever link it came by, or the same check.
    pub(super) fn shares_quota(self, other: Self) -> bool {
        match self {
            Self::Seat { visit, seat, .. } => other.is_seat((visit, seat)),
            Self::Check(_) => self == other,
        }
    }

    /// Our own media relay is a peer of people in visits alone.
    pub(super) const fn reaches_relay(self) -> bool {
        match self {
            Self::Seat { .. } => true,
            Self::Check(_) => false,
        }
    }
}
