//! The fields of each type that a page hears.

use serde_json::Value;

use super::{Compact, Object, Unreadable};
use crate::event::{Author, Entry, Event, Place, Policy};
use crate::join::{Clinic, Problem, Redeemed};
use crate::level::Level;
use crate::seat::{LiveCue, Presence, Seat};
use crate::signalling::Signalling;
use crate::state::{Answer, Phase, RaisedSignal};
use crate::wire::{Missed, ServerMessage};

macro_rules! structure {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let mut object = Object::of(value)?;
                let read = Self { $($field: object.take(stringify!($field))?),* };
                object.end()?;
                Ok(read)
            }
        })*
    };
}

/// A tagged enum: the word in `type` says which fields there are.
macro_rules! tagged {
    ($($name:ident { $($word:literal $variant:ident { $($field:ident),* })* })*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let mut object = Object::of(value)?;
                let word: String = object.take("type")?;
                let read = match word.as_str() {
                    $($word => Self::$variant { $($field: object.take(stringify!($field))?),* },)*
                    _ => return Err(Unreadable),
                };
                object.end()?;
                Ok(read)
            }
        })*
    };
}

structure! {
    Clinic { name, phone, language, nudge_after_s }
    Entry { seq, at, by, event }
    Level { mic, camera, voice, link, hears }
    LiveCue { cue, wording, since, kept_at, back_at }
    Place { seat, role, name, language }
    Policy { safety_signals }
    Problem { code }
    RaisedSignal { seat, signal, at, answer }
    Redeemed { visit, seat, ticket }
    Seat { role, name, language, standing, presence, cue, last_tag, cues_begun }
}

tagged! {
    Answer {
        "waiting" Waiting {}
        "still_here" StillHere {}
        "seen" Seen { by, at }
    }
    Author {
        "server" Server {}
        "seat" Seat { seat, tag }
    }
    Event {
        "visit_created" VisitCreated { seats, policy }
        "seat_arrived" SeatArrived { seat, page }
        "seat_left" SeatLeft { seat, why }
        "seat_admitted" SeatAdmitted { seat }
        "seat_sent_back" SeatSentBack { seat }
        "seat_removed" SeatRemoved { seat }
        "cue_began" CueBegan { seat, cue, wording }
        "stepped_away" SteppedAway { seat, wording, back_at }
        "cue_kept" CueKept { seat }
        "cue_ended" CueEnded { seat, reason }
        "signal_raised" SignalRaised { seat, signal }
        "signal_taken_back" SignalTakenBack { raised, signal }
        "signal_seen" SignalSeen { raised, signal, seat }
        "signal_cleared" SignalCleared { raised, signal }
        "visit_ended" VisitEnded {}
        "withheld" Withheld {}
    }
    Missed {
        "entries" Entries { entries }
        "snapshot" Snapshot { state }
    }
    Phase {
        "open" Open {}
        "live" Live { since }
        "ended" Ended { at }
    }
    Presence {
        "not_yet" NotYet {}
        "here" Here { since, page }
        "gone" Gone { since, why }
    }
    ServerMessage {
        "welcome" Welcome { visit, seat, epoch, now, last_tag, missed }
        "entry" Entry { epoch, entry }
        "snapshot" Snapshot { epoch, state }
        "accepted" Accepted { tag }
        "refused" Refused { tag, refusal }
        "signalling" Signalling { from, from_page, body }
        "level" Level { from, level }
        "beat" Beat { now }
        "ignored" Ignored { code }
        "closing" Closing { code }
    }
    Signalling {
        "offer" Offer { sdp }
        "answer" Answer { sdp }
        "candidate" Candidate { candidate, mid, line }
    }
}
