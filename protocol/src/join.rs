//! The two HTTP exchanges around the WebSocket: a link's secret for a ticket, and who the clinic is.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::ErrorCode;
use crate::ids::{SeatId, VisitId};
use crate::seat::Language;
use crate::wire::Ticket;

/// `POST /api/redeem`: spends a link. Only a person's press sends it; opening a page never does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    /// The secret from the link's fragment.
    pub secret: LinkSecret,
}

/// The answer to [`Redeem`]: what the page keeps to come back after a reload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeemed {
    /// The visit.
    pub visit: VisitId,
    /// The seat.
    pub seat: SeatId,
    /// Proves the seat in the hello.
    pub ticket: Ticket,
}

/// `GET /api/clinic`: what every page may know before anyone has a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    /// The clinic's name.
    pub name: String,
    /// A number to call when nothing else works; empty when the clinic gave none.
    pub phone: String,
    /// The language of a page before its seat is known.
    pub language: Language,
    /// After this much silence without a reason the clinician is nudged, in seconds.
    pub nudge_after_s: u16,
}

/// The body of every HTTP answer that is an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// What is wrong.
    pub code: ErrorCode,
}

/// The secret of a link: 256 random bits, base64url without padding. Its `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LinkSecret(pub String);

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}
