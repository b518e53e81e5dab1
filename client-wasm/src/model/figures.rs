//! How the visit went, in figures, from what this page measured and what the visit holds.

use std::time::Duration;

use webside_protocol::{Clarity, Figures, TellFigures, ToJson};

use crate::model::{Effect, Entrance, Model, Screen};

/// Where figures are added to the clinic's sums.
const PATH: &str = "/api/figures";

impl Model {
    /// The figures of this visit; `None` where this tab did not follow it.
    #[must_use]
    pub fn figures(&self) -> Option<Figures> {
        let Entrance::Ticket(place, _) = &self.entrance else { return None };
        if !self.balance.is_of(place.visit) {
            return None;
        }
        let talk = self.mirror.state().conversation();
        let (topics, open) = (talk.agenda.topics().len(), talk.agenda.open().count());
        let steps = talk.plan.steps();
        let marks = steps.iter().filter_map(|step| talk.teach_back.mark(step.id));
        Some(Figures {
            silence_s: seconds(self.balance.silence()),
            narrated_s: seconds(self.balance.narrated()),
            first_cue_after_s: self.balance.first_cue_after().map(seconds),
            topics: small(topics),
            addressed: small(topics - open),
            steps: small(steps.len()),
            came_across: small(marks.filter(|clarity| came_across(*clarity)).count()),
        })
    }
}

/// Adds them to the clinic's sums, once the visit is over. One too short to say who spoke says
/// nothing of how visits go.
pub(crate) fn tell(model: &mut Model, out: &mut Vec<Effect>) {
    let says_something = model.balance.shares().is_some();
    if model.balance.is_told() || model.screen() != Screen::Ended || !says_something {
        return;
    }
    let Entrance::Ticket(_, ticket) = &model.entrance else { return };
    let Some(figures) = model.figures() else { return };
    let telling = TellFigures { ticket: ticket.clone(), figures };
    out.push(Effect::Post(PATH, telling.to_json()));
    model.balance.note_told();
}

/// A step was clear, or was said again until it was.
const fn came_across(clarity: Clarity) -> bool {
    match clarity {
        Clarity::Clear | Clarity::SaidAgain => true,
        Clarity::NotDone => false,
    }
}

fn seconds(span: Duration) -> u32 {
    u32::try_from(span.as_secs()).unwrap_or(u32::MAX)
}

/// Lists are short.
fn small(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
