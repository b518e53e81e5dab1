//! Speech or silence, from how loud the own microphone is. Everything stays on this machine.
//!
//! A voice stands out from the room's own noise for more than a moment: a key stroke does not, and
//! a fan becomes the room.

use std::time::Duration;

use webside_protocol::Voice;

use crate::model::clock::Steady;

/// A pause between words is shorter than this.
pub const PAUSE_MAX: Duration = Duration::from_millis(900);
/// Quieter than this is never a voice, however quiet the room. Full scale is 1.
const VOICE_MIN: f32 = 0.008;
/// A room louder than this drowns a soft voice.
const ROOM_MAX: f32 = 0.02;
/// A voice is this many times as loud as the room.
const OVER_ROOM: f32 = 3.0;
/// How much of the difference the room's noise takes over with each sample, upwards and downwards.
const ROOM_RISES: f32 = 0.005;
const ROOM_FALLS: f32 = 0.2;
/// Of the last five samples, so many must be loud for a voice to begin.
const LOUD_SAMPLES: u32 = 3;
const SAMPLES: u8 = 0b1_1111;

/// Follows the loudness of one microphone, some ten samples a second.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct VoiceDetector {
    voice: Voice,
    room: Option<f32>,
    /// One bit a sample, the newest lowest.
    loud: u8,
    loud_at: Steady,
    sampled_at: Steady,
}

impl VoiceDetector {
    /// Whether somebody speaks.
    #[must_use]
    pub const fn voice(&self) -> Voice {
        self.voice
    }

    /// The room itself is so loud that a soft voice is lost in it; `None` until it was listened to.
    #[must_use]
    pub fn room_is_loud(&self) -> Option<bool> {
        self.room.map(|room| room > ROOM_MAX)
    }

    /// Takes one short sample.
    pub(crate) fn sample(&mut self, loudness: f32, now: Steady) {
        let loud = self.stands_out(loudness);
        self.loud = (self.loud << 1 | u8::from(loud)) & SAMPLES;
        self.sampled_at = now;
        self.decide(loud, self.loud.count_ones() >= LOUD_SAMPLES, now);
    }

    /// Takes a mean over seconds: what is left when the browser slows the page down. Short samples,
    /// while they come, know better.
    pub(crate) fn sample_span(&mut self, loudness: f32, now: Steady) {
        if now - self.sampled_at >= PAUSE_MAX {
            let loud = self.stands_out(loudness);
            self.decide(loud, loud, now);
        }
    }

    /// The microphone gives nothing.
    pub(crate) fn silence(&mut self) {
        self.voice = Voice::Silent;
        self.loud = 0;
    }

    fn stands_out(&mut self, loudness: f32) -> bool {
        let room = self.room.unwrap_or(loudness.min(VOICE_MIN));
        let share = if loudness > room { ROOM_RISES } else { ROOM_FALLS };
        self.room = Some(room + (loudness - room) * share);
        loudness >= VOICE_MIN.max(room * OVER_ROOM)
    }

    fn decide(&mut self, loud: bool, begins: bool, now: Steady) {
        if loud {
            self.loud_at = now;
        }
        self.voice = match self.voice {
            Voice::Silent if begins => Voice::Speaking,
            Voice::Speaking if now - self.loud_at < PAUSE_MAX => Voice::Speaking,
            Voice::Silent | Voice::Speaking => Voice::Silent,
        };
    }
}

/// How `loudness` looks on a meter: 0 to 100 in steps of 5, over the 50 decibels below full scale
/// less 10.
pub(crate) fn meter(loudness: f32) -> u8 {
    let decibels = 20.0 * loudness.max(1e-6).log10();
    let share = ((decibels + 60.0) / 50.0).clamp(0.0, 1.0);
    // In range by the clamp.
    (share * 20.0) as u8 * 5
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds `loudness` every 100 ms for `tenths`, from `start`; returns the end.
    fn feed(detector: &mut VoiceDetector, loudness: f32, tenths: u64, start: Steady) -> Steady {
        for tenth in 0..tenths {
            detector.sample(loudness, start + Duration::from_millis(100 * tenth));
        }
        start + Duration::from_millis(100 * tenths)
    }

    #[test]
    fn a_voice_begins_soon_and_outlasts_the_pauses_between_words() {
        let mut detector = VoiceDetector::default();
        let now = feed(&mut detector, 0.001, 20, Steady(0));
        assert_eq!(detector.voice(), Voice::Silent, "a quiet room");
        let now = feed(&mut detector, 0.05, 3, now);
        assert_eq!(detector.voice(), Voice::Speaking, "three tenths of a second are enough");
        let now = feed(&mut detector, 0.001, 8, now);
        assert_eq!(detector.voice(), Voice::Speaking, "a pause between words");
        feed(&mut detector, 0.001, 3, now);
        assert_eq!(detector.voice(), Voice::Silent, "a pause that is none");
    }

    #[test]
    fn key_strokes_and_fans_are_no_voice() {
        let mut detector = VoiceDetector::default();
        let mut now = feed(&mut detector, 0.001, 20, Steady(0));
        for _ in 0..20 {
            now = feed(&mut detector, 0.2, 1, now);
            now = feed(&mut detector, 0.001, 4, now);
            assert_eq!(detector.voice(), Voice::Silent, "a key stroke");
        }
        now = feed(&mut detector, 0.02, 900, now);
        feed(&mut detector, 0.02, 20, now);
        assert_eq!(detector.voice(), Voice::Silent, "a fan, after a while");
    }

    #[test]
    fn a_page_slowed_down_still_knows_a_voice() {
        let mut detector = VoiceDetector::default();
        detector.sample_span(0.001, Steady(2_000));
        detector.sample_span(0.05, Steady(4_000));
        assert_eq!(detector.voice(), Voice::Speaking);
        detector.sample_span(0.001, Steady(6_000));
        assert_eq!(detector.voice(), Voice::Silent);
    }

    #[test]
    fn the_meter_shows_loudness_as_people_hear_it() {
        assert_eq!([0.0, 0.001, 0.018, 1.0].map(meter), [0, 0, 50, 100]);
    }
}
