//! How well a call flows, from two readings of its counters.

use webside_protocol::LinkQuality;

use crate::model::call::Quality;
use crate::model::peer::Stats;

/// Share of packets lost, in percent, from which a link is weak, and from which it is poor.
const LOST_PERCENT: [u64; 2] = [3, 12];
/// Time there and back, in milliseconds, from which a link is weak, and from which it is poor.
const ROUND_TRIP_MS: [u64; 2] = [400, 1_200];

impl Quality {
    /// Takes the newest figures, some two seconds after the ones before.
    pub(crate) fn measure(&mut self, stats: Stats) {
        let before = self.last.unwrap_or_default();
        self.hears = stats.sound_packets > before.sound_packets;
        self.sees = stats.pictures > before.pictures;
        self.path = stats.path;
        self.encrypted = stats.encrypted;
        self.link = link(&before, &stats);
        self.last = Some(stats);
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
    let is_over =
        |grade: usize| lost_percent >= LOST_PERCENT[grade] || round_trip >= ROUND_TRIP_MS[grade];
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
        let good = Stats {
            sound_packets: 100,
            pictures: 50,
            packets: 500,
            packets_lost: 0,
            round_trip_ms: Some(40),
            own_sound: None,
            path: Some(Path::Direct),
            encrypted: true,
        };
        let rows = [
            ("all well", good, LinkQuality::Good),
            ("some lost", Stats { packets_lost: 16, ..good }, LinkQuality::Weak),
            ("much lost", Stats { packets_lost: 100, ..good }, LinkQuality::Poor),
            ("late", Stats { round_trip_ms: Some(500), ..good }, LinkQuality::Weak),
            ("very late", Stats { round_trip_ms: Some(2_000), ..good }, LinkQuality::Poor),
            ("not connected", Stats { path: None, ..good }, LinkQuality::NoCall),
        ];
        for (name, stats, expected) in rows {
            let mut quality = Quality::default();
            quality.measure(stats);
            assert_eq!(quality.link, expected, "{name}");
            assert!(quality.hears && quality.sees, "{name}");
            quality.measure(Stats { packets: stats.packets + 500, ..stats });
            assert!(!quality.hears && !quality.sees, "nothing new came: {name}");
        }
    }
}
