//! How sound and picture go: from page to page, or through the clinic's relay, and why.
//!
//! One word says both. A visit never goes back from a relay that the clinic wants, or that the pair
//! needed because nothing else got through; from one that three people needed it does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::SeatId;
use crate::seat::Seat;
use crate::state::VisitState;

/// When the clinic passes sound and picture on itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelayUse {
    /// Never: there is none. More than two see and hear only the pair's words.
    #[default]
    Never,
    /// For three and more, and for a pair that cannot reach each other.
    WhenNeeded,
    /// For everyone: nobody's address is shown to anybody.
    Always,
}

/// How sound and picture go in a visit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// From page to page.
    #[default]
    Direct,
    /// Through the relay, since others than the pair are inside.
    RelayedForMany,
    /// Through the relay, since the clinic wants it so.
    RelayedByPolicy,
    /// Through the relay, since the pair could not reach each other.
    RelayedForReach,
}

impl Media {
    /// It goes through the clinic's relay.
    #[must_use]
    pub const fn is_relayed(self) -> bool {
        !matches!(self, Self::Direct)
    }
}

/// The way that those who are inside need now.
pub(crate) fn needed(state: &VisitState) -> Media {
    match (state.media(), state.policy().relay) {
        (kept @ (Media::RelayedByPolicy | Media::RelayedForReach), _) => kept,
        (Media::Direct | Media::RelayedForMany, RelayUse::Never) => Media::Direct,
        (Media::Direct | Media::RelayedForMany, RelayUse::WhenNeeded | RelayUse::Always) => {
            if others_than_the_pair(state) {
                Media::RelayedForMany
            } else {
                Media::Direct
            }
        }
    }
}

fn others_than_the_pair(state: &VisitState) -> bool {
    let there = |s: &Seat| s.is_here() && s.is_admitted();
    let mut inside = state.seats().iter().filter(|(_, s)| there(s)).map(|(id, _)| *id);
    let pair = |one: SeatId, other| state.is_paired(one) && state.counterpart(one) == Some(other);
    match (inside.next(), inside.next(), inside.next()) {
        (_, _, Some(_)) => true,
        (Some(one), Some(other), None) => !pair(one, other),
        (_, None, None) | (None, Some(_), None) => false,
    }
}
