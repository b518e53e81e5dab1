//! A call: with whom, how it stands, how well it flows.

use std::time::Duration;

use webside_protocol::{LinkQuality, PageId, SeatId, Seq};

use crate::model::clock::Steady;
use crate::model::narrow::Narrow;
use crate::model::negotiation::{Manners, Negotiation};
use crate::model::peer::{Came, Path, PeerId, Stats, Wire};
use crate::model::switching::Sections;

/// A connection that broke off is left to heal by itself for this long.
pub(crate) const DISCONNECTED_MAX: Duration = Duration::from_secs(3);
/// A connection that is not made after this long needs new ways.
pub(crate) const CONNECTING_MAX: Duration = Duration::from_secs(10);
/// The wait between two searches for ways: the first, doubled each time up to the last.
const RESTART_EVERY: [Duration; 2] = [Duration::from_secs(4), Duration::from_secs(16)];

/// The own picture begins anew so often after ways were looked for anew: what was lost meanwhile can hold
/// the other browser up for three seconds at a time before it asks, and the first may come before the way.
pub(crate) const RENEWALS: u8 = 2;

/// One call. The visit goes on without it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Call {
    pub(crate) peer: PeerId,
    pub(crate) with: Option<With>,
    pub(crate) negotiation: Negotiation,
    pub(crate) needs_tap_to_hear: bool,
    pub(crate) quality: Quality,
    pub(crate) narrow: Narrow,
    /// So often the own picture is still to begin anew, once a second.
    pub(crate) renewals: u8,
    pub(crate) measured_at: Steady,
    /// The machine has another network: ways that still stand are about to fall.
    pub(crate) network_changed: bool,
    /// With the relay: who is watched.
    pub(crate) sections: Sections,
    wire: Wire,
    wire_since: Steady,
    was_connected: bool,
    restarted_at: Option<Steady>,
    restarts: u32,
}

/// Who is at the other end of a call: another one means another call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// The other half of the conversation, since this place in the log.
    Page(OtherPage, Seq),
    /// The clinic's relay, since this place in the log; the how-manieth try.
    Relay(Seq, u32),
}

/// One load of the other person's page: another load is another call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherPage {
    /// Whose.
    pub seat: SeatId,
    /// Which load.
    pub page: PageId,
}

/// How a call stands, in the words of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// No call: somebody is missing, or this browser has none.
    NoCall,
    /// Sound and picture are on their way for the first time.
    Starting,
    /// They get through.
    Connected,
    /// They got through before, and are coming back.
    Fixing,
    /// They do not get through; it is tried on and on.
    Failing,
}

/// How well a call flows: measured, never assumed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quality {
    /// How well packets get through.
    pub link: LinkQuality,
    /// How they travel; `None` while not connected.
    pub path: Option<Path>,
    /// The keys were agreed between the two ends.
    pub encrypted: bool,
    /// The other end could not prove that it is the one of the visit: nothing flows.
    pub is_insecure: bool,
    pub(crate) last: Option<Stats>,
    /// What had come two seconds before that.
    pub(crate) before: Vec<Came>,
}

impl Call {
    /// With whom.
    #[must_use]
    pub const fn with(&self) -> Option<With> {
        self.with
    }

    /// How it stands.
    #[must_use]
    pub const fn flow(&self) -> Flow {
        match (self.with, self.wire) {
            (None, _) => Flow::NoCall,
            (Some(_), Wire::Connected) => Flow::Connected,
            (Some(_), Wire::Failed) => Flow::Failing,
            (Some(_), Wire::Connecting | Wire::Disconnected) if self.was_connected => Flow::Fixing,
            (Some(_), Wire::Connecting | Wire::Disconnected) => Flow::Starting,
        }
    }

    /// How well it flows.
    #[must_use]
    pub const fn quality(&self) -> &Quality {
        &self.quality
    }

    /// The browser plays no sound before a tap: show "Tap to hear".
    #[must_use]
    pub const fn needs_tap_to_hear(&self) -> bool {
        self.needs_tap_to_hear
    }

