//! The one thing that asks for the clinician's attention: everything else waits in its column.

use webside_protocol::{LiveCue, RaisedSignal, SeatId, Seq, Timestamp};

use crate::model::{Model, Nudge, Suggestion};

/// What asks, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attention {
    /// This page is cut off: what is tapped reaches nobody now.
    CutOff,
    /// The visit ends for everyone in a moment.
    Ending(Timestamp),
    /// Somebody said something by touch, and nobody saw it yet.
    Signal(Seq, RaisedSignal),
    /// Somebody waits to be let in.
    Waits(SeatId),
    /// The own cue has run for twice its usual time.
    StillAtThis(LiveCue),
    /// It has been quiet for long, and nobody said why.
    Nudge(Nudge),
    /// A cue that may fit.
    Suggestion(Suggestion),
}

impl Attention {
    /// The one thing for now.
    pub(crate) fn of(model: &Model) -> Option<Self> {
        let signal = || model.top_signal().map(|(seq, raised)| Self::Signal(seq, raised));
        let waits = || model.waiting().next().map(|(seat, _)| Self::Waits(seat));
        let still = || model.asks_still_at_this().map(Self::StillAtThis);
        let cut_off = model.levels.cut_off().map(|_| Self::CutOff);
        cut_off
            .or_else(|| model.ending_at.map(Self::Ending))
            .or_else(signal)
            .or_else(waits)
            .or_else(still)
            .or_else(|| model.nudge.map(Self::Nudge))
            .or_else(|| model.suggestion.map(Self::Suggestion))
    }
}
