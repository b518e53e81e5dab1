//! A visit's log as its readers get it: what a page missed, what one entry means to one seat.
//!
//! Owned by the visit's task and used by the simulation, so that what is proved is what runs.

use webside_protocol::limits::RESUME_ENTRIES_MAX;
use webside_protocol::{Entry, Epoch, Held, Missed, Reader, SeatId, Seq, VisitState};

/// All entries of one visit under one owner, in order and without a gap.
#[derive(Debug, Clone)]
pub struct Log {
    epoch: Epoch,
    entries: Vec<Entry>,
}

/// How one seat learns of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling {
    /// As everyone else inside.
    Whole,
    /// Its place and time alone.
    Withheld,
    /// The state anew, since the entry changed what this seat may see.
    Snapshot,
}

impl Log {
    /// Takes up what the journal holds, under `epoch`.
    #[must_use]
    pub const fn new(epoch: Epoch, entries: Vec<Entry>) -> Self {
        Self { epoch, entries }
    }

    /// Whose entries these are.
    #[must_use]
    pub const fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// Every entry.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds an entry that is stored.
    ///
    /// # Panics
    /// When it is not the next one.
    pub fn push(&mut self, entry: Entry) {
        assert_eq!(entry.seq, self.next_seq(), "a log has no gap");
        self.entries.push(entry);
    }

    /// What a page that holds `held` lacks: the tail, or the state when the epoch differs, the gap
    /// is long, or the page claims more than there is.
    #[must_use]
    pub fn missed(&self, held: Held, reader: Reader) -> Missed {
        let tail = match held {
            Held::Before { epoch, next } if epoch == self.epoch => {
                usize::try_from(next.0).ok().and_then(|from| self.entries.get(from..))
            }
            Held::Before { .. } | Held::Nothing {} => None,
        };
        match tail {
            Some(tail) if tail.len() <= RESUME_ENTRIES_MAX && !changes_reader(tail) => {
                Missed::Entries { entries: tail.iter().map(|e| e.seen_by(reader)).collect() }
            }
            Some(_) | None => Missed::Snapshot { state: self.seen_by(reader) },
        }
    }

    /// The state as `reader` may see it: the fold of the log through their eyes.
    #[must_use]
    pub fn seen_by(&self, reader: Reader) -> VisitState {
        let mut state = VisitState::default();
        self.entries.iter().for_each(|entry| state.apply(&entry.seen_by(reader)));
        state
    }

    fn next_seq(&self) -> Seq {
        Seq(self.entries.len() as u64)
    }
}

/// How `seat` learns of `entry`, being `reader` after it.
#[must_use]
pub fn telling(entry: &Entry, seat: SeatId, reader: Reader) -> Telling {
    if entry.event.moves() == Some(seat) {
        Telling::Snapshot
    } else if entry.event.is_open_to(reader) {
        Telling::Whole
    } else {
        Telling::Withheld
    }
}

/// A tail in which somebody was let in or sent out may hold what its reader now sees with other
/// eyes than when it began.
fn changes_reader(tail: &[Entry]) -> bool {
    tail.iter().any(|entry| entry.event.moves().is_some())
}
