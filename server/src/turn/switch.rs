//! The one machine, shared by all who bring it bytes, and how what it wants done is done.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tracing::warn;
use webside_core::Source;
use webside_core::turn::{
    CheckId, Client, Credential, Holder, Output, StreamId, TooManyChecks, Turn,
};
use webside_protocol::{SeatId, Timestamp, VisitId};

use super::queues::Queues;
use crate::clock::Clock;
use crate::incidents::Notes;
use crate::passage::{Parcel, Up};
use crate::store::{AuditKind, AuditLine};

/// A handle to the one switch.
#[derive(Debug, Clone)]
pub(crate) struct Switch(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    turn: Mutex<Turn>,
    udp: UdpSocket,
    queues: Queues,
    relay: Option<BesideRelay>,
    notes: Notes,
    clock: Clock,
}

/// Our own media relay, as it is reached from here.
#[derive(Debug)]
pub(super) struct BesideRelay {
    /// The one that pages are told.
    pub(super) address: SocketAddr,
    pub(super) up: Up,
}

impl Switch {
    pub(super) fn new(
        mut turn: Turn,
        udp: UdpSocket,
        relay: Option<BesideRelay>,
        notes: Notes,
        clock: Clock,
    ) -> Self {
        turn.set_relays(relay.iter().map(|relay| relay.address).collect());
        let (turn, queues) = (Mutex::new(turn), Queues::default());
        Self(Arc::new(Inner { turn, udp, queues, relay, notes, clock }))
    }

    pub(super) fn udp(&self) -> &UdpSocket {
        &self.0.udp
    }

    pub(super) fn clock(&self) -> Clock {
        self.0.clock
    }

    /// Takes one message of a client and does what comes of it.
    pub(super) fn receive(&self, from: Client, bytes: &[u8]) {
        let mut out = Vec::new();
        let denied = {
            let mut turn = self.turn();
            turn.receive(self.0.clock.now(), from, bytes, &mut out);
            turn.denied()
        };
        out.into_iter().for_each(|output| self.carry_out(output, denied));
    }

    /// Takes what our own media relay sends to a relayed address.
    pub(super) fn hear_relay(&self, parcel: &Parcel) {
        let Some(relay) = &self.0.relay else { return };
        let (now, mut out) = (self.0.clock.now(), Vec::new());
        let denied = {
            let mut turn = self.turn();
            for datagram in parcel.datagrams() {
                turn.hear_relay(now, relay.address, parcel.to, datagram, &mut out);
            }
            turn.denied()
        };
        out.into_iter().for_each(|output| self.carry_out(output, denied));
    }

    /// A new stream from `address`, and what it has to send.
    pub(super) fn open_stream(&self, address: SocketAddr) -> (Client, mpsc::Receiver<Vec<u8>>) {
        let (stream, queue) = self.0.queues.open();
        (Client::Stream(stream, address), queue)
    }

    pub(super) fn close_stream(&self, client: Client, stream: StreamId) {
        self.0.queues.close(stream);
        self.turn().gone(client);
    }

    pub(super) fn has_allocation(&self, client: Client) -> bool {
        self.turn().has_allocation(client, self.0.clock.now())
    }

    pub(super) fn tick(&self) {
        self.turn().tick(self.0.clock.now());
    }

    pub(super) fn grant(&self, holder: Holder, expires_at: Timestamp) -> Option<Credential> {
        self.turn().grant(self.0.clock.now(), holder, expires_at)
    }

    pub(super) fn grant_check(
        &self,
        check: CheckId,
        source: Source,
    ) -> Result<Credential, TooManyChecks> {
        self.turn().grant_check(self.0.clock.now(), check, source)
    }

    pub(super) fn shorten(&self, visit: VisitId, seat: SeatId, until: Timestamp) {
        self.turn().shorten(visit, seat, until);
    }

    pub(super) fn revoke_seat(&self, visit: VisitId, seat: SeatId) {
        self.turn().revoke_seat(visit, seat);
    }

    pub(super) fn revoke_visit(&self, visit: VisitId) {
        self.turn().revoke_visit(visit);
    }

    fn carry_out(&self, output: Output, denied: u64) {
        match output {
            // A full socket drops it: it is media, or is asked for again.
            Output::Send { to: Client::Datagram(address), bytes } => {
                let _ = self.0.udp.try_send_to(&bytes, address);
            }
            Output::Send { to: Client::Stream(stream, _), bytes } => {
                self.0.queues.send(stream, bytes);
            }
            // The relay has one address, so `to` is that.
            Output::Relay { from, to: _, bytes } => {
                if let Some(relay) = &self.0.relay {
                    relay.up.send(from, bytes);
                }
            }
            Output::PeerDenied { holder } => self.tell_denial(holder, denied),
        }
    }

    fn tell_denial(&self, holder: Holder, denied: u64) {
        let (visit, seat) = match holder {
            Holder::Seat { visit, seat, .. } => {
                warn!(%visit, %seat, turn_peer_denied = denied, "a peer was denied");
                (Some(visit), Some(seat))
            }
            // It stands for neither.
            Holder::Check(check) => {
                warn!(%check, turn_peer_denied = denied, "a check was denied a peer");
                (None, None)
            }
        };
        let at = self.0.clock.now();
        self.0.notes.take(AuditLine { at, kind: AuditKind::TurnPeerDenied, visit, seat });
    }

    /// No method leaves the machine half changed, so a panic elsewhere does not spoil it.
    fn turn(&self) -> MutexGuard<'_, Turn> {
        self.0.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
