//! The settings that say how much is served at once.

use std::time::Duration;

use webside_core::Pace;

/// How much is served at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections, WebSockets included.
    pub connections_max: usize,
    /// Connections from one IPv4 address or one IPv6 network of 64 bits.
    pub connections_per_source_max: usize,
    /// Visits held in memory; further ones must wait, running ones go on.
    pub visits_max: usize,
    /// How fast one source may try links.
    pub redeem: Pace,
    /// How long a stopping server waits for its connections.
    pub drain_wait: Duration,
}
