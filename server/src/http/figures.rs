//! The figures of a visit, from the clinician's page to the clinic's sums.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use tracing::error;
use webside_core::{Claim, TicketKey};
use webside_protocol::{ErrorCode, TellFigures};

use super::problem::Refused;
use super::same_site::Origins;
use crate::clock::Clock;
use crate::registry::Registry;
use crate::store::Store;
use crate::tickets;

/// What adding figures needs; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Gathering {
    pub(crate) registry: Registry,
    pub(crate) tickets: Arc<TicketKey>,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
}

impl Gathering {
    async fn add(&self, request: TellFigures) -> Result<(), ErrorCode> {
        let TellFigures { ticket, figures } = request;
        let claim = tickets::check(&self.tickets, &ticket, self.clock.now())?;
        let Claim { visit, seat, generation, .. } = claim;
        let view = self.registry.look(visit, seat, generation).await?;
        if !view.state.seat(seat).is_some_and(|seat| seat.role.gives_care()) {
            return Err(ErrorCode::NotYourPart);
        }
        if !figures.are_sound() {
            return Err(ErrorCode::MalformedMessage);
        }
        self.store.add_figures(visit, figures).await.map_err(|error| {
            error!(%visit, error = &error as &dyn std::error::Error, "figures not added");
            ErrorCode::StorageUnavailable
        })
    }
}

/// `POST /api/figures`.
pub(super) async fn tell_figures(
    State((origins, gathering)): State<(Origins, Gathering)>,
    headers: HeaderMap,
    body: Result<Json<TellFigures>, JsonRejection>,
) -> Result<StatusCode, Refused> {
    origins.check_site(&headers)?;
    let Json(request) = body?;
    gathering.add(request).await.map_err(Refused)?;
    Ok(StatusCode::NO_CONTENT)
}
