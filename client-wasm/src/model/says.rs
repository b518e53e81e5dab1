//! When this page last said what it must keep saying: its level, its cue, that it is there.

use webside_protocol::Level;

use crate::model::clock::Steady;

/// What was said last, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Says {
    /// Anything.
    pub(crate) said_at: Steady,
    /// This level.
    pub(crate) level: Option<Level>,
    /// "I still stand by my cue".
    pub(crate) asserted_at: Steady,
}
