//! Where the relay listens, and which address it tells.

use std::net::{IpAddr, SocketAddr};

/// What the relay is told at its start.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// The UDP port of all media, and the TCP port of the same number. Port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The address told in candidates: how the world reaches `listen`.
    pub public: IpAddr,
    /// The port told in candidates, when the world reaches `listen` by another one.
    pub public_port: Option<u16>,
}
