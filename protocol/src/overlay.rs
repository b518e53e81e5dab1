//! What the overlay shows: the reason for the silence, how long, and whether the patient is heard.

use crate::cue::Cue;
use crate::ids::SeatId;
use crate::level::{Levels, Track};
use crate::quiet::{Quiet, quiet};
use crate::state::VisitState;
use crate::time::Timestamp;

/// One overlay, ready to be put into words. Drawn for the patient, and in small for the clinician.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlay {
    /// Why it is quiet.
    pub quiet: Quiet,
    /// Since when, where a running time helps.
    pub since: Option<Timestamp>,
    /// The other side measured that this viewer's sound arrives, and this viewer's microphone is on:
    /// a muted track goes on sending silence. Never shown from anything less, nor of somebody who
    /// said that they stepped away.
    pub still_listening: bool,
}

/// The overlay of `viewer` at `now`.
#[must_use]
pub fn overlay(
    state: &VisitState,
    levels: &Levels,
    viewer: SeatId,
    now: Timestamp,
) -> Option<Overlay> {
    let quiet = quiet(state, levels, viewer, now)?;
    let since = since(&quiet);
    let speaks_up = levels.of(viewer, now).is_none_or(|own| own.level.mic == Track::Live);
    // What the other side hears is their counterpart's sound.
    let paired = state.is_paired(viewer);
    let heard_by =
        |seat| paired && speaks_up && levels.of(seat, now).is_some_and(|h| h.level.hears);
    let still_listening = match quiet {
        Quiet::Cue { cue, .. } | Quiet::TheirMicrophone { cue: Some(cue), .. }
            if cue.cue == Cue::StepAway =>
        {
            false
        }
        Quiet::TheirMicrophone { seat, .. }
        | Quiet::Cue { seat, .. }
        | Quiet::TheySpeak { seat }
        | Quiet::YouSpeak { seat }
        | Quiet::Unexplained { seat, .. } => heard_by(seat),
        Quiet::Interpreting { .. }
        | Quiet::Over { .. }
        | Quiet::OwnLinkDown { .. }
        | Quiet::TheirLinkDown { .. }
        | Quiet::TheyLeft { .. }
        | Quiet::Lobby { .. }
        | Quiet::NotYet { .. } => false,
    };
    Some(Overlay { quiet, since, still_listening })
}

fn since(quiet: &Quiet) -> Option<Timestamp> {
    match quiet {
        Quiet::OwnLinkDown { since }
        | Quiet::TheirLinkDown { since, .. }
        | Quiet::TheyLeft { since, .. }
        | Quiet::Unexplained { since, .. } => Some(*since),
        Quiet::Cue { cue, .. } | Quiet::TheirMicrophone { cue: Some(cue), .. } => Some(cue.since),
        Quiet::TheirMicrophone { cue: None, .. }
        | Quiet::Over { .. }
        | Quiet::Lobby { .. }
        | Quiet::NotYet { .. }
        | Quiet::Interpreting { .. }
        | Quiet::TheySpeak { .. }
        | Quiet::YouSpeak { .. } => None,
    }
}
