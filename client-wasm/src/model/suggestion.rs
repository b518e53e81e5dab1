//! What the console guesses its clinician does. It is offered; only a tap makes it a cue.

use webside_protocol::Cue;

/// A cue that may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub cue: Cue,
    /// What it was guessed from.
    pub why: Hint,
}

/// What a suggestion is guessed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The clinician types.
    Typing,
    /// Another window has the clinician's eyes.
    Elsewhere,
}
