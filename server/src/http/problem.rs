//! An error as an answer: the status of its code, and the code alone as the body.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use webside_protocol::{ErrorCode, Problem};

/// A request that is answered with a code.
#[derive(Debug)]
pub(super) struct Refused(pub(super) ErrorCode);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Self(code) = self;
        let status = StatusCode::from_u16(code.http_status());
        let status = status.expect("the protocol's table holds HTTP statuses");
        (status, Json(Problem { code })).into_response()
    }
}

impl From<JsonRejection> for Refused {
    fn from(rejection: JsonRejection) -> Self {
        let too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
        Self(if too_large { ErrorCode::TooLarge } else { ErrorCode::MalformedMessage })
    }
}
