//! A link's secret for a ticket: once, for our own page only, and at a person's pace.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use tracing::{debug, error};
use webside_core::{Claim, Generation, Pace, Source, SourcePacing, TicketKey};
use webside_protocol::{ErrorCode, Redeem, Redeemed};

use super::problem::Refused;
use super::same_site::Origins;
use crate::accept::Caller;
use crate::clock::Clock;
use crate::health::Health;
use crate::store::{FoundSeat, LinkHash, RedeemError, Store};

/// Sources whose pace is remembered.
const SOURCES_MAX: usize = 10_000;

/// What redeeming needs; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Redemption {
    store: Store,
    tickets: Arc<TicketKey>,
    clock: Clock,
    health: Health,
    pacing: Arc<Mutex<SourcePacing>>,
}

impl Redemption {
    pub(crate) fn new(
        store: Store,
        tickets: Arc<TicketKey>,
        clock: Clock,
        health: Health,
        pace: Pace,
    ) -> Self {
        let pacing = Arc::new(Mutex::new(SourcePacing::new(pace, SOURCES_MAX)));
        Self { store, tickets, clock, health, pacing }
    }

    fn is_at_a_persons_pace(&self, source: Source) -> bool {
        let mut pacing = self.pacing.lock().unwrap_or_else(PoisonError::into_inner);
        pacing.take(source, self.clock.now())
    }

    /// Whatever is wrong with a link, the answer is the same.
    async fn redeem(&self, redeem: &Redeem) -> Result<Redeemed, ErrorCode> {
        let hash = LinkHash::of(&redeem.secret);
        let found =
            self.store.redeem(hash, redeem.page, self.clock.now()).await.map_err(|error| {
                match error {
                    RedeemError::Refused(refusal) => {
                        debug!(error = &refusal as &dyn std::error::Error, "link refused");
                        ErrorCode::LinkRejected
                    }
                    RedeemError::Store(error) => {
                        error!(error = &error as &dyn std::error::Error, "link not redeemed");
                        self.health.store_fails();
                        ErrorCode::StorageUnavailable
                    }
                }
            })?;
        self.health.store_works();
        let FoundSeat { visit, seat, generation, expires_at } = found;
        let generation = Generation(generation);
        let ticket = self.tickets.sign(&Claim { visit, seat, generation, expires_at });
        Ok(Redeemed { visit, seat, ticket })
    }
}

/// `POST /api/redeem`.
pub(super) async fn redeem(
    State((origins, redemption)): State<(Origins, Redemption)>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Json<Redeem>, JsonRejection>,
) -> Result<Json<Redeemed>, Refused> {
    origins.check_site(&headers)?;
    if !redemption.is_at_a_persons_pace(caller.source) {
        return Err(Refused(ErrorCode::TooMany));
    }
    let Json(request) = body?;
    redemption.redeem(&request).await.map(Json).map_err(Refused)
}
