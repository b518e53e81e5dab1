//! By which ways a page may check whether a visit would work from where it is. Anybody may ask, without
//! a seat: what they get reaches nothing but itself, and not for long.

use axum::Json;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use webside_core::turn::TooManyChecks;
use webside_protocol::{Checking, ErrorCode};

use super::problem::Refused;
use super::same_site::Origins;
use crate::accept::Caller;
use crate::random;
use crate::turn::Ways;

/// `POST /api/check`.
pub(super) async fn check(
    State((origins, ways)): State<(Origins, Ways)>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Result<Json<Checking>, Refused> {
    let origin = origins.check_site(&headers)?;
    let begun = ways.check(origin, random::check_id(), caller.source);
    let ice_servers = begun.map_err(|TooManyChecks| Refused(ErrorCode::TooMany))?;
    Ok(Json(Checking { ice_servers }))
}
