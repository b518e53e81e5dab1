//! How a visit went, in figures: worked out on the clinician's page, and added by the server to sums
//! over many visits. No visit, person or moment stands in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::limits::{STEPS_MAX, TOPICS_MAX};
use crate::wire::Ticket;

/// A span longer than a day is no span of a visit, in seconds.
const SPAN_MAX_S: u32 = 24 * 60 * 60;

/// The figures of one visit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// How long nobody spoke, in seconds.
    pub silence_s: u32,
    /// How much of that a live cue of the clinician explained, in seconds.
    pub narrated_s: u32,
    /// How long the visit had been going when the first cue came, in seconds; `None` without a cue.
    pub first_cue_after_s: Option<u32>,
    /// Topics on the agenda.
    pub topics: u8,
    /// How many of them were addressed.
    pub addressed: u8,
    /// Steps of the plan.
    pub steps: u8,
    /// How many of them came across when they were asked back.
    pub came_across: u8,
}

impl Figures {
    /// No part is larger than its whole, and none larger than a visit can be.
    #[must_use]
    pub fn are_sound(&self) -> bool {
        let first = self.first_cue_after_s.unwrap_or_default();
        self.silence_s.max(first) <= SPAN_MAX_S
            && self.narrated_s <= self.silence_s
            && usize::from(self.topics) <= TOPICS_MAX
            && self.addressed <= self.topics
            && usize::from(self.steps) <= STEPS_MAX
            && self.came_across <= self.steps
    }
}

/// `POST /api/figures`: adds the figures of the visit of `ticket` to the clinic's sums, once. The
/// answer is empty, and the same when they were added before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TellFigures {
    /// A seat that gives care.
    pub ticket: Ticket,
    /// The figures.
    pub figures: Figures,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_fit_together() {
        let sound = Figures {
            silence_s: 60,
            narrated_s: 45,
            first_cue_after_s: Some(30),
            topics: 3,
            addressed: 2,
            steps: 3,
            came_across: 3,
        };
        let rows = [
            ("as they are", sound, true),
            ("nothing at all", Figures::default(), true),
            ("more narrated than silent", Figures { narrated_s: 61, ..sound }, false),
            ("longer than a day", Figures { silence_s: 86_401, ..sound }, false),
            ("a cue after a day", Figures { first_cue_after_s: Some(86_401), ..sound }, false),
            ("more addressed than named", Figures { addressed: 4, ..sound }, false),
            ("more topics than fit", Figures { topics: 13, ..sound }, false),
            ("more steps than fit", Figures { steps: 13, ..sound }, false),
            ("more came across than there are", Figures { came_across: 4, ..sound }, false),
        ];
        for (name, figures, expected) in rows {
            assert_eq!(figures.are_sound(), expected, "{name}");
        }
    }
}
