//! "May I see your screen?": the clinician asks, the patient shows it or says not now.
//!
//! That a screen is shown is no fact of the log: it is read off the track ([`crate::Showing`]).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::role::Role;

/// A wish about the patient's screen, and the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ScreenChange {
    /// The clinician asks the patient to show it.
    Ask {},
    /// The patient shows it, or does not.
    Answer {
        /// Yes or no.
        yes: bool,
    },
}

/// What became of asking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScreenRequest {
    /// Nobody asked.
    #[default]
    None,
    /// Asked, and not answered.
    Waiting,
    /// The patient said yes.
    Granted,
    /// The patient said not now.
    Declined,
}

impl ScreenRequest {
    pub(crate) fn decide(self, role: Role, change: ScreenChange) -> Result<bool, Refusal> {
        match change {
            ScreenChange::Ask {} if !role.may_guide() => Err(Refusal::NotYourRole),
            ScreenChange::Ask {} => Ok(self != Self::Waiting),
            ScreenChange::Answer { .. } if !role.may_answer() => Err(Refusal::NotYourRole),
            ScreenChange::Answer { .. } if self != Self::Waiting => Err(Refusal::NothingAsked),
            ScreenChange::Answer { .. } => Ok(true),
        }
    }

    pub(crate) fn apply(&mut self, change: ScreenChange) {
        *self = match change {
            ScreenChange::Ask {} => Self::Waiting,
            ScreenChange::Answer { yes: true } => Self::Granted,
            ScreenChange::Answer { yes: false } => Self::Declined,
        };
    }
}
