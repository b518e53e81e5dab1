//! Speech or silence, from how loud the own microphone is. Everything stays on this machine.

use std::time::Duration;

use webside_protocol::Voice;

use crate::model::clock::Steady;

/// A pause between words is shorter than this.
pub const PAUSE_MAX: Duration = Duration::from_millis(900);

/// Follows the loudness of one microphone.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct VoiceDetector {
    voice: Voice,
    floor: f32,
    spoke_at: Steady,
}

impl VoiceDetector {
    /// Whether somebody speaks.
    #[must_use]
    pub const fn voice(&self) -> Voice {
        self.voice
    }
}
