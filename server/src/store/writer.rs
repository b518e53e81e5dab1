//! The one thread that touches the database: it takes what is queued and commits it as a group.
//!
//! # Group commit
//! A commit waits for the disk, and whoever asks meanwhile queues up; the next commit takes them all.
//! Each job runs in a savepoint of its own, so a refused one leaves no trace and harms no other.
//! No job is answered before the group is on the disk: even a read may have seen what its group wrote.
//!
//! # Faults
//! When the transaction itself fails (disk full, a fault of the disk), the whole group gets that
//! error, none of it is kept, and the thread takes the next group: a full disk may get room again.

use std::thread;

use tokio::sync::{mpsc, oneshot};
use tracing::error;

use super::database::Database;
use super::error::{OpenError, StoreError};

/// Requests that may wait for the thread; beyond it the asker waits for a place.
pub(super) const REQUESTS_MAX: usize = 1024;

/// Entries after which a group takes no further job. A job without entries counts as one.
const GROUP_ENTRIES_MAX: usize = 512;

/// What travels to the thread.
pub(super) enum Request {
    Do(Job),
    /// Refuse new requests, answer those that wait, end.
    Stop,
}

/// What a job needs done between its commit and its answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterCommit {
    Nothing,
    /// Erased rows must leave the write-ahead log too.
    TruncateWal,
}

/// Work on the database, and the way back to whoever asked for it.
pub(super) struct Job {
    entries: usize,
    after: AfterCommit,
    work: Work,
}

/// Gets the database inside a transaction, or the reason why there is none.
type Work = Box<dyn FnOnce(Result<&Database, StoreError>) -> Done + Send>;

/// A job that ran, or was refused a transaction, and waits for the commit.
struct Done {
    failure: Option<StoreError>,
    answer: Box<dyn FnOnce(Result<(), StoreError>) + Send>,
}

/// Where the result of a job arrives.
pub(super) type Answer<T> = oneshot::Receiver<Result<T, StoreError>>;

impl Job {
    /// `entries` is how many entries the job writes.
    pub(super) fn new<T: Send + 'static>(
        entries: usize,
        after: AfterCommit,
        work: impl FnOnce(&Database) -> Result<T, StoreError> + Send + 'static,
    ) -> (Self, Answer<T>) {
        let (asker, answer) = oneshot::channel();
        let work = move |database: Result<&Database, StoreError>| {
            let result = database.and_then(work);
            let failure = result.as_ref().err().cloned();
            let answer = move |committed: Result<(), StoreError>| {
                // The asker may have left; the work is done all the same.
                let _ = asker.send(committed.and(result));
            };
            Done { failure, answer: Box::new(answer) }
        };
        (Self { entries: entries.max(1), after, work: Box::new(work) }, answer)
    }
}

/// The writer as its owner holds it.
pub(super) struct Writer {
    requests: mpsc::Sender<Request>,
    finished: oneshot::Receiver<()>,
    thread: thread::JoinHandle<()>,
}

impl Writer {
    pub(super) fn start(database: Database) -> Result<Self, OpenError> {
        let (requests, queue) = mpsc::channel(REQUESTS_MAX);
        let (ending, finished) = oneshot::channel();
        let run = move || {
            serve(&database, queue);
            drop(database);
            // Nobody waits when the owner let the writer go without closing it.
            let _ = ending.send(());
        };
        let thread = thread::Builder::new().name("store".into()).spawn(run);
        Ok(Self { requests, finished, thread: thread.map_err(OpenError::Thread)? })
    }

    pub(super) fn requests(&self) -> mpsc::Sender<Request> {
        self.requests.clone()
    }

    /// Lets the thread answer what is queued, and waits for its end.
    pub(super) async fn close(self) -> Result<(), StoreError> {
        // A thread that has ended needs no telling.
        let _ = self.requests.send(Request::Stop).await;
        // Also returns, with an error, when the thread panicked: `join` tells that one.
        let _ = self.finished.await;
        self.thread.join().map_err(|_| StoreError::Closed)
    }
}

/// Runs until `Stop`, or until every handle is gone.
fn serve(database: &Database, mut queue: mpsc::Receiver<Request>) {
    while let Some(first) = queue.blocking_recv() {
        let group = gather(first, &mut queue);
        commit(database, group);
    }
}

/// Takes what is queued, up to the limit of a group; never waits.
fn gather(first: Request, queue: &mut mpsc::Receiver<Request>) -> Vec<Job> {
    let mut group = Vec::new();
    let mut entries = 0;
    let mut next = Some(first);
    while let Some(request) = next {
        match request {
            Request::Do(job) => {
                entries += job.entries;
                group.push(job);
            }
            Request::Stop => queue.close(),
        }
        next = if entries < GROUP_ENTRIES_MAX { queue.try_recv().ok() } else { None };
    }
    group
}

/// Runs the group in one transaction and answers every job in it.
fn commit(database: &Database, group: Vec<Job>) {
    let mut outcome = database.run("BEGIN IMMEDIATE");
    let mut waiting = Vec::with_capacity(group.len());
    for job in group {
        let after = job.after;
        let done = match &outcome {
            Ok(()) => attempt(database, job, &mut outcome),
            Err(error) => (job.work)(Err(error.clone())),
        };
        waiting.push((after, done.answer));
    }
    let outcome = outcome.and_then(|()| database.run("COMMIT"));
    if let Err(error) = &outcome {
        error!(error = error as &dyn std::error::Error, jobs = waiting.len(), "commit failed");
        database.abandon();
    }
    let truncates = waiting.iter().any(|(after, _)| *after == AfterCommit::TruncateWal);
    let truncated = if truncates { database.truncate_wal() } else { Ok(()) };
    for (after, answer) in waiting {
        match after {
            AfterCommit::Nothing => answer(outcome.clone()),
            AfterCommit::TruncateWal => answer(outcome.clone().and(truncated.clone())),
        }
    }
}

/// Runs one job in a savepoint. When that cannot be closed, the transaction is lost: `outcome` says so.
fn attempt(database: &Database, job: Job, outcome: &mut Result<(), StoreError>) -> Done {
    if let Err(error) = database.run("SAVEPOINT job") {
        *outcome = Err(error.clone());
        return (job.work)(Err(error));
    }
    let done = (job.work)(Ok(database));
    let closed = match &done.failure {
        None => database.run("RELEASE job"),
        Some(_) => database.run("ROLLBACK TO job").and_then(|()| database.run("RELEASE job")),
    };
    if let Err(error) = closed {
        // The job's own failure is the cause: SQLite ended the transaction when it happened.
        *outcome = Err(done.failure.clone().unwrap_or(error));
    }
    done
}
