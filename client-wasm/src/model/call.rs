//! The call with the other half of the conversation: with whom, how it stands, how well it flows.

use std::time::Duration;

use webside_protocol::{LinkQuality, PageId, SeatId, Signalling};

use crate::model::clock::Steady;
use crate::model::negotiation::{Manners, Negotiation};
use crate::model::peer::{Path, PeerId, Stats, Wire};

/// Most messages kept of a page that is not in the mirror yet.
pub(crate) const EARLY_MAX: usize = 128;
/// A connection that broke off is left to heal by itself for this long.
pub(crate) const DISCONNECTED_MAX: Duration = Duration::from_secs(3);
/// A connection that is not made after this long needs new ways.
pub(crate) const CONNECTING_MAX: Duration = Duration::from_secs(10);
/// The wait between two searches for ways: the first, doubled each time up to the last.
const RESTART_EVERY: [Duration; 2] = [Duration::from_secs(4), Duration::from_secs(16)];

/// The call. At most one; the visit goes on without it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Call {
    pub(crate) peer: PeerId,
    pub(crate) with: Option<OtherPage>,
    pub(crate) negotiation: Negotiation,
    pub(crate) needs_tap_to_hear: bool,
    pub(crate) quality: Quality,
    pub(crate) measured_at: Steady,
    /// The machine has another network: ways that still stand are about to fall.
    pub(crate) network_changed: bool,
    wire: Wire,
    wire_since: Steady,
    was_connected: bool,
    restarted_at: Option<Steady>,
    restarts: u32,
    early: Option<(OtherPage, Vec<Signalling>)>,
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
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quality {
    /// Sound of the other side came in the last two seconds.
    pub hears: bool,
    /// Pictures of the other side came in the last two seconds.
    pub sees: bool,
    /// How well packets get through.
    pub link: LinkQuality,
    /// How they travel; `None` while not connected.
    pub path: Option<Path>,
    /// The keys were agreed between the two ends.
    pub encrypted: bool,
    pub(crate) last: Option<Stats>,
}

impl Call {
    /// With whom.
    #[must_use]
    pub const fn with(&self) -> Option<OtherPage> {
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

    /// Begins a call with `with`; returns what that page said already.
    pub(crate) fn begin(
        &mut self,
        with: OtherPage,
        manners: Manners,
        now: Steady,
    ) -> Vec<Signalling> {
        let peer = PeerId(self.peer.0 + 1);
        let early = self.early.take().filter(|(page, _)| *page == with);
        *self = Self {
            peer,
            with: Some(with),
            negotiation: Negotiation::new(manners),
            wire_since: now,
            ..Self::default()
        };
        early.map(|(_, said)| said).unwrap_or_default()
    }

    pub(crate) fn close(&mut self) {
        *self = Self { peer: self.peer, early: self.early.take(), ..Self::default() };
    }

    /// Keeps what a page said that the mirror does not know yet: signalling may come before facts.
    pub(crate) fn keep_early(&mut self, from: OtherPage, said: Signalling) {
        match &mut self.early {
            Some((page, kept)) if *page == from => {
                if kept.len() < EARLY_MAX {
                    kept.push(said);
                }
            }
            Some(_) | None => self.early = Some((from, vec![said])),
        }
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
        self.restarts = self.restarts.saturating_add(1);
        self.network_changed = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: OtherPage = OtherPage { seat: SeatId(1), page: PageId(7) };

    /// The seconds at which ways are looked for anew, when the wire changes as `rows` says.
    fn restarts(rows: &[(u64, Wire)], until: u64) -> Vec<u64> {
        let mut call = Call::default();
        let _ = call.begin(PAGE, Manners::Polite, Steady(0));
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

    #[test]
    fn what_a_page_says_before_the_mirror_knows_it_is_heard_later() {
        let answer = || Signalling::Answer { sdp: String::new() };
        let other = OtherPage { page: PageId(8), ..PAGE };
        let mut call = Call::default();
        call.keep_early(other, answer());
        call.keep_early(PAGE, answer());
        call.keep_early(PAGE, answer());
        assert_eq!(call.begin(PAGE, Manners::Polite, Steady(0)).len(), 2);
        assert_eq!(call.begin(other, Manners::Polite, Steady(0)), [], "an older page is gone");
    }
}
