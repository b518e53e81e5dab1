//! What a visit came to, for a ticket: to read, to print, to put into the record.
//!
//! The visit itself says what the reader may see; what nobody may see does not come this far.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use tokio::task::spawn_blocking;
use tracing::error;
use webside_core::{Claim, TicketKey};
use webside_protocol::{Clinic, ErrorCode, TakeSummary};

use super::problem::Refused;
use super::same_site::Origins;
use crate::calendar::Calendar;
use crate::clock::Clock;
use crate::registry::Registry;
use crate::summary::{Frame, Rendered, Summary, language};
use crate::tickets;

/// What drawing up summaries needs; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Summaries {
    registry: Registry,
    tickets: Arc<TicketKey>,
    clock: Clock,
    clinic: Arc<Clinic>,
    calendar: Calendar,
}

impl Summaries {
    pub(crate) fn new(
        registry: Registry,
        tickets: Arc<TicketKey>,
        clock: Clock,
        clinic: Clinic,
        calendar: Calendar,
    ) -> Self {
        Self { registry, tickets, clock, clinic: Arc::new(clinic), calendar }
    }

    /// The ticket is checked here, the seat by the visit: both before anything is read.
    async fn take(&self, request: TakeSummary) -> Result<Rendered, ErrorCode> {
        let TakeSummary { ticket, format } = request;
        let now = self.clock.now();
        let claim = tickets::check(&self.tickets, &ticket, now)?;
        let Claim { visit, seat, generation, .. } = claim;
        let view = self.registry.look(visit, seat, generation).await?;
        let (clinic, calendar) = (Arc::clone(&self.clinic), self.calendar.clone());
        let drawing = spawn_blocking(move || {
            let language = language(format, &view.state, seat);
            let (began_at, clinic, calendar) = (view.live_since, &*clinic, &calendar);
            let frame = Frame { visit, began_at, clinic, language, now, calendar };
            Summary::draw_up(&view.state, frame).render(format)
        });
        let drawn = drawing.await.expect("drawing up a summary does not panic");
        drawn.map_err(|error| {
            error!(%visit, error = &error as &dyn std::error::Error, "summary not drawn up");
            ErrorCode::Internal
        })
    }
}

/// `POST /api/summary`.
pub(super) async fn take_summary(
    State((origins, summaries)): State<(Origins, Summaries)>,
    headers: HeaderMap,
    body: Result<Json<TakeSummary>, JsonRejection>,
) -> Result<Response, Refused> {
    origins.check_site(&headers)?;
    let Json(request) = body?;
    let Rendered { bytes, content_type, file_name } =
        summaries.take(request).await.map_err(Refused)?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{file_name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CONTENT_DISPOSITION, disposition.expect("file names are plain letters")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}
