//! A server without sockets: the real machine and log of a visit, and who is connected.

use std::collections::BTreeMap;

use webside_client::model::connection::SocketId;
use webside_core::Log;
use webside_protocol::{
    ClientMessage, Entry, Epoch, Event, Input, Language, Name, Output, PageId, Place, Policy,
    Presence, RelayUse, Role, SeatId, ServerMessage, Signalling, Timestamp, Visit, VisitId,
};

use crate::browser::relay_answer;

pub(crate) const DOCTOR: SeatId = SeatId(1);
pub(crate) const ROSA: SeatId = SeatId(2);

/// The newest socket of a seat, as the server knows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) socket: (PageId, SocketId),
}

pub(crate) struct Server {
    pub(crate) visit: Visit,
    pub(crate) log: Log,
    pub(crate) entries: Vec<Entry>,
    epoch: Epoch,
    pub(crate) sessions: BTreeMap<SeatId, Session>,
    /// The relay: whose connection, by its number, is reached by which credentials.
    pub(crate) relay: BTreeMap<(SeatId, u32), u64>,
    answers: u64,
}

/// What the server says, and on which socket.
pub(crate) type Said = (SeatId, Session, ServerMessage);

impl Server {
    pub(crate) fn new(now: Timestamp, relay: RelayUse) -> Self {
        let place = |seat, role, name| Place {
            seat,
            role,
            name: Name::new(name).unwrap(),
            language: Language::En,
        };
        let places = vec![
            place(DOCTOR, Role::Clinician, "Dr. Amara Rivera"),
            place(ROSA, Role::Patient, "Rosa Martín"),
        ];
        let mut out = Vec::new();
        let visit = Visit::create(now, places, Policy { relay, ..Policy::default() }, &mut out);
        let epoch = Epoch(1);
        let (log, entries, sessions) = (Log::new(epoch), Vec::new(), BTreeMap::new());
        let (relay, answers) = (BTreeMap::new(), 9_000_000_000);
        let mut server = Self { visit, log, entries, epoch, sessions, relay, answers };
        server.tell(out);
        server
    }

    /// Dies and is started again: what was told stands, sockets do not.
    pub(crate) fn crash(&mut self, now: Timestamp) {
        self.sessions.clear();
        self.relay.clear();
        self.epoch = Epoch(self.epoch.0 + 1);
        self.log = Log::new(self.epoch);
        for entry in &self.entries {
            self.log.push(entry.clone());
        }
        let mut out = Vec::new();
        self.visit = Visit::recover(now, &self.entries, &mut out);
        self.tell(out);
    }

    /// A socket is gone, as far as the server can tell.
    pub(crate) fn closed(&mut self, seat: SeatId, session: Session, now: Timestamp) -> Vec<Said> {
        if self.sessions.get(&seat) != Some(&session) {
            return Vec::new();
        }
        self.sessions.remove(&seat);
        self.input(now, Input::Departed { seat })
    }

    pub(crate) fn tick(&mut self, now: Timestamp) -> Vec<Said> {
        let mut said = self.input(now, Input::Tick);
        for (seat, session) in &self.sessions {
            said.push((*seat, *session, ServerMessage::Beat { now }));
        }
        said
    }

