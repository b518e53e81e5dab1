//! What the polite live region says: at most one thing in ten seconds, and never the running time.

use std::collections::VecDeque;
use std::time::Duration;

use webside_protocol::{Cue, Quiet, SeatId, Seq, Signal, Timestamp, Track};

use crate::model::clock::Steady;

/// Shortest time between two announcements.
pub const ANNOUNCEMENT_EVERY: Duration = Duration::from_secs(10);
/// Quiet without a reason is worth a word after this long: "still here with you".
pub const UNEXPLAINED_SAID_AFTER: Duration = Duration::from_secs(10);

/// So much of what the clinician wrote waits to be said; beyond it the oldest is not said.
const WRITTEN_MAX: usize = 4;

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
    /// The clinician wrote or asked something.
    Written {
        /// What.
        what: Written,
        /// The earliest of them, by the place of the entry that made it.
        first: Seq,
        /// The latest of them.
        last: Seq,
    },
    /// The clinician laid out a choice.
    ChoiceLaidOut,
    /// Both decided.
    ChoiceDecided {
        /// The place of the entry that laid the choice out.
        choice: Seq,
    },
    /// Somebody would like to watch, and the patient is asked.
    WantsToWatch {
        /// Who.
        seat: SeatId,
    },
    /// The patient said whether somebody may watch.
    ConsentSaid {
        /// Who.
        seat: SeatId,
        /// May they?
        yes: bool,
    },
    /// Somebody waits to be let in.
    Waits {
        /// Who.
        seat: SeatId,
    },
}

/// What is written for the reader, and asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Steps of the plan that are new, or other than they were.
    Steps,
    /// Promises of the clinic.
    Promises,
    /// "Please tell me the plan."
    TeachBack,
    /// A line to everyone inside.
    Chat,
}

/// What is said, and what waits to be said: the newest of what is so now, and after it all that the
/// clinician wrote or asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Announcer {
    said: Option<Announcement>,
    said_at: Option<Steady>,
    next: Option<Announcement>,
    written: VecDeque<Announcement>,
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

    /// Has said what was written in the entry at `place`, with what waits of its kind. It is not lost
    /// for what comes after it.
    pub(crate) fn say_written(&mut self, what: Written, place: Seq) {
        if let Some(Announcement::Written { what: before, first, last }) = self.written.back_mut()
            && *before == what
        {
            (*first, *last) = ((*first).min(place), (*last).max(place));
            return;
        }
        if self.written.len() == WRITTEN_MAX {
            self.written.pop_front();
        }
        self.written.push_back(Announcement::Written { what, first: place, last: place });
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
        if let Some(next) = self.next.take().or_else(|| self.written.pop_front()) {
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
    fn what_is_written_fast_is_said_together_and_never_lost() {
        let steps = |first, last| {
            let (first, last) = (Seq(first), Seq(last));
            Announcement::Written { what: Written::Steps, first, last }
        };
        let mut announcer = Announcer::default();
        announcer.say_written(Written::Steps, Seq(4));
        announcer.go_on(Steady(0));
        assert_eq!(announcer.said(), Some(&steps(4, 4)));
        announcer.say_written(Written::Steps, Seq(6));
        announcer.say_written(Written::Steps, Seq(5));
        announcer.go_on(Steady(9_000));
        assert_eq!(announcer.said(), Some(&steps(4, 4)));
        announcer.follow(&cue(Cue::Notes, 9_500), Timestamp(9_500));
        announcer.go_on(Steady(10_000));
        assert_eq!(announcer.said(), Some(&Announcement::Quiet(cue(Cue::Notes, 9_500))));
        announcer.go_on(Steady(20_000));
        assert_eq!(announcer.said(), Some(&steps(5, 6)));
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
