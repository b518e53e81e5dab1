//! Data goes from one allocation to another of the same visit or check, or from a visit's to our own media
//! relay, and nowhere else (RFC 8656 §11, §12).

use std::net::SocketAddr;

use webside_protocol::Timestamp;

use super::allocation::{Allocation, Client, Relayed};
use super::frame::write_channel_data;
use super::turn::{Output, Turn};
use crate::stun::Answer;
use crate::stun::attribute::{DATA, Method, Refused, XOR_PEER_ADDRESS};

/// What an allowed peer is.
enum Peer<'a> {
    Allocation(&'a Allocation),
    Relay,
}

impl Turn {
    /// Passes on what came by a channel. Its peer was checked when it was bound, and is again.
    pub(super) fn pass_channel(
        &mut self,
        now: Timestamp,
        from: Client,
        number: u16,
        data: &[u8],
        out: &mut Vec<Output>,
    ) {
        let own = self.allocations.of(from, now);
        if let Some(peer) = own.and_then(|own| own.peer(number, now)) {
            self.pass(now, from, peer, data, out);
        }
    }

    /// Passes on what came as a Send indication. There is no answer that could refuse it.
    pub(super) fn pass_indication(
        &mut self,
        now: Timestamp,
        from: Client,
        peer: SocketAddr,
        data: &[u8],
        out: &mut Vec<Output>,
    ) {
        let Some(own) = self.allocations.of(from, now) else { return };
        let permitted = own.permits(peer.ip(), now);
        if self.check_peer(now, from, peer, out).is_ok() && permitted {
            self.pass(now, from, peer, data, out);
        }
    }

    /// Passes on what our own media relay sends to a relayed address, while that is still the same one's.
    pub fn hear_relay(
        &mut self,
        now: Timestamp,
        relay: SocketAddr,
        to: Relayed,
        data: &[u8],
        out: &mut Vec<Output>,
    ) {
        if !self.relays.contains(&relay) {
            return;
        }
        let transaction = self.next_transaction();
        let receiver = self.allocations.at(to.address.port(), now);
        let receiver = receiver.filter(|one| one.id == to.allocation && one.holder.reaches_relay());
        out.extend(
            receiver.and_then(|receiver| hand_over(receiver, relay, data, now, transaction)),
        );
    }

    /// The one rule: another live allocation of the same visit or check, or a visit's and our own media
    /// relay.
    pub(super) fn check_peer(
        &mut self,
        now: Timestamp,
        from: Client,
        peer: SocketAddr,
        out: &mut Vec<Output>,
    ) -> Result<(), Refused> {
        let Some(own) = self.allocations.of(from, now) else {
            return Err(Refused::AllocationMismatch);
        };
        if self.allowed(own, peer, now).is_some() {
            return Ok(());
        }
        let holder = own.holder;
        self.denied = self.denied.saturating_add(1);
        if self.grants.is_news(holder, now) {
            out.push(Output::PeerDenied { holder });
        }
        Err(Refused::Forbidden)
    }

    fn allowed(&self, own: &Allocation, peer: SocketAddr, now: Timestamp) -> Option<Peer<'_>> {
        if self.relays.contains(&peer) {
            return own.holder.reaches_relay().then_some(Peer::Relay);
        }
        let other =
            self.allocations.at(peer.port(), now).filter(|_| peer.ip() == self.announced)?;
        let another = other.holder.room() == own.holder.room() && other.port != own.port;
        another.then_some(Peer::Allocation(other))
    }

    fn pass(
        &mut self,
        now: Timestamp,
        from: Client,
        peer: SocketAddr,
        data: &[u8],
        out: &mut Vec<Output>,
    ) {
        let transaction = self.next_transaction();
        let Some(own) = self.allocations.of(from, now) else { return };
        if !self.grants.spend(own.holder, data.len()) {
            return;
        }
        let address = SocketAddr::new(self.announced, own.port);
        let relayed = Relayed { allocation: own.id, address };
        match self.allowed(own, peer, now) {
            Some(Peer::Allocation(other)) => {
                out.extend(hand_over(other, address, data, now, transaction));
            }
            Some(Peer::Relay) => {
                out.push(Output::Relay { from: relayed, to: peer, bytes: data.to_vec() });
            }
            None => {}
        }
    }

    /// Indications have no answer, so nobody looks for their transaction; it only must not repeat.
    fn next_transaction(&mut self) -> [u8; 12] {
        self.indications = self.indications.wrapping_add(1);
        let mut transaction = [0; 12];
        transaction[4..].copy_from_slice(&self.indications.to_be_bytes());
        transaction
    }
}

/// What `receiver` gets of data from `sender`; nothing unless it permits that address.
fn hand_over(
    receiver: &Allocation,
    sender: SocketAddr,
    data: &[u8],
    now: Timestamp,
    transaction: [u8; 12],
) -> Option<Output> {
    if !receiver.permits(sender.ip(), now) {
        return None;
    }
    let to = receiver.client;
    let bytes = match receiver.channel(sender, now) {
        Some(number) => write_channel_data(number, data, to.is_stream()),
        None => Answer::indication(Method::Data, transaction)
            .with_address(XOR_PEER_ADDRESS, sender)
            .with(DATA, data)
            .finish(),
    };
    Some(Output::Send { to, bytes })
}
