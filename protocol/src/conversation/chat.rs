//! What people write to each other: lines in the order in which they came, kept for as long as the visit is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{SeatId, Seq};
use crate::limits::CHAT_LINES_MAX;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;

/// A line that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChatLine {
    /// The place of the entry that told it.
    pub id: Seq,
    /// Who wrote it.
    pub seat: SeatId,
    /// In their words.
    pub line: Line,
}

/// All lines, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Chat(pub(crate) Vec<ChatLine>);

impl Chat {
    /// What was written.
    #[must_use]
    pub fn lines(&self) -> &[ChatLine] {
        &self.0
    }

    pub(crate) fn decide(&self, role: Role) -> Result<(), Refusal> {
        if !role.may_chat() {
            return Err(Refusal::NotYourRole);
        }
        if self.0.len() >= CHAT_LINES_MAX { Err(Refusal::ListFull) } else { Ok(()) }
    }

    pub(crate) fn apply(&mut self, id: Seq, seat: SeatId, line: &Line) {
        self.0.push(ChatLine { id, seat, line: line.clone() });
    }
}
