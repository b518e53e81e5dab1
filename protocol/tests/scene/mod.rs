//! A visit with a person of each role, and a clock that moves when told.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of the scene")]

use std::time::Duration;

use webside_protocol::{
    Command, Entry, Input, Language, LiveCue, Name, Output, PageId, Place, Policy, Refusal, Role,
    SeatId, Tag, Timestamp, Visit,
};

pub mod talk;

pub const CLINICIAN: SeatId = SeatId(0);
pub const PATIENT: SeatId = SeatId(1);
pub const FAMILY: SeatId = SeatId(2);
pub const INTERPRETER: SeatId = SeatId(3);
pub const STAFF: SeatId = SeatId(4);
pub const OBSERVER: SeatId = SeatId(5);
pub const CAPTIONER: SeatId = SeatId(6);
pub const SEATS: [SeatId; 7] =
    [CLINICIAN, PATIENT, FAMILY, INTERPRETER, STAFF, OBSERVER, CAPTIONER];
/// A letter for the role of each of [`SEATS`]; a captioner types.
pub const LETTERS: &str = "CPFISOT";
/// Created, seven arrivals, a yes, five admissions.
pub const ENTRIES_WHEN_FULL: u64 = 14;

pub struct Scene {
    pub visit: Visit,
    pub log: Vec<Entry>,
    pub now: Timestamp,
    tag: u32,
}

impl Scene {
    /// Everyone has arrived, everyone is inside.
    pub fn full() -> Self {
        Self::with(Policy::default())
    }

    /// The same without a captioner: there is room for two guests.
    pub fn with_room() -> Self {
        Self::of(&SEATS[..6], Policy::default())
    }

    pub fn with_safety_signals() -> Self {
        Self::with(Policy { safety_signals: true, ..Policy::default() })
    }

    /// Made, and nobody has come.
    pub fn empty(policy: Policy) -> Self {
        Self::made_for(&SEATS, policy)
    }

    fn made_for(seats: &[SeatId], policy: Policy) -> Self {
        let now = Timestamp(1_700_000_000_000);
        let mut out = Vec::new();
        let visit = Visit::create(now, places(seats), policy, &mut out);
        let mut scene = Self { visit, log: Vec::new(), now, tag: 0 };
        scene.keep(out);
        scene
    }

    /// Everyone is inside, under this policy.
    pub fn with(policy: Policy) -> Self {
        Self::of(&SEATS, policy)
    }

    fn of(seats: &[SeatId], policy: Policy) -> Self {
        let mut scene = Self::made_for(seats, policy);
        for seat in seats {
            scene.arrive(*seat);
        }
        assert_eq!(scene.send(PATIENT, Command::Consent { seat: OBSERVER, yes: true }), None);
        let waiting = seats.iter().filter(|seat| ![CLINICIAN, STAFF].contains(seat));
        for seat in waiting {
            assert_eq!(scene.send(CLINICIAN, Command::Admit { seat: *seat }), None);
        }
        scene
    }

    pub fn arrive(&mut self, seat: SeatId) {
        self.input(Input::Arrived { seat, page: PageId(u32::from(seat.0)) });
    }

    pub fn wait(&mut self, span: Duration) {
        self.now = self.now + span;
    }

    /// Lets time pass, with the machine woken at each of its deadlines.
    pub fn live_through(&mut self, span: Duration) {
        let end = self.now + span;
        while let Some(at) = self.visit.deadline().filter(|at| *at <= end) {
            self.now = at;
            self.input(Input::Tick);
        }
        self.now = end;
    }

    /// Sends `command`; the refusal, if any.
    pub fn send(&mut self, from: SeatId, command: Command) -> Option<Refusal> {
        self.tag += 1;
        self.send_again(from, command)
    }

    /// Sends `command` under the number used last.
    pub fn send_again(&mut self, from: SeatId, command: Command) -> Option<Refusal> {
        let tag = Tag(self.tag);
        let out = self.input(Input::Command { from, tag, command });
        out.into_iter().find_map(|output| match output {
            Output::Refuse { refusal, .. } => Some(refusal),
            Output::Record(_) | Output::Accept { .. } => None,
        })
    }

    pub fn input(&mut self, input: Input) -> Vec<Output> {
        let mut out = Vec::new();
        self.visit.handle(self.now, input, &mut out);
        self.keep(out.clone());
        out
    }

    pub fn cue(&self, seat: SeatId) -> Option<LiveCue> {
        self.visit.state().seat(seat)?.cue
    }

    pub fn role(&self, seat: SeatId) -> Role {
        self.visit.state().seats()[&seat].role
    }

    fn keep(&mut self, out: Vec<Output>) {
        self.log.extend(out.into_iter().filter_map(|output| match output {
            Output::Record(entry) => Some(entry),
            Output::Accept { .. } | Output::Refuse { .. } => None,
        }));
    }
}

fn places(seats: &[SeatId]) -> Vec<Place> {
    let names = ["Dr. Amara Rivera", "Rosa Martín", "Luis", "Ana", "Sam", "Kim", "Toni"];
    let roles = [
        Role::Clinician,
        Role::Patient,
        Role::Family,
        Role::Interpreter,
        Role::Staff,
        Role::Observer,
        Role::Captioner,
    ];
    seats
        .iter()
        .copied()
        .zip(roles)
        .zip(names)
        .map(|((seat, role), name)| Place {
            seat,
            role,
            name: Name::new(name).expect("a name"),
            language: Language::En,
        })
        .collect()
}
