//! What two people work out in a visit: what it is about, the plan, the choices, the promises.
//!
//! Each part is a file with the wish to change it, its state, who may (`decide`) and what then
//! (`apply`). A wish becomes a fact as it stands: the event holds the same change as the command.

mod agenda;
mod briefing;
mod choices;
mod feedback;
mod handoff;
mod list;
mod plan;
mod promises;
mod questions;
mod rail;
mod repair;
mod teach_back;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::{SeatId, Seq};
use crate::time::Timestamp;

pub use agenda::{Agenda, AgendaChange, Topic};
pub use briefing::{Briefing, BriefingChange, Carried, Subject, Told};
pub use choices::{Choice, ChoiceChange, ChoiceOption, Choices, Decision, Matter};
pub use feedback::{Feedback, FeltHeard};
pub use handoff::{Acuity, Handoff, HandoffCard, HandoffChange, ReadBack};
pub use plan::{Moment, Pictogram, Plan, PlanChange, PlanStep, Step, StepKind};
pub use promises::{Promise, PromiseChange, Promises};
pub use questions::{Asked, Question, QuestionChange, Questions};
pub use rail::{ClosingItem, Rail, RailChange, Stage};
pub use repair::{Missing, Repair, RepairChange};
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
    /// Whether the patient felt heard; only the patient and the clinic see it.
    pub feedback: Option<Feedback>,
}

impl Conversation {
    /// Takes what `event`, by `seat` (nobody: the clinic) at `seq` and `at`, says of the conversation.
    pub(crate) fn apply(&mut self, seq: Seq, at: Timestamp, seat: Option<SeatId>, event: &Event) {
        match (event, seat) {
            (Event::BriefingCarriedOver { lines }, _) => self.briefing.carry_over(lines),
            (Event::BriefingChanged { change }, _) => self.briefing.apply(change),
            (Event::AgendaChanged { change }, Some(seat)) => self.agenda.apply(seq, seat, change),
            (Event::QuestionsChanged { change }, Some(seat)) => {
                self.questions.apply(seq, at, seat, *change);
            }
            (Event::PlanChanged { change }, _) => {
                self.plan.apply(seq, change);
                self.teach_back.follow(change);
            }
            (Event::TeachBackChanged { change }, _) => self.teach_back.apply(at, change),
            (Event::PromisesChanged { change }, _) => self.promises.apply(seq, at, change),
            (Event::ChoicesChanged { change }, _) => self.choices.apply(seq, at, change),
            (Event::RailChanged { change }, _) => self.rail.apply(at, *change),
            (Event::RepairChanged { change }, _) => self.repair.apply(seq, change),
            (Event::HandoffChanged { change }, _) => self.handoff.apply(at, change),
            (Event::FeedbackGiven { feedback }, _) => self.feedback = Some(feedback.clone()),
            (
                Event::AgendaChanged { .. }
                | Event::QuestionsChanged { .. }
                | Event::VisitCreated { .. }
                | Event::SeatArrived { .. }
                | Event::SeatLeft { .. }
                | Event::SeatAdmitted { .. }
                | Event::SeatSentBack { .. }
                | Event::SeatRemoved { .. }
                | Event::CueBegan { .. }
                | Event::SteppedAway { .. }
                | Event::CueKept { .. }
                | Event::CueEnded { .. }
                | Event::SignalRaised { .. }
                | Event::SignalTakenBack { .. }
                | Event::SignalSeen { .. }
                | Event::SignalCleared { .. }
                | Event::VisitEnded {}
                | Event::Withheld {},
                _,
            ) => {}
        }
    }
}
