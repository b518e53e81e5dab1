//! The outline as a tagged PDF: large type, headings and lists that a screen reader knows, A4.
//!
//! ```text
//!  Outline ─► pieces: what is written, in order ─► flow: where ─► drawing: pages and tags
//! ```
//!
//! It says of itself that it is PDF/UA-1 (ISO 14289-1), unless somebody's words have letters that our
//! typeface lacks: those are then shown as boxes, but read aloud and copied as they were written.

mod drawing;
mod faces;
mod flow;
mod pieces;

use krilla::error::KrillaError;

use self::drawing::Standard;
use super::Summary;

/// The PDF could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the PDF could not be written")]
pub(crate) struct NotWritten(#[from] KrillaError);

impl Summary {
    /// The bytes of the PDF.
    pub(super) fn pdf(&self) -> Result<Vec<u8>, NotWritten> {
        let outline = self.outline();
        let draw = |standard| drawing::draw(&outline, self.language, standard);
        match draw(Standard::Accessible) {
            Err(KrillaError::Validation(_)) => Ok(draw(Standard::Tagged)?),
            drawn => Ok(drawn?),
        }
    }
}
