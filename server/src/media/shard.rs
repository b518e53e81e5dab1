//! The relay's thread: sockets and wishes in, the hub in the middle, datagrams out.
//!
//! All legs of a visit live here, so nothing of a packet's way takes a lock or waits for another task.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::Instant;
use tracing::warn;
use webside_core::relay::hub::{Hub, Refused};
use webside_core::relay::leg::Part;
use webside_core::relay::moment::Moment;
use webside_core::relay::outgoing::Outgoing;
use webside_core::relay::sdp::{Answer, Offer};
use webside_core::relay::way::{Carrier, Way};
use webside_protocol::{PageId, SeatId, VisitId};

use super::dtls::{Dtls, Identity};
use super::secured::Secured;
use super::settings::Protections;
use super::tcp::{Tcp, Told};
use super::udp::Udp;
use crate::clock::Clock;
use crate::incidents::Notes;
use crate::passage::RelayEnd;
use crate::store::{AuditKind, AuditLine};

/// Offers that wait for the thread.
pub(super) const MAILBOX: usize = 256;
/// Ends that wait for the thread; each is there once.
const ENDINGS_MAX: usize = 16 * 1024;
/// Batches that are taken from the port before anything else gets its turn.
const BATCHES: usize = 16;
/// Datagrams that are taken from TURN before anything else gets its turn.
const BY_TURN: usize = 32;

/// An offer that waits for its answer.
pub(super) struct Wish {
    pub(super) of: (VisitId, SeatId, PageId),
    pub(super) part: Part,
    pub(super) offer: Box<Offer>,
    pub(super) answer: oneshot::Sender<(Box<Offer>, Result<Answer, Refused>)>,
}

/// A leg that ends, or all of a visit.
pub(super) type Ending = (VisitId, Option<(SeatId, PageId)>);

/// Ends that wait for the thread. They are told without waiting and are never lost.
#[derive(Default)]
pub(super) struct Endings {
    waiting: Mutex<BTreeSet<Ending>>,
    told: Notify,
}

impl Endings {
    pub(super) fn tell(&self, ending: Ending) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < ENDINGS_MAX {
            waiting.insert(ending);
        } else {
            warn!("more legs end than there can be");
        }
        drop(waiting);
        self.told.notify_one();
    }

    fn take(&self) -> BTreeSet<Ending> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What the thread owns.
pub(super) struct Shard {
    clock: Clock,
    opened: Instant,
    hub: Hub<Secured>,
    udp: Udp,
    tcp: Tcp,
    told: mpsc::Receiver<Told>,
    turn: RelayEnd,
    notes: Notes,
    out: Outgoing,
}

impl Shard {
    /// Takes the sockets; within the thread's runtime.
    pub(super) fn new(
        clock: Clock,
        (identity, protections): (Identity, Protections),
        udp: std::net::UdpSocket,
        tcp: std::net::TcpListener,
        turn: RelayEnd,
        notes: Notes,
    ) -> io::Result<Self> {
        let opened = clock.instant_now();
        let base = opened.into_std();
        let chance = || {
            let mut bytes = [0; 8];
            aws_lc_rs::rand::fill(&mut bytes).expect("aws-lc ends the process without randomness");
            u64::from_ne_bytes(bytes)
        };
        let make = move |now, credentials, offer: &Offer| match Dtls::server(
            &identity,
            offer.fingerprint,
            protections,
        ) {
            Ok(dtls) => Some(Secured::new(base, now, credentials, dtls)),
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                warn!(error, "no handshake can be prepared");
                None
            }
        };
        let (tcp, told) = Tcp::new(tcp)?;
        Ok(Self {
            clock,
            opened,
            hub: Hub::new(Box::new(chance), Box::new(make)),
            udp: Udp::new(udp)?,
            tcp,
            told,
            turn,
            notes,
            out: Outgoing::new(),
        })
    }

    /// Runs until nobody can wish for anything any more.
    pub(super) async fn run(mut self, mut wishes: mpsc::Receiver<Wish>, endings: Arc<Endings>) {
        loop {
            let deadline = self.hub.deadline().map(|at| self.instant(at));
            tokio::select! {
                biased;
                wish = wishes.recv() => match wish {
                    Some(wish) => self.answer(wish),
                    None => return,
                },
                () = endings.told.notified() => {
                    // What was wished before an end was told comes before it.
                    while let Ok(wish) = wishes.try_recv() {
                        self.answer(wish);
                    }
                    self.end(&endings);
                }
                () = sleep_until(deadline) => {
                    let now = self.now();
                    self.hub.expire(now, &mut self.out);
                }
                readable = self.udp.readable() => {
                    if readable.is_ok() {
                        self.receive();
                    }
                }
                Some(told) = self.told.recv() => self.told(told),
                Some(first) = self.turn.next() => self.receive_by_turn(first),
                Ok((stream, remote)) = self.tcp.accept() => self.tcp.begin(stream, remote),
            }
            self.flush();
        }
    }

    fn now(&self) -> Moment {
        Moment(0) + self.clock.instant_now().duration_since(self.opened)
    }

    fn instant(&self, moment: Moment) -> Instant {
        self.opened + Duration::from_micros(moment.0)
    }

    fn answer(&mut self, wish: Wish) {
        let negotiated = self.hub.negotiate(self.now(), wish.of, wish.part, &wish.offer);
        // Nobody waits any more: the leg is reached by nobody, and ends by itself.
        let _ = wish.answer.send((wish.offer, negotiated));
    }

    fn end(&mut self, endings: &Endings) {
        for (visit, leg) in endings.take() {
            match leg {
                Some((seat, page)) => self.hub.leave(visit, seat, page),
                None => self.hub.end(visit),
            }
        }
    }

    fn receive(&mut self) {
        for _ in 0..BATCHES {
            let now = self.now();
            let Self { udp, hub, out, .. } = self;
            if !udp.receive(|way, datagram| hub.receive(now, way, datagram, out)) {
                return;
            }
            self.flush();
        }
    }

    fn receive_by_turn(&mut self, first: (Way, Vec<u8>)) {
        let now = self.now();
        let Self { hub, turn, out, .. } = self;
        let more = std::iter::from_fn(|| turn.waiting());
        for (way, mut datagram) in std::iter::once(first).chain(more).take(BY_TURN) {
            hub.receive(now, way, &mut datagram, out);
        }
    }

    fn told(&mut self, told: Told) {
        match told {
            Told::Frame(way, mut frame) => {
                self.hub.receive(self.now(), way, &mut frame, &mut self.out);
            }
            Told::Closed(way) => {
                self.tcp.forget(way);
                self.hub.closed(way);
            }
        }
    }

    fn flush(&mut self) {
        for sheaf in self.out.sheaves() {
            match sheaf.way.carrier {
                Carrier::Udp => self.udp.send(sheaf),
                Carrier::Tcp(_) => self.tcp.send(sheaf),
                Carrier::Turn(_) => self.turn.send(sheaf),
            }
        }
        self.out.clear();
        for (visit, seat) in self.hub.impostors() {
            warn!(%visit, %seat, "another certificate than the offer named");
            let (at, kind) = (self.clock.now(), AuditKind::MediaImpostor);
            self.notes.take(AuditLine { at, kind, visit: Some(visit), seat: Some(seat) });
        }
    }
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
