//! "We are not on the same page": the patient says what was missed, the clinician says when it was heard.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::ids::Seq;
use crate::limits::MISSED_MAX;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;

/// A wish to mend, and the fact that it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RepairChange {
    /// The patient says what was missed. The entry's place is its name.
    SayMissed {
        /// In the patient's words.
        line: Line,
    },
    /// The clinician took it up.
    TakeUp {
        /// The place of the entry that said it.
        missed: Seq,
    },
}

/// Something that was missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The place of the entry that said it.
    pub id: Seq,
    /// In the patient's words.
    pub line: Line,
    /// The clinician took it up.
    pub taken_up: bool,
}

/// What was missed, in the order it was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Repair(pub(crate) Vec<Missing>);

impl Repair {
    /// What was missed.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.0
    }

    pub(crate) fn decide(&self, role: Role, change: &RepairChange) -> Result<bool, Refusal> {
        match change {
            RepairChange::SayMissed { .. } if !role.may_answer() => Err(Refusal::NotYourRole),
            RepairChange::TakeUp { .. } if !role.gives_care() => Err(Refusal::NotYourRole),
            RepairChange::SayMissed { .. } if self.0.len() >= MISSED_MAX => Err(Refusal::ListFull),
            RepairChange::SayMissed { .. } => Ok(true),
            RepairChange::TakeUp { missed } => {
                let known = self.0.iter().find(|m| m.id == *missed).ok_or(Refusal::NoSuchItem)?;
                Ok(!known.taken_up)
            }
        }
    }

    pub(crate) fn apply(&mut self, seq: Seq, change: &RepairChange) {
        match change {
            RepairChange::SayMissed { line } => {
                self.0.push(Missing { id: seq, line: line.clone(), taken_up: false });
            }
            RepairChange::TakeUp { missed } => {
                list::change(&mut self.0, |m| m.id == *missed, |m| m.taken_up = true);
            }
        }
    }
}
