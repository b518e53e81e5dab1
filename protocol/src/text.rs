//! Names of people, and what no text from people may hold: it reaches other people's screens.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a person is called in the visit. Its `Debug` shows nothing, so a name cannot reach a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Name(String);

impl Name {
    /// Longest name, in characters.
    pub const CHARS_MAX: usize = 80;
    /// Most marks that may follow one letter; more of them paint over their neighbours.
    pub const MARKS_MAX: usize = 3;

    /// Trims `text` and takes it as a name.
    ///
    /// # Errors
    /// [`NotAName`] when it is empty, too long, or holds control characters, line breaks,
    /// direction overrides or stacks of combining marks.
    pub fn new(text: &str) -> Result<Self, NotAName> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotAName::Empty);
        }
        if text.chars().count() > Self::CHARS_MAX {
            return Err(NotAName::TooLong);
        }
        if text.chars().any(hides) || stacks_marks(text) {
            return Err(NotAName::HiddenCharacters);
        }
        Ok(Self(text.to_owned()))
    }

    /// No words at all, where something must stand until all is thrown away.
    pub(crate) const fn blank() -> Self {
        Self(String::new())
    }

    /// The name as its owner writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

impl TryFrom<String> for Name {
    type Error = NotAName;

    fn try_from(text: String) -> Result<Self, NotAName> {
        Self::new(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAName {
    /// Nothing but white space.
    #[error("a name has at least one letter")]
    Empty,
    /// Longer than [`Name::CHARS_MAX`].
    #[error("a name has at most {max} characters", max = Name::CHARS_MAX)]
    TooLong,
    /// Control characters, direction overrides, invisible characters or stacked marks.
    #[error("a name has no control, direction or invisible characters")]
    HiddenCharacters,
}

/// Control characters, line separators, direction overrides, zero-width spaces and tags.
pub(crate) fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
            | '\u{E0000}'..='\u{E007F}')
}

pub(crate) fn stacks_marks(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
        {
            run + 1
        } else {
            0
        };
        run > Name::MARKS_MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_names() {
        for name in
            ["Rosa Martín", "Dr. Amara Rivera", "Nguyễn Thị Hoa", "محمد", "山田花子", "O’Neil <3"]
        {
            assert!(Name::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_hides_is_no_name() {
        let rows = [
            ("  ", NotAName::Empty),
            ("a\nb", NotAName::HiddenCharacters),
            ("\u{1b}[31mRosa", NotAName::HiddenCharacters),
            ("Rosa\u{202e}aso", NotAName::HiddenCharacters),
            ("R\u{0301}\u{0301}\u{0301}\u{0301}osa", NotAName::HiddenCharacters),
            ("Ro\u{200b}sa", NotAName::HiddenCharacters),
        ];
        for (text, fault) in rows {
            assert_eq!(Name::new(text), Err(fault), "{text:?}");
        }
        assert_eq!(Name::new(&"a".repeat(81)), Err(NotAName::TooLong));
    }

    #[test]
    fn a_name_never_reaches_a_log() {
        assert!(!format!("{:?}", Name::new("Rosa")).contains("Rosa"));
    }
}
