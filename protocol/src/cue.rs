//! The catalogue of narration: what a clinician can say they are doing, and how long it usually takes.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What somebody says they are doing. Sentences stand on the page; here are meaning and time.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// First minute of the visit; any time the patient is telling the story. Turns clinician prompts off.
    Listening,
    /// Right after hello.
    Agenda,
    /// After the first concern, and before the plan. Never the word 'anything'.
    SomethingElse,
    /// Start of every visit.
    Identity,
    /// Before private topics, or when the patient taps 'Who can see this?'
    Privacy,
    /// Any time eyes leave the patient for the record.
    ChartReview,
    /// Opening labs or pictures.
    Results,
    /// Medicine review.
    MedsCheck,
    /// Typing while the patient is quiet. Not during painful topics: stop and look.
    Notes,
    /// Writing the after-visit plan.
    Instructions,
    /// Orders, refills.
    Ordering,
    /// Referral entry.
    Referral,
    /// Checking a guide, a dose, a rule.
    Lookup,
    /// Price or plan look-up; after the cost signal.
    CostCheck,
    /// A real pause for thought.
    Thinking,
    /// Skin, wound, pill bottle.
    LookingClose,
    /// Before screen share.
    ShowScreen,
    /// Before the explanation. Stop after each part.
    Explain,
    /// After the patient taps 'Say it a new way'.
    Rephrase,
    /// Real doubt; avoids false promise.
    Unsure,
    /// A real choice exists.
    Options,
    /// Before a choice is made.
    Matters,
    /// Before a nurse, student, or expert comes in.
    TeamJoin,
    /// Side message or call. Show only if it is true.
    AskTeam,
    /// Any talk through an interpreter.
    InterpreterWait,
    /// Leaving the seat. Needs a return time, and shows mic and camera state.
    StepAway,
    /// Device or network trouble on the clinic side; sent on the text path.
    TechFix,
    /// Opens the plan card: first / then / if.
    Plan,
    /// After the plan; test the teaching, not the patient.
    TeachBack,
    /// After each part and at the end. Not 'Do you have any questions?'
    Questions,
    /// Transfer to nurse, front desk, expert.
    Handoff,
    /// Treatment change.
    ChangeCourse,
    /// After the 'not on the same page' signal.
    Reset,
    /// 2-3 minutes before the end.
    WrapUp,
}

impl Cue {
    /// Every cue, in the order of the catalogue.
    pub const ALL: [Self; 34] = [
        Self::Listening,
        Self::Agenda,
        Self::SomethingElse,
        Self::Identity,
        Self::Privacy,
        Self::ChartReview,
        Self::Results,
        Self::MedsCheck,
        Self::Notes,
        Self::Instructions,
        Self::Ordering,
        Self::Referral,
        Self::Lookup,
        Self::CostCheck,
        Self::Thinking,
        Self::LookingClose,
        Self::ShowScreen,
        Self::Explain,
        Self::Rephrase,
        Self::Unsure,
        Self::Options,
        Self::Matters,
        Self::TeamJoin,
        Self::AskTeam,
        Self::InterpreterWait,
        Self::StepAway,
        Self::TechFix,
        Self::Plan,
        Self::TeachBack,
        Self::Questions,
        Self::Handoff,
        Self::ChangeCourse,
        Self::Reset,
        Self::WrapUp,
    ];

    /// The eight on the pad, in the order of keys 1 to 8.
    pub const CORE: [Self; 8] = [
        Self::Listening,
        Self::ChartReview,
        Self::Notes,
        Self::Instructions,
        Self::Ordering,
        Self::Lookup,
        Self::StepAway,
        Self::Plan,
    ];

    /// One of the eight on the pad.
    #[must_use]
    pub fn is_core(self) -> bool {
        Self::CORE.contains(&self)
    }

    /// How many wordings the page has for it: the same line repeated is worse than silence.
    #[must_use]
    pub fn wordings(self) -> u8 {
        if self.is_core() { 3 } else { 2 }
    }

    /// Longest usual time, where the clinic chose no other. `None`: as long as it takes.
    #[must_use]
    pub const fn typical(self) -> Option<Duration> {
        let seconds = match self {
            Self::ShowScreen => 10,
            Self::Thinking => 20,
            Self::SomethingElse | Self::LookingClose | Self::TeamJoin => 30,
            Self::Identity | Self::Privacy | Self::Unsure | Self::ChangeCourse => 40,
            Self::Notes => 45,
            Self::Agenda
            | Self::ChartReview
            | Self::Results
            | Self::MedsCheck
            | Self::Rephrase
            | Self::TechFix
            | Self::Questions => 60,
            Self::Listening
            | Self::Instructions
            | Self::Ordering
            | Self::Referral
            | Self::Lookup
            | Self::Matters
            | Self::TeachBack
            | Self::Reset => 90,
            Self::CostCheck | Self::Explain | Self::Plan | Self::Handoff | Self::WrapUp => 120,
            Self::AskTeam | Self::StepAway => 180,
            Self::Options => 300,
            Self::InterpreterWait => return None,
        };
        Some(Duration::from_secs(seconds))
    }
}
