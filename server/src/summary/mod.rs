//! What a visit came to, for the patient to keep and for the record: as text, as PDF, as FHIR.
//!
//! All of it is a function of the visit as its reader may see it: no socket, no clock, no store.
//!
//! | file | idea |
//! |---|---|
//! | `mod` | what the renderers start from |
//! | `outline` | headings and lists, in the order they are read |
//! | `sections` | one section for each part of the conversation |
//! | `words` | every sentence, in English and Spanish |
//! | `text` | the outline as plain text |
//! | `pdf` | the outline as a tagged PDF |
//! | `fhir` | the same for other systems, as a FHIR R4 document |
//! | `format` | which form is wanted, and what it is called |

mod fhir;
mod format;
mod outline;
mod pdf;
mod sections;
#[cfg(test)]
mod tests;
mod text;
mod words;

use webside_protocol::{
    Clinic, Conversation, Day, Language, Name, Phase, Role, Timestamp, VisitId, VisitState,
};

use crate::calendar::Calendar;

pub(crate) use format::{Rendered, language};

/// What a visit came to, as one reader may see it.
#[derive(Debug, Clone)]
pub(crate) struct Summary {
    visit: VisitId,
    language: Language,
    clinic_name: String,
    /// Empty when the clinic gave none.
    clinic_phone: String,
    /// When it is drawn up.
    now: Timestamp,
    calendar: Calendar,
    patient: Option<Name>,
    clinician: Option<Name>,
    began_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    conversation: Conversation,
}

/// What a summary is drawn up from, beside the visit itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    /// Which visit.
    pub(crate) visit: VisitId,
    /// When it went live, if it did.
    pub(crate) began_at: Option<Timestamp>,
    /// Whom to call.
    pub(crate) clinic: &'a Clinic,
    /// The language of every sentence that is ours.
    pub(crate) language: Language,
    /// When it is drawn up; tells which promises are late.
    pub(crate) now: Timestamp,
    /// Tells which day that is.
    pub(crate) calendar: &'a Calendar,
}

impl Summary {
    /// Draws up what `state`, the visit as the reader may see it, came to.
    pub(crate) fn draw_up(state: &VisitState, frame: Frame<'_>) -> Self {
        let named = |role| {
            let seat = state.seats().values().find(|seat| seat.role == role);
            seat.map(|seat| seat.name.clone())
        };
        let ended_at = match state.phase() {
            Phase::Open {} | Phase::Live { .. } => None,
            Phase::Ended { at } => Some(at),
        };
        Self {
            visit: frame.visit,
            language: frame.language,
            clinic_name: frame.clinic.name.clone(),
            clinic_phone: frame.clinic.phone.clone(),
            now: frame.now,
            calendar: frame.calendar.clone(),
            patient: named(Role::Patient),
            clinician: named(Role::Clinician),
            began_at: frame.began_at,
            ended_at,
            conversation: state.conversation().clone(),
        }
    }

    /// The day of the visit; today for one that has not begun.
    fn day(&self) -> Day {
        self.began_at.or(self.ended_at).map_or(self.today(), |at| self.calendar.day(at))
    }

    fn today(&self) -> Day {
        self.calendar.day(self.now)
    }
}
