//! The machine: bytes of clients and the time go in, bytes for clients come out.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use webside_protocol::{SeatId, Timestamp, VisitId};

use super::allocation::{Client, Relayed};
use super::allocations::Allocations;
use super::credential::{self, Credential, CredentialKey};
use super::frame::read_channel_data;
use super::grants::{Grants, TooManyChecks};
use super::holder::{CheckId, Holder};
use super::limits::{FRAME_BYTES_MAX, SOURCES_MAX, UNPROVEN};
use super::nonce::NonceKey;
use crate::pacing::SourcePacing;
use crate::source::Source;
use crate::stun::Answer;
use crate::stun::IntegrityKey;
use crate::stun::attribute::{
    DATA, Method, NONCE, REALM, Refused, USERNAME, XOR_MAPPED_ADDRESS, XOR_PEER_ADDRESS,
    read_address,
};
use crate::stun::{Class, Message};

/// What IPv4 and UDP add to what they carry, in bytes.
const PACKET_BYTES: usize = 28;

/// What the caller must do, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Send `bytes` to a client. They may be dropped: it is media, or is asked for again.
    Send {
        /// To whom.
        to: Client,
        /// A STUN or a ChannelData message.
        bytes: Vec<u8>,
    },
    /// Hand `bytes` to our own media relay.
    Relay {
        /// The relayed address they come from.
        from: Relayed,
        /// Which of the relay's addresses they are for.
        to: SocketAddr,
        /// What the client sent.
        bytes: Vec<u8>,
    },
    /// Write down that somebody asked for a peer they may not have; more of the same is not told.
    PeerDenied {
        /// Who.
        holder: Holder,
    },
}

/// Relays media between the people of one visit, and between both ends of one check.
pub struct Turn {
    credentials: CredentialKey,
    nonces: NonceKey,
    pub(super) announced: IpAddr,
    pub(super) relays: Vec<SocketAddr>,
    pub(super) grants: Grants,
    pub(super) allocations: Allocations,
    pub(super) denied: u64,
    pub(super) indications: u64,
    unproven: SourcePacing,
}

/// A client who proved who they are, with the key for the answer.
pub(super) struct Proven {
    pub(super) holder: Holder,
    pub(super) key: IntegrityKey,
}

impl Turn {
    /// `secret` makes credentials and nonces; relayed addresses are told as ports of `announced`.
    #[must_use]
    pub fn new(secret: &[u8; 32], announced: IpAddr) -> Self {
        Self {
            credentials: CredentialKey::new(secret),
            nonces: NonceKey::new(secret),
            announced: announced.to_canonical(),
            relays: Vec::new(),
            grants: Grants::default(),
            allocations: Allocations::default(),
            denied: 0,
            indications: 0,
            unproven: SourcePacing::new(UNPROVEN, SOURCES_MAX),
        }
    }

    /// Names the addresses of our own media relay, the only peers that are no allocation.
    pub fn set_relays(&mut self, relays: Vec<SocketAddr>) {
        let here = relays.iter().filter(|relay| relay.ip() == self.announced);
        self.allocations.set_taken(here.map(SocketAddr::port).collect());
        self.relays = relays;
    }

    /// Lets a seat allocate until `expires_at`; `None` when too many seats may already.
    pub fn grant(
        &mut self,
        now: Timestamp,
        holder: Holder,
        expires_at: Timestamp,
    ) -> Option<Credential> {
        let granted = self.grants.grant(now, holder, expires_at);
        granted.then(|| self.credentials.make(holder, expires_at))
    }

    /// Begins a check of ways that `source` asks for.
    ///
    /// # Errors
    /// [`TooManyChecks`], from there or in all.
    pub fn grant_check(
        &mut self,
        now: Timestamp,
        check: CheckId,
        source: Source,
    ) -> Result<Credential, TooManyChecks> {
        let expires_at = self.grants.grant_check(now, check, source)?;
        Ok(self.credentials.make(Holder::Check(check), expires_at))
    }

    /// Nobody sits in a seat any more: it may go on until `until` at most, or until it is granted again.
    pub fn shorten(&mut self, visit: VisitId, seat: SeatId, until: Timestamp) {
        self.grants.shorten(visit, seat, until);
    }

    /// Ends what a seat may and has.
    pub fn revoke_seat(&mut self, visit: VisitId, seat: SeatId) {
        self.grants.revoke_seat(visit, seat);
        self.allocations.remove_seat(visit, seat);
    }

    /// Ends what everyone of a visit may and has.
    pub fn revoke_visit(&mut self, visit: VisitId) {
        self.grants.revoke_visit(visit);
        self.allocations.remove_visit(visit);
    }

    /// A stream is over: its allocation is too (RFC 8656 §3.1).
    pub fn gone(&mut self, client: Client) {
        self.allocations.remove(client);
    }

    /// Forgets what has expired. Nothing expired counts before that either.
    pub fn tick(&mut self, now: Timestamp) {
        self.allocations.drop_expired(now);
        self.grants.drop_expired(now);
    }

