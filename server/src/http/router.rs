//! Which path leads where. Each part gets what it needs and no more.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, extract::State};
use tokio::time::timeout;
use webside_protocol::{Clinic, ErrorCode};

use super::check::check;
use super::figures::{Gathering, tell_figures};
use super::headers::{Security, secure};
use super::invite::{Invitations, invite};
use super::pages;
use super::problem::Refused;
use super::redeem::{Redemption, redeem};
use super::same_site::Origins;
use super::summary::{Summaries, take_summary};
use super::upgrade::{Upgrade, upgrade};
use crate::assets::Client;
use crate::health::Health;
use crate::session::Sessions;
use crate::turn::Ways;

/// An answer is ready within this time, or the request was never finished.
const ANSWER_WAIT_MAX: Duration = Duration::from_secs(9);
/// Longest body of any request, in bytes.
const BODY_BYTES_MAX: usize = 4096;

/// What the paths need.
pub(crate) struct Parts {
    pub(crate) client: Client,
    pub(crate) clinic: Clinic,
    pub(crate) origins: Origins,
    pub(crate) redemption: Redemption,
    pub(crate) invitations: Invitations,
    pub(crate) summaries: Summaries,
    pub(crate) gathering: Gathering,
    pub(crate) sessions: Sessions,
    pub(crate) ways: Ways,
    pub(crate) health: Health,
    /// Tell browsers to come by TLS only.
    pub(crate) tls_only: bool,
}

/// Every path of the server.
pub(crate) fn router(parts: Parts) -> Router {
    let Parts {
        client,
        clinic,
        origins,
        redemption,
        invitations,
        summaries,
        gathering,
        sessions,
        ways,
        health,
        tls_only,
    } = parts;
    let checking = (origins.clone(), ways);
    let gathering = (origins.clone(), gathering);
    let inviting = (origins.clone(), invitations);
    let taking = (origins.clone(), summaries);
    let upgrading = Upgrade { origins: origins.clone(), sessions };
    let landing = pages::landing(&clinic);
    let security = Security { tls_only };
    Router::new()
        .route("/", get(move || async { landing }))
        .route("/v", get(pages::visit).with_state(client.clone()))
        .route("/c", get(pages::console).with_state(client.clone()))
        .route("/check", get(pages::check).with_state(client.clone()))
        .route("/{file}", get(pages::file).with_state(client))
        .route("/api/clinic", get(async |State(clinic)| Json::<Clinic>(clinic)).with_state(clinic))
        .route("/api/check", post(check).with_state(checking))
        .route("/api/redeem", post(redeem).with_state((origins, redemption)))
        .route("/api/invite", post(invite).with_state(inviting))
        .route("/api/summary", post(take_summary).with_state(taking))
        .route("/api/figures", post(tell_figures).with_state(gathering))
        .route("/ws", get(upgrade).with_state(upgrading))
        .route("/health", get(tell_health).with_state(health))
        .fallback(async || pages::not_found())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(from_fn(in_time))
        .layer(map_response(move |response| async move { secure(security, response) }))
}

async fn tell_health(State(health): State<Health>) -> Response {
    if health.is_good() {
        "ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "storage unavailable\n").into_response()
    }
}

async fn in_time(request: Request, next: Next) -> Response {
    let answer = timeout(ANSWER_WAIT_MAX, next.run(request)).await;
    answer.unwrap_or_else(|_| Refused(ErrorCode::Idle).into_response())
}
