//! The clinician's own thread through the visit: four stages, and what to do before it closes. Never a gate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::role::Role;
use crate::time::Timestamp;

/// A stage of the visit.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Hello, who is here, what for.
    #[default]
    Opening,
    /// Listening, looking, asking.
    Understanding,
    /// What it is, what the choices are.
    Deciding,
    /// The plan, and what comes next.
    Closing,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Understanding, Self::Deciding, Self::Closing];
}

/// What to do before the visit closes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ClosingItem {
    /// Here is the plan: first, then, if.
    Recap,
    /// Please tell me the plan in your own words.
    TeachBack,
    /// Call us if you see any of these signs.
    WatchFor,
    /// What questions do you have?
    Questions,
    /// Is there something else?
    SomethingElse,
    /// Can you pay for and get what you need?
    Cost,
    /// Who does what next.
    WhoNext,
    /// I told the next person about you.
    Handoff,
    /// We will send you a copy of the plan.
    Copy,
    /// Did you feel heard today?
    FeelHeard,
}

impl ClosingItem {
    /// Every item, in order.
    pub const ALL: [Self; 10] = [
        Self::Recap,
        Self::TeachBack,
        Self::WatchFor,
        Self::Questions,
        Self::SomethingElse,
        Self::Cost,
        Self::WhoNext,
        Self::Handoff,
        Self::Copy,
        Self::FeelHeard,
    ];
}

/// A wish to move on, and the fact that it moved on so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RailChange {
    /// The visit is at this stage. Back is a way too.
    Enter {
        /// Which.
        stage: Stage,
    },
    /// This is done.
    Tick {
        /// What.
        item: ClosingItem,
    },
    /// This is not done after all.
    Untick {
        /// What.
        item: ClosingItem,
    },
}

/// Where the visit is, for those who give care.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rail {
    /// The stage.
    pub stage: Stage,
    /// Since when, once it was entered by hand.
    pub since: Option<Timestamp>,
    /// What is done of the closing list.
    pub done: Vec<ClosingItem>,
}

impl Rail {
    pub(crate) fn decide(&self, role: Role, change: RailChange) -> Result<bool, Refusal> {
        if !role.may_guide() {
            return Err(Refusal::NotYourRole);
        }
        Ok(match change {
            RailChange::Enter { stage } => self.stage != stage,
            RailChange::Tick { item } => !self.done.contains(&item),
            RailChange::Untick { item } => self.done.contains(&item),
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, change: RailChange) {
        match change {
            RailChange::Enter { stage } => {
                self.stage = stage;
                self.since = Some(at);
            }
            RailChange::Tick { item } => self.done.push(item),
            RailChange::Untick { item } => self.done.retain(|done| *done != item),
        }
    }
}
