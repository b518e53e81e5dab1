//! Which form of a summary is wanted, in which language, and what a browser is told of it.

use webside_protocol::{Handoff, Language, Role, SeatId, SummaryFormat, VisitState};

use super::Summary;
use super::pdf::NotWritten;

/// A summary as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub(crate) bytes: Vec<u8>,
    pub(crate) content_type: &'static str,
    /// Says nothing of the patient: names of files are seen by others.
    pub(crate) file_name: &'static str,
}

/// The language of a form for `reader`: what the patient keeps is in the patient's language, what goes
/// into the record in the reader's.
pub(crate) fn language(format: SummaryFormat, state: &VisitState, reader: SeatId) -> Language {
    let of_reader = state.seat(reader).map(|seat| seat.language);
    let patient = state.seats().values().find(|seat| seat.role == Role::Patient);
    let of_patient = patient.map(|seat| seat.language);
    match format {
        SummaryFormat::Text | SummaryFormat::Fhir => of_reader.or(of_patient),
        SummaryFormat::Pdf => of_patient.or(of_reader),
    }
    .unwrap_or_default()
}

impl Summary {
    /// The summary in this form.
    ///
    /// # Errors
    /// [`NotWritten`] when there is no PDF of it.
    pub(crate) fn render(&self, format: SummaryFormat) -> Result<Rendered, NotWritten> {
        let (bytes, content_type, file_name) = match format {
            SummaryFormat::Text => {
                (self.text().into_bytes(), "text/plain; charset=utf-8", "visit-summary.txt")
            }
            SummaryFormat::Pdf => {
                (self.for_the_patient().pdf()?, "application/pdf", "visit-summary.pdf")
            }
            SummaryFormat::Fhir => (self.fhir(), "application/fhir+json", "visit-summary.json"),
        };
        Ok(Rendered { bytes, content_type, file_name })
    }

    /// Without what is for colleagues: whoever prints it, it ends up in the patient's hands.
    fn for_the_patient(&self) -> Self {
        let mut summary = self.clone();
        summary.conversation.handoff = Handoff::default();
        summary
    }
}