    /// A call that begins.
    pub(crate) fn begin(peer: PeerId, with: With, manners: Manners, now: Steady) -> Self {
        Self {
            peer,
            with: Some(with),
            negotiation: Negotiation::new(manners),
            wire_since: now,
            ..Self::default()
        }
    }

    /// It is with `page`.
    pub(crate) fn is_with(&self, page: OtherPage) -> bool {
        matches!(self.with, Some(With::Page(with, _)) if with == page)
    }

    pub(crate) const fn is_with_relay(&self) -> bool {
        matches!(self.with, Some(With::Relay(..)))
    }

    /// A direct way was looked for, more than once if there ever was one.
    pub(crate) const fn is_hopeless(&self) -> bool {
        !self.was_connected || self.restarts > 0
    }

    pub(crate) fn wire(&mut self, wire: Wire, now: Steady) {
        if self.wire != wire {
            self.wire = wire;
            self.wire_since = now;
        }
        if wire == Wire::Connected {
            self.was_connected = true;
            self.restarts = 0;
        }
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.with.is_some() && self.wire == Wire::Connected
    }

    /// It has been as it is for this long.
    pub(crate) fn is_in_state_for(&self, now: Steady, span: Duration) -> bool {
        now - self.wire_since >= span
    }

    /// Ways must be looked for anew at `now`: it does not heal by itself.
    pub(crate) fn needs_restart(&self, now: Steady) -> bool {
        let patience = match self.wire {
            Wire::Connected => return false,
            Wire::Failed => Duration::ZERO,
            Wire::Disconnected => DISCONNECTED_MAX,
            Wire::Connecting => CONNECTING_MAX,
        };
        let [first, last] = RESTART_EVERY;
        let pause = first.saturating_mul(1 << self.restarts.saturating_sub(1).min(8)).min(last);
        self.with.is_some()
            && now - self.wire_since >= patience
            && self.restarted_at.is_none_or(|at| self.restarts == 0 || now - at >= pause)
    }

    pub(crate) fn restarted(&mut self, now: Steady) {
        self.restarted_at = Some(now);
        // One that still flows needs no help by others.
        if self.wire != Wire::Connected {
            self.restarts = self.restarts.saturating_add(1);
        }
        self.network_changed = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: OtherPage = OtherPage { seat: SeatId(1), page: PageId(7) };

    /// The seconds at which ways are looked for anew, when the wire changes as `rows` says.
    fn restarts(rows: &[(u64, Wire)], until: u64) -> Vec<u64> {
        let with = With::Page(PAGE, Seq(0));
        let mut call = Call::begin(PeerId(1), with, Manners::Polite, Steady(0));
        let mut at = Vec::new();
        for second in 0..until {
            let now = Steady(second * 1_000);
            for (_, wire) in rows.iter().filter(|(when, _)| *when == second) {
                call.wire(*wire, now);
            }
            if call.needs_restart(now) {
                call.restarted(now);
                at.push(second);
            }
        }
        at
    }

    #[test]
    fn a_call_that_does_not_heal_is_helped_in_growing_intervals() {
        use Wire::{Connected, Disconnected, Failed};
        type Row = (&'static str, &'static [(u64, Wire)], &'static [u64]);
        let rows: [Row; 5] = [
            ("never made", &[], &[10, 14, 22, 38, 54]),
            ("made in time", &[(5, Connected)], &[]),
            ("a short break", &[(1, Connected), (5, Disconnected), (7, Connected)], &[]),
            ("a break", &[(1, Connected), (5, Disconnected), (9, Connected)], &[8]),
            (
                "failed",
                &[(1, Connected), (5, Failed), (6, Connected), (20, Failed)],
                &[5, 20, 24, 32, 48],
            ),
        ];
        for (name, wires, expected) in rows {
            assert_eq!(restarts(wires, 60), expected, "{name}");
        }
    }
}
