//! A ticket, checked: what is wrong with it stands in the log, and whoever asked is told one thing.

use tracing::debug;
use webside_core::{Claim, TicketKey};
use webside_protocol::{ErrorCode, Ticket, Timestamp};

/// What `ticket` says, if it is good at `now`.
pub(crate) fn check(
    tickets: &TicketKey,
    ticket: &Ticket,
    now: Timestamp,
) -> Result<Claim, ErrorCode> {
    tickets.verify(ticket, now).map_err(|error| {
        debug!(error = &error as &dyn std::error::Error, "ticket rejected");
        ErrorCode::from(error)
    })
}
