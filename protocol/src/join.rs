//! The HTTP exchanges around the WebSocket: a link's secret for a ticket, one more person's link,
//! what the visit came to, ways to check, and who the clinic is.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::ErrorCode;
use crate::ice::IceServer;
use crate::ids::{PageId, SeatId, VisitId};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::Language;
use crate::text::Name;
use crate::time::Timestamp;
use crate::wire::Ticket;

/// `POST /api/redeem`: spends a link. Only a person's press sends it; opening a page never does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    /// The secret from the link's fragment.
    pub secret: LinkSecret,
    /// The load of the page on which it was pressed. An answer can be lost on the way: the same load
    /// may ask again for [`crate::limits::REDEEM_AGAIN_MAX`].
    pub page: PageId,
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

/// `POST /api/invite`: asks one more person into the visit of `ticket`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Proves the seat that asks.
    pub ticket: Ticket,
    /// What the person will be here.
    pub role: Role,
    /// How they are called. The same name and role again: a new link, and the older one is void.
    pub name: Name,
}

/// The answer to [`Invite`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Invited {
    /// They may come, once.
    Link {
        /// Their seat.
        seat: SeatId,
        /// What to send them; told to nobody else.
        link: InvitationLink,
        /// It works until then, unless it was spent before.
        expires_at: Timestamp,
    },
    /// The rules say no.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

/// The link of an invited person. Its `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InvitationLink(pub String);

impl fmt::Debug for InvitationLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationLink(…)")
    }
}

/// `POST /api/summary`: asks for what the visit of `ticket` came to; the answer is a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeSummary {
    /// Proves the seat that asks.
    pub ticket: Ticket,
    /// In which form.
    pub format: SummaryFormat,
}

/// A form of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SummaryFormat {
    /// Plain text, to paste into the record.
    Text,
    /// A tagged PDF, to print and to keep.
    Pdf,
    /// A FHIR R4 document Bundle, for other systems.
    Fhir,
}

/// The answer to `POST /api/check`: by which ways a page may check whether a visit would work from where
/// it is. No seat is needed, and what is told reaches nobody but the page itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checking {
    /// The clinic's own TURN server, with a credential for [`crate::limits::CHECK_LIFE`]; none where the
    /// clinic turned it off.
    pub ice_servers: Vec<IceServer>,
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
