//! Two clocks: this page's own steady one for waiting, and the visit's for everything people read.

use std::ops::{Add, Sub};
use std::time::Duration;

use webside_protocol::Timestamp;

/// A server's clock that is this far behind what we thought was set back, not merely told late.
const SET_BACK: i64 = 2_000;

/// A moment on this page's own clock, in milliseconds. It never jumps, and means nothing elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Steady(pub u64);

impl Add<Duration> for Steady {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }
}

impl Sub for Steady {
    type Output = Duration;

    /// How long from `earlier` to here; zero when `earlier` is later.
    fn sub(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

/// How the visit's clock stands to this page's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VisitClock {
    ahead_ms: Option<i64>,
}

impl VisitClock {
    /// The visit's time at `now`; this page's own guess until the server told its clock once.
    #[must_use]
    pub fn at(&self, now: Steady) -> Timestamp {
        let ahead = self.ahead_ms.unwrap_or(0);
        Timestamp(now.0.saturating_add_signed(ahead))
    }

    /// Notes that the server's clock read `told` when it sent what came at `now`.
    ///
    /// Every message is late by its way here, so the largest difference is the truest.
    pub fn hear(&mut self, told: Timestamp, now: Steady) {
        let ahead = told.0.wrapping_sub(now.0).cast_signed();
        let keep = self.ahead_ms.filter(|old| ahead <= *old && *old - ahead < SET_BACK);
        self.ahead_ms = Some(keep.unwrap_or(ahead));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visits_clock_follows_the_least_late_word_of_the_server() {
        let rows = [
            ("never told", &[][..], 5_000),
            ("told once", &[(9_000, 1_000)], 13_000),
            ("a later word changes nothing", &[(9_000, 1_000), (9_900, 2_000)], 13_000),
            ("an earlier word is truer", &[(9_000, 1_000), (10_100, 2_000)], 13_100),
            ("a clock set back is followed", &[(9_000, 1_000), (5_000, 2_000)], 8_000),
            ("the page slept", &[(9_000, 1_000), (99_000, 2_000)], 102_000),
        ];
        for (name, told, expected) in rows {
            let mut clock = VisitClock::default();
            for (server, page) in told {
                clock.hear(Timestamp(*server), Steady(*page));
            }
            assert_eq!(clock.at(Steady(5_000)), Timestamp(expected), "{name}");
        }
    }
}
