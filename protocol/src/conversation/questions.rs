//! The patient's questions, one tap each: they wait in a queue until they are answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::ids::{SeatId, Seq};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::time::Timestamp;

/// A question worth asking in most visits. Sentences stand on the page.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// What do you think is going on?
    WhatIsIt,
    /// What are my choices?
    Choices,
    /// Why do I need this?
    WhyThis,
    /// What happens if we wait?
    IfWeWait,
    /// What could go wrong?
    Risks,
    /// What will it cost me?
    Price,
    /// How do I take this?
    HowToTake,
    /// What should I watch for, and when do I call?
    WatchFor,
    /// When will I get better?
    HowLong,
    /// What happens next, and who does it?
    WhatNext,
}

impl Question {
    /// Every question, in the order of a visit.
    pub const ALL: [Self; 10] = [
        Self::WhatIsIt,
        Self::Choices,
        Self::WhyThis,
        Self::IfWeWait,
        Self::Risks,
        Self::Price,
        Self::HowToTake,
        Self::WatchFor,
        Self::HowLong,
        Self::WhatNext,
    ];
}

/// A wish to change the queue, and the fact that it was changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum QuestionChange {
    /// Asks. The entry's place is the question's name.
    Ask {
        /// What.
        question: Question,
    },
    /// Its asker does not want to know any more.
    TakeBack {
        /// The place of the entry that asked it.
        asked: Seq,
    },
    /// The clinician answered it.
    Answer {
        /// The place of the entry that asked it.
        asked: Seq,
    },
}

/// A question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The place of the entry that asked.
    pub id: Seq,
    /// Who asked.
    pub seat: SeatId,
    /// What.
    pub question: Question,
    /// When.
    pub at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// What was asked, oldest first; asked again, a question stands once, at its newest place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Questions(pub(crate) Vec<Asked>);

impl Questions {
    /// What was asked.
    #[must_use]
    pub fn asked(&self) -> &[Asked] {
        &self.0
    }

    /// What waits for an answer, oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &Asked> {
        self.0.iter().filter(|asked| asked.answered_at.is_none())
    }

    pub(crate) fn decide(
        &self,
        role: Role,
        from: SeatId,
        change: QuestionChange,
    ) -> Result<bool, Refusal> {
        let known = |id| self.0.iter().find(|a| a.id == id).ok_or(Refusal::NoSuchItem);
        match change {
            QuestionChange::Ask { .. } | QuestionChange::TakeBack { .. } if !role.may_ask() => {
                Err(Refusal::NotYourRole)
            }
            QuestionChange::Answer { .. } if !role.gives_care() => Err(Refusal::NotYourRole),
            QuestionChange::Ask { question } => {
                Ok(!self.waiting().any(|asked| (asked.seat, asked.question) == (from, question)))
            }
            QuestionChange::TakeBack { asked } if known(asked)?.seat != from => {
                Err(Refusal::NoSuchItem)
            }
            QuestionChange::TakeBack { .. } => Ok(true),
            QuestionChange::Answer { asked } => known(asked).map(|a| a.answered_at.is_none()),
        }
    }

    pub(crate) fn apply(&mut self, seq: Seq, at: Timestamp, seat: SeatId, change: QuestionChange) {
        match change {
            QuestionChange::Ask { question } => {
                self.0.retain(|old| (old.seat, old.question) != (seat, question));
                self.0.push(Asked { id: seq, seat, question, at, answered_at: None });
            }
            QuestionChange::TakeBack { asked } => self.0.retain(|a| a.id != asked),
            QuestionChange::Answer { asked } => {
                list::change(&mut self.0, |a| a.id == asked, |a| a.answered_at = Some(at));
            }
        }
    }
}
