//! Reads and writes what a page hears and says, in a fraction of the code that serde derives for it.
//!
//! The derived code of the tagged messages is a third of a phone's download. This one knows each type
//! by its fields alone, in one table for both ways. It is as strict, and tests hold the two to the same
//! answer, message by message. A fault is noted and reading goes on, up to the end, where all is thrown
//! away: to turn back at each of a thousand places would be as much code again as reading.
//!
//! | file | idea |
//! |---|---|
//! | `json` | text to a tree of values |
//! | `fields` | the fields of an object |
//! | `text` | values to text |
//! | `plain` | what has no fields of its own |
//! | `word` | one of a closed list of words |
//! | `shapes` | the fields of every type |

mod fields;
mod json;
mod plain;
mod shapes;
mod text;
mod word;

use std::cell::Cell;
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

/// Whether anything in a text was not as it must be.
#[derive(Debug, Default)]
pub struct Fault(Cell<bool>);

impl Fault {
    /// Something was not; `instead` is taken in its place, until all is thrown away.
    #[inline(never)]
    fn note<T>(&self, instead: T) -> T {
        self.0.set(true);
        instead
    }
}

/// Can be read out of JSON.
pub trait Compact: Sized {
    /// Reads `json`. When it is of another form, holds too little or too much, that is noted in
    /// `fault`, and what is given means nothing.
    fn read(json: &Json, fault: &Fault) -> Self;

    /// Reads `text`, all of it.
    ///
    /// # Errors
    /// [`Unreadable`] when it is no JSON, of another form, or holds too little or too much.
    fn from_json(text: &str) -> Result<Self, Unreadable> {
        let fault = Fault::default();
        let read = Self::read(&Json::parse(text)?, &fault);
        if fault.0.get() { Err(Unreadable) } else { Ok(read) }
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
