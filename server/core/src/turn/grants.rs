//! Grants: which credentials are good now. A good signature is not enough: the seat must still be theirs.

use std::collections::BTreeMap;

use webside_protocol::{SeatId, Timestamp, VisitId};

use super::credential::Holder;
use super::limits::{ASKING, DENIALS, GRANTS_MAX};
use crate::pacing::Allowance;

/// Who may allocate, and what they used up of it.
#[derive(Debug, Default)]
pub(super) struct Grants(BTreeMap<Holder, Grant>);

#[derive(Debug)]
struct Grant {
    expires_at: Timestamp,
    asking: Allowance,
    denials: Allowance,
}

impl Grants {
    /// Lets `holder` allocate until `expires_at`. `false` when there are too many.
    pub(super) fn grant(&mut self, now: Timestamp, holder: Holder, expires_at: Timestamp) -> bool {
        if let Some(known) = self.0.get_mut(&holder) {
            known.expires_at = known.expires_at.max(expires_at);
            return true;
        }
        if self.0.len() >= GRANTS_MAX {
            self.drop_expired(now);
        }
        let fits = self.0.len() < GRANTS_MAX;
        if fits {
            let (asking, denials) = (Allowance::default(), Allowance::default());
            self.0.insert(holder, Grant { expires_at, asking, denials });
        }
        fits
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

    /// A page of the seat's has gone: what it was given is good until `until` at most.
    pub(super) fn shorten(&mut self, visit: VisitId, seat: SeatId, until: Timestamp) {
        let of_seat = self.0.iter_mut().filter(|(of, _)| (of.visit, of.seat) == (visit, seat));
        of_seat.for_each(|(_, grant)| grant.expires_at = grant.expires_at.min(until));
    }

    pub(super) fn revoke_seat(&mut self, visit: VisitId, seat: SeatId) {
        self.0.retain(|holder, _| (holder.visit, holder.seat) != (visit, seat));
    }

    pub(super) fn revoke_visit(&mut self, visit: VisitId) {
        self.0.retain(|holder, _| holder.visit != visit);
    }

    pub(super) fn drop_expired(&mut self, now: Timestamp) {
        self.0.retain(|_, grant| grant.expires_at > now);
    }
}
