//! Choices laid out side by side: what each means, what matters to the patient, what was decided and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::ids::Seq;
use crate::limits::{CHOICES_MAX, OPTIONS_MAX, OPTIONS_MIN};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::time::Timestamp;

/// One way to go. What is not known is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// What it is called.
    pub name: Line,
    /// What it means for the patient.
    pub means: Option<Line>,
    /// What is good about it.
    pub good: Option<Line>,
    /// What is bad about it.
    pub bad: Option<Line>,
    /// What it costs.
    pub cost: Option<Line>,
    /// How long it takes.
    pub time: Option<Line>,
}

/// What may matter in a choice.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Less pain.
    LessPain,
    /// To get better soon.
    Soon,
    /// Few side effects.
    FewSideEffects,
    /// Low cost.
    LowCost,
    /// Little time and travel.
    LittleTravel,
    /// To do things by myself.
    Independence,
    /// Little risk.
    LittleRisk,
    /// Time with people I love.
    Family,
}

impl Matter {
    /// Everything that may matter.
    pub const ALL: [Self; 8] = [
        Self::LessPain,
        Self::Soon,
        Self::FewSideEffects,
        Self::LowCost,
        Self::LittleTravel,
        Self::Independence,
        Self::LittleRisk,
        Self::Family,
    ];
}

/// A wish to go on with a choice, and the fact that it went on so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChoiceChange {
    /// The clinician lays it out. The entry's place is the choice's name.
    LayOut {
        /// What is to be decided.
        line: Line,
        /// [`OPTIONS_MIN`] to [`OPTIONS_MAX`] ways to go.
        options: Vec<ChoiceOption>,
    },
    /// The clinician takes it off.
    Withdraw {
        /// The place of the entry that laid it out.
        choice: Seq,
    },
    /// The patient says what matters, in place of what was said before.
    Weigh {
        /// The place of the entry that laid it out.
        choice: Seq,
        /// What matters, in the order of [`Matter::ALL`], each once.
        matters: Vec<Matter>,
    },
    /// The patient leans towards an option, or towards none any more.
    Lean {
        /// The place of the entry that laid it out.
        choice: Seq,
        /// Which, from 0.
        option: Option<u8>,
    },
    /// The patient's reason, in the patient's words.
    SayWhy {
        /// The place of the entry that laid it out.
        choice: Seq,
        /// The reason.
        line: Line,
    },
    /// What both decided, with the reason in the clinician's words. May be decided anew.
    Decide {
        /// The place of the entry that laid it out.
        choice: Seq,
        /// Which, from 0.
        option: u8,
        /// The reason.
        line: Line,
    },
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Which option, from 0.
    pub option: u8,
    /// Why, in the clinician's words.
    pub line: Line,
    /// When.
    pub at: Timestamp,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The place of the entry that laid it out.
    pub id: Seq,
    /// What is to be decided.
    pub line: Line,
    /// The ways to go.
    pub options: Vec<ChoiceOption>,
    /// What matters to the patient.
    pub matters: Vec<Matter>,
    /// Where the patient leans.
    pub leaning: Option<u8>,
    /// Why, in the patient's words.
    pub why: Option<Line>,
    /// What was decided.
    pub decision: Option<Decision>,
}

impl Choice {
    fn has(&self, option: u8) -> Result<(), Refusal> {
        let known = usize::from(option) < self.options.len();
        known.then_some(()).ok_or(Refusal::NoSuchItem)
    }
}

/// All choices of the visit, in the order they were laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Choices(pub(crate) Vec<Choice>);

impl Choices {
    /// What was laid out.
    #[must_use]
    pub fn laid_out(&self) -> &[Choice] {
        &self.0
    }

    pub(crate) fn decide(&self, role: Role, change: &ChoiceChange) -> Result<bool, Refusal> {
        let allowed = match change {
            ChoiceChange::LayOut { .. }
            | ChoiceChange::Withdraw { .. }
            | ChoiceChange::Decide { .. } => role.may_guide(),
            ChoiceChange::Weigh { .. }
            | ChoiceChange::Lean { .. }
            | ChoiceChange::SayWhy { .. } => role.may_answer(),
        };
        if !allowed {
            return Err(Refusal::NotYourRole);
        }
        let known = |id: &Seq| self.0.iter().find(|c| c.id == *id).ok_or(Refusal::NoSuchItem);
        match change {
            ChoiceChange::LayOut { .. } if self.0.len() >= CHOICES_MAX => Err(Refusal::ListFull),
            ChoiceChange::LayOut { options, .. } => {
                let fits = (OPTIONS_MIN..=OPTIONS_MAX).contains(&options.len());
                fits.then_some(true).ok_or(Refusal::OutOfRange)
            }
            ChoiceChange::Withdraw { choice } => known(choice).map(|_| true),
            ChoiceChange::Weigh { choice, matters } => {
                let rising = matters.is_sorted_by(|a, b| a < b);
                let news = known(choice).map(|c| c.matters != *matters);
                if rising { news } else { Err(Refusal::OutOfRange) }
            }
            ChoiceChange::Lean { choice, option } => {
                let choice = known(choice)?;
                option.map_or(Ok(()), |option| choice.has(option))?;
                Ok(choice.leaning != *option)
            }
            ChoiceChange::SayWhy { choice, line } => {
                known(choice).map(|c| c.why.as_ref() != Some(line))
            }
            ChoiceChange::Decide { choice, option, .. } => {
                known(choice)?.has(*option).map(|()| true)
            }
        }
    }

    pub(crate) fn apply(&mut self, seq: Seq, at: Timestamp, change: &ChoiceChange) {
        match change {
            ChoiceChange::LayOut { line, options } => {
                let choice = Choice {
                    id: seq,
                    line: line.clone(),
                    options: options.clone(),
                    matters: Vec::new(),
                    leaning: None,
                    why: None,
                    decision: None,
                };
                self.0.push(choice);
            }
            ChoiceChange::Withdraw { choice } => self.0.retain(|c| c.id != *choice),
            ChoiceChange::Weigh { choice, matters } => {
                self.change(choice, |c| c.matters.clone_from(matters));
            }
            ChoiceChange::Lean { choice, option } => self.change(choice, |c| c.leaning = *option),
            ChoiceChange::SayWhy { choice, line } => {
                self.change(choice, |c| c.why = Some(line.clone()));
            }
            ChoiceChange::Decide { choice, option, line } => self.change(choice, |c| {
                c.decision = Some(Decision { option: *option, line: line.clone(), at });
            }),
        }
    }

    fn change(&mut self, choice: &Seq, how: impl FnOnce(&mut Choice)) {
        list::change(&mut self.0, |c| c.id == *choice, how);
    }
}
