//! The tables, how they came to be, and the settings under which SQLite keeps its word.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::error::{OpenError, StoreError};

/// How long a request waits for a backup or another program that holds the database locked.
const LOCKED_WAIT_MAX: Duration = Duration::from_secs(1);

/// Databases up to this size are checked in full at the start, in well under a second.
const CHECK_AT_START_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Prepared statements kept ready; the store has fewer.
const STATEMENTS_MAX: usize = 64;

/// Step `n` leads from schema `n` to `n + 1`. A step that was ever released is never edited.
const MIGRATIONS: [&str; 3] = [
    "
    -- A purged visit keeps its row, without key, so that its id and its links are never taken for new ones.
    CREATE TABLE visits (
        id BLOB PRIMARY KEY,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        ended_at INTEGER,
        purged_at INTEGER,
        epoch INTEGER NOT NULL,
        wrapped_key BLOB,
        CHECK ((wrapped_key IS NULL) = (purged_at IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX visits_to_purge ON visits (expires_at) WHERE purged_at IS NULL;

    -- Clustered by visit: one visit is read, and erased, from pages of its own.
    CREATE TABLE entries (
        visit BLOB NOT NULL REFERENCES visits (id),
        seq INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (visit, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE links (
        secret_hash BLOB PRIMARY KEY,
        visit BLOB NOT NULL REFERENCES visits (id),
        seat INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        redeemed_at INTEGER,
        revoked_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_by_seat ON links (visit, seat);

    -- Ids only, never content. `visit` refers to nothing: a refused command may name any visit.
    CREATE TABLE audit (
        n INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        visit BLOB,
        seat INTEGER,
        previous_hash BLOB NOT NULL,
        hash BLOB NOT NULL
    ) STRICT;

    CREATE TABLE secrets (
        name TEXT PRIMARY KEY,
        wrapped BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
",
    "
    -- Sums alone. Part 0 is told, part 1 gathers until there are enough visits in it.
    CREATE TABLE figures (
        part INTEGER PRIMARY KEY,
        visits INTEGER NOT NULL DEFAULT 0,
        silence_s INTEGER NOT NULL DEFAULT 0,
        narrated_s INTEGER NOT NULL DEFAULT 0,
        with_cue INTEGER NOT NULL DEFAULT 0,
        first_cue_s INTEGER NOT NULL DEFAULT 0,
        topics INTEGER NOT NULL DEFAULT 0,
        addressed INTEGER NOT NULL DEFAULT 0,
        steps INTEGER NOT NULL DEFAULT 0,
        came_across INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO figures (part) VALUES (0), (1);
    -- A visit counts once.
    ALTER TABLE visits ADD COLUMN figures_told INTEGER NOT NULL DEFAULT 0;
",
    "
    -- The load of the page that used the link: it may ask again when the answer was lost.
    ALTER TABLE links ADD COLUMN redeemed_by INTEGER;
",
];

/// The newest schema this server knows.
#[expect(clippy::cast_possible_truncation, reason = "a handful of migrations")]
const SCHEMA_KNOWN: u32 = MIGRATIONS.len() as u32;

/// Opens the database at `path`, checks it, and brings it to the newest schema.
pub(super) fn connect(path: &Path) -> Result<Connection, OpenError> {
    let mut connection = Connection::open(path).map_err(StoreError::from)?;
    configure(&connection)?;
    check(&connection)?;
    migrate(&mut connection)?;
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(LOCKED_WAIT_MAX)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::ReadOnly);
    }
    // A statement is planned once, not anew for the values bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // A commit returns only once it is on the disk.
    connection.pragma_update(None, "synchronous", "full")?;
    // What is deleted is overwritten with zeros.
    connection.pragma_update(None, "secure_delete", "on")?;
    connection.pragma_update(None, "foreign_keys", "on")?;
    // A savepoint's undo journal stays out of the file system.
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "trusted_schema", "off")?;
    Ok(())
}

fn check(connection: &Connection) -> Result<(), StoreError> {
    let pages: u64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page_bytes: u64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    if pages * page_bytes > CHECK_AT_START_BYTES_MAX {
        return Ok(());
    }
    let verdict: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged("the check at the start failed")) }
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let found = version(connection)?;
    if found > SCHEMA_KNOWN {
        return Err(OpenError::SchemaNewer { found, known: SCHEMA_KNOWN });
    }
    for (step, sql) in (0..SCHEMA_KNOWN).zip(MIGRATIONS).skip_while(|(step, _)| *step < found) {
        run_step(connection, step, sql)?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// One step and its number, both or neither.
fn run_step(connection: &mut Connection, step: u32, sql: &str) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(sql)?;
    transaction.pragma_update(None, "user_version", step + 1)?;
    Ok(transaction.commit()?)
}
