//! Who speaks in a visit, by the levels that pages tell with their sound (RFC 6464).
//!
//! A cough makes nobody the speaker, and nobody loses the word by taking a breath: another one must be
//! louder for a while. When all are silent the one who spoke last stays.

use std::time::Duration;

use webside_protocol::SeatId;

use super::moment::Moment;

/// For how long somebody must be the loudest to be the speaker.
pub const TAKES_THE_WORD: Duration = Duration::from_millis(600);
/// How much louder another one must be, in decibels.
pub const LOUDER: u8 = 6;
/// What is softer is silence, in decibels above the softest that can be told.
pub const SPEECH: u8 = 77;
/// Sound that nobody has told of for so long is silence.
pub const LEVEL_LASTS: Duration = Duration::from_millis(500);
/// The level that means silence.
const SILENCE: u8 = 127;
/// The weight of the newest level, as a part: at 50 packets a second, a sixth of a second.
const WEIGHT: i32 = 8;
/// Parts of a decibel that are reckoned with.
const PARTS: i32 = 256;

/// How loud one source is, smoothed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loudness {
    parts: i32,
    told: Moment,
}

impl Loudness {
    /// A packet tells its level: 0 is loud, 127 is silence.
    pub fn tell(&mut self, now: Moment, level: u8) {
        let before = if now.since(self.told) < LEVEL_LASTS { self.parts } else { 0 };
        let loud = i32::from(SILENCE.saturating_sub(level)) * PARTS;
        self.parts = before + (loud - before) / WEIGHT;
        self.told = now;
    }

    /// Decibels above silence.
    #[must_use]
    pub fn decibels(&self, now: Moment) -> u8 {
        let parts = if now.since(self.told) < LEVEL_LASTS { self.parts } else { 0 };
        u8::try_from(parts / PARTS).unwrap_or(0)
    }
}

/// Who speaks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Speaker {
    who: Option<SeatId>,
    /// Who is louder, and since when.
    takes: Option<(SeatId, Moment)>,
}

impl Speaker {
    /// Who speaks, or spoke last.
    #[must_use]
    pub fn who(&self) -> Option<SeatId> {
        self.who
    }

    /// Listens to how loud each seat is.
    pub fn listen(&mut self, now: Moment, seats: impl Iterator<Item = (SeatId, u8)>) {
        let (mut own, mut loudest) = (0, None);
        for (seat, decibels) in seats {
            if Some(seat) == self.who {
                own = decibels;
            } else if loudest.is_none_or(|(_, most)| decibels > most) {
                loudest = Some((seat, decibels));
            }
        }
        let needed = if own < SPEECH { SPEECH } else { own + LOUDER };
        let Some((seat, _)) = loudest.filter(|(_, decibels)| *decibels >= needed) else {
            self.takes = None;
            return;
        };
        let since = self.takes.filter(|(takes, _)| *takes == seat).map_or(now, |(_, since)| since);
        self.takes = Some((seat, since));
        if now.since(since) >= TAKES_THE_WORD {
            (self.who, self.takes) = (Some(seat), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_millis(100);

    /// Who speaks after each of `spans`: for so many steps the two seats are so loud.
    fn after(spans: &[(u32, [u8; 2])]) -> Vec<Option<u8>> {
        let (mut speaker, mut now, mut told) = (Speaker::default(), Moment(0), Vec::new());
        for (steps, loud) in spans {
            for _ in 0..*steps {
                speaker.listen(now, [(SeatId(1), loud[0]), (SeatId(2), loud[1])].into_iter());
                now = now + STEP;
            }
            told.push(speaker.who().map(|seat| seat.0));
        }
        told
    }

    #[test]
    fn the_word_is_taken_by_who_is_louder_for_a_while() {
        type Row = (&'static str, &'static [(u32, [u8; 2])], &'static [Option<u8>]);
        let rows: [Row; 6] = [
            ("nobody", &[(20, [60, 70])], &[None]),
            ("a cough", &[(5, [110, 0]), (5, [0, 0])], &[None, None]),
            ("somebody", &[(7, [90, 0])], &[Some(1)]),
            ("a breath", &[(7, [90, 0]), (5, [0, 90]), (9, [90, 0])], &[Some(1); 3]),
            (
                "the other",
                &[(7, [90, 0]), (7, [0, 90]), (50, [0, 0])],
                &[Some(1), Some(2), Some(2)],
            ),
            ("both", &[(7, [90, 0]), (90, [90, 94]), (7, [90, 97])], &[Some(1), Some(1), Some(2)]),
        ];
        for (name, spans, expected) in rows {
            assert_eq!(after(spans), expected, "{name}");
        }
    }

    #[test]
    fn loudness_is_smoothed_and_ends() {
        let mut loudness = Loudness::default();
        let mut now = Moment(1_000_000);
        loudness.tell(now, 20);
        assert!(loudness.decibels(now) < SPEECH, "one packet is no speech");
        for _ in 0..50 {
            now = now + Duration::from_millis(20);
            loudness.tell(now, 20);
        }
        assert!(loudness.decibels(now) > 100);
        assert_eq!(loudness.decibels(now + LEVEL_LASTS), 0);
        loudness.tell(now, 255);
        assert!(loudness.decibels(now) > 80, "a level that cannot be is silence");
    }
}