    /// Whether `client` has an allocation.
    #[must_use]
    pub fn has_allocation(&self, client: Client, now: Timestamp) -> bool {
        self.allocations.of(client, now).is_some()
    }

    /// How many allocations there are.
    #[must_use]
    pub fn allocations(&self) -> usize {
        self.allocations.len()
    }

    /// How often a peer was denied.
    #[must_use]
    pub const fn denied(&self) -> u64 {
        self.denied
    }

    /// Takes one message of a client. Whatever is none is dropped.
    pub fn receive(&mut self, now: Timestamp, from: Client, bytes: &[u8], out: &mut Vec<Output>) {
        if bytes.len() > FRAME_BYTES_MAX {
            return;
        }
        if bytes.first().is_some_and(|first| first >> 6 == 1) {
            if let Some((number, data)) = read_channel_data(bytes) {
                self.pass_channel(now, from, number, data, out);
            }
            return;
        }
        let Some(message) = Message::read(bytes) else { return };
        match (message.class, message.method) {
            (Class::Request, Method::Send | Method::Data) => {}
            (Class::Request, Method::Binding) => self.bind(now, from, &message, out),
            (Class::Request, _) => self.request(now, from, &message, out),
            (Class::Indication, Method::Send) => {
                let peer = message.attribute(XOR_PEER_ADDRESS);
                let peer = peer.and_then(|value| read_address(value, &message.transaction));
                if let Some((peer, data)) = peer.zip(message.attribute(DATA)) {
                    self.pass_indication(now, from, peer, data, out);
                }
            }
            (Class::Indication | Class::Success | Class::Error, _) => {}
        }
    }

    /// Tells who asks where they come from (RFC 8489 §2). Asks for no proof.
    fn bind(&mut self, now: Timestamp, from: Client, asked: &Message<'_>, out: &mut Vec<Output>) {
        if self.may_answer_unproven(from, now) {
            let answer = Answer::success(asked).with_address(XOR_MAPPED_ADDRESS, from.address());
            out.push(Output::Send { to: from, bytes: answer.sealed(None, asked) });
        }
    }

    fn request(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        out: &mut Vec<Output>,
    ) {
        let proven = match self.prove(now, from, asked) {
            Ok(proven) => proven,
            Err(why) => return self.refuse_unproven(now, from, asked, why, out),
        };
        if !self.grants.asks_slowly(proven.holder, now) {
            return;
        }
        let answer = self.carry_out(now, from, asked, &proven, out);
        let answer = answer.unwrap_or_else(|refused| refused.answer(asked));
        let bytes = answer.sealed(Some(&proven.key), asked);
        out.push(Output::Send { to: from, bytes });
    }

    /// The steps of RFC 8489 §9.2.4.
    fn prove(&self, now: Timestamp, from: Client, asked: &Message<'_>) -> Result<Proven, Refused> {
        let (signed, tag) = asked.integrity().ok_or(Refused::Unauthorized)?;
        let [username, realm, nonce] = [USERNAME, REALM, NONCE].map(|kind| asked.attribute(kind));
        let (Some(username), Some(realm), Some(nonce)) = (username, realm, nonce) else {
            return Err(Refused::BadRequest);
        };
        if !self.nonces.knows(nonce, from, now) {
            return Err(Refused::StaleNonce);
        }
        let known = self.credentials.read(username, now).filter(|_| realm == credential::REALM);
        let (holder, key) = known.ok_or(Refused::Unauthorized)?;
        let good = key.verifies(signed, tag) && self.grants.expires_at(holder, now).is_some();
        if good { Ok(Proven { holder, key }) } else { Err(Refused::Unauthorized) }
    }

    /// Answers nobody who asks too fast, and never with much more than they sent.
    fn refuse_unproven(
        &mut self,
        now: Timestamp,
        from: Client,
        asked: &Message<'_>,
        why: Refused,
        out: &mut Vec<Output>,
    ) {
        if !self.may_answer_unproven(from, now) {
            return;
        }
        let mut answer = Answer::refusal(asked, why);
        if matches!(why, Refused::Unauthorized | Refused::StaleNonce) {
            let nonce = self.nonces.make(from, now);
            answer = answer.with(REALM, credential::REALM).with(NONCE, nonce.as_bytes());
        }
        let bytes = answer.sealed(None, asked);
        // Whoever forged the sender's address must not gain by it.
        if 2 * (bytes.len() + PACKET_BYTES) <= 3 * (asked.len() + PACKET_BYTES) {
            out.push(Output::Send { to: from, bytes });
        }
    }

    fn may_answer_unproven(&mut self, from: Client, now: Timestamp) -> bool {
        self.unproven.take(Source::from(from.address().ip()), now)
    }

    /// What is left of `now` until a credential or an allocation ends.
    pub(super) fn life(&self, holder: Holder, now: Timestamp, wanted: Duration) -> Timestamp {
        let end = self.grants.expires_at(holder, now).unwrap_or(now);
        (now + wanted).min(end)
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turn").field("allocations", &self.allocations()).finish_non_exhaustive()
    }
}
