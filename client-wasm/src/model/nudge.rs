//! The private word to a clinician when it has been quiet for long and nobody said why.

use std::time::Duration;

use webside_protocol::{Quiet, Timestamp};

/// It is quiet without a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nudge {
    /// Since when.
    pub since: Timestamp,
}

/// The nudge at `at`, when the other side sees `quiet`. `dismissed` is the nudge put away last: it
/// stays away until it has been quiet once more.
pub(crate) fn nudge(
    quiet: Option<Quiet>,
    after: Duration,
    dismissed: Option<Nudge>,
    at: Timestamp,
) -> Option<Nudge> {
    match quiet? {
        Quiet::Unexplained { since, .. } if at - since >= after => {
            Some(Nudge { since }).filter(|nudge| dismissed != Some(*nudge))
        }
        Quiet::Unexplained { .. }
        | Quiet::Over { .. }
        | Quiet::OwnLinkDown { .. }
        | Quiet::TheirLinkDown { .. }
        | Quiet::TheyLeft { .. }
        | Quiet::Lobby { .. }
        | Quiet::NotYet { .. }
        | Quiet::TheirMicrophone { .. }
        | Quiet::Cue { .. }
        | Quiet::Interpreting { .. }
        | Quiet::TheySpeak { .. }
        | Quiet::YouSpeak { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::SeatId;

    #[test]
    fn long_quiet_without_a_reason_nudges_until_it_is_put_away() {
        let after = Duration::from_secs(12);
        let quiet = |since| Some(Quiet::Unexplained { seat: SeatId(1), since: Timestamp(since) });
        let nudged = |since| Some(Nudge { since: Timestamp(since) });
        let rows = [
            ("nobody there", None, None, None),
            ("not long yet", quiet(90_000), None, None),
            ("long", quiet(88_000), None, nudged(88_000)),
            ("put away", quiet(88_000), nudged(88_000), None),
            ("quiet once more", quiet(88_000), nudged(50_000), nudged(88_000)),
            ("they speak", Some(Quiet::TheySpeak { seat: SeatId(1) }), None, None),
        ];
        for (name, quiet, dismissed, expected) in rows {
            assert_eq!(nudge(quiet, after, dismissed, Timestamp(100_000)), expected, "{name}");
        }
    }
}
