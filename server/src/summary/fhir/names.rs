//! Identifiers that are the same each time, for the same thing in the same visit; and times.

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Value, json};
use webside_protocol::{Day, Seq, Timestamp};

use crate::summary::Summary;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The UUID of a resource: version 8 (RFC 9562 §5.8), a hash of the visit and what the thing is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    /// Within the resource.
    pub(super) fn id(&self) -> &str {
        &self.0
    }

    /// In the Bundle.
    pub(super) fn urn(&self) -> String {
        format!("urn:uuid:{}", self.0)
    }

    /// From another resource.
    pub(super) fn reference(&self) -> Value {
        json!({ "reference": self.urn() })
    }
}

impl Summary {
    /// The name of the one thing of this kind.
    pub(super) fn name(&self, kind: &str) -> Name {
        self.name_of(kind, None)
    }

    /// The name of the thing of this kind that the entry at `place` brought into being.
    pub(super) fn name_at(&self, kind: &str, place: Seq) -> Name {
        self.name_of(kind, Some(place))
    }

    fn name_of(&self, kind: &str, place: Option<Seq>) -> Name {
        let place = place.map(|place| place.to_string()).unwrap_or_default();
        let said = [self.visit.as_bytes(), kind.as_bytes(), b"/", place.as_bytes()].concat();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest(&SHA256, &said).as_ref()[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let parts = [0..4, 4..6, 6..8, 8..10, 10..16].map(|part| hex[part].concat());
        Name(parts.join("-"))
    }
}

/// A moment as FHIR writes it, in Coordinated Universal Time.
pub(super) fn instant(at: Timestamp) -> String {
    let ms = at.0 % DAY_MS;
    let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
    let (seconds, ms) = (ms / 1000 % 60, ms % 1000);
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}.{ms:03}Z", Day::of(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_full() {
        assert_eq!(instant(Timestamp(0)), "1970-01-01T00:00:00.000Z");
        assert_eq!(instant(Timestamp(1_700_000_001_042)), "2023-11-14T22:13:21.042Z");
    }
}
