//! What can go wrong with the store, in words for the person who runs the clinic's machine.

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::ErrorCode;
use webside_protocol::{Epoch, Seq};

use super::ENTRY_BYTES_MAX;

/// Why the store cannot be opened. Each is told before anything is changed on disk.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The directory cannot be made, read or written.
    #[error("the data directory cannot be used: {}", path.display())]
    Directory {
        /// What was touched.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Two servers on one directory would each believe that they own every visit.
    #[error("another webside is using this data directory: {}", path.display())]
    InUse {
        /// The lock file.
        path: PathBuf,
    },
    /// A new key could not read what the lost one wrote, so none is made.
    #[error("the clinic's key is missing, but there are visits: put {} back", path.display())]
    KeyMissing {
        /// Where the key should be.
        path: PathBuf,
    },
    /// The key file's mode gives it to other users of the machine.
    #[error("other users may read the clinic's key: run chmod 600 {}", path.display())]
    KeyExposed {
        /// The key file.
        path: PathBuf,
    },
    /// The text is not a key.
    #[error("the clinic's key must be 32 bytes in base64")]
    KeyMalformed,
    /// The key is well formed, but not the one that this database was written with.
    #[error("this is not the key that the database was written with")]
    KeyWrong,
    /// An older server must not touch what it does not understand.
    #[error("the database was written by a newer webside (schema {found}, this one knows {known})")]
    SchemaNewer {
        /// The version in the file.
        found: u32,
        /// The newest version that this server knows.
        known: u32,
    },
    /// The system gave no thread.
    #[error("the store's thread cannot be started")]
    Thread(#[source] std::io::Error),
    /// The database was reached, and failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a request to the store failed. Nothing of a failed request was kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// No visit has this id.
    #[error("no such visit")]
    UnknownVisit,
    /// The visit's key and content are gone for good.
    #[error("the visit was purged")]
    VisitPurged,
    /// An id is never used twice, not even after a purge.
    #[error("a visit with this id exists already")]
    VisitExists,
    /// A secret opens one link only.
    #[error("a link with this secret exists already")]
    LinkExists,
    /// The visit was opened again since: this writer is no longer its owner.
    #[error("epoch {given} is over, the visit is at epoch {current}: it has another owner")]
    StaleEpoch {
        /// The writer's epoch.
        given: Epoch,
        /// The visit's epoch.
        current: Epoch,
    },
    /// An append would leave a hole or overwrite a fact.
    #[error("entry {given} was offered where entry {expected} is next")]
    NotNext {
        /// The place offered.
        given: Seq,
        /// The place that is free.
        expected: Seq,
    },
    /// The entry is longer than any message may be.
    #[error("an entry has {bytes} bytes, at most {ENTRY_BYTES_MAX} are kept")]
    EntryTooLarge {
        /// Its length.
        bytes: usize,
    },
    /// There is no room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The file system or the file refuses writing.
    #[error("the database may not be written: is the file system read-only?")]
    ReadOnly,
    /// A backup or another program kept the database for longer than the store waits.
    #[error("another program holds the database locked")]
    Locked,
    /// The disk or the file system reported a fault.
    #[error("the disk reported a fault")]
    Disk(#[source] Arc<rusqlite::Error>),
    /// What was read cannot have been written by this store.
    #[error("the database is damaged ({0}): restore the last backup")]
    Damaged(&'static str),
    /// The database failed in a way that has no better name here.
    #[error("the database failed")]
    Database(#[source] Arc<rusqlite::Error>),
    /// The store is stopping or has stopped.
    #[error("the store is closed")]
    Closed,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Cause;
        // Not from SQLite but from reading a column: a type or a range that was never written.
        if matches!(
            error,
            Cause::FromSqlConversionFailure(..)
                | Cause::IntegralValueOutOfRange(..)
                | Cause::InvalidColumnType(..)
        ) {
            return Self::Damaged("a column holds what was never written");
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Disk(Arc::new(error)),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged("the file is malformed"),
            Some(ErrorCode::NotADatabase) => Self::Damaged("the file is not a database"),
            Some(_) | None => Self::Database(Arc::new(error)),
        }
    }
}
