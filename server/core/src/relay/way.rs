//! How a datagram came: the 5-tuple, of which only the far end differs.

use std::net::SocketAddr;

/// What carries datagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    /// The one UDP port.
    Udp,
    /// A TCP connection, framed (RFC 4571): its number, never used twice.
    Tcp(u64),
    /// An allocation of our own TURN, within this process: its number, never used twice. The far end is
    /// its relayed address, which has no socket: a packet by UDP that says it is from there is a stranger's.
    Turn(u64),
}

/// From where, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Way {
    /// What carries it.
    pub carrier: Carrier,
    /// The far end.
    pub remote: SocketAddr,
}

impl Way {
    /// A way over UDP.
    #[must_use]
    pub fn udp(remote: SocketAddr) -> Self {
        Self { carrier: Carrier::Udp, remote }
    }
}
