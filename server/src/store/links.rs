//! Links: a secret that takes one person to one seat, once.
//!
//! The secret goes into the link and is never stored; the table knows its hash. 256 random bits need
//! no salt and no slow hash, and looking a hash up tells an attacker nothing about a secret.

use std::collections::BTreeMap;
use std::fmt;

use aws_lc_rs::digest::{self, SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::OptionalExtension as _;
use webside_protocol::limits::REDEEM_AGAIN_MAX;
use webside_protocol::{LinkSecret, PageId, SeatId, Timestamp, VisitId};

use super::Store;
use super::audit::{self, AuditKind, AuditLine};
use super::database::Database;
use super::error::StoreError;
use super::keys::SecretBytes;
use super::visits::{KeptVisit, taken};

/// Draws the secret of a new link.
#[must_use]
pub fn draw_link_secret() -> LinkSecret {
    LinkSecret(URL_SAFE_NO_PAD.encode(SecretBytes::random().expose()))
}

/// SHA-256 of a link's secret, as it is written in the link. What is no secret at all is found nowhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LinkHash([u8; 32]);

impl LinkHash {
    /// Hashes a secret.
    #[must_use]
    pub fn of(secret: &LinkSecret) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest::digest(&SHA256, secret.0.as_bytes()).as_ref());
        Self(hash)
    }
}

impl fmt::Debug for LinkHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkHash(hidden)")
    }
}

/// A link to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewLink {
    /// Hash of its secret.
    pub secret_hash: LinkHash,
    /// The seat it leads to.
    pub seat: SeatId,
    /// From when on it leads nowhere.
    pub expires_at: Timestamp,
}

/// Where a link led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundSeat {
    /// The visit.
    pub visit: VisitId,
    /// The seat in it.
    pub seat: SeatId,
    /// How many of the seat's links were revoked before: it only grows, so whoever came by a link
    /// that was revoked since is known by a lower number.
    pub generation: u32,
    /// Until when the link led there.
    pub expires_at: Timestamp,
}

/// Why a link leads nowhere. For the log and the audit: an outsider is told the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefusal {
    /// No link has this secret.
    #[error("no such link")]
    Unknown,
    /// Its visit is gone for good.
    #[error("the visit was purged")]
    Purged,
    /// A newer link took its place, or its seat was taken away.
    #[error("the link was revoked")]
    Revoked,
    /// Somebody came through it before.
    #[error("the link was used")]
    Used,
    /// Its time is over.
    #[error("the link expired")]
    Expired,
}

