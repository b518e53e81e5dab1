//! What all sessions have in common: starts them, numbers them, waits for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hyper::upgrade::OnUpgrade;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{Instrument as _, debug, debug_span};
use webside_core::{Origin, TicketKey};
use webside_protocol::ErrorCode;

use super::hello::{self, NoHello};
use super::socket::Socket;
use super::talk::{Over, Place, Talk};
use crate::accept::Place as Held;
use crate::clock::Clock;
use crate::media::Relay;
use crate::outbox::{End, Outbox};
use crate::registry::Registry;
use crate::visit::{Answer, Arrival, Message, SessionId};

/// A handle to what sessions have in common.
#[derive(Debug, Clone)]
pub(crate) struct Sessions(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    registry: Registry,
    tickets: Arc<TicketKey>,
    relay: Option<Relay>,
    clock: Clock,
    last: AtomicU64,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Sessions {
    pub(crate) fn new(
        registry: Registry,
        tickets: Arc<TicketKey>,
        relay: Option<Relay>,
        clock: Clock,
        stop: CancellationToken,
    ) -> Self {
        let (last, tasks) = (AtomicU64::new(0), TaskTracker::new());
        Self(Arc::new(Inner { registry, tickets, relay, clock, last, tasks, stop }))
    }

    /// Starts a session on a connection that is being upgraded. It keeps the connection's `place`
    /// until it is over. `origin` is that of its page.
    pub(crate) fn start(&self, upgrading: OnUpgrade, place: Held, origin: Origin) {
        let sessions = self.clone();
        self.0.tasks.spawn(async move {
            if let Ok(connection) = upgrading.await {
                // Boxed, so that the task keeps no room for what comes before it.
                Box::pin(async move { sessions.run(Socket::new(connection).await, origin).await })
                    .await;
            }
            drop(place);
        });
    }

    /// Waits until every session is over; they are soon after the server's token is cancelled.
    pub(crate) async fn wait(&self) {
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    async fn run(&self, mut socket: Socket, origin: Origin) {
        let reason = match self.serve(&mut socket, origin).await {
            Over::Gone | Over::Close(End::Quiet) => None,
            Over::Close(End::Told(code)) => Some(code),
        };
        debug!(reason = reason.map(tracing::field::display), "connection closed");
        socket.close(reason).await;
    }

    async fn serve(&self, socket: &mut Socket, origin: Origin) -> Over {
        let Inner { tickets, clock, stop, .. } = &*self.0;
        let first = tokio::select! {
            biased;
            () = stop.cancelled() => return Over::Close(End::Told(ErrorCode::Draining)),
            first = hello::receive(socket) => first,
        };
        let first = match first {
            Ok(first) => first,
            Err(NoHello::Closed) => return Over::Gone,
            Err(NoHello::Refused(code)) => return Over::Close(End::Told(code)),
        };
        match hello::check(first, tickets, clock.now()) {
            Ok(greeting) => self.seat(socket, greeting, origin).await,
            Err(code) => Over::Close(End::Told(code)),
        }
    }

    async fn seat(&self, socket: &mut Socket, greeting: hello::Greeting, origin: Origin) -> Over {
        let Inner { registry, relay, clock, last, stop, .. } = &*self.0;
        let session = SessionId(last.fetch_add(1, Ordering::Relaxed));
        let hello::Greeting { claim, page, held } = greeting;
        let (id, seat, generation) = (claim.visit, claim.seat, claim.generation);
        let outbox = Arc::new(Outbox::default());
        let answer = Answer::to(&outbox);
        let joining = Arrival { session, seat, generation, origin, page, held, answer };
        let visit = match registry.send(id, Message::Join(joining)).await {
            Ok(visit) => visit,
            Err(code) => return Over::Close(End::Told(code)),
        };
        let span = debug_span!("session", number = session.0, visit = %id, %seat);
        let place = Place { id, session, seat, visit: visit.clone(), relay: relay.clone() };
        let talk = Talk::new(socket, place, outbox, *clock);
        let over = talk.run(stop).instrument(span).await;
        // A visit that has stopped needs no word of it.
        let _ = visit.send(Message::Leave { session, seat }).await;
        over
    }
}
