//! What the polite live region says: at most one thing in ten seconds, and never the running time.

use std::time::Duration;

use webside_protocol::{Quiet, SeatId, Signal};

use crate::model::clock::Steady;

/// Shortest time between two announcements.
pub const ANNOUNCEMENT_EVERY: Duration = Duration::from_secs(10);

/// Something worth saying to a screen reader. The view has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The reason for the quiet is another one now.
    Quiet(Quiet),
    /// Somebody saw this page's signal.
    SignalSeen {
        /// What it said.
        signal: Signal,
        /// Who saw it.
        by: SeatId,
    },
    /// Somebody raised a signal for this page to answer.
    SignalRaised {
        /// What it says.
        signal: Signal,
        /// Who raised it.
        by: SeatId,
    },
    /// Somebody waits to be let in.
    Waits {
        /// Who.
        seat: SeatId,
    },
}

/// What is said, and what waits to be said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Announcer {
    said: Option<Announcement>,
    said_at: Option<Steady>,
    next: Option<Announcement>,
}

impl Announcer {
    /// What stands in the live region.
    #[must_use]
    pub const fn said(&self) -> Option<&Announcement> {
        self.said.as_ref()
    }
}
