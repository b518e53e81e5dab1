//! A visit's entries: sealed, in order, without a hole.

use rusqlite::OptionalExtension as _;
use webside_protocol::limits::MESSAGE_BYTES_MAX;
use webside_protocol::{Epoch, Seq, VisitId};

use super::Store;
use super::database::Database;
use super::error::StoreError;
use super::keys::VisitKey;
use super::visits::KeptVisit;
use super::writer::{AfterCommit, Job};

/// Longest entry that is kept, in bytes: no longer than the message that carries it.
pub const ENTRY_BYTES_MAX: usize = MESSAGE_BYTES_MAX;

impl Store {
    /// Every entry of `visit`, in order. Its owner stays its owner.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::VisitPurged`], or a fault.
    pub async fn entries(&self, visit: VisitId) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
        self.ask(move |database| {
            let key = KeptVisit::find(database, visit)?.key(database)?;
            read(database, visit, &key)
        })
        .await
    }

    /// Appends `entries` to `visit`; when this returns, they are on the disk.
    ///
    /// All of them are kept, or none. Appends to one visit from one task keep their order, also when
    /// several are under way at once.
    ///
    /// # Errors
    /// [`StoreError::StaleEpoch`] unless `epoch` is the one that [`Store::open_visit`] gave last,
    /// [`StoreError::NotNext`] if an entry is out of place, [`StoreError::EntryTooLarge`] beyond
    /// [`ENTRY_BYTES_MAX`], [`StoreError::UnknownVisit`], [`StoreError::VisitPurged`], or a fault.
    pub async fn append(
        &self,
        visit: VisitId,
        epoch: Epoch,
        entries: Vec<(Seq, Vec<u8>)>,
    ) -> Result<(), StoreError> {
        let work = move |database: &Database, entries: Vec<(Seq, Vec<u8>)>| {
            let kept = KeptVisit::find(database, visit)?;
            kept.require(epoch)?;
            insert(database, visit, &kept.key(database)?, &entries)
        };
        let count = entries.len();
        self.send(Job::new(count, AfterCommit::Nothing, move |database| work(database, entries)))
            .await
    }
}

/// Seals and inserts `entries` behind those that are there.
pub(super) fn insert(
    database: &Database,
    visit: VisitId,
    key: &VisitKey,
    entries: &[(Seq, Vec<u8>)],
) -> Result<(), StoreError> {
    let mut expected = next_seq(database, visit)?;
    let mut statement =
        database.prepare("INSERT INTO entries (visit, seq, sealed) VALUES (?1, ?2, ?3)")?;
    for (seq, entry) in entries {
        if *seq != expected {
            return Err(StoreError::NotNext { given: *seq, expected });
        }
        if entry.len() > ENTRY_BYTES_MAX {
            return Err(StoreError::EntryTooLarge { bytes: entry.len() });
        }
        statement.execute((visit.as_bytes(), seq.0, key.seal(*seq, entry)))?;
        expected = seq.next();
    }
    Ok(())
}

/// Every entry of `visit`, opened, in order.
pub(super) fn read(
    database: &Database,
    visit: VisitId,
    key: &VisitKey,
) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
    let mut statement =
        database.prepare("SELECT seq, sealed FROM entries WHERE visit = ?1 ORDER BY seq")?;
    let mut rows = statement.query([visit.as_bytes()])?;
    let mut entries = Vec::new();
    let mut expected = Seq(0);
    while let Some(row) = rows.next()? {
        let seq = Seq(row.get(0)?);
        if seq != expected {
            return Err(StoreError::Damaged("an entry is missing"));
        }
        let entry = key.open(seq, row.get(1)?);
        let entry = entry.map_err(|_| StoreError::Damaged("an entry cannot be opened"))?;
        entries.push((seq, entry));
        expected = seq.next();
    }
    Ok(entries)
}

pub(super) fn erase(database: &Database, visit: VisitId) -> Result<(), StoreError> {
    database.prepare("DELETE FROM entries WHERE visit = ?1")?.execute([visit.as_bytes()])?;
    Ok(())
}

fn next_seq(database: &Database, visit: VisitId) -> Result<Seq, StoreError> {
    let last = database
        .prepare("SELECT seq FROM entries WHERE visit = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([visit.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(last.map_or(Seq(0), |last| Seq(last).next()))
}
