//! The private word to a clinician when it has been quiet for long and nobody said why.

use webside_protocol::Timestamp;

/// It is quiet without a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nudge {
    /// Since when.
    pub since: Timestamp,
}
