//! What two people work out in a visit: what it is about, the plan, the choices, the promises.
//!
//! Each part is a file with the wish to change it, its state, who may (`decide`) and what then
//! (`apply`). A wish becomes a fact as it stands: the event holds the same change as the command.

mod agenda;
mod briefing;
mod chat;
mod choices;
mod feedback;
mod handoff;
mod list;
mod plan;
mod promises;
mod questions;
mod rail;
mod repair;
mod screen;
mod teach_back;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::Seq;

pub use agenda::{Agenda, AgendaChange, Topic};
pub use briefing::{Briefing, BriefingChange, Carried, Subject, Told};
pub use chat::{Chat, ChatLine};
pub use choices::{Choice, ChoiceChange, ChoiceOption, Choices, Decision, Matter};
pub use feedback::{Feedback, FeltHeard};
pub use handoff::{Acuity, Handoff, HandoffCard, HandoffChange, ReadBack};
pub use plan::{Moment, Pictogram, Plan, PlanChange, PlanStep, Step, StepKind};
pub use promises::{Promise, PromiseChange, Promises};
pub use questions::{Asked, Question, QuestionChange, Questions};
pub use rail::{ClosingItem, Rail, RailChange, Stage};
pub use repair::{Missing, Repair, RepairChange};
pub use screen::{ScreenChange, ScreenRequest};
pub use teach_back::{Clarity, StepMark, TeachBack, TeachBackChange, Telling};

/// All parts of the conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conversation {
    /// What the patient told beforehand.
    pub briefing: Briefing,
    /// What the visit is about.
    pub agenda: Agenda,
    /// What the patient asked by touch.
    pub questions: Questions,
    /// What to do, in steps.
    pub plan: Plan,
    /// Whether the plan came across.
    pub teach_back: TeachBack,
    /// What the clinic will do.
    pub promises: Promises,
    /// What was to be decided.
    pub choices: Choices,
    /// Where the visit is; only those who give care see it.
    pub rail: Rail,
    /// What was missed.
    pub repair: Repair,
    /// What the next person needs; only those who give care see it.
    pub handoff: Handoff,
    /// What people wrote to each other.
    pub chat: Chat,
    /// Whether the patient was asked to show a screen.
    pub screen: ScreenRequest,
    /// Whether the patient felt heard; only the patient and the clinic see it.
    pub feedback: Option<Feedback>,
}

impl Conversation {
    /// A step that is other than it was has to be checked again.
    pub(crate) fn change_plan(&mut self, seq: Seq, change: &PlanChange) {
        self.plan.apply(seq, change);
        self.teach_back.follow(change);
    }
}
