//! The database in the hands of the one thread that may touch it.

use std::path::Path;

use rusqlite::{CachedStatement, Connection};

use super::directory::DataDirectory;
use super::error::{OpenError, StoreError};
use super::keys::ClinicKey;
use super::{schema, secrets};

/// An open database, the key to it, and the lock that keeps other servers out.
pub(super) struct Database {
    connection: Connection,
    clinic_key: ClinicKey,
    /// Let go of last: fields are dropped in this order.
    _directory: DataDirectory,
}

impl Database {
    /// Opens the database in `path`; without a `given` key, the key is the directory's file.
    pub(super) fn open(path: &Path, given: Option<ClinicKey>) -> Result<Self, OpenError> {
        let directory = DataDirectory::claim(path)?;
        let clinic_key = given.map_or_else(|| directory.clinic_key(), Ok)?;
        let connection = schema::connect(&directory.database()?)?;
        let database = Self { connection, clinic_key, _directory: directory };
        secrets::check_clinic_key(&database)?;
        // A crash between a purge and its truncation left erased rows in the log.
        database.truncate_wal()?;
        Ok(database)
    }

    pub(super) fn clinic_key(&self) -> &ClinicKey {
        &self.clinic_key
    }

    /// A statement, compiled at its first use.
    pub(super) fn prepare(&self, sql: &'static str) -> Result<CachedStatement<'_>, StoreError> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// Runs a statement that takes and returns nothing.
    pub(super) fn run(&self, sql: &'static str) -> Result<(), StoreError> {
        self.prepare(sql)?.execute([])?;
        Ok(())
    }

    /// Ends what is left of a failed transaction, so that the next one can begin.
    pub(super) fn abandon(&self) {
        if self.connection.is_autocommit() {
            return; // SQLite rolled back by itself.
        }
        if let Err(error) = self.run("ROLLBACK") {
            tracing::error!(error = &error as &dyn std::error::Error, "rollback failed");
        }
    }

    /// Moves the write-ahead log into the database and empties it: what was erased leaves the disk.
    pub(super) fn truncate_wal(&self) -> Result<(), StoreError> {
        let busy: bool =
            self.prepare("PRAGMA wal_checkpoint(TRUNCATE)")?.query_row([], |row| row.get(0))?;
        if busy { Err(StoreError::Locked) } else { Ok(()) }
    }

    /// For tests that break things on purpose.
    #[cfg(test)]
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }
}
