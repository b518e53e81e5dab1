//! The only reader of time.
//!
//! The system's clock is read once, at the start; from then on time runs by the monotonic clock. So
//! it never jumps, whatever the system's clock does, and no cue, ticket or deadline jumps with it.

use std::time::Duration;

use tokio::time::Instant;
use webside_protocol::Timestamp;

/// Tells the time; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    started_at: Timestamp,
    started: Instant,
}

impl Clock {
    /// Reads the system's clock, for the only time.
    #[must_use]
    pub fn start() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
        let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let started_at = Timestamp(0) + since_1970.unwrap_or(Duration::ZERO);
        Self { started_at, started: Instant::now() }
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.started_at + self.started.elapsed()
    }

    /// The moment now, to measure spans from.
    pub(crate) fn instant_now(&self) -> Instant {
        Instant::now()
    }

    /// The moment to wait for until it is `at`; already past when `at` is.
    pub(crate) fn instant(&self, at: Timestamp) -> Instant {
        self.started + (at - self.started_at)
    }
}
