//! What each request of a client who proved who they are does (RFC 8656 §7, §8, §10, §12).

use std::net::SocketAddr;
use std::time::Duration;

use webside_protocol::Timestamp;

use super::allocation::{Allocation, Client};
use super::allocations::Ports;
use super::limits;
use super::turn::{Output, Proven, Turn};
use crate::stun::Answer;
use crate::stun::Message;
use crate::stun::attribute::{
    CHANNEL_NUMBER, DONT_FRAGMENT, EVEN_PORT, IPV4, IPV6, LIFETIME, MESSAGE_INTEGRITY, Method,
    NONCE, OPTIONAL_FROM, REALM, REQUESTED_ADDRESS_FAMILY, REQUESTED_TRANSPORT, Refused, UDP,
    UNKNOWN_ATTRIBUTES, USERNAME, XOR_MAPPED_ADDRESS, XOR_PEER_ADDRESS, XOR_RELAYED_ADDRESS,
    read_address,
};

/// Why a request is not done, with what its answer has to say beside the number.
pub(super) struct Refusal {
    why: Refused,
    unknown: Vec<u16>,
}

impl From<Refused> for Refusal {
    fn from(why: Refused) -> Self {
        Self { why, unknown: Vec::new() }
    }
}

impl Refusal {
    pub(super) fn answer(&self, asked: &Message<'_>) -> Answer {
        let answer = Answer::refusal(asked, self.why);
        if self.unknown.is_empty() {
            return answer;
        }
        let kinds: Vec<u8> = self.unknown.iter().flat_map(|kind| kind.to_be_bytes()).collect();
        answer.with(UNKNOWN_ATTRIBUTES, &kinds)
    }
}

impl Turn {
    pub(super) fn carry_out(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
        out: &mut Vec<Output>,
    ) -> Result<Answer, Refusal> {
        understood(asked)?;
        match asked.method {
            Method::Allocate => self.allocate(now, from, asked, proven),
            Method::Refresh => self.refresh(now, from, asked, proven),
            Method::CreatePermission => self.create_permission(now, from, asked, proven, out),
            Method::ChannelBind => self.bind_channel(now, from, asked, proven, out),
            // Taken before, and no requests.
            Method::Binding | Method::Send | Method::Data => Err(Refused::BadRequest.into()),
        }
    }

    fn allocate(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
    ) -> Result<Answer, Refusal> {
        if let Some(made) = self.allocations.of(from, now) {
            // Its answer was lost on the way.
            let again = made.transaction == asked.transaction && made.holder == proven.holder;
            let answer = self.allocated(asked, made, now);
            return if again { Ok(answer) } else { Err(Refused::AllocationMismatch.into()) };
        }
        match asked.attribute(REQUESTED_TRANSPORT) {
            Some([UDP, _, _, _]) => {}
            Some([_, _, _, _]) => return Err(Refused::TransportNotSupported.into()),
            Some(_) | None => return Err(Refused::BadRequest.into()),
        }
        match asked.attribute(REQUESTED_ADDRESS_FAMILY) {
            None => {}
            Some([IPV4, _, _, _]) if self.announced.is_ipv4() => {}
            Some([IPV6, _, _, _]) if self.announced.is_ipv6() => {}
            Some([IPV4 | IPV6, _, _, _]) => return Err(Refused::FamilyNotSupported.into()),
            Some(_) => return Err(Refused::BadRequest.into()),
        }
        let ports = match asked.attribute(EVEN_PORT) {
            None => Ports::Any,
            // The highest bit asks to keep the next port too, for a protocol that browsers left behind.
            Some([flags]) if flags & 0x80 == 0 => Ports::Even,
            Some([_]) => return Err(Refused::NoCapacity.into()),
            Some(_) => return Err(Refused::BadRequest.into()),
        };
        // What has expired makes room, and its client's place is free.
        self.allocations.drop_expired(now);
        let expires_at = self.life(proven.holder, now, limits::LIFETIME);
        self.allocations.make(from, proven.holder, asked.transaction, ports, expires_at)?;
        let made = self.allocations.of(from, now).ok_or(Refused::NoCapacity)?;
        Ok(self.allocated(asked, made, now))
    }

