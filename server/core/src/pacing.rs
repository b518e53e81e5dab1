//! Pacing: whether somebody asks faster than a person can. `now` is an argument.

use std::collections::BTreeMap;
use std::time::Duration;

use webside_protocol::Timestamp;

use crate::source::Source;

/// How fast is still a person: one every so often, and some at once after a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// In the long run, one in this time.
    pub every: Duration,
    /// After a pause, this many at once.
    pub at_once: u32,
}

/// What one asker has used up of a [`Pace`]: the moment at which all of it is theirs again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allowance {
    whole_at: Timestamp,
}

impl Allowance {
    /// Takes `count` at once. `false`, and nothing is taken, when that is more than there is.
    pub fn take(&mut self, pace: Pace, now: Timestamp, count: u32) -> bool {
        let whole_at = self.whole_at.max(now) + pace.every * count;
        let fits = whole_at - now <= pace.every * pace.at_once;
        if fits {
            self.whole_at = whole_at;
        }
        fits
    }

    fn is_whole(&self, now: Timestamp) -> bool {
        self.whole_at <= now
    }
}

/// One [`Allowance`] for each [`Source`], in a table that cannot grow past its bound.
#[derive(Debug)]
pub struct SourcePacing {
    pace: Pace,
    sources_max: usize,
    used: BTreeMap<Source, Allowance>,
}

impl SourcePacing {
    /// Remembers at most `sources_max` sources. When more ask at once, new ones are refused.
    #[must_use]
    pub const fn new(pace: Pace, sources_max: usize) -> Self {
        Self { pace, sources_max, used: BTreeMap::new() }
    }

    /// Takes one for `source`; `false` when it asks too fast.
    pub fn take(&mut self, source: Source, now: Timestamp) -> bool {
        if self.used.len() >= self.sources_max && !self.used.contains_key(&source) {
            self.used.retain(|_, allowance| !allowance.is_whole(now));
            if self.used.len() >= self.sources_max {
                return false;
            }
        }
        self.used.entry(source).or_default().take(self.pace, now, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    const PACE: Pace = Pace { every: Duration::from_millis(100), at_once: 3 };

    #[test]
    fn some_pass_at_once_and_then_one_at_a_time() {
        let mut allowance = Allowance::default();
        let rows = [
            (1_000, true),
            (1_000, true),
            (1_000, true),
            (1_000, false),
            (1_099, false),
            (1_100, true),
            (1_100, false),
            (9_000, true),
            (9_000, true),
            (9_000, true),
            (9_000, false),
        ];
        for (place, (at, passes)) in rows.into_iter().enumerate() {
            assert_eq!(allowance.take(PACE, Timestamp(at), 1), passes, "row {place}");
        }
    }

    #[test]
    fn what_costs_more_than_there_is_takes_nothing() {
        let mut allowance = Allowance::default();
        assert!(!allowance.take(PACE, Timestamp(0), 4));
        assert!(allowance.take(PACE, Timestamp(0), 3));
        assert!(!allowance.take(PACE, Timestamp(0), 1));
    }

    #[test]
    fn the_table_of_sources_never_outgrows_its_bound() {
        let mut pacing = SourcePacing::new(PACE, 2);
        let source = |last: u8| Source::from(IpAddr::from([192, 0, 2, last]));
        assert!(pacing.take(source(1), Timestamp(0)));
        assert!(pacing.take(source(2), Timestamp(0)));
        assert!(!pacing.take(source(3), Timestamp(50)), "full of sources that just asked");
        assert!(pacing.take(source(1), Timestamp(50)), "a known one is still served");
        assert!(pacing.take(source(3), Timestamp(500)), "the others have rested");
        assert_eq!(pacing.used.len(), 1);
    }
}
