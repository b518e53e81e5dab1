//! Reads and writes what a page hears and says, in a fraction of the code that serde derives for it.
//!
//! The derived code of the tagged messages is a third of a phone's download. This one knows each type
//! by its fields alone, in one table for both ways. It is as strict, and tests hold the two to the same
//! answer, message by message.
//!
//! | file | idea |
//! |---|---|
//! | `json` | text to a tree of values, and the fields of an object |
//! | `text` | values to text |
//! | `plain` | what has no fields of its own |
//! | `shapes` | the fields of every type |

mod json;
mod plain;
mod shapes;
mod text;

use std::fmt;

pub(crate) use json::Json;

/// The text is no message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message of this protocol")]
pub struct Unreadable;

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Can be read out of JSON.
pub trait Compact: Sized {
    /// Reads `json`.
    ///
    /// # Errors
    /// [`Unreadable`] when it is of another form, holds too little or too much.
    fn read(json: &Json) -> Result<Self, Unreadable>;

    /// Reads `text`, all of it.
    ///
    /// # Errors
    /// As [`Compact::read`].
    fn from_json(text: &str) -> Result<Self, Unreadable> {
        Self::read(&Json::parse(text)?)
    }
}

/// Can be written as JSON.
pub trait ToJson {
    /// Writes it after what `out` holds.
    fn write(&self, out: &mut String);

    /// As a text of its own.
    fn to_json(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }
}
