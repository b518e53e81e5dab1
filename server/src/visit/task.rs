//! The loop of a visit: open it, take what waits as one batch, keep its deadlines, rest when nobody
//! is there.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{join, join_all};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};
use webside_core::{Generation, Log};
use webside_protocol::{Entry, ErrorCode, Input, Phase, Seq, Timestamp, Visit, VisitId};

use super::batch::Batch;
use super::error::VisitError;
use super::handle::Message;
use super::machine::Machine;
use super::subscribers::Subscribers;
use super::telling::{About, tell};
use crate::clock::Clock;
use crate::health::Health;
use crate::media::Relay;
use crate::outbox::End;
use crate::store::{AuditLine, OpenedVisit, Store, StoreError};
use crate::turn::Ways;

/// Messages taken into one batch, and so into one append.
const BATCH_MESSAGES_MAX: usize = 64;
/// A visit that rests this long leaves the memory; the next one who comes brings it back.
const REST_MAX: Duration = Duration::from_secs(60);

/// What a visit's task needs to begin.
pub(crate) struct Opening {
    pub(crate) id: VisitId,
    pub(crate) messages: mpsc::Receiver<Message>,
    pub(crate) subscribers: Arc<Subscribers>,
    pub(crate) ways: Ways,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) health: Health,
    pub(crate) relay: Option<Relay>,
    pub(crate) stop: CancellationToken,
}

/// Opens the visit and serves it until it rests, fails, is forgotten or the server stops.
pub(crate) async fn run(opening: Opening) {
    let Opening { id, mut messages, subscribers, ways, store, clock, health, relay, stop } =
        opening;
    // Nobody is left waiting for a visit that has stopped, not even by a bug.
    let on_drop = EndSubscribers(Arc::clone(&subscribers));
    let about = About { id, kept_until: Timestamp(0), ways: &ways, relay: relay.as_ref() };
    let ended = match Task::open(about, subscribers, store, clock, health.clone()).await {
        Ok(mut task) => task.serve(&mut messages, &stop).await,
        Err(error) => Err(error),
    };
    let code = ended.unwrap_or_else(|error| {
        let code = ErrorCode::from(&error);
        if code == ErrorCode::StorageUnavailable {
            health.store_fails();
        }
        error!(visit = %id, error = &error as &dyn std::error::Error, "visit stopped");
        code
    });
    on_drop.0.end(End::Told(code));
    turn_away_the_rest(&mut messages, code);
}

struct EndSubscribers(Arc<Subscribers>);

impl Drop for EndSubscribers {
    fn drop(&mut self) {
        self.0.end(End::Told(ErrorCode::Internal));
    }
}

/// Whoever said hello while the visit was stopping is told to come again, or why not.
fn turn_away_the_rest(messages: &mut mpsc::Receiver<Message>, code: ErrorCode) {
    messages.close();
    while let Ok(message) = messages.try_recv() {
        turn_away(message, code);
    }
}

/// Tells who asked why there is no answer; others need none.
fn turn_away(message: Message, code: ErrorCode) {
    match message {
        Message::Join(arrival) => arrival.answer.refuse(code),
        Message::Look(look) => look.answer(Err(code)),
        Message::Invite(asking) => asking.answer(Err(code)),
        Message::Leave { .. }
        | Message::Assert { .. }
        | Message::Wish { .. }
        | Message::Close { .. }
        | Message::Keep { .. }
        | Message::Withdraw { .. }
        | Message::Forget => {}
    }
}

struct Task<'a> {
    id: VisitId,
    about: About<'a>,
    machine: Machine,
    log: Log,
    subscribers: Arc<Subscribers>,
    store: Store,
    clock: Clock,
    health: Health,
}

