//! What the clinic said it will do: who, what, by when. It stays open until somebody marks it done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::day::Day;
use crate::ids::Seq;
use crate::limits::PROMISES_MAX;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::text::Name;
use crate::time::Timestamp;

/// A wish to change the promises, and the fact that they were changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PromiseChange {
    /// Promises. The entry's place is the promise's name.
    Make {
        /// What: a referral, a result, a call back.
        line: Line,
        /// Who does it.
        who: Name,
        /// By which day.
        by: Day,
    },
    /// It was a mistake. Only while the visit goes on.
    Withdraw {
        /// The place of the entry that made it.
        promise: Seq,
    },
    /// It is done. Also after the visit.
    Keep {
        /// The place of the entry that made it.
        promise: Seq,
    },
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// The place of the entry that made it.
    pub id: Seq,
    /// What.
    pub line: Line,
    /// Who does it.
    pub who: Name,
    /// By which day.
    pub by: Day,
    /// When it was marked done.
    pub kept_at: Option<Timestamp>,
}

impl Promise {
    /// Not done, and its day is over on `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.kept_at.is_none() && self.by < today
    }
}

/// All promises of the visit, in the order they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Promises(pub(crate) Vec<Promise>);

impl Promises {
    /// What was promised.
    #[must_use]
    pub fn made(&self) -> &[Promise] {
        &self.0
    }

    fn known(&self, id: Seq) -> Result<&Promise, Refusal> {
        self.0.iter().find(|promise| promise.id == id).ok_or(Refusal::NoSuchItem)
    }

    pub(crate) fn decide(&self, role: Role, change: &PromiseChange) -> Result<bool, Refusal> {
        let allowed = match change {
            PromiseChange::Make { .. } | PromiseChange::Withdraw { .. } => role.may_guide(),
            PromiseChange::Keep { .. } => role.gives_care(),
        };
        if !allowed {
            return Err(Refusal::NotYourRole);
        }
        match change {
            PromiseChange::Make { .. } if self.0.len() >= PROMISES_MAX => Err(Refusal::ListFull),
            PromiseChange::Make { .. } => Ok(true),
            PromiseChange::Withdraw { promise } => self.known(*promise).map(|_| true),
            PromiseChange::Keep { promise } => self.may_keep(*promise),
        }
    }

    /// Whether marking it done would be news.
    pub(crate) fn may_keep(&self, promise: Seq) -> Result<bool, Refusal> {
        self.known(promise).map(|promise| promise.kept_at.is_none())
    }

    pub(crate) fn apply(&mut self, seq: Seq, at: Timestamp, change: &PromiseChange) {
        match change {
            PromiseChange::Make { line, who, by } => {
                let (line, who) = (line.clone(), who.clone());
                self.0.push(Promise { id: seq, line, who, by: *by, kept_at: None });
            }
            PromiseChange::Withdraw { promise } => self.0.retain(|p| p.id != *promise),
            PromiseChange::Keep { promise } => {
                list::change(&mut self.0, |p| p.id == *promise, |p| p.kept_at = Some(at));
            }
        }
    }
}
