//! Visits: created, opened by one owner after another, ended, purged.

use std::collections::BTreeMap;

use rusqlite::{ErrorCode, OptionalExtension as _, Row};
use webside_protocol::{Epoch, SeatId, Seq, Timestamp, VisitId};

use super::audit::{self, AuditKind, AuditLine};
use super::database::Database;
use super::error::StoreError;
use super::keys::VisitKey;
use super::links::NewLink;
use super::writer::{AfterCommit, Job};
use super::{Store, entries, links};

/// Most visits that one [`Store::expired`] names.
pub const EXPIRED_VISITS_MAX: usize = 256;

/// A visit to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewVisit {
    /// Its id, drawn at random.
    pub id: VisitId,
    /// When it is made.
    pub created_at: Timestamp,
    /// When it is to be purged.
    pub expires_at: Timestamp,
}

/// What the store knows of a visit without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitRecord {
    /// Its id.
    pub id: VisitId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it is to be purged.
    pub expires_at: Timestamp,
    /// When it ended, if it did.
    pub ended_at: Option<Timestamp>,
    /// How many owners it has had.
    pub epoch: Epoch,
}

/// A visit in the hands of a new owner.
#[derive(Debug, Clone)]
pub struct OpenedVisit {
    /// What is known of it; its epoch is the new owner's.
    pub record: VisitRecord,
    /// All its entries, in order.
    pub entries: Vec<(Seq, Vec<u8>)>,
    /// For each seat with revoked links, how many there are, as in [`super::FoundSeat::generation`].
    pub generations: BTreeMap<SeatId, u32>,
}

impl Store {
    /// Makes a visit at epoch 0 with its first entries and its links: all of it, or nothing.
    ///
    /// # Errors
    /// [`StoreError::VisitExists`], [`StoreError::LinkExists`], those of [`Store::append`], or a fault.
    pub async fn create_visit(
        &self,
        visit: NewVisit,
        entries: Vec<(Seq, Vec<u8>)>,
        links: Vec<NewLink>,
    ) -> Result<(), StoreError> {
        let count = entries.len() + links.len();
        let work = move |database: &Database| create(database, visit, &entries, &links);
        self.send(Job::new(count, AfterCommit::Nothing, work)).await
    }

    /// Makes the caller the visit's owner: raises its epoch, so that earlier owners can no longer
    /// append, and reads all of it.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::VisitPurged`], or a fault.
    pub async fn open_visit(
        &self,
        visit: VisitId,
        at: Timestamp,
    ) -> Result<OpenedVisit, StoreError> {
        self.ask(move |database| open(database, visit, at)).await
    }

    /// Every visit that was not purged, by id.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn list_visits(&self) -> Result<Vec<VisitRecord>, StoreError> {
        self.ask(list).await
    }

    /// Notes that the visit ended at `at`. A visit that had ended stays as it is.
    ///
    /// # Errors
    /// [`StoreError::StaleEpoch`] unless the caller is the owner, [`StoreError::UnknownVisit`],
    /// [`StoreError::VisitPurged`], or a fault.
    pub async fn mark_ended(
        &self,
        visit: VisitId,
        epoch: Epoch,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.ask(move |database| end(database, visit, epoch, at)).await
    }

    /// Destroys the visit's key and entries, whoever owns it. Id, times and audit remain.
    ///
    /// When this returns, neither is in the database or its log. After an error the rows may be gone
    /// already but not yet the log: purging again, or the next start, does the rest. On a disk that
    /// never overwrites in place, old blocks may still hold sealed bytes, and the wrapped key.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`]; [`StoreError::Locked`] while a backup reads; or a fault.
    pub async fn purge_visit(&self, visit: VisitId, at: Timestamp) -> Result<(), StoreError> {
        let work = move |database: &Database| purge(database, visit, at);
        self.send(Job::new(0, AfterCommit::TruncateWal, work)).await
    }

    /// Visits to purge at `now`, the longest expired first, at most [`EXPIRED_VISITS_MAX`].
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn expired(&self, now: Timestamp) -> Result<Vec<VisitId>, StoreError> {
        self.ask(move |database| expired(database, now)).await
    }
}

/// What has to be known of a visit before anything is done to it.
pub(super) struct KeptVisit {
    visit: VisitId,
    epoch: Epoch,
    wrapped_key: Vec<u8>,
}

impl KeptVisit {
    pub(super) fn find(database: &Database, visit: VisitId) -> Result<Self, StoreError> {
        let row = database
            .prepare("SELECT epoch, wrapped_key FROM visits WHERE id = ?1")?
            .query_row([visit.as_bytes()], |row| Ok((Epoch(row.get(0)?), row.get(1)?)))
            .optional()?;
        let (epoch, wrapped_key) = row.ok_or(StoreError::UnknownVisit)?;
        let wrapped_key: Option<_> = wrapped_key;
        Ok(Self { visit, epoch, wrapped_key: wrapped_key.ok_or(StoreError::VisitPurged)? })
    }

