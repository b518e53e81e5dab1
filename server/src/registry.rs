//! The visits in memory: each is opened when its first person comes, and found by the next.
//!
//! When there is no room, a new visit is refused; those that run go on.

use std::sync::Arc;

use dashmap::{DashMap, Entry};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use webside_core::Generation;
use webside_protocol::{ErrorCode, Name, Refusal, Role, SeatId, Seq, VisitId};

use crate::clock::Clock;
use crate::health::Health;
use crate::media::Relay;
use crate::store::Store;
use crate::turn::Ways;
use crate::visit::{self, Answered, Asking, Look, Message, Opening, View, VisitHandle};

/// A visit may stop between finding it and speaking to it: look again, this often.
const ATTEMPTS_MAX: usize = 3;

/// A handle to the one registry.
#[derive(Debug, Clone)]
pub(crate) struct Registry(Arc<Inner>);

/// What every visit is given.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) ways: Ways,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) health: Health,
    /// `None`: the clinic wants none.
    pub(crate) relay: Option<Relay>,
    pub(crate) stop: CancellationToken,
}

#[derive(Debug)]
struct Inner {
    visits: DashMap<VisitId, VisitHandle>,
    visits_max: usize,
    tasks: TaskTracker,
    shared: Shared,
}

impl Registry {
    pub(crate) fn new(visits_max: usize, shared: Shared) -> Self {
        let (visits, tasks) = (DashMap::new(), TaskTracker::new());
        Self(Arc::new(Inner { visits, visits_max, tasks, shared }))
    }

    /// Speaks to a visit, opening it if need be, and says which it was.
    ///
    /// # Errors
    /// [`ErrorCode::ServerFull`] or [`ErrorCode::Draining`].
    pub(crate) async fn send(
        &self,
        id: VisitId,
        mut message: Message,
    ) -> Result<VisitHandle, ErrorCode> {
        for _ in 0..ATTEMPTS_MAX {
            let handle = self.find_or_open(id)?;
            match handle.send(message).await {
                Ok(()) => return Ok(handle),
                Err(stopped) => message = stopped.0,
            }
        }
        Err(ErrorCode::Draining)
    }

    /// Ends a visit for everyone, and returns once that is stored.
    ///
    /// # Errors
    /// As [`Registry::send`]; [`ErrorCode::StorageUnavailable`] when it could not be stored.
    pub(crate) async fn close(&self, id: VisitId) -> Result<(), ErrorCode> {
        let (stored, answer) = oneshot::channel();
        self.send(id, Message::Close { stored }).await?;
        answer.await.map(drop).map_err(|_| ErrorCode::StorageUnavailable)
    }

    /// Marks a promise of a visit done, and returns once that is stored.
    ///
    /// # Errors
    /// As [`Registry::close`]; within, why the visit refused.
    pub(crate) async fn keep(
        &self,
        id: VisitId,
        promise: Seq,
    ) -> Result<Result<(), Refusal>, ErrorCode> {
        let (stored, answer) = oneshot::channel();
        self.send(id, Message::Keep { promise, stored }).await?;
        answer.await.map_err(|_| ErrorCode::StorageUnavailable)
    }

    /// Shows `seat`, by a ticket of `generation`, the visit as it may see it.
    ///
    /// # Errors
    /// As for sitting down, and [`ErrorCode::NotYourPart`] for a role that has nothing to keep.
    pub(crate) async fn look(
        &self,
        id: VisitId,
        seat: SeatId,
        generation: Generation,
    ) -> Result<View, ErrorCode> {
        let (answer, view) = oneshot::channel();
        self.send(id, Message::Look(Look { seat, generation, answer })).await?;
        view.await.unwrap_or(Err(ErrorCode::Draining))
    }

    /// Asks somebody into a visit for `from`, by a ticket of `generation`; returns once that is stored.
    ///
    /// # Errors
    /// As for sitting down; within, why the visit refused.
    pub(crate) async fn invite(
        &self,
        id: VisitId,
        (from, generation): (SeatId, Generation),
        (role, name): (Role, Name),
    ) -> Result<Answered, ErrorCode> {
        let (answer, seat) = oneshot::channel();
        let asking = Asking { from, generation, role, name, answer };
        self.send(id, Message::Invite(asking)).await?;
        seat.await.unwrap_or(Err(ErrorCode::Draining))
    }

    /// Withdraws the tickets of a seat that are older than `generation`.
    pub(crate) async fn withdraw(&self, id: VisitId, seat: SeatId, generation: Generation) {
        self.0.shared.ways.revoke_seat(id, seat);
        self.send_if_open(id, Message::Withdraw { seat, generation }).await;
    }

    /// Forgets a visit that was purged.
    pub(crate) async fn forget(&self, id: VisitId) {
        self.0.shared.ways.revoke_visit(id);
        self.send_if_open(id, Message::Forget).await;
    }

    /// The roles of those who are in `id` now.
    pub(crate) fn roles(&self, id: VisitId) -> Vec<Role> {
        self.find(id).map(|handle| handle.subscribers().roles()).unwrap_or_default()
    }

    /// Waits until every visit has stopped; they do once the server's token is cancelled.
    pub(crate) async fn wait(&self) {
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    async fn send_if_open(&self, id: VisitId, message: Message) {
        if let Some(handle) = self.find(id) {
            // One that has stopped reads the store anew when it opens again.
            let _ = handle.send(message).await;
        }
    }

    fn find(&self, id: VisitId) -> Option<VisitHandle> {
        self.0.visits.get(&id).map(|handle| handle.clone()).filter(|handle| !handle.has_stopped())
    }

    fn find_or_open(&self, id: VisitId) -> Result<VisitHandle, ErrorCode> {
        if let Some(handle) = self.find(id) {
            return Ok(handle);
        }
        if self.0.shared.stop.is_cancelled() {
            return Err(ErrorCode::Draining);
        }
        if self.0.visits.len() >= self.0.visits_max {
            return Err(ErrorCode::ServerFull);
        }
        Ok(match self.0.visits.entry(id) {
            // Somebody else came first.
            Entry::Occupied(there) if !there.get().has_stopped() => there.get().clone(),
            Entry::Occupied(mut stopped) => {
                let handle = self.open(id);
                stopped.insert(handle.clone());
                handle
            }
            Entry::Vacant(free) => free.insert(self.open(id)).clone(),
        })
    }

    fn open(&self, id: VisitId) -> VisitHandle {
        let (handle, messages) = VisitHandle::new();
        let Shared { ways, store, clock, health, relay, stop } = &self.0.shared;
        let opening = Opening {
            id,
            messages,
            subscribers: Arc::clone(handle.subscribers()),
            ways: ways.clone(),
            store: store.clone(),
            clock: *clock,
            health: health.clone(),
            relay: relay.clone(),
            stop: stop.clone(),
        };
        let registry = self.clone();
        self.0.tasks.spawn(async move {
            Box::pin(visit::run(opening)).await;
            registry.0.visits.remove_if(&id, |_, handle| handle.has_stopped());
        });
        handle
    }
}
