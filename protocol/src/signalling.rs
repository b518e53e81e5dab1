//! Messages by which two browsers set up their call. They pass beside the log and are never stored.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::limits::{CANDIDATE_BYTES_MAX, SDP_BYTES_MAX};

/// One step of an offer/answer exchange (RFC 8829) or one trickled candidate (RFC 8838).
///
/// Its `Debug` shows the kind alone: descriptions and candidates hold addresses.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Signalling {
    /// A session description that proposes.
    Offer {
        /// RFC 8866 text, at most [`SDP_BYTES_MAX`] bytes.
        sdp: String,
    },
    /// A session description that answers.
    Answer {
        /// RFC 8866 text, at most [`SDP_BYTES_MAX`] bytes.
        sdp: String,
    },
    /// One candidate.
    Candidate {
        /// The candidate attribute; empty at the end of candidates.
        candidate: String,
        /// The media section it belongs to, by id.
        mid: String,
        /// The media section it belongs to, by place.
        line: u16,
    },
}

impl Signalling {
    /// Whether every text in it keeps its limit.
    #[must_use]
    pub const fn is_within_limits(&self) -> bool {
        match self {
            Self::Offer { sdp } | Self::Answer { sdp } => sdp.len() <= SDP_BYTES_MAX,
            Self::Candidate { candidate, mid, .. } => {
                candidate.len() <= CANDIDATE_BYTES_MAX && mid.len() <= CANDIDATE_BYTES_MAX
            }
        }
    }
}

impl fmt::Debug for Signalling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Offer { .. } => "Offer(…)",
            Self::Answer { .. } => "Answer(…)",
            Self::Candidate { .. } => "Candidate(…)",
        })
    }
}
