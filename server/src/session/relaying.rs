//! A page's offers to the relay: who may make one, and what it is answered with.

use std::time::Duration;

use tokio::time::timeout;
use tracing::debug;
use webside_core::relay::hub::Refused;
use webside_core::relay::sdp::OfferError;
use webside_protocol::{ErrorCode, ServerMessage, Signalling, VisitId};

use crate::media::{Relay, RelayError};
use crate::visit::{SessionId, VisitHandle};

/// An offer is answered within this time, or not at all: the page offers again.
const ANSWER_WAIT_MAX: Duration = Duration::from_secs(2);

/// Answers `body` of `session`, which must be an offer.
///
/// # Errors
/// [`ErrorCode::NoReceiver`] unless its seat is inside a visit that is relayed, by a server with a relay.
pub(super) async fn answer(
    relay: Option<&Relay>,
    visit: (VisitId, &VisitHandle),
    session: SessionId,
    call: u32,
    body: Signalling,
) -> Result<ServerMessage, ErrorCode> {
    let Signalling::Offer { sdp } = body else { return Err(ErrorCode::MalformedMessage) };
    let (id, handle) = visit;
    let relay = relay.ok_or(ErrorCode::NoReceiver)?;
    let leg = handle.subscribers().leg(session)?;
    let answer = relay.answer(id, leg.seat, leg.page, leg.part, sdp);
    let answered = timeout(ANSWER_WAIT_MAX, answer).await;
    if !handle.subscribers().is_on_relay(leg.seat, leg.page) {
        // Sent out while the relay was at it.
        relay.leave(id, leg.seat, leg.page);
        return Err(ErrorCode::NoReceiver);
    }
    match answered {
        Ok(Ok(sdp)) => {
            Ok(ServerMessage::RelaySignalling { call, body: Signalling::Answer { sdp } })
        }
        Ok(Err(error)) => {
            debug!(%error, "offer not answered");
            Err(code(&error))
        }
        Err(_) => Err(ErrorCode::Internal),
    }
}

const fn code(error: &RelayError) -> ErrorCode {
    match error {
        RelayError::Offer(OfferError::TooLong | OfferError::TooManyLines) => ErrorCode::TooLarge,
        RelayError::Offer(_) => ErrorCode::MalformedMessage,
        RelayError::Refused(Refused::Full) => ErrorCode::ServerFull,
        RelayError::Refused(Refused::NoTransport) | RelayError::Stopped => ErrorCode::Internal,
    }
}
