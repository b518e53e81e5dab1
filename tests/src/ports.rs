//! Ports that nobody else takes meanwhile.
//!
//! A server keeps its port over a restart, so the system must not hand it to an outgoing connection
//! while the server is down: ports here are below those (32768 and up on Linux).

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

const FIRST: u16 = 12_000;
const COUNT: u16 = 20_000;

/// Counts the ports that this process has taken.
static TAKEN: AtomicU16 = AtomicU16::new(0);

/// A free address on this machine, different at each call.
///
/// # Panics
/// When a long row of ports is taken.
pub(crate) fn free() -> SocketAddr {
    // Test programs that run side by side begin at different places.
    let start = std::process::id().wrapping_mul(257);
    for _ in 0..COUNT {
        let offset = (start + u32::from(TAKEN.fetch_add(1, Ordering::Relaxed))) % u32::from(COUNT);
        let port = FIRST + u16::try_from(offset).expect("an offset is below COUNT");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("no port is free from {FIRST} on");
}