    pub(crate) fn hear(
        &mut self,
        seat: SeatId,
        session: Session,
        message: ClientMessage,
        now: Timestamp,
    ) -> Vec<Said> {
        if let ClientMessage::Hello { page, held, .. } = message {
            return self.welcome(seat, session, page, held, now);
        }
        if self.sessions.get(&seat) != Some(&session) {
            return Vec::new();
        }
        match message {
            ClientMessage::Hello { .. } | ClientMessage::Beat {} => Vec::new(),
            ClientMessage::Command { tag, command } => {
                self.input(now, Input::Command { from: seat, tag, command })
            }
            ClientMessage::AssertCue {} => self.input(now, Input::Asserted { seat }),
            ClientMessage::Level { level } => {
                self.pass(seat, ServerMessage::Level { from: seat, level })
            }
            ClientMessage::Caption { line } => {
                self.pass(seat, ServerMessage::Caption { from: seat, line })
            }
            ClientMessage::RelaySignalling { call, body: Signalling::Offer { sdp } } => {
                let inside = self.visit.state().seat(seat).is_some_and(|s| s.is_admitted());
                if !inside || !self.visit.state().media().is_relayed() {
                    return Vec::new();
                }
                self.answers += 1;
                let (own, sdp) = relay_answer(&sdp, self.answers);
                self.relay.retain(|(other, _), _| *other != seat);
                self.relay.insert((seat, call), own);
                let body = Signalling::Answer { sdp };
                vec![(seat, session, ServerMessage::RelaySignalling { call, body })]
            }
            ClientMessage::RelaySignalling { .. } => panic!("the relay is told offers alone"),
            ClientMessage::Signalling { to, to_page, body } => {
                let page = |of| match self.visit.state().seat(of).map(|s| s.presence) {
                    Some(Presence::Here { page, .. }) => Some(page),
                    Some(Presence::Gone { .. } | Presence::NotYet {}) | None => None,
                };
                let inside = self.visit.state().seat(to).is_some_and(|s| s.is_admitted());
                match (page(seat), self.sessions.get(&to)) {
                    (Some(from_page), Some(other)) if inside && page(to) == Some(to_page) => {
                        let told = ServerMessage::Signalling { from: seat, from_page, body };
                        vec![(to, *other, told)]
                    }
                    _ => Vec::new(),
                }
            }
        }
    }

    fn welcome(
        &mut self,
        seat: SeatId,
        session: Session,
        page: PageId,
        held: webside_protocol::Held,
        now: Timestamp,
    ) -> Vec<Said> {
        self.sessions.insert(seat, session);
        let mut said = self.input(now, Input::Arrived { seat, page });
        said.retain(|(to, ..)| *to != seat);
        let state = self.log.state();
        let reader = state.reader(seat).unwrap();
        let last_tag = state.seat(seat).unwrap().last_tag;
        let missed = self.log.missed(seat, reader, held);
        let visit = VisitId::from_bytes([7; 16]);
        let epoch = self.epoch;
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
        said.push((seat, session, welcome));
        said
    }

    fn input(&mut self, now: Timestamp, input: Input) -> Vec<Said> {
        let mut out = Vec::new();
        self.visit.handle(now, input, &mut out);
        self.tell(out)
    }

    fn pass(&self, from: SeatId, message: ServerMessage) -> Vec<Said> {
        let others = self.sessions.iter().filter(|(seat, _)| **seat != from);
        others.map(|(seat, session)| (*seat, *session, message.clone())).collect()
    }

    fn tell(&mut self, out: Vec<Output>) -> Vec<Said> {
        let mut said = Vec::new();
        for output in out {
            match output {
                Output::Record(entry) => self.record(entry, &mut said),
                Output::Accept { to, tag } => {
                    self.answer(to, ServerMessage::Accepted { tag }, &mut said);
                }
                Output::Refuse { to, tag, refusal } => {
                    self.answer(to, ServerMessage::Refused { tag, refusal }, &mut said);
                }
            }
        }
        said
    }

    fn record(&mut self, entry: Entry, said: &mut Vec<Said>) {
        let changed = self.log.push(entry.clone());
        self.entries.push(entry.clone());
        let epoch = self.epoch;
        for (seat, session) in &self.sessions {
            let reader = self.log.state().reader(*seat).unwrap();
            let told = if changed.contains(seat) && entry.event != (Event::Withheld {}) {
                ServerMessage::Snapshot { epoch, state: self.log.snapshot(reader) }
            } else {
                ServerMessage::Entry { epoch, entry: entry.seen_by(reader) }
            };
            said.push((*seat, *session, told));
        }
    }

    fn answer(&self, to: SeatId, message: ServerMessage, said: &mut Vec<Said>) {
        if let Some(session) = self.sessions.get(&to) {
            said.push((to, *session, message));
        }
    }
}
