//! The plan in steps, as it is written: first, then, and when to call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::day::Day;
use crate::ids::Seq;
use crate::limits::STEPS_MAX;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;

/// What a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Do this. The one that stands first is "first", the others are "then".
    Act,
    /// If this happens, call us.
    Watch,
}

/// What a step is tied to in the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// When you get up.
    WakeUp,
    /// When you brush your teeth.
    BrushTeeth,
    /// With breakfast.
    Breakfast,
    /// With lunch.
    Lunch,
    /// With dinner.
    Dinner,
    /// Before you go to bed.
    Bedtime,
}

impl Moment {
    /// Every moment, in the order of a day.
    pub const ALL: [Self; 6] =
        [Self::WakeUp, Self::BrushTeeth, Self::Breakfast, Self::Lunch, Self::Dinner, Self::Bedtime];
}

/// The small picture beside a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pictogram {
    /// A medicine.
    Pill,
    /// Something to drink.
    Water,
    /// Something to eat, or not to.
    Food,
    /// To move.
    Walk,
    /// To rest.
    Rest,
    /// To call.
    Call,
    /// A date to come.
    Calendar,
    /// A test.
    Test,
    /// To measure at home.
    Measure,
    /// To write down.
    Note,
}

impl Pictogram {
    /// Every pictogram.
    pub const ALL: [Self; 10] = [
        Self::Pill,
        Self::Water,
        Self::Food,
        Self::Walk,
        Self::Rest,
        Self::Call,
        Self::Calendar,
        Self::Test,
        Self::Measure,
        Self::Note,
    ];
}

/// One step in the clinician's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What it is for.
    pub kind: StepKind,
    /// What to do.
    pub line: Line,
    /// From which day.
    pub starts: Option<Day>,
    /// At which moment of the day.
    pub moment: Option<Moment>,
    /// With which picture.
    pub picture: Pictogram,
}

/// A wish to change the plan, and the fact that it was changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanChange {
    /// A step at the end. The entry's place is the step's name.
    Add {
        /// What.
        step: Step,
    },
    /// Another step in its place. What was checked of it has to be checked again.
    Revise {
        /// The place of the entry that added it.
        id: Seq,
        /// What.
        step: Step,
    },
    /// Puts a step to another place.
    Move {
        /// The place of the entry that added it.
        id: Seq,
        /// Its new place, from 0; beyond the end is the end.
        to: u8,
    },
    /// Takes a step off.
    Remove {
        /// The place of the entry that added it.
        id: Seq,
    },
}

/// A step with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    /// The place of the entry that added it.
    pub id: Seq,
    /// The step.
    pub step: Step,
}

/// The plan, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Plan(pub(crate) Vec<PlanStep>);

impl Plan {
    /// The steps in order.
    #[must_use]
    pub fn steps(&self) -> &[PlanStep] {
        &self.0
    }

    /// One step.
    #[must_use]
    pub fn step(&self, id: Seq) -> Option<&Step> {
        self.0.iter().find(|s| s.id == id).map(|s| &s.step)
    }

    pub(crate) fn decide(&self, role: Role, change: &PlanChange) -> Result<bool, Refusal> {
        if !role.may_guide() {
            return Err(Refusal::NotYourRole);
        }
        let known = |id: &Seq| self.step(*id).ok_or(Refusal::NoSuchItem);
        match change {
            PlanChange::Add { .. } if self.0.len() >= STEPS_MAX => Err(Refusal::ListFull),
            PlanChange::Add { .. } => Ok(true),
            PlanChange::Revise { id, step } => known(id).map(|old| old != step),
            PlanChange::Move { id, to } => list::moves(&self.0, |s| s.id == *id, *to),
            PlanChange::Remove { id } => known(id).map(|_| true),
        }
    }

    pub(crate) fn apply(&mut self, seq: Seq, change: &PlanChange) {
        let steps = &mut self.0;
        match change {
            PlanChange::Add { step } => steps.push(PlanStep { id: seq, step: step.clone() }),
            PlanChange::Revise { id, step } => {
                list::change(steps, |s| s.id == *id, |s| s.step = step.clone());
            }
            PlanChange::Move { id, to } => list::shift(steps, |s| s.id == *id, *to),
            PlanChange::Remove { id } => steps.retain(|s| s.id != *id),
        }
    }
}
