//! What the patient tells before the visit: one line a subject, skippable, theirs to change until the end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;

/// What a line of the briefing is about. The concerns themselves are topics of the agenda.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// When it started.
    Started,
    /// What makes it better or worse.
    BetterWorse,
    /// How it touches the day.
    DailyLife,
    /// Medicines and supplements, those without a prescription too.
    Medicines,
    /// Emergency room, hospital, a new doctor.
    RecentCare,
    /// What matters to me.
    Matters,
    /// The name to use, and how to say it.
    NameToUse,
    /// The language I speak best.
    Speaks,
    /// How well I hear and see.
    Hearing,
    /// Who helps me.
    Helper,
    /// Where I am during the visit.
    Place,
    /// A telephone number in case the call drops.
    Phone,
}

impl Subject {
    /// Every subject, in the order of asking.
    pub const ALL: [Self; 12] = [
        Self::Started,
        Self::BetterWorse,
        Self::DailyLife,
        Self::Medicines,
        Self::RecentCare,
        Self::Matters,
        Self::NameToUse,
        Self::Speaks,
        Self::Hearing,
        Self::Helper,
        Self::Place,
        Self::Phone,
    ];
}

/// A wish to change the briefing, and the fact that it was changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum BriefingChange {
    /// Says this of a subject, in place of what was said before. Confirms it too.
    Say {
        /// Of what.
        subject: Subject,
        /// In the patient's words.
        line: Line,
    },
    /// Takes back what was said of a subject.
    Clear {
        /// Of what.
        subject: Subject,
    },
    /// What was carried over from the last visit is still so.
    Confirm {
        /// Of what.
        subject: Subject,
    },
}

/// What was said of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Of what.
    pub subject: Subject,
    /// What holds now; nothing when it was taken back.
    pub line: Option<Line>,
    /// What the last visit knew.
    pub carried: Option<Line>,
    /// The patient said or confirmed it for this visit.
    pub confirmed: bool,
}

impl Told {
    /// New since the last visit, if there was one: said, changed or taken back.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.confirmed && self.line != self.carried
    }
}

/// A line that the last visit knew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// Of what.
    pub subject: Subject,
    /// What was said.
    pub line: Line,
}

/// The briefing, in the order it was told; each subject once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Briefing(pub(crate) Vec<Told>);

impl Briefing {
    /// What was said, subject by subject.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.0
    }

    /// What was said of `subject`.
    #[must_use]
    pub fn of(&self, subject: Subject) -> Option<&Told> {
        self.0.iter().find(|told| told.subject == subject)
    }

    /// What holds now of `subject`.
    #[must_use]
    pub fn line(&self, subject: Subject) -> Option<&Line> {
        self.of(subject)?.line.as_ref()
    }

    /// What the next visit may carry over.
    #[must_use]
    pub fn to_carry(&self) -> Vec<Carried> {
        let lines = self
            .0
            .iter()
            .filter_map(|told| Some(Carried { subject: told.subject, line: told.line.clone()? }));
        lines.collect()
    }

    pub(crate) fn decide(&self, role: Role, change: &BriefingChange) -> Result<bool, Refusal> {
        if !role.may_brief() {
            return Err(Refusal::NotYourRole);
        }
        let told = |subject: &Subject| self.of(*subject);
        match change {
            BriefingChange::Say { subject, line } => {
                Ok(told(subject).is_none_or(|t| !t.confirmed || t.line.as_ref() != Some(line)))
            }
            BriefingChange::Clear { subject } => {
                Ok(told(subject).is_some_and(|t| t.line.is_some()))
            }
            BriefingChange::Confirm { subject } => match told(subject) {
                Some(Told { line: Some(_), confirmed, .. }) => Ok(!confirmed),
                Some(_) | None => Err(Refusal::NoSuchItem),
            },
        }
    }

    pub(crate) fn apply(&mut self, change: &BriefingChange) {
        let (subject, line) = match change {
            BriefingChange::Say { subject, line } => (subject, Some(Some(line.clone()))),
            BriefingChange::Clear { subject } => (subject, Some(None)),
            BriefingChange::Confirm { subject } => (subject, None),
        };
        if self.of(*subject).is_none() {
            let (subject, line) = (*subject, None);
            self.0.push(Told { subject, line, carried: None, confirmed: true });
        }
        list::change(
            &mut self.0,
            |told| told.subject == *subject,
            |told| {
                told.confirmed = true;
                if let Some(line) = line {
                    told.line = line;
                }
            },
        );
    }

    pub(crate) fn carry_over(&mut self, lines: &[Carried]) {
        for Carried { subject, line } in lines {
            let (line, carried) = (Some(line.clone()), Some(line.clone()));
            self.0.push(Told { subject: *subject, line, carried, confirmed: false });
        }
    }
}
