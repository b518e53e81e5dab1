//! The heart: why it is quiet now, worked out from what is known and never stored.
//!
//! The patient's overlay and the console's "what they see" draw the same value. A quiet person, a
//! muted microphone and a dead link are three different answers.

use crate::event::Departure;
use crate::ids::SeatId;
use crate::level::{Heard, Levels, Track, Voice};
use crate::role::Role;
use crate::seat::{LiveCue, Presence, Seat};
use crate::state::{Phase, VisitState};
use crate::time::Timestamp;

/// The one reason, in order of precedence. DESIGN lists "visit over" last; it stands first here,
/// since after the end a closed link is no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// The visit has ended.
    Over {
        /// When.
        at: Timestamp,
    },
    /// The viewer has no link to the server.
    OwnLinkDown {
        /// Since when.
        since: Timestamp,
    },
    /// The other side's link was lost; it keeps trying.
    TheirLinkDown {
        /// Whose.
        seat: SeatId,
        /// Since when.
        since: Timestamp,
    },
    /// The other side hung up. The visit goes on.
    TheyLeft {
        /// Who.
        seat: SeatId,
        /// When.
        since: Timestamp,
    },
    /// The viewer waits to be let in.
    Lobby {
        /// Somebody who may let them in is here.
        host_here: bool,
    },
    /// The other side has not come, or still waits in the lobby.
    NotYet {
        /// Who is missing.
        seat: SeatId,
    },
    /// The other side's microphone sends nothing.
    TheirMicrophone {
        /// Whose.
        seat: SeatId,
        /// Muted, failed or absent.
        track: Track,
        /// What they say they are doing meanwhile.
        cue: Option<LiveCue>,
    },
    /// Somebody says what they are doing.
    Cue {
        /// Who.
        seat: SeatId,
        /// What, and since when.
        cue: LiveCue,
    },
    /// The interpreter speaks.
    Interpreting {
        /// Who.
        seat: SeatId,
    },
    /// The other side speaks.
    TheySpeak {
        /// Who.
        seat: SeatId,
    },
    /// The viewer speaks, and the other side listens.
    YouSpeak {
        /// Who listens.
        seat: SeatId,
    },
    /// Nobody speaks, and nobody said why.
    Unexplained {
        /// Who is there all the same.
        seat: SeatId,
        /// Since when.
        since: Timestamp,
    },
}

/// Why it is quiet for `viewer` at `now`.
///
/// `None` only when the viewer has no seat in the visit, or nobody to talk with was ever planned.
#[must_use]
pub fn quiet(state: &VisitState, levels: &Levels, viewer: SeatId, now: Timestamp) -> Option<Quiet> {
    let own = state.seat(viewer)?;
    let seat = state.counterpart(viewer)?;
    let other = state.seat(seat)?;
    if let Phase::Ended { at } = state.phase() {
        return Some(Quiet::Over { at });
    }
    let link = own_link(own, levels).or_else(|| their_link(seat, other));
    Some(link.unwrap_or_else(|| inside(state, levels, viewer, now, seat)))
}

fn own_link(own: &Seat, levels: &Levels) -> Option<Quiet> {
    let lost = match own.presence {
        Presence::Gone { since, .. } => Some(since),
        Presence::Here { .. } | Presence::NotYet {} => None,
    };
    levels.cut_off().or(lost).map(|since| Quiet::OwnLinkDown { since })
}

fn their_link(seat: SeatId, other: &Seat) -> Option<Quiet> {
    match other.presence {
        Presence::Gone { since, why: Departure::LinkLost } => {
            Some(Quiet::TheirLinkDown { seat, since })
        }
        Presence::Gone { since, why: Departure::Left } => Some(Quiet::TheyLeft { seat, since }),
        Presence::Here { .. } | Presence::NotYet {} => None,
    }
}

/// Both links stand: from the lobby inwards.
fn inside(
    state: &VisitState,
    levels: &Levels,
    viewer: SeatId,
    now: Timestamp,
    seat: SeatId,
) -> Quiet {
    let admitted = |id| state.seat(id).is_some_and(Seat::is_admitted);
    if !admitted(viewer) {
        let hosts = |s: &Seat| s.role.may_admit() && s.is_here() && s.is_admitted();
        let host_here = state.seats().values().any(hosts);
        return Quiet::Lobby { host_here };
    }
    if !admitted(seat) || !state.seat(seat).is_some_and(Seat::is_here) {
        return Quiet::NotYet { seat };
    }
    let theirs = levels.of(seat, now);
    let cue = live_cue(state, viewer, seat);
    silent_microphone(seat, theirs, cue)
        .or_else(|| cue.map(|(seat, cue)| Quiet::Cue { seat, cue }))
        .or_else(|| voices(state, levels, viewer, now, seat))
        .unwrap_or_else(|| Quiet::Unexplained {
            seat,
            since: quiet_since(state, levels, viewer, now, seat),
        })
}

fn silent_microphone(
    seat: SeatId,
    theirs: Option<&Heard>,
    cue: Option<(SeatId, LiveCue)>,
) -> Option<Quiet> {
    let track = theirs?.level.mic;
    let cue = cue.filter(|(owner, _)| *owner == seat).map(|(_, cue)| cue);
    match track {
        Track::Live => None,
        Track::Absent | Track::Off | Track::Failed => {
            Some(Quiet::TheirMicrophone { seat, track, cue })
        }
    }
}

/// The counterpart's cue before anyone else's; never the viewer's own.
fn live_cue(state: &VisitState, viewer: SeatId, seat: SeatId) -> Option<(SeatId, LiveCue)> {
    let of = |id: SeatId| {
        let narrator = state.seat(id).filter(|s| s.is_here() && s.is_admitted())?;
        narrator.cue.map(|cue| (id, cue))
    };
    of(seat).or_else(|| state.seats().keys().filter(|id| **id != viewer).find_map(|id| of(*id)))
}

fn voices(
    state: &VisitState,
    levels: &Levels,
    viewer: SeatId,
    now: Timestamp,
    seat: SeatId,
) -> Option<Quiet> {
    let speaks = |id: SeatId| levels.of(id, now).is_some_and(|h| h.level.voice == Voice::Speaking);
    let interpreter = state
        .seats()
        .iter()
        .find(|(id, s)| s.role == Role::Interpreter && **id != viewer && speaks(**id));
    match interpreter {
        Some((id, _)) => Some(Quiet::Interpreting { seat: *id }),
        None if speaks(seat) => Some(Quiet::TheySpeak { seat }),
        None if speaks(viewer) && state.is_paired(viewer) => Some(Quiet::YouSpeak { seat }),
        None => None,
    }
}

/// Since the later of the two last words, or since both were there.
fn quiet_since(
    state: &VisitState,
    levels: &Levels,
    viewer: SeatId,
    now: Timestamp,
    seat: SeatId,
) -> Timestamp {
    let heard = [viewer, seat].map(|id| levels.of(id, now).map(|h| h.voice_since));
    let came = [viewer, seat].map(|id| match state.seat(id).map(|s| s.presence) {
        Some(Presence::Here { since, .. }) => Some(since),
        Some(Presence::Gone { .. } | Presence::NotYet {}) | None => None,
    });
    heard.into_iter().chain(came).flatten().max().unwrap_or(now)
}
