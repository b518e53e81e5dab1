//! What the store promises, one file a promise.

mod audit;
mod crash;
mod entries;
mod faults;
mod figures;
mod group;
mod links;
mod opening;
mod purge;
mod visits;

use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

use rusqlite::Connection;
use tempfile::TempDir;
use webside_protocol::{Epoch, SeatId, Seq, Timestamp, VisitId};

use super::{LinkHash, NewLink, NewVisit, Store, StoreError, StoreOwner, draw_link_secret};

const NOW: Timestamp = Timestamp(1_700_000_000_000);
const LATER: Timestamp = Timestamp(NOW.0 + 1000);
const EXPIRY: Timestamp = Timestamp(NOW.0 + 60_000);

/// A clinic's machine: a data directory, and the store that runs on it.
struct Clinic {
    directory: TempDir,
    store: Store,
    owner: StoreOwner,
}

impl Clinic {
    fn new() -> Self {
        Self::on(TempDir::new().unwrap())
    }

    fn on(directory: TempDir) -> Self {
        let (store, owner) = Store::open(directory.path(), None).unwrap();
        Self { directory, store, owner }
    }

    async fn stop(self) -> TempDir {
        self.owner.close().await.unwrap();
        self.directory
    }

    /// The machine stops and starts again.
    async fn restarted(self) -> Self {
        Self::on(self.stop().await)
    }

    /// The database as another program sees it.
    fn outsider(&self) -> Connection {
        database_in(self.directory.path())
    }

    /// Makes a visit with `entries` entries and opens it, at epoch 1.
    async fn visit(&self, name: u8, entries: u64) -> VisitId {
        let id = VisitId::from_bytes([name; 16]);
        self.store.create_visit(new_visit(id), numbered(0..entries), vec![]).await.unwrap();
        assert_eq!(self.store.open_visit(id, NOW).await.unwrap().record.epoch, Epoch(1));
        id
    }

    /// What the visit holds, read by a new owner.
    async fn entries(&self, visit: VisitId) -> Vec<(Seq, Vec<u8>)> {
        self.store.open_visit(visit, NOW).await.unwrap().entries
    }

    /// Holds the thread until the gate is dropped, so that what is asked meanwhile makes one group.
    async fn hold(&self) -> Gate {
        let (open, gate) = sync_channel::<()>(0);
        let (reached, reaches) = tokio::sync::oneshot::channel();
        let (job, _) = super::Job::new(0, super::AfterCommit::Nothing, move |_| {
            reached.send(()).unwrap();
            // Returns when the other end is dropped.
            let _ = gate.recv();
            Ok(())
        });
        self.store.requests.send(super::Request::Do(job)).await.unwrap();
        reaches.await.unwrap();
        Gate(open)
    }
}

struct Gate(#[expect(dead_code, reason = "dropping it is all it does")] SyncSender<()>);

fn database_in(directory: &Path) -> Connection {
    Connection::open(directory.join("webside.db")).unwrap()
}

fn new_visit(id: VisitId) -> NewVisit {
    NewVisit { id, created_at: NOW, expires_at: EXPIRY }
}

fn new_link(seat: u8) -> (LinkHash, NewLink) {
    let secret_hash = LinkHash::of(&draw_link_secret());
    (secret_hash, NewLink { secret_hash, seat: SeatId(seat), expires_at: EXPIRY })
}

/// Entries that tell their own place.
fn numbered(places: std::ops::Range<u64>) -> Vec<(Seq, Vec<u8>)> {
    places.map(|seq| (Seq(seq), format!("entry {seq}").into_bytes())).collect()
}

/// Runs a job that only a test would.
async fn tamper(store: &Store, sql: &'static str) -> Result<(), StoreError> {
    store.ask(move |database| Ok(database.connection().execute_batch(sql)?)).await
}
