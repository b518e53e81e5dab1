//! What the patient came for: topics in the patient's order, ticked by the clinician as they are addressed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list;
use crate::ids::{SeatId, Seq};
use crate::limits::TOPICS_MAX;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;

/// A wish to change the agenda, and the fact that it was changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AgendaChange {
    /// One more thing, at the end. The entry's place is the topic's name.
    Add {
        /// What.
        line: Line,
    },
    /// The same topic in other words.
    Reword {
        /// The place of the entry that added it.
        topic: Seq,
        /// What.
        line: Line,
    },
    /// Puts a topic to another place.
    Move {
        /// The place of the entry that added it.
        topic: Seq,
        /// Its new place, from 0; beyond the end is the end.
        to: u8,
    },
    /// Takes a topic off.
    Remove {
        /// The place of the entry that added it.
        topic: Seq,
    },
    /// It was talked about.
    Address {
        /// The place of the entry that added it.
        topic: Seq,
    },
    /// It was not done after all.
    Reopen {
        /// The place of the entry that added it.
        topic: Seq,
    },
}

/// One thing to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The place of the entry that added it.
    pub id: Seq,
    /// Who added it.
    pub seat: SeatId,
    /// What, in their words.
    pub line: Line,
    /// The clinician ticked it.
    pub addressed: bool,
}

/// The agenda, in the patient's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Agenda(pub(crate) Vec<Topic>);

impl Agenda {
    /// The topics, first things first.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.0
    }

    /// What is not addressed yet.
    pub fn open(&self) -> impl Iterator<Item = &Topic> {
        self.0.iter().filter(|topic| !topic.addressed)
    }

    pub(crate) fn decide(
        &self,
        role: Role,
        from: SeatId,
        change: &AgendaChange,
    ) -> Result<bool, Refusal> {
        let allowed = match change {
            AgendaChange::Add { .. } => role.may_add_topics(),
            AgendaChange::Move { .. } => role.may_order_topics(),
            AgendaChange::Reword { .. } | AgendaChange::Remove { .. } => role.may_add_topics(),
            AgendaChange::Address { .. } | AgendaChange::Reopen { .. } => role.may_guide(),
        };
        if !allowed {
            return Err(Refusal::NotYourRole);
        }
        let topic = |id: &Seq| self.0.iter().find(|t| t.id == *id).ok_or(Refusal::NoSuchItem);
        // One's own words are one's own; the agenda as a whole is the patient's.
        let own = |topic: &Topic| topic.seat == from || role.may_order_topics();
        match change {
            AgendaChange::Add { .. } if self.0.len() >= TOPICS_MAX => Err(Refusal::ListFull),
            AgendaChange::Add { .. } => Ok(true),
            AgendaChange::Reword { topic: id, .. } | AgendaChange::Remove { topic: id }
                if !own(topic(id)?) =>
            {
                Err(Refusal::NotYourRole)
            }
            AgendaChange::Reword { topic: id, line } => Ok(topic(id)?.line != *line),
            AgendaChange::Remove { topic: id } => topic(id).map(|_| true),
            AgendaChange::Move { topic: id, to } => list::moves(&self.0, |t| t.id == *id, *to),
            AgendaChange::Address { topic: id } => topic(id).map(|t| !t.addressed),
            AgendaChange::Reopen { topic: id } => topic(id).map(|t| t.addressed),
        }
    }

    pub(crate) fn apply(&mut self, seq: Seq, seat: SeatId, change: &AgendaChange) {
        let topics = &mut self.0;
        match change {
            AgendaChange::Add { line } => {
                topics.push(Topic { id: seq, seat, line: line.clone(), addressed: false });
            }
            AgendaChange::Reword { topic, line } => {
                list::change(topics, |t| t.id == *topic, |t| t.line = line.clone());
            }
            AgendaChange::Move { topic, to } => list::shift(topics, |t| t.id == *topic, *to),
            AgendaChange::Remove { topic } => topics.retain(|t| t.id != *topic),
            AgendaChange::Address { topic } => {
                list::change(topics, |t| t.id == *topic, |t| t.addressed = true);
            }
            AgendaChange::Reopen { topic } => {
                list::change(topics, |t| t.id == *topic, |t| t.addressed = false);
            }
        }
    }
}
