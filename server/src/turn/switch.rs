//! The one machine, shared by all who bring it bytes, and how what it wants done is done.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tracing::{debug, warn};
use webside_core::turn::{Client, Credential, Holder, Output, StreamId, Turn};
use webside_protocol::{SeatId, Timestamp, VisitId};

use super::denials::Denial;
use super::queues::Queues;
use crate::clock::Clock;

/// A handle to the one switch.
#[derive(Debug, Clone)]
pub(crate) struct Switch(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    turn: Mutex<Turn>,
    udp: UdpSocket,
    queues: Queues,
    denials: mpsc::Sender<Denial>,
    clock: Clock,
}

impl Switch {
    pub(super) fn new(
        secret: &[u8; 32],
        announced: IpAddr,
        udp: UdpSocket,
        denials: mpsc::Sender<Denial>,
        clock: Clock,
    ) -> Self {
        let (turn, queues) = (Mutex::new(Turn::new(secret, announced)), Queues::default());
        Self(Arc::new(Inner { turn, udp, queues, denials, clock }))
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
            // No relay is named yet, so nothing comes here.
            Output::Relay { to, .. } => debug!(%to, "no media relay takes this"),
            Output::PeerDenied { visit, seat } => {
                warn!(%visit, %seat, turn_peer_denied = denied, "a peer was denied");
                let at = self.0.clock.now();
                // When the audit is that far behind, one line more or less tells nothing new.
                let _ = self.0.denials.try_send(Denial { at, visit, seat });
            }
        }
    }

    /// No method leaves the machine half changed, so a panic elsewhere does not spoil it.
    fn turn(&self) -> MutexGuard<'_, Turn> {
        self.0.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
