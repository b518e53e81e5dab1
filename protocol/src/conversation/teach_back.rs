//! "I want to be sure I was clear": the patient tells the plan, and the clinician marks each step.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::{Plan, PlanChange};
use crate::ids::Seq;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::time::Timestamp;

/// How clear a step came across: a mark for the teaching, not for the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clarity {
    /// It was clear.
    Clear,
    /// It was said again, another way.
    SaidAgain,
    /// There was no time to check.
    NotDone,
}

impl Clarity {
    /// Every mark.
    pub const ALL: [Self; 3] = [Self::Clear, Self::SaidAgain, Self::NotDone];
}

/// A wish to go on with it, and the fact that it went on so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum TeachBackChange {
    /// The clinician asks.
    Ask {},
    /// The patient tells it aloud.
    SayAloud {},
    /// The patient writes it, in place of what was written before.
    Write {
        /// In the patient's words.
        line: Line,
    },
    /// The clinician marks a step.
    Mark {
        /// The step.
        step: Seq,
        /// How clear it was.
        clarity: Clarity,
    },
}

/// How the patient answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Telling {
    /// By voice.
    Aloud {},
    /// In writing.
    Written {
        /// In the patient's words.
        line: Line,
    },
}

/// Where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeachBack {
    /// When the clinician asked last.
    pub asked_at: Option<Timestamp>,
    /// What the patient answered since.
    pub telling: Option<Telling>,
    /// The mark of each step that was checked.
    pub marks: Vec<StepMark>,
}

/// How clear one step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepMark {
    /// The step.
    pub step: Seq,
    /// How clear it was.
    pub clarity: Clarity,
}

impl TeachBack {
    /// How clear `step` was, if it was checked.
    #[must_use]
    pub fn mark(&self, step: Seq) -> Option<Clarity> {
        self.marks.iter().find(|mark| mark.step == step).map(|mark| mark.clarity)
    }

    pub(crate) fn decide(
        &self,
        role: Role,
        plan: &Plan,
        change: &TeachBackChange,
    ) -> Result<bool, Refusal> {
        match change {
            TeachBackChange::Ask {} | TeachBackChange::Mark { .. } if !role.may_guide() => {
                Err(Refusal::NotYourRole)
            }
            TeachBackChange::SayAloud {} | TeachBackChange::Write { .. } if !role.may_answer() => {
                Err(Refusal::NotYourRole)
            }
            TeachBackChange::Ask {} if plan.steps().is_empty() => Err(Refusal::NoSuchItem),
            TeachBackChange::Ask {} => Ok(self.asked_at.is_none() || self.telling.is_some()),
            TeachBackChange::SayAloud {} | TeachBackChange::Write { .. }
                if self.asked_at.is_none() =>
            {
                Err(Refusal::NothingAsked)
            }
            TeachBackChange::SayAloud {} => Ok(self.telling != Some(Telling::Aloud {})),
            TeachBackChange::Write { line } => {
                Ok(self.telling != Some(Telling::Written { line: line.clone() }))
            }
            TeachBackChange::Mark { step, .. } if plan.step(*step).is_none() => {
                Err(Refusal::NoSuchItem)
            }
            TeachBackChange::Mark { step, clarity } => Ok(self.mark(*step) != Some(*clarity)),
        }
    }

    pub(crate) fn apply(&mut self, at: Timestamp, change: &TeachBackChange) {
        match change {
            TeachBackChange::Ask {} => {
                self.asked_at = Some(at);
                self.telling = None;
            }
            TeachBackChange::SayAloud {} => self.telling = Some(Telling::Aloud {}),
            TeachBackChange::Write { line } => {
                self.telling = Some(Telling::Written { line: line.clone() });
            }
            TeachBackChange::Mark { step, clarity } => {
                self.unmark(*step);
                self.marks.push(StepMark { step: *step, clarity: *clarity });
            }
        }
    }

    /// A step that is other than it was has not been checked.
    pub(crate) fn follow(&mut self, change: &PlanChange) {
        match change {
            PlanChange::Revise { id, .. } | PlanChange::Remove { id } => {
                self.unmark(*id);
            }
            PlanChange::Add { .. } | PlanChange::Move { .. } => {}
        }
    }

    fn unmark(&mut self, step: Seq) {
        self.marks.retain(|mark| mark.step != step);
    }
}