    fn allocated(&self, asked: &Message<'_>, made: &Allocation, now: Timestamp) -> Answer {
        Answer::success(asked)
            .with_address(XOR_RELAYED_ADDRESS, SocketAddr::new(self.announced, made.port))
            .with(LIFETIME, &seconds(made.expires_at - now))
            .with_address(XOR_MAPPED_ADDRESS, made.client.address())
    }

    fn refresh(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
    ) -> Result<Answer, Refusal> {
        let ends = match asked.attribute(LIFETIME) {
            None => false,
            Some(&[a, b, c, d]) => [a, b, c, d] == [0; 4],
            Some(_) => return Err(Refused::BadRequest.into()),
        };
        // Whoever wants more gets this, and whoever wants less too (RFC 8656 §8.2).
        let expires_at = self.life(proven.holder, now, limits::LIFETIME);
        self.own(now, from, proven)?.expires_at = expires_at;
        let mut life = expires_at - now;
        if ends {
            self.allocations.remove(from);
            life = Duration::ZERO;
        }
        Ok(Answer::success(asked).with(LIFETIME, &seconds(life)))
    }

    /// All of the peers, or none.
    fn create_permission(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
        out: &mut Vec<Output>,
    ) -> Result<Answer, Refusal> {
        let (own, peers) = self.own_with_peers(now, from, asked, proven, out)?;
        peers.iter().try_for_each(|peer| own.permit(peer.ip(), now))?;
        Ok(Answer::success(asked))
    }

    fn bind_channel(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
        out: &mut Vec<Output>,
    ) -> Result<Answer, Refusal> {
        let (own, peers) = self.own_with_peers(now, from, asked, proven, out)?;
        let (Some(&[high, low, _, _]), [peer]) = (asked.attribute(CHANNEL_NUMBER), &peers[..])
        else {
            return Err(Refused::BadRequest.into());
        };
        own.bind(u16::from_be_bytes([high, low]), *peer, now)?;
        Ok(Answer::success(asked))
    }

    /// The client's allocation, and the peers that are named, of which it may have each.
    fn own_with_peers(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        proven: &Proven,
        out: &mut Vec<Output>,
    ) -> Result<(&mut Allocation, Vec<SocketAddr>), Refused> {
        self.own(now, from, proven)?;
        let peers = peers(asked)?;
        for peer in &peers {
            self.check_peer(now, from, *peer, out)?;
        }
        Ok((self.own(now, from, proven)?, peers))
    }

    /// The client's allocation, if it is the one of who asks.
    fn own(
        &mut self,
        now: Timestamp,
        from: Client,
        proven: &Proven,
    ) -> Result<&mut Allocation, Refused> {
        let own = self.allocations.of_mut(from, now).ok_or(Refused::AllocationMismatch)?;
        if own.holder == proven.holder { Ok(own) } else { Err(Refused::WrongCredentials) }
    }
}

/// Whatever must be understood is: the standard asks for 420 otherwise.
fn understood(asked: &Message<'_>) -> Result<(), Refusal> {
    let known = [
        USERNAME,
        REALM,
        NONCE,
        MESSAGE_INTEGRITY,
        CHANNEL_NUMBER,
        LIFETIME,
        XOR_PEER_ADDRESS,
        REQUESTED_ADDRESS_FAMILY,
        REQUESTED_TRANSPORT,
        // Nothing leaves this machine by a relayed address, so nothing is fragmented.
        DONT_FRAGMENT,
        EVEN_PORT,
    ];
    let is_unknown = |kind: &u16| *kind < OPTIONAL_FROM && !known.contains(kind);
    let mut unknown: Vec<u16> =
        asked.attributes().map(|(kind, _)| kind).filter(is_unknown).collect();
    unknown.dedup();
    // More of them tell nothing new.
    unknown.truncate(8);
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(Refusal { why: Refused::UnknownAttribute, unknown })
    }
}

/// The peers that are named: at least one, and every one a good address.
fn peers(asked: &Message<'_>) -> Result<Vec<SocketAddr>, Refused> {
    let values = asked.attributes().filter(|(kind, _)| *kind == XOR_PEER_ADDRESS);
    let read = values.map(|(_, value)| read_address(value, &asked.transaction));
    let peers: Option<Vec<SocketAddr>> = read.collect();
    peers.filter(|peers| !peers.is_empty()).ok_or(Refused::BadRequest)
}

fn seconds(life: Duration) -> [u8; 4] {
    u32::try_from(life.as_secs()).unwrap_or(u32::MAX).to_be_bytes()
}