    /// The fence: an owner that was replaced without knowing it is stopped here.
    pub(super) fn require(&self, given: Epoch) -> Result<(), StoreError> {
        let current = self.epoch;
        if given == current { Ok(()) } else { Err(StoreError::StaleEpoch { given, current }) }
    }

    pub(super) fn key(self, database: &Database) -> Result<VisitKey, StoreError> {
        let key = database.clinic_key().unwrap_visit_key(self.visit, self.wrapped_key);
        key.map_err(|_| StoreError::Damaged("a visit's key cannot be opened"))
    }
}

fn create(
    database: &Database,
    visit: NewVisit,
    first: &[(Seq, Vec<u8>)],
    links: &[NewLink],
) -> Result<(), StoreError> {
    let (key, wrapped_key) = database.clinic_key().make_visit_key(visit.id);
    let inserted = database
        .prepare(
            "INSERT INTO visits (id, created_at, expires_at, epoch, wrapped_key)
             VALUES (?1, ?2, ?3, 0, ?4)",
        )?
        .execute((visit.id.as_bytes(), visit.created_at.0, visit.expires_at.0, wrapped_key));
    taken(inserted, StoreError::VisitExists)?;
    entries::insert(database, visit.id, &key, first)?;
    for link in links {
        links::insert(database, visit.id, *link)?;
    }
    audit::append(database, line(AuditKind::VisitCreated, visit.id, visit.created_at))
}

fn open(database: &Database, visit: VisitId, at: Timestamp) -> Result<OpenedVisit, StoreError> {
    let key = KeptVisit::find(database, visit)?.key(database)?;
    let record = database
        .prepare(
            "UPDATE visits SET epoch = epoch + 1 WHERE id = ?1
             RETURNING id, created_at, expires_at, ended_at, epoch",
        )?
        .query_row([visit.as_bytes()], read_record)?;
    let entries = entries::read(database, visit, &key)?;
    audit::append(database, line(AuditKind::VisitOpened, visit, at))?;
    let generations = links::generations(database, visit)?;
    Ok(OpenedVisit { record, entries, generations })
}

fn list(database: &Database) -> Result<Vec<VisitRecord>, StoreError> {
    let mut statement = database.prepare(
        "SELECT id, created_at, expires_at, ended_at, epoch FROM visits
         WHERE purged_at IS NULL ORDER BY id",
    )?;
    let records = statement.query_map([], read_record)?.collect::<Result<_, _>>();
    Ok(records?)
}

fn end(database: &Database, visit: VisitId, epoch: Epoch, at: Timestamp) -> Result<(), StoreError> {
    KeptVisit::find(database, visit)?.require(epoch)?;
    let changed = database
        .prepare("UPDATE visits SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL")?
        .execute((visit.as_bytes(), at.0))?;
    if changed == 0 {
        return Ok(());
    }
    audit::append(database, line(AuditKind::VisitEnded, visit, at))
}

fn purge(database: &Database, visit: VisitId, at: Timestamp) -> Result<(), StoreError> {
    match KeptVisit::find(database, visit) {
        Ok(_) => {}
        Err(StoreError::VisitPurged) => return Ok(()),
        Err(error) => return Err(error),
    }
    entries::erase(database, visit)?;
    database
        .prepare("UPDATE visits SET wrapped_key = NULL, purged_at = ?2 WHERE id = ?1")?
        .execute((visit.as_bytes(), at.0))?;
    audit::append(database, line(AuditKind::VisitPurged, visit, at))
}

fn expired(database: &Database, now: Timestamp) -> Result<Vec<VisitId>, StoreError> {
    let mut statement = database.prepare(
        "SELECT id FROM visits WHERE purged_at IS NULL AND expires_at <= ?1
         ORDER BY expires_at LIMIT ?2",
    )?;
    let ids = statement
        .query_map((now.0, EXPIRED_VISITS_MAX), |row| row.get(0).map(VisitId::from_bytes))?
        .collect::<Result<_, _>>();
    Ok(ids?)
}

/// Names the error of an insert whose primary key is taken.
pub(super) fn taken(
    inserted: rusqlite::Result<usize>,
    error: StoreError,
) -> Result<(), StoreError> {
    match inserted {
        Ok(_) => Ok(()),
        Err(cause) if cause.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(error)
        }
        Err(cause) => Err(cause.into()),
    }
}

fn read_record(row: &Row<'_>) -> rusqlite::Result<VisitRecord> {
    Ok(VisitRecord {
        id: VisitId::from_bytes(row.get(0)?),
        created_at: Timestamp(row.get(1)?),
        expires_at: Timestamp(row.get(2)?),
        ended_at: row.get::<_, Option<u64>>(3)?.map(Timestamp),
        epoch: Epoch(row.get(4)?),
    })
}

fn line(kind: AuditKind, visit: VisitId, at: Timestamp) -> AuditLine {
    AuditLine { at, kind, visit: Some(visit), seat: None::<SeatId> }
}
