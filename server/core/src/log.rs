//! What was stored and told so far, what each seat may see of it, and how a page catches up.

use std::collections::BTreeMap;

use webside_protocol::limits::RESUME_ENTRIES_MAX;
use webside_protocol::{
    Entry, Epoch, Held, Missed, Phase, Reader, SeatId, Seq, Timestamp, VisitState,
};

/// The told part of a visit's log. While entries are being stored, the machine is ahead of it.
#[derive(Debug)]
pub struct Log {
    epoch: Epoch,
    entries: Vec<Entry>,
    state: VisitState,
    /// For each seat, the first place at which it saw the log as it sees it now.
    seen_alike_from: BTreeMap<SeatId, Seq>,
    /// The state forgets it at the end.
    live_since: Option<Timestamp>,
}

impl Log {
    /// An empty log of the owner with `epoch`.
    #[must_use]
    pub fn new(epoch: Epoch) -> Self {
        Self {
            epoch,
            entries: Vec::new(),
            state: VisitState::default(),
            seen_alike_from: BTreeMap::new(),
            live_since: None,
        }
    }

    /// Whose entries these are.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// What the stored entries add up to.
    #[must_use]
    pub fn state(&self) -> &VisitState {
        &self.state
    }

    /// When somebody was first let in by somebody else, also after the end.
    #[must_use]
    pub fn live_since(&self) -> Option<Timestamp> {
        self.live_since
    }

    /// Adds the next entry, and names the seats that see the log with other eyes from here on: they
    /// get a snapshot in its place.
    ///
    /// # Panics
    /// When it is not the next one.
    pub fn push(&mut self, entry: Entry) -> Vec<SeatId> {
        let before = self.readers();
        self.state.apply(&entry);
        if let Phase::Live { since } = self.state.phase() {
            self.live_since = Some(since);
        }
        let after = self.readers();
        let changed: Vec<SeatId> = after
            .into_iter()
            .filter(|(seat, reader)| before.get(seat) != Some(reader))
            .map(|(seat, _)| seat)
            .collect();
        for seat in &changed {
            self.seen_alike_from.insert(*seat, entry.seq.next());
        }
        self.entries.push(entry);
        changed
    }

    /// What `seat` needs beyond what it holds: a short tail, if it saw all of that with the same eyes.
    #[must_use]
    pub fn missed(&self, seat: SeatId, reader: Reader, held: Held) -> Missed {
        let alike_from = self.seen_alike_from.get(&seat).copied().unwrap_or_default();
        match held {
            Held::Before { epoch, next } if epoch == self.epoch && next >= alike_from => {
                self.tail(reader, next)
            }
            Held::Before { .. } | Held::Nothing {} => None,
        }
        .unwrap_or_else(|| Missed::Snapshot { state: self.snapshot(reader) })
    }

    /// The whole state as `reader` may see it: the log folded through their eyes.
    #[must_use]
    pub fn snapshot(&self, reader: Reader) -> VisitState {
        let mut state = VisitState::default();
        self.entries.iter().for_each(|entry| state.apply(&entry.seen_by(reader)));
        state
    }

    /// `None` when the tail is long, or what is held goes beyond the log.
    fn tail(&self, reader: Reader, next: Seq) -> Option<Missed> {
        let tail = self.entries.get(usize::try_from(next.0).ok()?..)?;
        let entries = tail.iter().map(|entry| entry.seen_by(reader)).collect();
        (tail.len() <= RESUME_ENTRIES_MAX).then_some(Missed::Entries { entries })
    }

    fn readers(&self) -> BTreeMap<SeatId, Reader> {
        let seats = self.state.seats().keys();
        seats.filter_map(|seat| Some((*seat, self.state.reader(*seat)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::{
        Author, Command, Cue, Event, Input, Language, Name, Output, PageId, Place, Policy, Role,
        Tag, Timestamp, Visit,
    };

    const DOCTOR: SeatId = SeatId(1);
    const ROSA: SeatId = SeatId(2);

    /// Both arrive, Rosa in the lobby; the doctor narrates, then lets her in.
    fn log() -> Log {
        let place = |seat, role| {
            let name = Name::new("somebody").unwrap();
            Place { seat, role, name, language: Language::En }
        };
        let places = vec![place(DOCTOR, Role::Clinician), place(ROSA, Role::Patient)];
        let mut out = Vec::new();
        let now = Timestamp(1);
        let mut visit = Visit::create(now, places, Policy::default(), &mut out);
        let wish = |tag, command| Input::Command { from: DOCTOR, tag: Tag(tag), command };
        for input in [
            Input::Arrived { seat: DOCTOR, page: PageId(1) },
            Input::Arrived { seat: ROSA, page: PageId(2) },
            wish(1, Command::BeginCue { cue: Cue::Notes }),
            wish(2, Command::Admit { seat: ROSA }),
            wish(3, Command::EndCue {}),
        ] {
            visit.handle(now, input, &mut out);
        }
        let mut log = Log::new(Epoch(3));
        for output in out {
            if let Output::Record(entry) = output {
                log.push(entry);
            }
        }
        log
    }

    fn missed(log: &Log, seat: SeatId, epoch: u32, next: u64) -> Missed {
        let held = Held::Before { epoch: Epoch(epoch), next: Seq(next) };
        log.missed(seat, log.state().reader(seat).unwrap(), held)
    }

    fn kind(missed: &Missed) -> Option<usize> {
        match missed {
            Missed::Entries { entries } => Some(entries.len()),
            Missed::Snapshot { .. } => None,
        }
    }

    #[test]
    fn a_page_gets_the_tail_or_the_whole() {
        let log = log();
        let rows = [
            ("holds all", DOCTOR, 3, 6, Some(0)),
            ("lacks the last two", DOCTOR, 3, 4, Some(2)),
            ("holds more than there is", DOCTOR, 3, 7, None),
            ("holds another owner's entries", DOCTOR, 2, 6, None),
            ("holds what it saw before it was let in", ROSA, 3, 4, None),
            ("holds what it saw since it was let in", ROSA, 3, 5, Some(1)),
        ];
        for (name, seat, epoch, next, entries) in rows {
            assert_eq!(kind(&missed(&log, seat, epoch, next)), entries, "{name}");
        }
        let reader = log.state().reader(ROSA).unwrap();
        assert_eq!(kind(&log.missed(ROSA, reader, Held::Nothing {})), None);
    }

    #[test]
    fn a_long_gap_is_bridged_by_a_snapshot() {
        let mut log = log();
        for _ in 0..=RESUME_ENTRIES_MAX {
            let (seq, at, by) = (log.state().next_seq(), Timestamp(2), Author::Server {});
            log.push(Entry { seq, at, by, event: Event::CueKept { seat: DOCTOR } });
        }
        assert_eq!(kind(&missed(&log, DOCTOR, 3, 6)), None);
        assert_eq!(kind(&missed(&log, DOCTOR, 3, 7)), Some(RESUME_ENTRIES_MAX));
    }
}
