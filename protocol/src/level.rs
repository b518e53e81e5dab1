//! What only matters now: microphones, voices, links. Told beside the log, newest wins.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::SeatId;
use crate::limits::SILENCE_MAX;
use crate::register::Register;
use crate::time::Timestamp;

/// What a page measures of itself. Told on change and at least every [`crate::limits::BEAT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The microphone, read off its track.
    pub mic: Track,
    /// The picture, read off its track: the camera's, or the screen's while that is shown.
    pub camera: Track,
    /// Whether the picture is this page's screen, read off the track, and whether it could be.
    pub screen: Showing,
    /// Whether somebody speaks into this microphone.
    pub voice: Voice,
    /// How well the call's packets get through, as this page sees it.
    pub link: LinkQuality,
    /// Sound from the other side is arriving here: measured, not assumed.
    pub hears: bool,
}

/// A media track as it is, not as somebody tapped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// There is none.
    #[default]
    Absent,
    /// Sending.
    Live,
    /// Switched off by its owner.
    Off,
    /// Stopped without its owner's wish: unplugged, taken by a call, ended by the system.
    Failed,
}

/// Whether a page shows its screen in place of the camera.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Showing {
    /// It cannot: phones mostly.
    #[default]
    Unable,
    /// It could.
    Able,
    /// It does.
    Live,
}

/// Whether somebody speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// No.
    #[default]
    Silent,
    /// Yes.
    Speaking,
}

/// How well the call's packets get through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkQuality {
    /// No call yet, or none any more.
    #[default]
    NoCall,
    /// Sound and picture get through.
    Good,
    /// Some is lost or late.
    Weak,
    /// Hardly anything gets through.
    Poor,
    /// Sound gets through, and no picture: somebody chose so, or the link carries no more.
    SoundOnly,
}

/// A level with its times on the receiver's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// The newest level.
    pub level: Level,
    /// When it came.
    pub at: Timestamp,
    /// Since when the voice is as it is.
    pub voice_since: Timestamp,
}

/// The newest level of each seat, and whether this page itself is cut off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    heard: Register<SeatId, Heard>,
    cut_off: Option<Timestamp>,
}

impl Levels {
    /// Takes the newest `level` of `seat`, which came at `now`.
    pub fn hear(&mut self, seat: SeatId, level: Level, now: Timestamp) {
        let old = self.heard.get(&seat);
        let kept = old.filter(|h| h.level.voice == level.voice && now - h.at < SILENCE_MAX);
        let voice_since = kept.map_or(now, |h| h.voice_since);
        self.heard.insert(seat, Heard { level, at: now, voice_since });
    }

    /// Notes that this page lost its link to the server at `now`; the first moment counts.
    pub fn cut_off_at(&mut self, now: Timestamp) {
        self.cut_off.get_or_insert(now);
    }

    /// Notes that this page's link is up.
    pub fn reconnected(&mut self) {
        self.cut_off = None;
    }

    /// Since when this page's own link is down.
    #[must_use]
    pub const fn cut_off(&self) -> Option<Timestamp> {
        self.cut_off
    }

    /// The newest level of `seat`, unless it is too old at `now` to say anything.
    #[must_use]
    pub fn of(&self, seat: SeatId, now: Timestamp) -> Option<&Heard> {
        self.heard.get(&seat).filter(|h| now - h.at < SILENCE_MAX)
    }
}
