//! Opens the relay, and finds out by which address people's browsers reach it.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use webside_protocol::RelayUse;

use crate::config::MediaRules;
use crate::incidents::Notes;
use crate::media::{Relay, RelaySettings};
use crate::passage::RelayEnd;

/// Opens the relay, unless the clinic wants none.
pub(super) fn open(
    rules: &MediaRules,
    turn: RelayEnd,
    notes: Notes,
) -> Result<Option<Relay>, io::Error> {
    if rules.relay == RelayUse::Never {
        return Ok(None);
    }
    let settings = RelaySettings {
        listen: rules.listen,
        public: public_address(rules),
        public_port: None,
        protections: rules.protections,
    };
    Relay::open_beside(&settings, turn, notes).map(Some)
}

/// The address that browsers are told: the one in the settings, the one it listens on, or the one
/// that this machine uses towards others.
fn public_address(rules: &MediaRules) -> IpAddr {
    let listens_on = rules.listen.ip();
    let named = Some(listens_on).filter(|address| !address.is_unspecified());
    rules.public_address.or(named).or_else(own_address).unwrap_or(Ipv4Addr::LOCALHOST.into())
}

/// Connecting a UDP socket sends nothing; it only asks the system which of its addresses it would use.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation (RFC 5737) that no machine has.
    socket.connect(SocketAddr::from((Ipv4Addr::new(192, 0, 2, 1), 9))).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified())
}
