//! The call with the other half of the conversation: with whom, how it stands, how well it flows.

use webside_protocol::{LinkQuality, PageId, SeatId};

use crate::model::clock::Steady;
use crate::model::negotiation::Negotiation;
use crate::model::peer::{Path, PeerId, Stats, Wire};
use webside_protocol::Signalling;

/// The call. At most one; the visit goes on without it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Call {
    pub(crate) peer: PeerId,
    pub(crate) with: Option<OtherPage>,
    pub(crate) wire: Wire,
    /// Since when [`Call::wire`] is as it is.
    pub(crate) wire_since: Steady,
    pub(crate) was_connected: bool,
    pub(crate) negotiation: Negotiation,
    pub(crate) early: Option<(OtherPage, Vec<Signalling>)>,
    pub(crate) needs_tap_to_hear: bool,
    pub(crate) quality: Quality,
}

/// One load of the other person's page: another load is another call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherPage {
    /// Whose.
    pub seat: SeatId,
    /// Which load.
    pub page: PageId,
}

/// How a call stands, in the words of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// No call: somebody is missing, or this browser has none.
    NoCall,
    /// Sound and picture are on their way for the first time.
    Starting,
    /// They get through.
    Connected,
    /// They got through before, and are coming back.
    Fixing,
    /// They do not get through; it is tried on and on.
    Failing,
}

/// How well a call flows: measured, never assumed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quality {
    /// Sound of the other side came in the last two seconds.
    pub hears: bool,
    /// Pictures of the other side came in the last two seconds.
    pub sees: bool,
    /// How well packets get through.
    pub link: LinkQuality,
    /// How they travel; `None` while not connected.
    pub path: Option<Path>,
    /// The keys were agreed between the two ends.
    pub encrypted: bool,
    pub(crate) last: Option<Stats>,
}

impl Call {
    /// With whom.
    #[must_use]
    pub const fn with(&self) -> Option<OtherPage> {
        self.with
    }

    /// How it stands.
    #[must_use]
    pub const fn flow(&self) -> Flow {
        match (self.with, self.wire) {
            (None, _) => Flow::NoCall,
            (Some(_), Wire::Connected) => Flow::Connected,
            (Some(_), Wire::Failed) => Flow::Failing,
            (Some(_), Wire::Connecting | Wire::Disconnected) if self.was_connected => Flow::Fixing,
            (Some(_), Wire::Connecting | Wire::Disconnected) => Flow::Starting,
        }
    }

    /// How well it flows.
    #[must_use]
    pub const fn quality(&self) -> &Quality {
        &self.quality
    }

    /// The browser plays no sound before a tap: show "Tap to hear".
    #[must_use]
    pub const fn needs_tap_to_hear(&self) -> bool {
        self.needs_tap_to_hear
    }
}
