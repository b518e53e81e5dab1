//! One client's relayed address: who may send to it, and by which channels it sends.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use webside_protocol::Timestamp;

use super::holder::Holder;
use super::limits::{CHANNEL_LIFE, CHANNELS, CHANNELS_MAX, PERMISSION_LIFE, PERMISSIONS_MAX};
use crate::stun::attribute::Refused;

/// Numbers the streams of a server, never twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(pub u64);

/// Numbers the allocations of a server, never twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AllocationId(pub u64);

/// A relayed address and whose it is: what is meant for one allocation never reaches a later one that
/// got its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relayed {
    /// Whose.
    pub allocation: AllocationId,
    /// The announced address, and the allocation's number on it.
    pub address: SocketAddr,
}

/// Whom bytes come from and go to: the client's half of the 5-tuple (RFC 8656 §3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Client {
    /// Over UDP.
    Datagram(SocketAddr),
    /// Over TCP or TLS.
    Stream(StreamId, SocketAddr),
}

impl Client {
    /// Where they come from. What is written as IPv6 and means IPv4 is IPv4.
    pub(super) fn address(self) -> SocketAddr {
        let (Self::Datagram(address) | Self::Stream(_, address)) = self;
        SocketAddr::new(address.ip().to_canonical(), address.port())
    }

    /// Whether ChannelData to them must be padded (RFC 8656 §12.5).
    pub(super) const fn is_stream(self) -> bool {
        match self {
            Self::Datagram(_) => false,
            Self::Stream(..) => true,
        }
    }
}

/// One relayed address and what its client set up for it.
#[derive(Debug)]
pub(super) struct Allocation {
    pub(super) id: AllocationId,
    pub(super) client: Client,
    pub(super) holder: Holder,
    pub(super) port: u16,
    /// Of the request that made it: the same request again is answered again.
    pub(super) transaction: [u8; 12],
    pub(super) expires_at: Timestamp,
    permissions: BTreeMap<IpAddr, Timestamp>,
    channels: BTreeMap<u16, Channel>,
}

#[derive(Debug)]
struct Channel {
    peer: SocketAddr,
    expires_at: Timestamp,
}

impl Allocation {
    pub(super) fn new(
        id: AllocationId,
        client: Client,
        holder: Holder,
        port: u16,
        transaction: [u8; 12],
        expires_at: Timestamp,
    ) -> Self {
        let (permissions, channels) = (BTreeMap::new(), BTreeMap::new());
        Self { id, client, holder, port, transaction, expires_at, permissions, channels }
    }

    /// Lets everything from `ip` through to the client, for a time.
    pub(super) fn permit(&mut self, ip: IpAddr, now: Timestamp) -> Result<(), Refused> {
        if !self.permissions.contains_key(&ip) && self.permissions.len() >= PERMISSIONS_MAX {
            self.permissions.retain(|_, expires_at| *expires_at > now);
            if self.permissions.len() >= PERMISSIONS_MAX {
                return Err(Refused::NoCapacity);
            }
        }
        self.permissions.insert(ip, now + PERMISSION_LIFE);
        Ok(())
    }

    pub(super) fn permits(&self, ip: IpAddr, now: Timestamp) -> bool {
        self.permissions.get(&ip).is_some_and(|expires_at| *expires_at > now)
    }

    /// Binds `number` to `peer`, or renews that; one number has one peer, and one peer one number.
    pub(super) fn bind(
        &mut self,
        number: u16,
        peer: SocketAddr,
        now: Timestamp,
    ) -> Result<(), Refused> {
        self.channels.retain(|_, channel| channel.expires_at > now);
        let taken = match self.channels.get(&number) {
            Some(channel) => channel.peer != peer,
            None => self.channels.values().any(|channel| channel.peer == peer),
        };
        if taken || !CHANNELS.contains(&number) {
            return Err(Refused::BadRequest);
        }
        if !self.channels.contains_key(&number) && self.channels.len() >= CHANNELS_MAX {
            return Err(Refused::NoCapacity);
        }
        self.permit(peer.ip(), now)?;
        self.channels.insert(number, Channel { peer, expires_at: now + CHANNEL_LIFE });
        Ok(())
    }

    /// The peer that `number` stands for.
    pub(super) fn peer(&self, number: u16, now: Timestamp) -> Option<SocketAddr> {
        let channel = self.channels.get(&number)?;
        (channel.expires_at > now).then_some(channel.peer)
    }

    /// The number that stands for `peer`.
    pub(super) fn channel(&self, peer: SocketAddr, now: Timestamp) -> Option<u16> {
        let is_it = |channel: &Channel| channel.peer == peer && channel.expires_at > now;
        self.channels.iter().find(|(_, channel)| is_it(channel)).map(|(number, _)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::Generation;
    use std::time::Duration;
    use webside_protocol::{SeatId, VisitId};

    const NOW: Timestamp = Timestamp(1_000);

    fn allocation() -> Allocation {
        let client = Client::Datagram("192.0.2.1:5000".parse().unwrap());
        let visit = VisitId::from_bytes([1; 16]);
        let holder = Holder::Seat { visit, seat: SeatId(0), generation: Generation(0) };
        let expires_at = NOW + Duration::from_secs(600);
        Allocation::new(AllocationId(0), client, holder, 50_000, [0; 12], expires_at)
    }

    fn peer(last: u8) -> SocketAddr {
        SocketAddr::from(([198, 51, 100, last], 50_001))
    }

    #[test]
    fn one_number_has_one_peer_and_one_peer_one_number() {
        let rows = [
            ("bound", 0x4000, 1, Ok(())),
            ("renewed", 0x4000, 1, Ok(())),
            ("another peer", 0x4000, 2, Err(Refused::BadRequest)),
            ("another number", 0x4001, 1, Err(Refused::BadRequest)),
            ("both others", 0x7ffe, 2, Ok(())),
            ("below the numbers", 0x3fff, 3, Err(Refused::BadRequest)),
            ("above the numbers", 0x7fff, 3, Err(Refused::BadRequest)),
        ];
        let mut allocation = allocation();
        for (name, number, last, expected) in rows {
            assert_eq!(allocation.bind(number, peer(last), NOW), expected, "{name}");
        }
        let late = NOW + CHANNEL_LIFE;
        assert_eq!(allocation.peer(0x4000, late), None);
        assert_eq!(allocation.channel(peer(1), late), None);
        assert_eq!(allocation.bind(0x4001, peer(1), late), Ok(()), "free again");
    }

    /// Row T8 of the table of attacks.
    #[test]
    fn permissions_and_channels_are_capped() {
        let mut allocation = allocation();
        for last in 0..64 {
            assert_eq!(allocation.bind(0x4000 + u16::from(last), peer(last), NOW), Ok(()));
        }
        assert_eq!(allocation.permit(peer(64).ip(), NOW), Err(Refused::NoCapacity));
        assert_eq!(allocation.bind(0x4100, peer(64), NOW), Err(Refused::NoCapacity));
        assert_eq!(allocation.permit(peer(3).ip(), NOW), Ok(()), "a known one is renewed");
        let late = NOW + PERMISSION_LIFE;
        assert!(!allocation.permits(peer(0).ip(), late));
        assert_eq!(allocation.permit(peer(64).ip(), late), Ok(()), "there is room again");
    }
}
