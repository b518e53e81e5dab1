//! Wishes: what a person asks the visit to do. Wishes go up, facts come down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cue::Cue;
use crate::ids::{SeatId, Seq};
use crate::signal::Signal;

/// A wish of the seat that sends it. Whose wish it is stands in no field: the server knows the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Say what I am doing. Replaces my live cue; the same cue again changes nothing.
    BeginCue {
        /// Any cue but `step_away`, which needs a time: [`Command::StepAway`].
        cue: Cue,
    },
    /// Say that I am leaving my seat, and when I am back.
    StepAway {
        /// 1 to [`crate::limits::AWAY_MINUTES_MAX`].
        back_in_min: u8,
    },
    /// Still at this: starts the clock of my live cue's usual time anew.
    KeepCue {},
    /// I am done with what I said I was doing.
    EndCue {},
    /// Say something without speaking.
    RaiseSignal {
        /// What to say.
        signal: Signal,
    },
    /// Take my own signal back.
    TakeBackSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// Tell the one who raised it that it was seen.
    SeeSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// The signal is dealt with; take it off every screen.
    ClearSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// Let a waiting person in.
    Admit {
        /// Who waits.
        seat: SeatId,
    },
    /// Send a person back to the lobby.
    SendBack {
        /// Who was admitted.
        seat: SeatId,
    },
    /// Take a person out of the visit for good.
    Remove {
        /// Who goes.
        seat: SeatId,
    },
    /// Hang up. The visit goes on, and I may come back.
    Leave {},
    /// End the visit for everyone.
    EndVisit {},
}
