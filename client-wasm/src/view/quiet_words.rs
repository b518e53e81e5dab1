//! The words of a reason for the quiet: one headline, and what happens next.

use webside_protocol::{Quiet, Track};

use crate::model::Model;
use crate::view::cue_words;
use crate::words::{self, Locale};

/// The headline. Patient, announcer and the clinician's "what they see" say the same.
pub(crate) fn headline(model: &Model, locale: Locale, quiet: &Quiet) -> String {
    let name = |seat| model.name_of(seat);
    match quiet {
        Quiet::Over { .. } => words::quiet_over(locale).into(),
        Quiet::OwnLinkDown { .. } => words::quiet_own_link(locale).into(),
        Quiet::TheirLinkDown { seat, .. } => words::quiet_their_link(locale, name(*seat)),
        Quiet::TheyLeft { seat, .. } => words::quiet_they_left(locale, name(*seat)),
        Quiet::Lobby { .. } => words::quiet_lobby(locale).into(),
        Quiet::NotYet { seat } => words::quiet_not_yet(locale, name(*seat)),
        Quiet::TheirMicrophone { seat, track, .. } => microphone(locale, *track, name(*seat)),
        Quiet::Cue { seat, cue } => cue_words::headline(locale, cue.cue, name(*seat)),
        Quiet::Interpreting { seat } => words::quiet_interpreting(locale, name(*seat)),
        Quiet::TheySpeak { seat } => words::quiet_they_speak(locale, name(*seat)),
        Quiet::YouSpeak { seat } => words::quiet_you_speak(locale, name(*seat)),
        Quiet::Unexplained { seat, .. } => words::quiet_unexplained(locale, name(*seat)),
    }
}

/// A live track is no reason for quiet, so it never stands here.
fn microphone(locale: Locale, track: Track, name: &str) -> String {
    match track {
        Track::Off | Track::Live => words::quiet_mic_off(locale, name),
        Track::Failed => words::quiet_mic_failed(locale, name),
        Track::Absent => words::quiet_mic_absent(locale, name),
    }
}

/// The sentence under the headline. A cue's is the promise of the one who made it, and `said` by them.
pub(crate) fn sentence(model: &Model, locale: Locale, quiet: &Quiet) -> Option<Sentence> {
    let words = match quiet {
        Quiet::Cue { cue, .. } => return Some(Sentence::Said(cue_words::promise(locale, cue))),
        Quiet::TheySpeak { .. } => return None,
        Quiet::Over { .. } => words::quiet_over_body(locale).into(),
        Quiet::OwnLinkDown { .. } => words::quiet_own_link_body(locale).into(),
        Quiet::TheirLinkDown { .. } => words::quiet_their_link_body(locale).into(),
        Quiet::TheyLeft { .. } => words::quiet_they_left_body(locale).into(),
        Quiet::Lobby { .. } => words::quiet_lobby_body(locale).into(),
        Quiet::NotYet { .. } => words::quiet_not_yet_body(locale).into(),
        Quiet::TheirMicrophone { seat, track, .. } => {
            let name = model.name_of(*seat);
            match track {
                Track::Off | Track::Live => words::quiet_mic_off_body(locale, name),
                Track::Failed => words::quiet_mic_failed_body(locale, name),
                Track::Absent => words::quiet_mic_absent_body(locale, name),
            }
        }
        Quiet::Interpreting { .. } => words::quiet_interpreting_body(locale).into(),
        Quiet::YouSpeak { .. } => words::quiet_you_speak_body(locale).into(),
        Quiet::Unexplained { .. } => words::quiet_unexplained_body(locale).into(),
    };
    Some(Sentence::Told(words))
}

/// Whose words a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sentence {
    /// The other person's own: drawn as a quotation.
    Said(&'static str),
    /// The page's.
    Told(String),
}
