//! What stands after the `#` of a page's address: a link's secret, or the place it was spent for.

use webside_protocol::{LinkSecret, SeatId, VisitId};

/// What a page was opened with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// Nothing, or nothing of ours.
    Nothing,
    /// A link's secret. Only a press spends it.
    Secret(LinkSecret),
    /// A seat of a visit; its ticket stands in this browser's store. Tells nothing to anyone else.
    Place(Place),
}

/// A seat of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The visit.
    pub visit: VisitId,
    /// The seat.
    pub seat: SeatId,
}

impl Fragment {
    /// Reads `text`, with or without its `#`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('#').unwrap_or(text);
        if let Some(place) = Place::parse(text) {
            return Self::Place(place);
        }
        let is_secret = text.len() >= 16
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if is_secret { Self::Secret(LinkSecret(text.to_owned())) } else { Self::Nothing }
    }
}

impl Place {
    /// Reads `VISIT.SEAT`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (visit, seat) = text.split_once('.')?;
        Some(Self { visit: visit.parse().ok()?, seat: SeatId(seat.parse().ok()?) })
    }

    /// `VISIT.SEAT`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.visit.to_string();
        text.push('.');
        text.push_str(&self.seat.to_string());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_is_a_secret_or_a_place_or_nothing() {
        let visit = VisitId::from_bytes([0xa5; 16]);
        let place = Place { visit, seat: SeatId(2) };
        let secret = "q83-_w1V0Kq83-_w1V0Kq83-_w1V0Kq83-_w1V0K";
        let rows = [
            ("", Fragment::Nothing),
            ("#", Fragment::Nothing),
            ("#main", Fragment::Nothing),
            ("#<script>alert(1)</script>", Fragment::Nothing),
            (&place.text(), Fragment::Place(place)),
            (secret, Fragment::Secret(LinkSecret(secret.to_owned()))),
        ];
        for (text, expected) in rows {
            assert_eq!(Fragment::parse(text), expected, "{text}");
        }
    }
}
