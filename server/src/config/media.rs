//! The settings that say how sound and picture go.

use std::net::{IpAddr, SocketAddr};

use webside_protocol::RelayUse;

use crate::media::Protections;

/// How sound and picture go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaRules {
    /// When they go through the relay. Counts for visits made from then on.
    pub relay: RelayUse,
    /// Where the relay takes packets, by UDP and TCP.
    pub listen: SocketAddr,
    /// By which address browsers reach it; `None`: by the one it listens on, or this machine's own.
    pub public_address: Option<IpAddr>,
    /// How browsers may protect them on the way to the relay.
    pub protections: Protections,
}
