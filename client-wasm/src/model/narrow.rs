//! When the own picture waits: the way out is too narrow to carry it beside the sound.
//!
//! A browser sends a picture however little room there is, and what does not fit queues: the sound comes
//! late, and so does everything that is told. It is sent again as soon as the browser's own trials find
//! room, and because not every browser makes any, from time to time without that: each time in vain the
//! next wait is longer.

use std::time::Duration;

use crate::model::clock::Steady;
use crate::model::message::Switch;

/// Kilobits a second below which there is no room: a browser that tells no more has nothing left to
/// take away but the picture. And from where on there is enough of it again.
const ROOM_KBITS: [u32; 2] = [100, 150];
/// So many readings, two seconds apart, are no accident.
const READINGS: u8 = 2;
/// How long a picture waits when no room is found: at first, doubled each time up to the last.
const WAITS: [Duration; 2] = [Duration::from_secs(30), Duration::from_secs(240)];
/// And at least: a picture that comes and goes is worse than none.
const WAIT_MIN: Duration = Duration::from_secs(10);
/// A picture that was sent for so long was no mistake.
const SETTLED: Duration = Duration::from_secs(30);

/// The way out of one call.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Narrow {
    readings: u8,
    waits: u32,
    held: bool,
    since: Steady,
}

impl Narrow {
    /// The picture waits.
    pub(crate) const fn holds(&self) -> bool {
        self.held
    }

    /// Takes the newest reading of the room on the way out, which not every browser knows. Tells when
    /// sending the picture is to change.
    pub(crate) fn take(&mut self, room_kbits: Option<u32>, now: Steady) -> Option<Switch> {
        let lasted = now - self.since;
        if self.held {
            let wait = WAITS[0].saturating_mul(1 << (self.waits - 1).min(8)).min(WAITS[1]);
            let found = lasted >= WAIT_MIN && room_kbits.is_some_and(|room| room >= ROOM_KBITS[1]);
            return (found || lasted >= wait).then(|| self.change(false, now));
        }
        let is_narrow = room_kbits.is_some_and(|room| room < ROOM_KBITS[0]);
        self.readings = if is_narrow { self.readings + 1 } else { 0 };
        if !is_narrow && lasted >= SETTLED {
            self.waits = 0;
        }
        (self.readings == READINGS).then(|| {
            self.waits += 1;
            self.change(true, now)
        })
    }

    fn change(&mut self, held: bool, now: Steady) -> Switch {
        (self.held, self.since, self.readings) = (held, now, 0);
        if held { Switch::Off } else { Switch::On }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When sending changes, in seconds, with a reading every two of them.
    fn changes(room: impl Fn(u64) -> Option<u32>, until: u64) -> Vec<(u64, Switch)> {
        let mut narrow = Narrow::default();
        let readings = (0..until).step_by(2);
        readings.filter_map(|at| Some((at, narrow.take(room(at), Steady(at * 1_000))?))).collect()
    }

    #[test]
    fn a_picture_that_has_no_room_waits_and_is_tried_less_and_less_often() {
        let all = changes(|_| Some(84), 1_000);
        let held: Vec<u64> = all.chunks_exact(2).map(|change| change[1].0 - change[0].0).collect();
        assert_eq!(all[0], (2, Switch::Off));
        assert_eq!(held[..5], [30, 60, 120, 240, 240]);
    }

    #[test]
    fn a_moment_is_no_reason_and_neither_is_a_browser_that_knows_nothing() {
        assert_eq!(changes(|at| Some(if at % 4 == 0 { 300 } else { 84 }), 100), []);
        assert_eq!(changes(|_| None, 100), []);
        assert_eq!(changes(|_| Some(100), 100), []);
    }

    #[test]
    fn room_that_is_found_ends_a_wait_and_the_next_one_is_the_first_again() {
        let all = changes(|at| Some(if (6..70).contains(&at) { 500 } else { 84 }), 110);
        let expected = [(2, Switch::Off), (12, Switch::On), (72, Switch::Off), (102, Switch::On)];
        assert_eq!(all[..4], expected);
    }
}
