//! Names of things on the wire: newtypes, so that a seat is never taken for a sequence number.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One visit, from created to purged: 128 random bits, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct VisitId([u8; 16]);

impl VisitId {
    /// Takes sixteen bytes from a source of randomness.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes, as a store keeps them.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VisitId({self})")
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a visit id is 32 hexadecimal digits")]
pub struct NotAVisitId;

impl FromStr for VisitId {
    type Err = NotAVisitId;

    fn from_str(text: &str) -> Result<Self, NotAVisitId> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(NotAVisitId);
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for VisitId {
    type Error = NotAVisitId;

    fn try_from(text: String) -> Result<Self, NotAVisitId> {
        text.parse()
    }
}

impl From<VisitId> for String {
    fn from(id: VisitId) -> Self {
        id.to_string()
    }
}

/// Lower case only: one visit has one spelling.
fn digit(byte: u8) -> Result<u8, NotAVisitId> {
    match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        0..=b'/' | b':'..=b'`' | b'g'..=u8::MAX => Err(NotAVisitId),
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number! {
    /// A person's place in one visit; small, stable over reloads, unique within its visit.
    SeatId(u8)
}
number! {
    /// An entry's place in the visit's log: 0, 1, 2 … without a gap.
    Seq(u64)
}
number! {
    /// Counts the owners a visit has had. What bears an older epoch is dropped.
    Epoch(u32)
}
number! {
    /// Numbers a seat's commands, rising. A tag at or below the last one done is not done again.
    Tag(u32)
}
number! {
    /// One load of the page, drawn at random: a reload is a new page, a new socket is not.
    PageId(u32)
}

impl Seq {
    /// The place after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_id_survives_its_text() {
        let id = VisitId::from_bytes([0xa5; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_visit_id_has_one_spelling() {
        for text in ["", "a5", &"A5".repeat(16), &"g0".repeat(16), &"a5".repeat(17), "*"] {
            assert_eq!(text.parse::<VisitId>(), Err(NotAVisitId), "{text:?}");
        }
    }
}
