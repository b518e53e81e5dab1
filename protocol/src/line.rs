//! What people write to each other: one line, short, and nothing that hides.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{hides, stacks_marks};

/// One line in somebody's own words. Its `Debug` shows nothing, so it cannot reach a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Line(String);

impl Line {
    /// Longest line, in characters.
    pub const CHARS_MAX: usize = 300;

    /// Trims `text` and takes it as a line. Line breaks and tabs inside become spaces.
    ///
    /// # Errors
    /// [`NotALine`] when it is empty, too long, or holds control characters, direction overrides or
    /// stacks of combining marks.
    pub fn new(text: &str) -> Result<Self, NotALine> {
        let text: String = text
            .trim()
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .collect();
        if text.is_empty() {
            return Err(NotALine::Empty);
        }
        if text.chars().count() > Self::CHARS_MAX {
            return Err(NotALine::TooLong);
        }
        if text.chars().any(hides) || stacks_marks(&text) {
            return Err(NotALine::HiddenCharacters);
        }
        Ok(Self(text))
    }

    /// No words at all, where something must stand until all is thrown away.
    pub(crate) const fn blank() -> Self {
        Self(String::new())
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(…)")
    }
}

impl TryFrom<String> for Line {
    type Error = NotALine;

    fn try_from(text: String) -> Result<Self, NotALine> {
        Self::new(&text)
    }
}

impl From<Line> for String {
    fn from(line: Line) -> Self {
        line.0
    }
}

/// Why a text is not a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotALine {
    /// Nothing but white space.
    #[error("a line has at least one letter")]
    Empty,
    /// Longer than [`Line::CHARS_MAX`].
    #[error("a line has at most {max} characters", max = Line::CHARS_MAX)]
    TooLong,
    /// Control characters, direction overrides, invisible characters or stacked marks.
    #[error("a line has no control, direction or invisible characters")]
    HiddenCharacters,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_a_line() {
        for text in ["My knee hurts since May.", "¿Cuánto cuesta?", "ركبتي تؤلمني", "1/2 pill <am>"]
        {
            assert!(Line::new(text).is_ok(), "{text}");
        }
        assert_eq!(Line::new(" one\ntwo\t").map(String::from), Ok("one two".to_owned()));
    }

    #[test]
    fn what_hides_is_no_line() {
        let rows = [
            (" \n ", NotALine::Empty),
            ("pay\u{202e}me", NotALine::HiddenCharacters),
            ("\u{1b}[31mred", NotALine::HiddenCharacters),
            ("a\u{200b}b", NotALine::HiddenCharacters),
        ];
        for (text, fault) in rows {
            assert_eq!(Line::new(text), Err(fault), "{text:?}");
        }
        assert_eq!(Line::new(&"a".repeat(Line::CHARS_MAX + 1)), Err(NotALine::TooLong));
        assert!(Line::new(&"é".repeat(Line::CHARS_MAX)).is_ok(), "characters, not bytes");
    }
}
