//! Text becomes a message; what is no message gets an answer, and only so much patience.

use std::time::Duration;

use serde::Deserialize;
use webside_core::{Allowance, Pace};
use webside_protocol::limits::CAPTION_CHARS_MAX;
use webside_protocol::{ClientMessage, ErrorCode, Refusal, ServerMessage, Tag, Timestamp};

/// How fast a page may speak: far above what a person and a call's set-up cause.
const SPEECH: Pace = Pace { every: Duration::from_millis(40), at_once: 250 };
/// A message counts once for each of these it has begun.
const COUNTED_BYTES: usize = 4096;
/// How fast captions may come: faster than anybody types or reads.
const CAPTIONS: Pace = Pace { every: Duration::from_millis(400), at_once: 8 };
/// How much that is no message, or comes too fast, is borne with.
const PATIENCE: Pace = Pace { every: Duration::from_secs(1), at_once: 60 };

/// Counts what comes in.
#[derive(Debug, Default)]
pub(super) struct Incoming {
    spoken: Allowance,
    captioned: Allowance,
    borne: Allowance,
}

/// What came in.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    Message(ClientMessage),
    /// No message, or too fast: answer this.
    Fault(ServerMessage),
    /// More of it than is borne with.
    Enough,
}

impl Incoming {
    /// Takes a text.
    pub(super) fn hear(&mut self, text: &str, now: Timestamp) -> Heard {
        if !self.counts(text.len(), now) {
            return self.bear(ServerMessage::Ignored { code: ErrorCode::TooMany }, now);
        }
        match serde_json::from_str(text) {
            Ok(
                ClientMessage::Signalling { body, .. }
                | ClientMessage::RelaySignalling { body, .. },
            ) if !body.is_within_limits() => {
                self.bear(ServerMessage::Ignored { code: ErrorCode::TooLarge }, now)
            }
            Ok(ClientMessage::Caption { line })
                if line.as_str().chars().count() > CAPTION_CHARS_MAX =>
            {
                self.bear(ServerMessage::Ignored { code: ErrorCode::TooLarge }, now)
            }
            Ok(ClientMessage::Caption { .. }) if !self.captioned.take(CAPTIONS, now, 1) => {
                self.bear(ServerMessage::Ignored { code: ErrorCode::TooMany }, now)
            }
            Ok(message) => Heard::Message(message),
            Err(_) => self.bear(answer_to_no_message(text), now),
        }
    }

    /// Takes a frame without text; `false` when there are too many.
    pub(super) fn hear_nothing(&mut self, now: Timestamp) -> bool {
        self.counts(0, now) || self.borne.take(PATIENCE, now, 1)
    }

    /// Takes a message that was well formed but out of turn.
    pub(super) fn out_of_turn(&mut self, now: Timestamp) -> Heard {
        self.bear(ServerMessage::Ignored { code: ErrorCode::MalformedMessage }, now)
    }

    fn counts(&mut self, bytes: usize, now: Timestamp) -> bool {
        let count = u32::try_from(1 + bytes / COUNTED_BYTES).unwrap_or(u32::MAX);
        self.spoken.take(SPEECH, now, count)
    }

    fn bear(&mut self, answer: ServerMessage, now: Timestamp) -> Heard {
        if self.borne.take(PATIENCE, now, 1) { Heard::Fault(answer) } else { Heard::Enough }
    }
}

/// Whoever sent a tag waits for an answer to it.
fn answer_to_no_message(text: &str) -> ServerMessage {
    #[derive(Deserialize)]
    struct Tagged {
        tag: Tag,
    }
    match serde_json::from_str(text) {
        Ok(Tagged { tag }) => ServerMessage::Refused { tag, refusal: Refusal::Malformed },
        Err(_) => ServerMessage::Ignored { code: ErrorCode::MalformedMessage },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000);

    #[test]
    fn a_message_without_sense_gets_the_answer_its_sender_waits_for() {
        let refused = ServerMessage::Refused { tag: Tag(7), refusal: Refusal::Malformed };
        let malformed = ServerMessage::Ignored { code: ErrorCode::MalformedMessage };
        let too_large = ServerMessage::Ignored { code: ErrorCode::TooLarge };
        let long_sdp = format!(
            r#"{{"type":"signalling","to":1,"to_page":1,"body":{{"type":"offer","sdp":"{}"}}}}"#,
            "x".repeat(50_000)
        );
        let rows = [
            (r#"{"type":"command","tag":7,"command":{"type":"fly"}}"#, &refused),
            (r#"{"type":"command","tag":7,"command":{"type":"end_cue","x":1}}"#, &refused),
            (r#"{"type":"comand","tag":7}"#, &refused),
            (r#"{"type":"command","tag":-7}"#, &malformed),
            (r#"{"type":"beat","x":1}"#, &malformed),
            ("", &malformed),
            ("[[[[[[", &malformed),
            (long_sdp.as_str(), &too_large),
        ];
        for (text, answer) in rows {
            let heard = Incoming::default().hear(text, NOW);
            assert_eq!(heard, Heard::Fault(answer.clone()), "{}", &text[..text.len().min(60)]);
        }
    }

    #[test]
    fn captions_come_no_faster_than_somebody_types_and_no_longer_than_a_glance() {
        let caption = |text: &str| format!(r#"{{"type":"caption","line":"{text}"}}"#);
        let ignored = |code| Heard::Fault(ServerMessage::Ignored { code });
        let mut incoming = Incoming::default();
        let longest = "é".repeat(CAPTION_CHARS_MAX);
        for _ in 0..CAPTIONS.at_once {
            assert!(matches!(incoming.hear(&caption(&longest), NOW), Heard::Message(_)));
        }
        assert_eq!(incoming.hear(&caption("more"), NOW), ignored(ErrorCode::TooMany));
        let later = NOW + CAPTIONS.every;
        let too_long = caption(&format!("{longest}x"));
        assert_eq!(incoming.hear(&too_long, later), ignored(ErrorCode::TooLarge));
        assert!(matches!(incoming.hear(&caption("more"), later), Heard::Message(_)));
        let beat = incoming.hear(r#"{"type":"beat"}"#, NOW);
        assert_eq!(beat, Heard::Message(ClientMessage::Beat {}), "all else goes on");
    }

    #[test]
    fn nesting_is_no_way_to_exhaust_the_stack() {
        let deep = "[".repeat(60_000);
        let tagged = format!(r#"{{"type":"command","tag":7,"command":{deep}"#);
        for text in [deep, tagged] {
            assert!(matches!(Incoming::default().hear(&text, NOW), Heard::Fault(_)));
        }
    }

    #[test]
    fn a_page_that_speaks_too_fast_is_ignored_and_then_closed() {
        let mut incoming = Incoming::default();
        let mut hear = || incoming.hear(r#"{"type":"beat"}"#, NOW);
        for _ in 0..SPEECH.at_once {
            assert_eq!(hear(), Heard::Message(ClientMessage::Beat {}));
        }
        for _ in 0..PATIENCE.at_once {
            assert!(matches!(hear(), Heard::Fault(_)));
        }
        assert_eq!(hear(), Heard::Enough);
    }
}
