//! The audit: who did what to which visit, ids only, in a chain that shows every later change.
//!
//! A line's hash covers the line and the hash before it. Whoever changes, drops or inserts a line has
//! to rewrite all that follow; whoever cuts the end off is found out by an [`AuditHead`] kept elsewhere.

use aws_lc_rs::digest::{self, SHA256};
use rusqlite::{OptionalExtension as _, Row};
use webside_protocol::{SeatId, Timestamp, VisitId};

use super::Store;
use super::database::Database;
use super::error::StoreError;

/// Lines verified in one request, so that a long audit keeps nobody waiting.
const PAGE_LINES: u32 = 4096;

/// What precedes the first line.
const NO_LINE: AuditHead = AuditHead { lines: 0, hash: [0; 32] };

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What an audit line tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AuditKind { $($(#[$doc])* $kind,)* }

        impl AuditKind {
            /// The word in the table; part of the hash, so never changed.
            fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    /// The server came up.
    ServerStarted = "server_started",
    /// A visit and its links were made.
    VisitCreated = "visit_created",
    /// A server became the visit's owner.
    VisitOpened = "visit_opened",
    /// The visit is over.
    VisitEnded = "visit_ended",
    /// The visit's key and content were destroyed.
    VisitPurged = "visit_purged",
    /// A link was used.
    LinkRedeemed = "link_redeemed",
    /// A link was unknown, used, revoked or too old.
    LinkRefused = "link_refused",
    /// A seat got a new link, and its earlier ones ended.
    LinkReissued = "link_reissued",
    /// A seat's links ended.
    LinkRevoked = "link_revoked",
    /// A person took a seat.
    SeatJoined = "seat_joined",
    /// Somebody was asked into a visit that runs.
    SeatInvited = "seat_invited",
    /// A seat asked for what its role may not do.
    CommandForbidden = "command_forbidden",
    /// A seat took what the visit came to.
    SummaryTaken = "summary_taken",
    /// A seat, or somebody's check of ways, asked TURN for a peer it may not have.
    TurnPeerDenied = "turn_peer_denied",
    /// Whoever spoke for a seat to the media relay showed another certificate than the seat had named.
    MediaImpostor = "media_impostor",
}

/// One line, as it is handed in.
#[derive(Debug, Clone, Copy)]
pub struct AuditLine {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: AuditKind,
    /// To which visit, if to one.
    pub visit: Option<VisitId>,
    /// By or to which seat, if one.
    pub seat: Option<SeatId>,
}

/// The end of the chain: keep it elsewhere, and a cut is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// How many lines there are; the last one's number.
    pub lines: u64,
    /// The last line's hash.
    pub hash: [u8; 32],
}

/// What walking the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditVerdict {
    /// Every line is as it was written.
    Whole(AuditHead),
    /// The line of this number is missing, or was changed, or does not follow from the one before.
    BrokenAt(u64),
}

impl Store {
    /// Appends a line that tells of nothing in the store itself.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn audit(&self, line: AuditLine) -> Result<(), StoreError> {
        self.ask(move |database| append(database, line)).await
    }

    /// Walks the whole chain, in many small requests.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails; a broken chain is a verdict.
    pub async fn verify_audit(&self) -> Result<AuditVerdict, StoreError> {
        let mut head = NO_LINE;
        loop {
            let after = head;
            match self.ask(move |database| verify_page(database, after)).await? {
                AuditVerdict::Whole(reached) if reached == head => {
                    return Ok(AuditVerdict::Whole(head));
                }
                AuditVerdict::Whole(reached) => head = reached,
                AuditVerdict::BrokenAt(line) => return Ok(AuditVerdict::BrokenAt(line)),
            }
        }
    }
}

/// Appends `line` in the transaction of what it tells.
pub(super) fn append(database: &Database, line: AuditLine) -> Result<(), StoreError> {
    let previous = head(database)?;
    let line = ChainedLine {
        n: previous.lines + 1,
        at: line.at.0,
        kind: line.kind.name().into(),
        visit: line.visit.map(|visit| *visit.as_bytes()),
        seat: line.seat.map(|seat| seat.0),
        previous_hash: previous.hash,
    };
    database
        .prepare(
            "INSERT INTO audit (n, at, kind, visit, seat, previous_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            line.n,
            line.at,
            &line.kind,
            line.visit,
            line.seat,
            line.previous_hash,
            line.hash(),
        ))?;
    Ok(())
}

fn head(database: &Database) -> Result<AuditHead, StoreError> {
    let head = database
        .prepare("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1")?
        .query_row([], |row| Ok(AuditHead { lines: row.get(0)?, hash: row.get(1)? }))
        .optional()?;
    Ok(head.unwrap_or(NO_LINE))
}

/// Follows the chain from `head` over one page.
fn verify_page(database: &Database, mut head: AuditHead) -> Result<AuditVerdict, StoreError> {
    let mut statement = database.prepare(
        "SELECT n, at, kind, visit, seat, previous_hash, hash FROM audit
         WHERE n > ?1 ORDER BY n LIMIT ?2",
    )?;
    let mut rows = statement.query((head.lines, PAGE_LINES))?;
    while let Some(row) = rows.next()? {
        let expected = head.lines + 1;
        // A value of another type or length than was ever written breaks the chain like any change.
        let Ok((line, hash)) = ChainedLine::read(row) else {
            return Ok(AuditVerdict::BrokenAt(expected));
        };
        if line.n != expected || line.previous_hash != head.hash || line.hash() != hash {
            return Ok(AuditVerdict::BrokenAt(expected));
        }
        head = AuditHead { lines: line.n, hash };
    }
    Ok(AuditVerdict::Whole(head))
}

/// A line in its place. The kind is text, so that an older server verifies a newer one's lines.
struct ChainedLine {
    n: u64,
    at: u64,
    kind: String,
    visit: Option<[u8; 16]>,
    seat: Option<u8>,
    previous_hash: [u8; 32],
}

impl ChainedLine {
    fn read(row: &Row<'_>) -> rusqlite::Result<(Self, [u8; 32])> {
        let line = Self {
            n: row.get(0)?,
            at: row.get(1)?,
            kind: row.get(2)?,
            visit: row.get(3)?,
            seat: row.get(4)?,
            previous_hash: row.get(5)?,
        };
        Ok((line, row.get(6)?))
    }

    /// Every field at a fixed length or behind its length: no two lines have the same bytes.
    fn hash(&self) -> [u8; 32] {
        let mut hash = digest::Context::new(&SHA256);
        hash.update(&self.previous_hash);
        hash.update(&self.n.to_be_bytes());
        hash.update(&self.at.to_be_bytes());
        hash.update(&(self.kind.len() as u64).to_be_bytes());
        hash.update(self.kind.as_bytes());
        hash.update(&[u8::from(self.visit.is_some())]);
        hash.update(&self.visit.unwrap_or_default());
        hash.update(&[u8::from(self.seat.is_some()), self.seat.unwrap_or_default()]);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(hash.finish().as_ref());
        bytes
    }
}
