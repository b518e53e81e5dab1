//! "Did you feel heard today?": one tap after the visit, for the clinic and not for the clinician's face.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::line::Line;

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeltHeard {
    /// Yes.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
}

impl FeltHeard {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];
}

/// The answer with its sentence, if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// The answer.
    pub felt: FeltHeard,
    /// In the patient's words.
    pub line: Option<Line>,
}
