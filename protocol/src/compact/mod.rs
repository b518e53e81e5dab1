//! Reads what a page hears in a fraction of the code that serde derives for it.
//!
//! The derived reader of the tagged messages is a quarter of a phone's download. This one goes by way
//! of parsed JSON and knows each type by its fields alone. It is as strict, and a test holds the two
//! to the same answer, message by message.

mod object;
mod plain;
mod shapes;

use serde_json::Value;

pub(crate) use object::Object;
pub(crate) use plain::Pairs;

/// The text is no message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message of this protocol")]
pub struct Unreadable;

/// Can be read out of parsed JSON.
pub trait Compact: Sized {
    /// Reads `value`.
    ///
    /// # Errors
    /// [`Unreadable`] when it is of another form, holds too little or too much.
    fn read(value: Value) -> Result<Self, Unreadable>;

    /// Reads `text`, all of it.
    ///
    /// # Errors
    /// As [`Compact::read`].
    fn from_json(text: &str) -> Result<Self, Unreadable> {
        Self::read(serde_json::from_str(text).map_err(|_| Unreadable)?)
    }
}
