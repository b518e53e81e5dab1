//! What the clinic said it will do: who, what, by when. It stays open until somebody marks it done.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
pub struct Promises {
    #[serde(with = "crate::pairs")]
    #[schemars(with = "Vec<(Seq, Promise)>")]
    made: BTreeMap<Seq, Promise>,
}

impl Promises {
    pub(crate) const fn of(made: BTreeMap<Seq, Promise>) -> Self {
        Self { made }
    }

    /// By the place of the entry that made them.
    #[must_use]
    pub const fn made(&self) -> &BTreeMap<Seq, Promise> {
        &self.made
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
            PromiseChange::Make { .. } if self.made.len() >= PROMISES_MAX => Err(Refusal::ListFull),
            PromiseChange::Make { .. } => Ok(true),
            PromiseChange::Withdraw { promise } => {
                self.made.get(promise).map(|_| true).ok_or(Refusal::NoSuchItem)
            }
            PromiseChange::Keep { promise } => self.may_keep(*promise),
        }
    }

    /// Whether marking it done would be news.
    pub(crate) fn may_keep(&self, promise: Seq) -> Result<bool, Refusal> {
        let promise = self.made.get(&promise).ok_or(Refusal::NoSuchItem)?;
        Ok(promise.kept_at.is_none())
    }

    pub(crate) fn apply(&mut self, seq: Seq, at: Timestamp, change: &PromiseChange) {
        match change {
            PromiseChange::Make { line, who, by } => {
                let (line, who) = (line.clone(), who.clone());
                self.made.insert(seq, Promise { line, who, by: *by, kept_at: None });
            }
            PromiseChange::Withdraw { promise } => {
                self.made.remove(promise);
            }
            PromiseChange::Keep { promise } => {
                if let Some(promise) = self.made.get_mut(promise) {
                    promise.kept_at = Some(at);
                }
            }
        }
    }
}
