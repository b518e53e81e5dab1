//! Grants: which credentials are good now. A good signature is not enough: the seat must still be
//! theirs, and the check must go on.

use std::collections::BTreeMap;

use webside_protocol::limits::{CHECK_BYTES_MAX, CHECK_LIFE};
use webside_protocol::{SeatId, Timestamp, VisitId};

use super::holder::{CheckId, Holder, Room};
use super::limits::{ASKING, CHECKS_MAX, CHECKS_PER_SOURCE_MAX, DENIALS, GRANTS_MAX};
use crate::pacing::Allowance;
use crate::source::Source;

/// Who may allocate, and what they used up of it.
#[derive(Debug, Default)]
pub(super) struct Grants(BTreeMap<Holder, Grant>);

#[derive(Debug)]
struct Grant {
    expires_at: Timestamp,
    asking: Allowance,
    denials: Allowance,
    /// Of a check alone.
    check: Option<Check>,
}

/// What a check may still do, and who began it.
#[derive(Debug)]
struct Check {
    source: Source,
    bytes_left: usize,
}

/// There are enough checks, in all or from this source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many checks at once")]
pub struct TooManyChecks;

impl Grants {
    /// Lets `holder` allocate until `expires_at`. `false` when there are too many.
    pub(super) fn grant(&mut self, now: Timestamp, holder: Holder, expires_at: Timestamp) -> bool {
        if let Some(known) = self.0.get_mut(&holder) {
            known.expires_at = known.expires_at.max(expires_at);
            return true;
        }
        self.add(now, holder, Grant::new(expires_at, None))
    }

    /// Begins a check for `source`, and says until when it may go on.
    pub(super) fn grant_check(
        &mut self,
        now: Timestamp,
        check: CheckId,
        source: Source,
    ) -> Result<Timestamp, TooManyChecks> {
        let running = self.checks().filter(|grant| grant.expires_at > now);
        let of = |grant: &Grant| grant.check.as_ref().is_some_and(|check| check.source == source);
        let (all, here) =
            running.fold((0, 0), |(all, here), grant| (all + 1, here + usize::from(of(grant))));
        let known = self.0.contains_key(&Holder::Check(check));
        if known || all >= CHECKS_MAX || here >= CHECKS_PER_SOURCE_MAX {
            return Err(TooManyChecks);
        }
        let expires_at = now + CHECK_LIFE;
        let limits = Check { source, bytes_left: CHECK_BYTES_MAX };
        let grant = Grant::new(expires_at, Some(limits));
        let added = self.add(now, Holder::Check(check), grant);
        added.then_some(expires_at).ok_or(TooManyChecks)
    }

    /// Until when `holder` may, if they may now.
    pub(super) fn expires_at(&self, holder: Holder, now: Timestamp) -> Option<Timestamp> {
        self.0.get(&holder).map(|grant| grant.expires_at).filter(|at| *at > now)
    }

    /// Whether `holder` asks no faster than a browser does.
    pub(super) fn asks_slowly(&mut self, holder: Holder, now: Timestamp) -> bool {
        self.0.get_mut(&holder).is_some_and(|grant| grant.asking.take(ASKING, now, 1))
    }

    /// Whether it is worth telling that `holder` asked for what they may not have.
    pub(super) fn is_news(&mut self, holder: Holder, now: Timestamp) -> bool {
        self.0.get_mut(&holder).is_some_and(|grant| grant.denials.take(DENIALS, now, 1))
    }

    /// Whether `holder` may still send this much. Only a check has a measure.
    pub(super) fn spend(&mut self, holder: Holder, bytes: usize) -> bool {
        match holder.room() {
            Room::Visit(_) => true,
            Room::Check(_) => {
                let grant = self.0.get_mut(&holder);
                let check = grant.and_then(|grant| grant.check.as_mut());
                check.is_some_and(|check| check.spend(bytes))
            }
        }
    }

    /// A page of the seat's has gone: what it was given is good until `until` at most.
    pub(super) fn shorten(&mut self, visit: VisitId, seat: SeatId, until: Timestamp) {
        let of_seat = self.0.iter_mut().filter(|(of, _)| of.is_seat((visit, seat)));
        of_seat.for_each(|(_, grant)| grant.expires_at = grant.expires_at.min(until));
    }

    pub(super) fn revoke_seat(&mut self, visit: VisitId, seat: SeatId) {
        self.0.retain(|holder, _| !holder.is_seat((visit, seat)));
    }

    pub(super) fn revoke_visit(&mut self, visit: VisitId) {
        self.0.retain(|holder, _| holder.room() != Room::Visit(visit));
    }

    pub(super) fn drop_expired(&mut self, now: Timestamp) {
        self.0.retain(|_, grant| grant.expires_at > now);
    }

    fn add(&mut self, now: Timestamp, holder: Holder, grant: Grant) -> bool {
        if self.0.len() >= GRANTS_MAX {
            self.drop_expired(now);
        }
        let fits = self.0.len() < GRANTS_MAX;
        if fits {
            self.0.insert(holder, grant);
        }
        fits
    }

    /// They stand behind all seats.
    fn checks(&self) -> impl Iterator<Item = &Grant> {
        self.0.range(Holder::Check(CheckId(0))..).map(|(_, grant)| grant)
    }
}

impl Grant {
    fn new(expires_at: Timestamp, check: Option<Check>) -> Self {
        let (asking, denials) = (Allowance::default(), Allowance::default());
        Self { expires_at, asking, denials, check }
    }
}

impl Check {
    /// What does not fit any more is not sent, and nothing after it.
    fn spend(&mut self, bytes: usize) -> bool {
        let left = self.bytes_left.checked_sub(bytes);
        self.bytes_left = left.unwrap_or(0);
        left.is_some()
    }
}
