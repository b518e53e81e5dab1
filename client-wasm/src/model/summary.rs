//! The forms in which a person takes along what a visit came to. The server draws them up.

/// A form of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryForm {
    /// A PDF among the downloads.
    Pdf,
    /// Plain text, to paste somewhere.
    Copy,
    /// A FHIR document among the downloads, for other systems.
    Fhir,
}
