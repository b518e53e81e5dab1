//! The patient's questions, one tap each: they wait in a queue until they are answered.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
pub struct Questions {
    #[serde(with = "crate::pairs")]
    #[schemars(with = "Vec<(Seq, Asked)>")]
    asked: BTreeMap<Seq, Asked>,
}

impl Questions {
    pub(crate) const fn of(asked: BTreeMap<Seq, Asked>) -> Self {
        Self { asked }
    }

    /// By the place of the entry that asked.
    #[must_use]
    pub const fn asked(&self) -> &BTreeMap<Seq, Asked> {
        &self.asked
    }

    /// What waits for an answer, oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = (Seq, &Asked)> {
        let waits = self.asked.iter().filter(|(_, asked)| asked.answered_at.is_none());
        waits.map(|(id, asked)| (*id, asked))
    }

    pub(crate) fn decide(
        &self,
        role: Role,
        from: SeatId,
        change: QuestionChange,
    ) -> Result<bool, Refusal> {
        let known = |id| self.asked.get(&id).ok_or(Refusal::NoSuchItem);
        match change {
            QuestionChange::Ask { .. } | QuestionChange::TakeBack { .. } if !role.may_ask() => {
                Err(Refusal::NotYourRole)
            }
            QuestionChange::Answer { .. } if !role.gives_care() => Err(Refusal::NotYourRole),
            QuestionChange::Ask { question } => Ok(!self
                .waiting()
                .any(|(_, asked)| (asked.seat, asked.question) == (from, question))),
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
                self.asked.retain(|_, old| (old.seat, old.question) != (seat, question));
                self.asked.insert(seq, Asked { seat, question, at, answered_at: None });
            }
            QuestionChange::TakeBack { asked } => {
                self.asked.remove(&asked);
            }
            QuestionChange::Answer { asked } => {
                if let Some(asked) = self.asked.get_mut(&asked) {
                    asked.answered_at = Some(at);
                }
            }
        }
    }
}