/// Why nobody is led to a seat.
#[derive(Debug, Clone, thiserror::Error)]
pub enum RedeemError {
    /// The link is not good.
    #[error("link refused")]
    Refused(#[from] LinkRefusal),
    /// The store failed: the link is as it was.
    #[error("links unavailable")]
    Store(#[from] StoreError),
}

impl Store {
    /// Uses a link: the first time it leads to its seat, and never again, save for the load of the page
    /// that used it: an answer may be lost, so that one is led there for [`REDEEM_AGAIN_MAX`].
    ///
    /// Every refusal adds a line to the audit, an unknown link too, so that all cost the same: limit
    /// the rate of guesses before asking.
    ///
    /// # Errors
    /// [`RedeemError::Refused`] when the link is not good at `now`.
    pub async fn redeem(
        &self,
        secret_hash: LinkHash,
        page: PageId,
        now: Timestamp,
    ) -> Result<FoundSeat, RedeemError> {
        Ok(self.ask(move |database| redeem(database, secret_hash, page, now)).await??)
    }

    /// Gives a seat a new link, ends its earlier ones, and returns the seat's new generation.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::VisitPurged`], [`StoreError::LinkExists`], or a fault.
    pub async fn reissue_link(
        &self,
        visit: VisitId,
        link: NewLink,
        at: Timestamp,
    ) -> Result<u32, StoreError> {
        self.ask(move |database| {
            KeptVisit::find(database, visit)?;
            revoke(database, visit, link.seat, at)?;
            insert(database, visit, link)?;
            audit::append(database, line(AuditKind::LinkReissued, visit, link.seat, at))?;
            Ok(generations(database, visit)?.get(&link.seat).copied().unwrap_or(0))
        })
        .await
    }

    /// Ends the links of a seat.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::VisitPurged`], or a fault.
    pub async fn revoke_seat(
        &self,
        visit: VisitId,
        seat: SeatId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.ask(move |database| {
            KeptVisit::find(database, visit)?;
            revoke(database, visit, seat, at)?;
            audit::append(database, line(AuditKind::LinkRevoked, visit, seat, at))
        })
        .await
    }
}

pub(super) fn insert(database: &Database, visit: VisitId, link: NewLink) -> Result<(), StoreError> {
    let inserted = database
        .prepare(
            "INSERT INTO links (secret_hash, visit, seat, expires_at) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((link.secret_hash.0, visit.as_bytes(), link.seat.0, link.expires_at.0));
    taken(inserted, StoreError::LinkExists)
}

/// For each seat of `visit` with revoked links, how many there are.
pub(super) fn generations(
    database: &Database,
    visit: VisitId,
) -> Result<BTreeMap<SeatId, u32>, StoreError> {
    let mut statement = database.prepare(
        "SELECT seat, COUNT(*) FROM links WHERE visit = ?1 AND revoked_at IS NOT NULL GROUP BY seat",
    )?;
    let counts =
        statement.query_map([visit.as_bytes()], |row| Ok((SeatId(row.get(0)?), row.get(1)?)));
    Ok(counts?.collect::<Result<_, _>>()?)
}

/// A refusal is a result to keep, as its audit line is: only a fault undoes the job.
fn redeem(
    database: &Database,
    secret_hash: LinkHash,
    page: PageId,
    now: Timestamp,
) -> Result<Result<FoundSeat, LinkRefusal>, StoreError> {
    let Some(link) = Link::find(database, secret_hash)? else {
        let at = now;
        let kind = AuditKind::LinkRefused;
        audit::append(database, AuditLine { at, kind, visit: None, seat: None })?;
        return Ok(Err(LinkRefusal::Unknown));
    };
    if let Err(refusal) = link.good(page, now) {
        audit::append(database, line(AuditKind::LinkRefused, link.visit, link.seat, now))?;
        return Ok(Err(refusal));
    }
    database
        .prepare(
            "UPDATE links SET redeemed_at = ?2, redeemed_by = ?3
             WHERE secret_hash = ?1 AND redeemed_at IS NULL",
        )?
        .execute((secret_hash.0, now.0, page.0))?;
    audit::append(database, line(AuditKind::LinkRedeemed, link.visit, link.seat, now))?;
    let Link { visit, seat, expires_at, .. } = link;
    let generation = generations(database, visit)?.get(&seat).copied().unwrap_or(0);
    Ok(Ok(FoundSeat { visit, seat, generation, expires_at }))
}

struct Link {
    visit: VisitId,
    seat: SeatId,
    expires_at: Timestamp,
    redeemed: Option<Timestamp>,
    /// By which load of the page.
    redeemed_by: Option<PageId>,
    revoked: bool,
    purged: bool,
}

impl Link {
    fn find(database: &Database, secret_hash: LinkHash) -> Result<Option<Self>, StoreError> {
        let link = database
            .prepare(
                "SELECT visit, seat, links.expires_at, redeemed_at, redeemed_by,
                        revoked_at IS NOT NULL, purged_at IS NOT NULL
                 FROM links JOIN visits ON visits.id = links.visit WHERE secret_hash = ?1",
            )?
            .query_row([secret_hash.0], |row| {
                Ok(Self {
                    visit: VisitId::from_bytes(row.get(0)?),
                    seat: SeatId(row.get(1)?),
                    expires_at: Timestamp(row.get(2)?),
                    redeemed: row.get::<_, Option<u64>>(3)?.map(Timestamp),
                    redeemed_by: row.get::<_, Option<u32>>(4)?.map(PageId),
                    revoked: row.get(5)?,
                    purged: row.get(6)?,
                })
            })
            .optional()?;
        Ok(link)
    }

    fn good(&self, page: PageId, now: Timestamp) -> Result<(), LinkRefusal> {
        let refusals = [
            (self.purged, LinkRefusal::Purged),
            (self.revoked, LinkRefusal::Revoked),
            (self.is_used_for(page, now), LinkRefusal::Used),
            (self.expires_at <= now, LinkRefusal::Expired),
        ];
        match refusals.into_iter().find(|(applies, _)| *applies) {
            Some((_, refusal)) => Err(refusal),
            None => Ok(()),
        }
    }

    fn is_used_for(&self, page: PageId, now: Timestamp) -> bool {
        let asks_again = self.redeemed_by == Some(page);
        self.redeemed.is_some_and(|at| !asks_again || now >= at + REDEEM_AGAIN_MAX)
    }
}

fn revoke(
    database: &Database,
    visit: VisitId,
    seat: SeatId,
    at: Timestamp,
) -> Result<(), StoreError> {
    database
        .prepare(
            "UPDATE links SET revoked_at = ?3 WHERE visit = ?1 AND seat = ?2 AND revoked_at IS NULL",
        )?
        .execute((visit.as_bytes(), seat.0, at.0))?;
    Ok(())
}

fn line(kind: AuditKind, visit: VisitId, seat: SeatId, at: Timestamp) -> AuditLine {
    AuditLine { at, kind, visit: Some(visit), seat: Some(seat) }
}
