//! One more person for a visit that runs: a seat, and a link that only who asked gets to see.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use tracing::{error, info};
use webside_core::{Claim, Generation, Origin, TicketKey, link};
use webside_protocol::{ErrorCode, InvitationLink, Invite, Invited};

use super::problem::Refused;
use super::same_site::Origins;
use crate::clock::Clock;
use crate::health::Health;
use crate::registry::Registry;
use crate::store::{LinkHash, NewLink, Store, StoreError, draw_link_secret};
use crate::tickets;

/// What inviting needs; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Invitations {
    pub(crate) registry: Registry,
    pub(crate) store: Store,
    pub(crate) tickets: Arc<TicketKey>,
    pub(crate) clock: Clock,
    pub(crate) health: Health,
    /// Links begin with it.
    pub(crate) origin: Origin,
}

impl Invitations {
    /// The visit says who may; the seat stands in its log before there is a link to it.
    async fn invite(&self, request: Invite) -> Result<Invited, ErrorCode> {
        let Invite { ticket, role, name } = request;
        let claim = tickets::check(&self.tickets, &ticket, self.clock.now())?;
        let Claim { visit, seat: from, generation, expires_at } = claim;
        let asked = self.registry.invite(visit, (from, generation), (role, name)).await?;
        let seat = match asked {
            Ok(seat) => seat,
            Err(refusal) => return Ok(Invited::Refused { refusal }),
        };
        let secret = draw_link_secret();
        let new = NewLink { secret_hash: LinkHash::of(&secret), seat, expires_at };
        let made = self.store.reissue_link(visit, new, self.clock.now()).await;
        let generation = Generation(made.map_err(|error| self.unavailable(&error))?);
        self.health.store_works();
        self.registry.withdraw(visit, seat, generation).await;
        info!(%visit, %seat, by = %from, "seat invited");
        let link = InvitationLink(link(&self.origin, role, &secret.0));
        Ok(Invited::Link { seat, link, expires_at })
    }

    fn unavailable(&self, error: &StoreError) -> ErrorCode {
        error!(error = error as &dyn std::error::Error, "invitation has no link");
        self.health.store_fails();
        ErrorCode::StorageUnavailable
    }
}

/// `POST /api/invite`.
pub(super) async fn invite(
    State((origins, invitations)): State<(Origins, Invitations)>,
    headers: HeaderMap,
    body: Result<Json<Invite>, JsonRejection>,
) -> Result<Json<Invited>, Refused> {
    origins.check_site(&headers)?;
    let Json(request) = body?;
    invitations.invite(request).await.map(Json).map_err(Refused)
}
