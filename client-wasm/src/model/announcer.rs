//! What the polite live region says: at most one thing in ten seconds, and never the running time.

use std::time::Duration;

use webside_protocol::{Cue, Quiet, SeatId, Signal, Timestamp, Track};

use crate::model::clock::Steady;

/// Shortest time between two announcements.
pub const ANNOUNCEMENT_EVERY: Duration = Duration::from_secs(10);
/// Quiet without a reason is worth a word after this long: "still here with you".
pub const UNEXPLAINED_SAID_AFTER: Duration = Duration::from_secs(10);

/// Something worth saying to a screen reader. The view has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The reason for the quiet is another one.
    Quiet(Quiet),
    /// Somebody saw this page's signal.
    SignalSeen {
        /// What it said.
        signal: Signal,
        /// Who saw it.
        by: SeatId,
    },
    /// Somebody raised a signal for this page to answer.
    SignalRaised {
        /// What it says.
        signal: Signal,
        /// Who raised it.
        by: SeatId,
    },
    /// Somebody waits to be let in.
    Waits {
        /// Who.
        seat: SeatId,
    },
}

/// What is said, and what waits to be said: the newest alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Announcer {
    said: Option<Announcement>,
    said_at: Option<Steady>,
    next: Option<Announcement>,
    reason: Option<Reason>,
}

/// A reason for the quiet without its times, so that the same one is not said twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Over,
    OwnLinkDown,
    TheirLinkDown,
    TheyLeft,
    Lobby { host_here: bool },
    NotYet,
    TheirMicrophone { track: Track, cue: Option<Cue> },
    Cue { seat: SeatId, cue: Cue, since: Timestamp },
    Interpreting,
    Unexplained,
}

impl Announcer {
    /// What stands in the live region.
    #[must_use]
    pub const fn said(&self) -> Option<&Announcement> {
        self.said.as_ref()
    }

    /// Has `announcement` said, as soon as it may be.
    pub(crate) fn say(&mut self, announcement: Announcement) {
        self.next = Some(announcement);
    }

    /// Has `quiet` said when it is another reason than the last one. Who speaks is heard, and needs
    /// no word; it ends the reason before it.
    pub(crate) fn follow(&mut self, quiet: &Quiet, at: Timestamp) {
        let reason = reason(quiet, at);
        if reason == self.reason {
            return;
        }
        self.reason = reason;
        // What is no longer so must not be read out by somebody who comes upon it.
        if matches!(self.said, Some(Announcement::Quiet(_))) {
            self.said = None;
        }
        match reason {
            Some(_) => self.next = Some(Announcement::Quiet(*quiet)),
            None if matches!(self.next, Some(Announcement::Quiet(_))) => self.next = None,
            None => {}
        }
    }

    /// Says what waits, unless something was said a moment ago.
    pub(crate) fn go_on(&mut self, now: Steady) {
        if self.said_at.is_some_and(|at| now - at < ANNOUNCEMENT_EVERY) {
            return;
        }
        if let Some(next) = self.next.take() {
            self.said = Some(next);
            self.said_at = Some(now);
        }
    }
}

fn reason(quiet: &Quiet, at: Timestamp) -> Option<Reason> {
    Some(match *quiet {
        Quiet::Over { .. } => Reason::Over,
        Quiet::OwnLinkDown { .. } => Reason::OwnLinkDown,
        Quiet::TheirLinkDown { .. } => Reason::TheirLinkDown,
        Quiet::TheyLeft { .. } => Reason::TheyLeft,
        Quiet::Lobby { host_here } => Reason::Lobby { host_here },
        Quiet::NotYet { .. } => Reason::NotYet,
        Quiet::TheirMicrophone { track, cue, .. } => {
            Reason::TheirMicrophone { track, cue: cue.map(|live| live.cue) }
        }
        Quiet::Cue { seat, cue } => Reason::Cue { seat, cue: cue.cue, since: cue.since },
        Quiet::Interpreting { .. } => Reason::Interpreting,
        Quiet::Unexplained { since, .. } if at - since >= UNEXPLAINED_SAID_AFTER => {
            Reason::Unexplained
        }
        Quiet::Unexplained { .. } | Quiet::TheySpeak { .. } | Quiet::YouSpeak { .. } => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::LiveCue;

    const THEY: SeatId = SeatId(1);

    fn cue(cue: Cue, since: u64) -> Quiet {
        let since = Timestamp(since);
        let cue = LiveCue { cue, wording: 0, since, kept_at: since, back_at: None };
        Quiet::Cue { seat: THEY, cue }
    }

    fn said_after(reasons: &[(u64, Quiet)]) -> Vec<(u64, Quiet)> {
        let mut announcer = Announcer::default();
        let mut said = Vec::new();
        let end = reasons.last().map_or(0, |(at, _)| at + 30_000);
        for now in (0..=end).step_by(1_000) {
            let newest = reasons.iter().rev().find(|(at, _)| *at <= now);
            if let Some((_, quiet)) = newest {
                announcer.follow(quiet, Timestamp(now));
            }
            let before = announcer.said().copied();
            announcer.go_on(Steady(now));
            match announcer.said().copied() {
                Some(Announcement::Quiet(quiet)) if announcer.said().copied() != before => {
                    said.push((now, quiet));
                }
                Some(_) | None => {}
            }
        }
        said
    }

    #[test]
    fn what_is_no_longer_so_does_not_stay_to_be_read() {
        let mut announcer = Announcer::default();
        announcer.follow(&cue(Cue::Notes, 0), Timestamp(0));
        announcer.go_on(Steady(0));
        assert!(announcer.said().is_some());
        announcer.follow(&Quiet::TheySpeak { seat: THEY }, Timestamp(1_000));
        assert_eq!(announcer.said(), None);
    }

    #[test]
    fn a_reason_is_said_once_and_at_most_one_in_ten_seconds() {
        let (notes, plan) = (cue(Cue::Notes, 0), cue(Cue::Plan, 3_000));
        let they_speak = Quiet::TheySpeak { seat: THEY };
        let alone = |since| Quiet::Unexplained { seat: THEY, since: Timestamp(since) };
        let rows: [(&str, &[_], &[_]); 6] = [
            ("once", &[(0, notes), (5_000, notes)], &[(0, notes)]),
            ("the second waits", &[(0, notes), (3_000, plan)], &[(0, notes), (10_000, plan)]),
            (
                "the newest of several",
                &[(0, notes), (2_000, cue(Cue::Lookup, 2_000)), (3_000, plan)],
                &[(0, notes), (10_000, plan)],
            ),
            (
                "over before it was said",
                &[(0, notes), (3_000, plan), (5_000, they_speak)],
                &[(0, notes)],
            ),
            ("a voice is heard, not said", &[(0, they_speak)], &[]),
            (
                "quiet without a reason, after a while",
                &[(0, they_speak), (4_000, alone(4_000))],
                &[(14_000, alone(4_000))],
            ),
        ];
        for (name, reasons, expected) in rows {
            assert_eq!(said_after(reasons), expected, "{name}");
        }
    }
}
