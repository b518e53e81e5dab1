//! A request becomes a WebSocket (RFC 6455 §4.2), if our own page asks for it.

use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::response::Response;
use hyper::upgrade::OnUpgrade;
use tokio_tungstenite::tungstenite::handshake::server::create_response;
use webside_protocol::ErrorCode;

use super::problem::Refused;
use super::same_site::Origins;
use crate::accept::Caller;
use crate::session::Sessions;

/// What an upgrade needs.
#[derive(Debug, Clone)]
pub(super) struct Upgrade {
    pub(super) origins: Origins,
    pub(super) sessions: Sessions,
}

/// `GET /ws`. No extension is agreed to, so nothing is ever inflated.
pub(super) async fn upgrade(
    State(Upgrade { origins, sessions }): State<Upgrade>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Response, Refused> {
    let origin = origins.check(request.headers())?.clone();
    let (mut parts, _) = request.into_parts();
    let upgrading = parts.extensions.remove::<OnUpgrade>();
    let request = axum::http::Request::from_parts(parts, ());
    let malformed = Refused(ErrorCode::MalformedMessage);
    let Ok(response) = create_response(&request) else { return Err(malformed) };
    let Some(upgrading) = upgrading else { return Err(malformed) };
    sessions.start(upgrading, caller.place, origin);
    Ok(response.map(|()| Body::empty()))
}
