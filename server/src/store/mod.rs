//! The store: what a visit said is on the disk, sealed, before anyone is told.
//!
//! It keeps opaque bytes and knows ids, places and epochs, but no event. SQLite stands behind one
//! thread ([`writer`]); a [`Store`] is a handle to it, cheap to clone, whose methods wait without
//! blocking the runtime. A method whose future is dropped may still have its effect.
//!
//! | file | idea |
//! |---|---|
//! | `directory` | the data directory, its lock and its key file |
//! | `database`, `schema` | the open database; its tables and settings |
//! | `writer` | the thread and its group commit |
//! | `visits`, `entries`, `links`, `audit`, `figures`, `secrets` | one table each, with the methods on it |
//! | `keys` | sealing and wrapping |
//! | `error` | what can go wrong |

mod audit;
mod database;
mod directory;
mod entries;
mod error;
mod figures;
mod keys;
mod links;
mod schema;
mod secrets;
#[cfg(test)]
mod tests;
mod visits;
mod writer;

use std::path::Path;

use tokio::sync::mpsc;

use self::database::Database;
use self::writer::{AfterCommit, Answer, Job, Request, Writer};

pub use self::audit::{AuditHead, AuditKind, AuditLine, AuditVerdict};
pub use self::entries::ENTRY_BYTES_MAX;
pub use self::error::{OpenError, StoreError};
pub use self::figures::{FIGURES_VISITS, FigureSums};
pub use self::keys::{ClinicKey, SecretBytes};
pub use self::links::{FoundSeat, LinkHash, LinkRefusal, NewLink, RedeemError, draw_link_secret};
pub use self::visits::{EXPIRED_VISITS_MAX, NewVisit, OpenedVisit, VisitRecord};

/// A handle to the store.
#[derive(Debug, Clone)]
pub struct Store {
    requests: mpsc::Sender<Request>,
}

/// The store's owner: whoever opened it waits for its end.
pub struct StoreOwner {
    writer: Writer,
}

impl Store {
    /// Opens the store in `directory`, which is made if it is absent. Blocks: call it at the start.
    ///
    /// Without a `clinic_key` the key is read from `clinic.key` in the directory, and made there
    /// when neither key nor database exist.
    ///
    /// # Errors
    /// [`OpenError`] names what the clinic's IT person has to put right.
    pub fn open(
        directory: &Path,
        clinic_key: Option<ClinicKey>,
    ) -> Result<(Self, StoreOwner), OpenError> {
        let writer = Writer::start(Database::open(directory, clinic_key)?)?;
        Ok((Self { requests: writer.requests() }, StoreOwner { writer }))
    }

    /// Runs `work` in the next group and waits until it is on the disk.
    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Database) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.send(Job::new(0, AfterCommit::Nothing, work)).await
    }

    async fn send<T>(&self, (job, answer): (Job, Answer<T>)) -> Result<T, StoreError> {
        let sent = self.requests.send(Request::Do(job)).await;
        sent.map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }
}

impl StoreOwner {
    /// Answers what is queued, then closes the database. Later requests get [`StoreError::Closed`].
    ///
    /// # Errors
    /// [`StoreError::Closed`] when the thread had panicked before.
    pub async fn close(self) -> Result<(), StoreError> {
        self.writer.close().await
    }
}
