//! The settings that say how people reach each other through this server.

use std::net::{IpAddr, SocketAddr};

/// Where this server speaks TURN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnSettings {
    /// UDP and TCP of one port.
    pub listen: SocketAddr,
    /// What relayed addresses bear; `None`: found out at the start.
    pub public_address: Option<IpAddr>,
}