impl<'a> Task<'a> {
    /// Takes the visit up where its log ends, and records that nobody is connected any more.
    async fn open(
        about: About<'a>,
        subscribers: Arc<Subscribers>,
        store: Store,
        clock: Clock,
        health: Health,
    ) -> Result<Self, VisitError> {
        let (id, now) = (about.id, clock.now());
        let opened = store.open_visit(id, now).await?;
        let (mut log, mut outputs) = (Log::new(opened.record.epoch), Vec::new());
        let entries = read(&opened)?;
        let visit = Visit::recover(now, &entries, &mut outputs);
        entries.into_iter().for_each(|entry| drop(log.push(entry)));
        let generations = opened.generations.into_iter().map(|(seat, n)| (seat, Generation(n)));
        let machine = Machine::new(id, visit, generations.collect());
        let about = About { kept_until: opened.record.expires_at, ..about };
        let mut task = Self { id, about, machine, log, subscribers, store, clock, health };
        let mut batch = Batch::default();
        batch.add(id, outputs);
        task.settle(batch).await?;
        if opened.record.ended_at.is_none() {
            // The server may have been killed after the entry and before the mark.
            task.mark_if_ended().await?;
        }
        info!(visit = %id, epoch = %task.log.epoch(), next = %task.log.state().next_seq(), "visit opened");
        Ok(task)
    }

    /// Says why those who are still there have to go.
    async fn serve(
        &mut self,
        messages: &mut mpsc::Receiver<Message>,
        stop: &CancellationToken,
    ) -> Result<ErrorCode, VisitError> {
        let mut taken = Vec::new();
        let mut stopped = pin!(stop.cancelled());
        loop {
            let mut batch = Batch::default();
            tokio::select! {
                biased;
                () = stopped.as_mut() => return Ok(ErrorCode::Draining),
                () = sleep_until(self.wakes_at()) => {
                    if self.machine.rests() {
                        debug!(visit = %self.id, "visit rests");
                        return Ok(ErrorCode::Draining);
                    }
                    self.machine.handle(self.clock.now(), Input::Tick, &mut batch);
                }
                count = messages.recv_many(&mut taken, BATCH_MESSAGES_MAX) => {
                    if count == 0 {
                        return Ok(ErrorCode::Draining);
                    }
                    let now = self.clock.now();
                    for message in taken.drain(..) {
                        // What was purged is not told any more, not even from memory.
                        if batch.forget {
                            turn_away(message, ErrorCode::VisitEnded);
                        } else {
                            self.machine.take(now, message, &mut batch);
                        }
                    }
                }
            }
            let forget = batch.forget;
            self.settle(batch).await?;
            if forget {
                return Ok(ErrorCode::VisitEnded);
            }
        }
    }

    fn wakes_at(&self) -> Instant {
        match self.machine.deadline() {
            Some(at) => self.clock.instant(at),
            None => self.clock.instant_now() + REST_MAX,
        }
    }

    /// Stored before told.
    async fn settle(&mut self, batch: Batch) -> Result<(), VisitError> {
        if let Err(error) = self.write(batch.entries()?, &batch.audits).await {
            batch.fail(ErrorCode::from(&error));
            return Err(error);
        }
        let had_ended = self.log.state().has_ended();
        for step in batch.steps {
            tell(self.about, self.clock.now(), step, &mut self.log, &self.subscribers);
        }
        if had_ended { Ok(()) } else { self.mark_if_ended().await }
    }

    /// Entries and audit lines side by side, so that one commit carries all of them.
    async fn write(
        &self,
        entries: Vec<(Seq, Vec<u8>)>,
        audits: &[AuditLine],
    ) -> Result<(), VisitError> {
        let audits = join_all(audits.iter().map(|line| self.store.audit(*line)));
        if entries.is_empty() {
            self.check_audits(&audits.await);
            return Ok(());
        }
        let append = self.store.append(self.id, self.log.epoch(), entries);
        let (stored, audited) = join(append, audits).await;
        stored?;
        self.health.store_works();
        self.check_audits(&audited);
        Ok(())
    }

    fn check_audits(&self, written: &[Result<(), StoreError>]) {
        if written.iter().any(Result::is_err) {
            warn!(visit = %self.id, "audit line not written");
        }
    }

    async fn mark_if_ended(&self) -> Result<(), VisitError> {
        if let Phase::Ended { at } = self.log.state().phase() {
            self.store.mark_ended(self.id, self.log.epoch(), at).await?;
            info!(visit = %self.id, "visit ended");
        }
        Ok(())
    }
}

fn read(opened: &OpenedVisit) -> Result<Vec<Entry>, serde_json::Error> {
    opened.entries.iter().map(|(_, bytes)| serde_json::from_slice(bytes)).collect()
}
