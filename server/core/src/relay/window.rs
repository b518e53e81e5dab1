//! Which of the last numbers of a stream have been there: replays, duplicates, and wrapped counters.

/// How far behind the newest a number may be and still be told from a replay.
pub const WINDOW: u64 = 512;
const WORDS: usize = (WINDOW / 64) as usize;

/// Tells new numbers from old ones.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// One past the newest number; 0 while there is none.
    end: u64,
    seen: [u64; WORDS],
}

impl Window {
    /// The newest number, once there is one.
    #[must_use]
    pub fn newest(&self) -> Option<u64> {
        self.end.checked_sub(1)
    }

    /// Whether `number` may be taken: not seen, and not too old to know.
    #[must_use]
    pub fn is_new(&self, number: u64) -> bool {
        if number >= self.end {
            return true;
        }
        number + WINDOW >= self.end && self.seen[word(number)] & bit(number) == 0
    }

    /// Takes `number`; false when it may not be taken.
    pub fn take(&mut self, number: u64) -> bool {
        if !self.is_new(number) {
            return false;
        }
        if number >= self.end {
            if self.end > 0 && number - self.end < WINDOW {
                for between in self.end..number {
                    self.seen[word(between)] &= !bit(between);
                }
            } else {
                self.seen = [0; WORDS];
            }
            self.end = number + 1;
        }
        self.seen[word(number)] |= bit(number);
        true
    }
}

fn word(number: u64) -> usize {
    // Less than WORDS, so nothing is lost.
    (number / 64 % WORDS as u64) as usize
}

fn bit(number: u64) -> u64 {
    1 << (number % 64)
}

/// The full number of which the wire shows the last sixteen bits: the one nearest to `newest`.
#[must_use]
pub fn unwrap(newest: Option<u64>, low: u16) -> u64 {
    let Some(newest) = newest else {
        // One round above zero, so that what was sent before the first is above zero, too.
        return (1 << 16) | u64::from(low);
    };
    #[expect(clippy::cast_possible_truncation, reason = "the low sixteen bits are what is wanted")]
    let ahead = low.wrapping_sub(newest as u16);
    #[expect(clippy::cast_possible_wrap, reason = "the distance is signed: ahead or behind")]
    let ahead = ahead as i16;
    newest.saturating_add_signed(i64::from(ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_taken_once() {
        let mut window = Window::default();
        for number in [5, 7, 6, 600, 599, 5_000] {
            assert!(window.take(number), "{number}");
            assert!(!window.take(number), "{number} again");
        }
        assert!(!window.take(5_000 - WINDOW), "too old to know");
        assert!(window.take(5_001 - WINDOW), "just not too old");
    }

    #[test]
    fn numbers_wrap_to_the_nearest() {
        assert_eq!(unwrap(Some(0x1_ffff), 0), 0x2_0000);
        assert_eq!(unwrap(Some(0x2_0000), 0xffff), 0x1_ffff);
        assert_eq!(unwrap(Some(0x2_0005), 0x0003), 0x2_0003);
        assert_eq!(unwrap(None, 9), 0x1_0009);
        assert_eq!(unwrap(Some(3), 0xffff), 0, "never below zero");
    }
}
