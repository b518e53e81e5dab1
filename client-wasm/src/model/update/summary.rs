//! Taking the summary along: one at a time, and a word about what became of it.

use crate::model::clock::Steady;
use crate::model::{Effect, Entrance, HttpFault, Model, Notice, SummaryForm};

/// A person wants the summary.
pub(super) fn take(model: &mut Model, form: SummaryForm, out: &mut Vec<Effect>) {
    let Entrance::Ticket(_, ticket) = &model.entrance else { return };
    if model.taking.is_none() {
        out.push(Effect::TakeSummary(form, ticket.clone()));
        model.taking = Some(form);
    }
}

pub(super) fn taken(
    model: &mut Model,
    form: SummaryForm,
    answer: Result<(), HttpFault>,
    now: Steady,
) {
    model.taking = None;
    let notice = match (answer, form) {
        (Ok(()), SummaryForm::Copy) => Notice::Copied,
        (Ok(()), SummaryForm::Pdf | SummaryForm::Fhir) => Notice::Saved,
        (Err(_), _) => Notice::NotTaken,
    };
    model.notices.show(notice, now);
}
