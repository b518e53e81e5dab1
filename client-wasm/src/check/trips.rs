//! Many small messages through the clinic's server and back: how long they took, how many were lost.
//!
//! Both ends are in one page, so a message that one end sends and the other gets went up and came down
//! once: one round trip to the server, timed by one clock.

/// Messages in the order in which they were sent. As many as the caller sends, each with one time.
#[derive(Debug, Default)]
pub struct Trips {
    sent_at_ms: Vec<f64>,
    took_ms: Vec<Option<f64>>,
}

impl Trips {
    /// One more is sent now; its number.
    pub fn send(&mut self, now_ms: f64) -> u32 {
        self.sent_at_ms.push(now_ms);
        self.took_ms.push(None);
        u32::try_from(self.sent_at_ms.len() - 1).unwrap_or(u32::MAX)
    }

    /// The one of this `number` came through. One that was never sent, or came before, is no news.
    pub fn arrive(&mut self, number: u32, now_ms: f64) {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let sent = self.sent_at_ms.get(place);
        if let (Some(sent), Some(took @ None)) = (sent, self.took_ms.get_mut(place)) {
            *took = Some((now_ms - sent).max(0.0));
        }
    }

    /// Whether all that was sent came through.
    #[must_use]
    pub fn are_complete(&self) -> bool {
        self.took_ms.iter().all(Option::is_some)
    }

    /// The middle one and the longest, in whole milliseconds; `None` when none came through.
    #[must_use]
    pub fn median_and_max_ms(&self) -> Option<(u32, u32)> {
        let mut took: Vec<f64> = self.took_ms.iter().copied().flatten().collect();
        took.sort_by(f64::total_cmp);
        let middle = took.get(took.len() / 2)?;
        Some((whole(*middle), whole(*took.last()?)))
    }

    /// How many of a hundred were lost, rounded up: one that is lost shows.
    #[must_use]
    pub fn lost_percent(&self) -> u32 {
        let sent = self.took_ms.len();
        let lost = self.took_ms.iter().filter(|took| took.is_none()).count();
        let percent = (lost * 100).div_ceil(sent.max(1));
        u32::try_from(percent).unwrap_or(100)
    }
}

/// Kilobits a second, when `bytes` came within `within_ms`; `None` in too little time to tell.
#[must_use]
pub fn kbit_s(bytes: usize, within_ms: f64) -> Option<u32> {
    /// Less than this much time is chance.
    const LEAST_MS: f64 = 100.0;
    (within_ms >= LEAST_MS).then(|| whole(bytes as f64 * 8.0 / within_ms))
}

/// A length of time or a rate of ours is far below 2^32.
fn whole(number: f64) -> u32 {
    number.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_through_is_timed_and_the_rest_is_lost() {
        let mut trips = Trips::default();
        assert_eq!((trips.median_and_max_ms(), trips.lost_percent()), (None, 0));
        for number in 0..10_u32 {
            assert_eq!(trips.send(f64::from(number) * 50.0), number);
        }
        assert_eq!((trips.median_and_max_ms(), trips.lost_percent()), (None, 100));
        for (number, took) in [(0, 30.0), (3, 10.4), (1, 20.0), (9, 400.0), (5, 20.6)] {
            trips.arrive(number, f64::from(number) * 50.0 + took);
        }
        // Twice, and one that was never sent.
        trips.arrive(0, 9_000.0);
        trips.arrive(10, 9_000.0);
        assert_eq!(trips.median_and_max_ms(), Some((21, 400)));
        assert_eq!(trips.lost_percent(), 50);
        assert!(!trips.are_complete());
    }

    #[test]
    fn one_of_many_that_is_lost_shows() {
        let mut trips = Trips::default();
        for number in 0..300 {
            trips.send(0.0);
            if number > 0 {
                trips.arrive(number, 5.0);
            }
        }
        assert_eq!(trips.lost_percent(), 1);
        trips.arrive(0, 5.0);
        assert_eq!((trips.lost_percent(), trips.are_complete()), (0, true));
    }

    #[test]
    fn a_rate_is_bits_by_time() {
        let rows = [
            (125_000, 1000.0, Some(1000)),
            (12_500, 2000.0, Some(50)),
            (0, 500.0, Some(0)),
            (1_000_000, 99.0, None),
        ];
        for (bytes, within, expected) in rows {
            assert_eq!(kbit_s(bytes, within), expected, "{bytes} in {within}");
        }
    }
}
