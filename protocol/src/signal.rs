//! The catalogue of signals: what a patient says without speaking.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What somebody says by touch. Sentences stand on the page.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// I did not follow that. Please say it a new way.
    SayNewWay,
    /// Please go slower.
    SlowDown,
    /// I was not done talking.
    NotDone,
    /// I have a question.
    Question,
    /// There is one more thing I need to say.
    OneMore,
    /// Are you still there?
    StillThere,
    /// I can not hear you.
    CantHear,
    /// I can not see you.
    CantSee,
    /// I am worried about what this will cost.
    Cost,
    /// I am worried about how this will make me feel.
    SideEffects,
    /// This will be hard for me to do.
    HardToDo,
    /// I did not take my medicine the way we planned.
    NotAsPlanned,
    /// I need a moment.
    NeedMoment,
    /// I can not talk freely right now.
    NotPrivate,
    /// I do not feel we are on the same page.
    SamePage,
    /// I would like to hear from another doctor too.
    SecondView,
    /// I want someone to join me.
    AddPerson,
    /// I need help in my own language or in sign.
    NeedInterpreter,
    /// Who can see what we write today?
    WhoSees,
    /// I got it.
    GotIt,
    /// I feel much worse right now.
    WorseNow,
}

impl Signal {
    /// Every signal, in the order of the catalogue.
    pub const ALL: [Self; 21] = [
        Self::SayNewWay,
        Self::SlowDown,
        Self::NotDone,
        Self::Question,
        Self::OneMore,
        Self::StillThere,
        Self::CantHear,
        Self::CantSee,
        Self::Cost,
        Self::SideEffects,
        Self::HardToDo,
        Self::NotAsPlanned,
        Self::NeedMoment,
        Self::NotPrivate,
        Self::SamePage,
        Self::SecondView,
        Self::AddPerson,
        Self::NeedInterpreter,
        Self::WhoSees,
        Self::GotIt,
        Self::WorseNow,
    ];

    /// The six on the first screen.
    pub const FIRST_SCREEN: [Self; 6] = [
        Self::SayNewWay,
        Self::NotDone,
        Self::Question,
        Self::StillThere,
        Self::CantHear,
        Self::NeedMoment,
    ];

    /// Off until the clinic's own clinical lead turns it on.
    #[must_use]
    pub const fn is_safety_feature(self) -> bool {
        matches!(self, Self::NotPrivate | Self::WorseNow)
    }

    /// Reaches those who answer it and nobody else, the one who raised it included.
    #[must_use]
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::NotPrivate)
    }
}
