//! Telling the next person, so that the patient does not have to start over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::text::Name;
use crate::time::Timestamp;

/// How sick the patient is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Acuity {
    /// Well enough to wait.
    Stable,
    /// Keep an eye on it.
    Watch,
    /// Needs somebody now.
    Urgent,
}

impl Acuity {
    /// From well to sick.
    pub const ALL: [Self; 3] = [Self::Stable, Self::Watch, Self::Urgent];
}

/// What the next person needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoffCard {
    /// The colleague or the clinic.
    pub to: Name,
    /// How sick.
    pub acuity: Acuity,
    /// What it is about.
    pub summary: Line,
    /// What has to be done.
    pub to_do: Option<Line>,
    /// What to watch for, and what then.
    pub watch_for: Option<Line>,
}

/// A wish to hand over, and the fact that it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum HandoffChange {
    /// Writes the card, in place of an older one. A read-back of that one says nothing of this.
    Write {
        /// The card.
        card: HandoffCard,
    },
    /// The next person said it back, and it was right.
    ConfirmReadBack {
        /// Who said it back.
        who: Name,
    },
}

/// The card was said back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadBack {
    /// By whom.
    pub who: Name,
    /// When.
    pub at: Timestamp,
}

/// The handoff of a visit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handoff {
    /// What was written last.
    pub card: Option<HandoffCard>,
    /// Who said it back.
    pub read_back: Option<ReadBack>,
}

impl Handoff {
    pub(crate) fn decide(&self, role: Role, change: &HandoffChange) -> Result<bool, Refusal> {
        match change {
            HandoffChange::Write { .. } if !role.may_guide() => Err(Refusal::NotYourRole),
            HandoffChange::ConfirmReadBack { .. } if !role.gives_care() => {
                Err(Refusal::NotYourRole)
            }
            HandoffChange::Write { card } => Ok(self.card.as_ref() != Some(card)),
            HandoffChange::ConfirmReadBack { .. } if self.card.is_none() => {
                Err(Refusal::NoSuchItem)
            }
            HandoffChange::ConfirmReadBack { who } => {
                Ok(self.read_back.as_ref().is_none_or(|done| done.who != *who))
            }
        }
    }

    pub(crate) fn apply(&mut self, at: Timestamp, change: &HandoffChange) {
        match change {
            HandoffChange::Write { card } => {
                *self = Self { card: Some(card.clone()), read_back: None };
            }
            HandoffChange::ConfirmReadBack { who } => {
                self.read_back = Some(ReadBack { who: who.clone(), at });
            }
        }
    }
}
