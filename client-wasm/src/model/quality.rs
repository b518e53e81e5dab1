//! How well a call flows, from two readings of its counters.

use webside_protocol::{LinkQuality, SeatId};

use crate::model::call::Quality;
use crate::model::peer::{Came, Stats};

/// Share of packets lost, in percent, from which a link is weak, and from which it is poor.
const LOST_PERCENT: [u64; 2] = [3, 12];
/// Time there and back, in milliseconds, from which a link is weak, and from which it is poor.
const ROUND_TRIP_MS: [u64; 2] = [400, 1_200];

/// Room on the way out, in kilobits a second, below which a link is weak, and below which it is poor:
/// a small picture beside sound takes some 100, sound alone 40.
const ROOM_KBITS: [u32; 2] = [150, 60];

/// So many new pictures from one reading to the next are no accident.
const STEADY_PICTURES: u64 = 5;

impl Quality {
    /// Takes the newest figures, some two seconds after the ones before.
    pub(crate) fn measure(&mut self, stats: Stats) {
        let before = self.last.take().unwrap_or_default();
        self.path = stats.path;
        self.encrypted = stats.encrypted;
        self.is_insecure = stats.is_insecure;
        self.link = link(&before, &stats);
        self.before = before.came;
        self.last = Some(stats);
    }

    /// Sound of `seat` came in the last two seconds.
    #[must_use]
    pub fn hears(&self, seat: SeatId) -> bool {
        self.grew(seat, |came| came.sounds)
    }

    /// Pictures of `seat` came in the last two seconds.
    #[must_use]
    pub fn sees(&self, seat: SeatId) -> bool {
        self.grew(seat, |came| came.pictures)
    }

    /// Pictures of `seat` came at some time of this call.
    #[must_use]
    pub fn saw(&self, seat: SeatId) -> bool {
        self.counts(seat, |came| came.pictures)[1] > 0
    }

    /// Pictures of `seat` go on coming: the first one of a call is large, and the next are held up by it.
    #[must_use]
    pub fn sees_steadily(&self, seat: SeatId) -> bool {
        let [before, last] = self.counts(seat, |came| came.pictures);
        before > 0 && last >= before + STEADY_PICTURES
    }

    fn grew(&self, seat: SeatId, count: fn(&Came) -> u64) -> bool {
        let [before, last] = self.counts(seat, count);
        last > before
    }

    fn counts(&self, seat: SeatId, count: fn(&Came) -> u64) -> [u64; 2] {
        let of = |all: &[Came]| all.iter().find(|came| came.seat == seat).map_or(0, count);
        [of(&self.before), self.last.as_ref().map_or(0, |last| of(&last.came))]
    }
}

fn link(before: &Stats, stats: &Stats) -> LinkQuality {
    if stats.path.is_none() {
        return LinkQuality::NoCall;
    }
    let came = stats.packets.saturating_sub(before.packets);
    let lost = stats.packets_lost.saturating_sub(before.packets_lost);
    let lost_percent = if lost == 0 { 0 } else { lost * 100 / (came + lost) };
    let round_trip = u64::from(stats.round_trip_ms.unwrap_or(0));
    let is_over = |grade: usize| {
        lost_percent >= LOST_PERCENT[grade]
            || round_trip >= ROUND_TRIP_MS[grade]
            || stats.room_kbits.is_some_and(|room| room < ROOM_KBITS[grade])
    };
    match (is_over(0), is_over(1)) {
        (_, true) => LinkQuality::Poor,
        (true, false) => LinkQuality::Weak,
        (false, false) => LinkQuality::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::peer::Path;

    #[test]
    fn quality_follows_loss_and_delay_since_the_last_reading() {
        let came = Came { seat: SeatId(1), sounds: 100, pictures: 50 };
        let good = Stats {
            came: vec![came],
            packets: 500,
            packets_lost: 0,
            round_trip_ms: Some(40),
            room_kbits: Some(800),
            own_sound: None,
            path: Some(Path::Direct),
            encrypted: true,
            is_insecure: false,
        };
        let rows = [
            ("all well", good.clone(), LinkQuality::Good),
            ("some lost", Stats { packets_lost: 16, ..good.clone() }, LinkQuality::Weak),
            ("much lost", Stats { packets_lost: 100, ..good.clone() }, LinkQuality::Poor),
            ("late", Stats { round_trip_ms: Some(500), ..good.clone() }, LinkQuality::Weak),
            ("very late", Stats { round_trip_ms: Some(2_000), ..good.clone() }, LinkQuality::Poor),
            ("little room", Stats { room_kbits: Some(149), ..good.clone() }, LinkQuality::Weak),
            ("hardly any", Stats { room_kbits: Some(59), ..good.clone() }, LinkQuality::Poor),
            ("not connected", Stats { path: None, ..good }, LinkQuality::NoCall),
        ];
        for (name, stats, expected) in rows {
            let mut quality = Quality::default();
            quality.measure(stats.clone());
            assert_eq!(quality.link, expected, "{name}");
            let (hears, sees) = (quality.hears(SeatId(1)), quality.sees(SeatId(1)));
            assert!(hears && sees && !quality.hears(SeatId(2)), "{name}");
            quality.measure(Stats { packets: stats.packets + 500, ..stats });
            let (hears, sees) = (quality.hears(SeatId(1)), quality.sees(SeatId(1)));
            assert!(!hears && !sees, "nothing new came: {name}");
        }
    }
}
