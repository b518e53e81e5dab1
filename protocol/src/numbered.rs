//! Reads maps keyed by a number back from JSON, where every key is text.
//!
//! serde_json does so by itself, but not within an enum tagged by `type`: there serde keeps the key
//! as text and the number's own reader refuses it.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};

/// For `#[serde(deserialize_with)]` on such a map.
pub(crate) fn numbered<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Ord + FromStr<Err: Display>,
    V: Deserialize<'de>,
{
    let texts = BTreeMap::<String, V>::deserialize(deserializer)?;
    texts.into_iter().map(|(key, value)| Ok((key.parse().map_err(Error::custom)?, value))).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Author, Entry, Epoch, Event, Language, Name, Place, Policy, Role, SeatId};
    use crate::{ServerMessage, Signal, Timestamp, VisitState};

    #[test]
    fn a_snapshot_comes_back_from_its_json_with_its_seats_and_signals() {
        let rosa = SeatId(2);
        let name = Name::new("Rosa").unwrap();
        let place = Place { seat: rosa, role: Role::Patient, name, language: Language::En };
        let mut state = VisitState::default();
        for event in [
            Event::VisitCreated { seats: vec![place], policy: Policy::default() },
            Event::SignalRaised { seat: rosa, signal: Signal::Question },
        ] {
            let (seq, at, by) = (state.next_seq(), Timestamp(1), Author::Server {});
            state.apply(&Entry { seq, at, by, event });
        }
        let message = ServerMessage::Snapshot { epoch: Epoch(1), state };
        let text = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<ServerMessage>(&text).unwrap(), message);
    }
}
