//! The server's side of one visit: decide, store, tell, as its task does, one move at a time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use webside_core::Log;
use webside_protocol::{
    Entry, Epoch, ErrorCode, Held, Input, Output, PageId, SeatId, ServerMessage, Standing,
    Timestamp, Visit, VisitId,
};

/// A running server. A crash drops it; the journal stays.
pub(crate) struct Desk {
    pub(crate) visit: Visit,
    log: Log,
    /// The newest connection of each seat, by its number.
    sessions: BTreeMap<SeatId, u64>,
    /// Those of them that were welcomed, and are told everything since.
    told: BTreeSet<SeatId>,
    next_session: u64,
    /// Decided, not yet stored.
    decided: Vec<Task>,
    /// Stored, not yet told.
    stored: VecDeque<Task>,
}

enum Task {
    Do(Output),
    Greet { seat: SeatId, session: u64, held: Held },
}

impl Desk {
    pub(crate) fn start(now: Timestamp, epoch: Epoch, journal: &[Entry]) -> Self {
        let mut out = Vec::new();
        let visit = Visit::recover(now, journal, &mut out);
        let decided = out.into_iter().map(Task::Do).collect();
        let mut log = Log::new(epoch);
        journal.iter().for_each(|entry| drop(log.push(entry.clone())));
        Self {
            visit,
            log,
            sessions: BTreeMap::new(),
            told: BTreeSet::new(),
            next_session: 0,
            decided,
            stored: VecDeque::new(),
        }
    }

    /// A new connection of `seat`; it takes the place of an older one.
    pub(crate) fn greet(&mut self, now: Timestamp, seat: SeatId, page: PageId, held: Held) -> u64 {
        self.next_session += 1;
        let session = self.next_session;
        self.sessions.insert(seat, session);
        self.told.remove(&seat);
        self.decide(now, Input::Arrived { seat, page });
        self.decided.push(Task::Greet { seat, session, held });
        session
    }

    pub(crate) fn decide(&mut self, now: Timestamp, input: Input) {
        let mut out = Vec::new();
        self.visit.handle(now, input, &mut out);
        self.decided.extend(out.into_iter().map(Task::Do));
    }

    /// A connection of `seat` is gone; no news when a newer one took over.
    pub(crate) fn depart(&mut self, now: Timestamp, seat: SeatId, session: u64) {
        if self.sessions.get(&seat) == Some(&session) {
            self.sessions.remove(&seat);
            self.told.remove(&seat);
            self.decide(now, Input::Departed { seat });
        }
    }

    pub(crate) fn wake(&mut self, now: Timestamp) {
        while self.visit.deadline().is_some_and(|at| at <= now) {
            self.decide(now, Input::Tick);
        }
    }

    /// One commit: all that is decided goes to the journal.
    pub(crate) fn store(&mut self, journal: &mut Vec<Entry>) {
        for task in self.decided.drain(..) {
            if let Task::Do(Output::Record(entry)) = &task {
                journal.push(entry.clone());
            }
            self.stored.push_back(task);
        }
    }

    /// Tells everyone of one thing that is stored.
    pub(crate) fn tell(&mut self) -> Vec<(SeatId, ServerMessage)> {
        match self.stored.pop_front() {
            None => Vec::new(),
            Some(Task::Do(Output::Accept { to, tag })) => {
                vec![(to, ServerMessage::Accepted { tag })]
            }
            Some(Task::Do(Output::Refuse { to, tag, refusal })) => {
                vec![(to, ServerMessage::Refused { tag, refusal })]
            }
            Some(Task::Do(Output::Record(entry))) => self.tell_entry(&entry),
            Some(Task::Greet { seat, session, held }) => self.welcome(seat, session, held),
        }
    }

    fn tell_entry(&mut self, entry: &Entry) -> Vec<(SeatId, ServerMessage)> {
        let changed = self.log.push(entry.clone());
        let epoch = self.log.epoch();
        let mut messages = Vec::new();
        for seat in &self.told {
            let Some(reader) = self.reader(*seat) else { continue };
            let message = if changed.contains(seat) {
                ServerMessage::Snapshot { epoch, state: self.log.snapshot(reader) }
            } else {
                ServerMessage::Entry { epoch, entry: entry.seen_by(reader) }
            };
            messages.push((*seat, message));
            if reader.standing == Standing::Removed {
                messages.push((*seat, ServerMessage::Closing { code: ErrorCode::Removed }));
            }
        }
        messages
    }

    fn welcome(&mut self, seat: SeatId, session: u64, held: Held) -> Vec<(SeatId, ServerMessage)> {
        let known = self.log.state().seat(seat).filter(|s| s.standing != Standing::Removed);
        let (Some(known), Some(reader)) = (known, self.reader(seat)) else { return Vec::new() };
        if self.sessions.get(&seat) != Some(&session) {
            return Vec::new();
        }
        self.told.insert(seat);
        let missed = self.log.missed(seat, reader, held);
        let last_tag = known.last_tag;
        let (visit, now) = (VisitId::from_bytes([0; 16]), Timestamp(0));
        let epoch = self.log.epoch();
        let (kept_until, ice_servers) = (Timestamp(u64::MAX), Vec::new());
        let welcome = ServerMessage::Welcome {
            visit,
            seat,
            epoch,
            now,
            kept_until,
            last_tag,
            ice_servers,
            missed,
        };
        vec![(seat, welcome)]
    }

    /// Whom the seat reads as, by what is told so far: decided entries are nobody's knowledge yet.
    fn reader(&self, seat: SeatId) -> Option<webside_protocol::Reader> {
        self.log.state().reader(seat)
    }
}
