//! What the console guesses its clinician does. It is offered; only a tap makes it a cue.

use std::time::Duration;

use webside_protocol::Cue;

use crate::model::clock::Steady;

/// A glance at another window is no reason to ask.
pub const ELSEWHERE_MIN: Duration = Duration::from_secs(2);
/// So many keys within [`TYPING_WITHIN`] are typing.
pub const TYPING_KEYS: u32 = 8;
/// See [`TYPING_KEYS`].
pub const TYPING_WITHIN: Duration = Duration::from_secs(4);

/// A cue that may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub cue: Cue,
    /// What it was guessed from.
    pub why: Hint,
}

/// What a suggestion is guessed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The clinician types.
    Typing,
    /// Another window has the clinician's eyes.
    Elsewhere,
}

/// What was seen of the clinician's attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Attention {
    elsewhere_since: Option<Steady>,
    typing_since: Option<Steady>,
    keys: u32,
    /// What the newest key was about.
    writes: Option<Cue>,
    /// "Not that": nothing is suggested before something new is seen.
    dismissed: bool,
}

impl Attention {
    pub(crate) fn blurred(&mut self, now: Steady) {
        self.elsewhere_since.get_or_insert(now);
    }

    pub(crate) fn focused(&mut self) {
        self.elsewhere_since = None;
        self.dismissed = false;
    }

    pub(crate) fn typed(&mut self, cue: Cue, now: Steady) {
        self.writes = Some(cue);
        if self.typing_since.is_none_or(|since| now - since > TYPING_WITHIN) {
            self.typing_since = Some(now);
            self.keys = 0;
            self.dismissed = false;
        }
        self.keys = self.keys.saturating_add(1);
    }

    pub(crate) fn dismiss(&mut self) {
        self.dismissed = true;
    }

    /// What may fit at `now`.
    pub(crate) fn suggestion(&self, now: Steady) -> Option<Suggestion> {
        if self.dismissed {
            return None;
        }
        let types = self.typing_since.is_some_and(|since| now - since <= TYPING_WITHIN)
            && self.keys >= TYPING_KEYS;
        if let Some(cue) = self.writes.filter(|_| types) {
            return Some(Suggestion { cue, why: Hint::Typing });
        }
        let away = self.elsewhere_since.is_some_and(|since| now - since >= ELSEWHERE_MIN);
        away.then_some(Suggestion { cue: Cue::ChartReview, why: Hint::Elsewhere })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_elsewhere_suggests_reading_until_the_eyes_are_back() {
        let mut attention = Attention::default();
        attention.blurred(Steady(0));
        assert_eq!(attention.suggestion(Steady(1_000)), None, "a glance");
        let reading = Some(Suggestion { cue: Cue::ChartReview, why: Hint::Elsewhere });
        assert_eq!(attention.suggestion(Steady(2_000)), reading);
        attention.dismiss();
        assert_eq!(attention.suggestion(Steady(9_000)), None, "not that");
        attention.focused();
        attention.blurred(Steady(10_000));
        assert_eq!(attention.suggestion(Steady(12_000)), reading, "the next time");
        attention.focused();
        assert_eq!(attention.suggestion(Steady(13_000)), None, "back");
    }

    #[test]
    fn many_keys_suggest_typing_and_single_ones_do_not() {
        let mut attention = Attention::default();
        for at in 0..u64::from(TYPING_KEYS) {
            attention.typed(Cue::Notes, Steady(at * 10_000));
            assert_eq!(attention.suggestion(Steady(at * 10_000)), None);
        }
        for at in 0..u64::from(TYPING_KEYS) {
            attention.typed(Cue::Notes, Steady(200_000 + at * 100));
        }
        let typing = |cue| Some(Suggestion { cue, why: Hint::Typing });
        assert_eq!(attention.suggestion(Steady(201_000)), typing(Cue::Notes));
        attention.typed(Cue::Instructions, Steady(201_500));
        assert_eq!(attention.suggestion(Steady(201_600)), typing(Cue::Instructions), "the steps");
        assert_eq!(attention.suggestion(Steady(210_000)), None);
    }
}
