//! Everything at once: a server that may crash, browsers that come and go, people who tap.

use std::time::Duration;

use fastrand::Rng;
use webside_protocol::limits::{CUE_ASSERT, CUE_UNASSERTED_MAX};
use webside_protocol::{
    ClientMessage, Command, Cue, Entry, Epoch, Event, Input, Language, Name, Output, PageId, Place,
    Policy, RelayUse, Role, SeatId, Seq, ServerMessage, Signal, Timestamp, Visit,
};

use crate::browser::Browser;
use crate::desk::Desk;
use crate::laws;
use crate::talk;

pub(crate) const ROLES: [Role; 7] = Role::ALL;
/// Enough for every queue of a run to empty and every page to connect again.
const SETTLE_ROUNDS: usize = 24;
/// Draws before an unlikely wish is made all the same.
const WISHES_DRAWN_MAX: usize = 12;

pub(crate) struct World {
    pub(crate) now: Timestamp,
    pub(crate) journal: Vec<Entry>,
    pub(crate) desk: Option<Desk>,
    pub(crate) browsers: Vec<Browser>,
    pub(crate) crashes: u32,
    calm: bool,
    sessions: Vec<u64>,
    epoch: Epoch,
    rng: Rng,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let now = Timestamp(1_700_000_000_000);
        let mut out = Vec::new();
        let uses = [RelayUse::Never, RelayUse::WhenNeeded, RelayUse::Always];
        let relay = uses[rng.usize(..uses.len())];
        let policy = Policy { safety_signals: rng.bool(), relay, ..Policy::default() };
        let _made = Visit::create(now, places(), policy, &mut out);
        let journal = out.into_iter().filter_map(recorded).collect();
        let browsers = (0..ROLES.len())
            .map(|at| Browser::new(seat(at), PageId(rng.u32(..))))
            .collect::<Vec<_>>();
        let sessions = vec![0; browsers.len()];
        let mut world = Self {
            now,
            journal,
            desk: None,
            browsers,
            crashes: 0,
            calm: false,
            sessions,
            epoch: Epoch(0),
            rng,
        };
        world.start();
        world.open();
        world
    }

    /// Most visits begin well: everyone comes, and whoever waits is let in. The storm comes after.
    fn open(&mut self) {
        if self.rng.u8(..) < 32 {
            return;
        }
        self.calm = true;
        self.exchange();
        let observer = seat(ROLES.len() - 1);
        self.browsers[1].tap(Command::Consent { seat: observer, yes: true });
        self.exchange();
        for at in 1..self.browsers.len() {
            self.browsers[0].tap(Command::Admit { seat: seat(at) });
        }
        self.exchange();
        self.calm = false;
    }

    /// One thing happens somewhere.
    pub(crate) fn step(&mut self) {
        let span = Duration::from_millis(self.rng.u64(0..800));
        self.pass(span);
        let at = self.rng.usize(..self.browsers.len());
        match self.rng.u8(0..100) {
            0..35 => self.carry(at),
            35 => self.invite(at),
            36..52 => self.serve(),
            52..80 => self.tap(at),
            80..84 => self.assert_cue(at),
            84..92 => self.connect(at),
            92..95 => self.browsers[at].cut(),
            95..97 => {
                let page = PageId(self.rng.u32(..));
                self.browsers[at].reload(page);
            }
            97 => self.lose(at),
            98 => self.crash(),
            _ => self.start(),
        }
    }

    /// The storm is over: everyone connects, everything arrives, and nobody asserts a cue any more.
    pub(crate) fn settle(&mut self) {
        self.calm = true;
        self.start();
        for _ in 0..SETTLE_ROUNDS {
            self.exchange();
        }
        self.pass(CUE_UNASSERTED_MAX);
        for _ in 0..SETTLE_ROUNDS {
            self.exchange();
        }
    }

    fn exchange(&mut self) {
        for at in 0..self.browsers.len() {
            self.connect(at);
            (0..12).for_each(|_| self.carry(at));
        }
        (0..12).for_each(|_| self.serve());
    }

    fn pass(&mut self, span: Duration) {
        self.now = self.now + span;
        if let Some(desk) = &mut self.desk {
            desk.wake(self.now);
        }
    }

    /// One message each way on one link.
    fn carry(&mut self, at: usize) {
        let Some(link) = &mut self.browsers[at].link else { return };
        if let Some(message) = link.next_up(&mut self.rng, self.calm) {
            self.arrive(at, message);
        }
        let Some(link) = &mut self.browsers[at].link else { return };
        if let Some(message) = link.next_down(&mut self.rng, self.calm) {
            laws::check_told(self, at, &message);
            self.browsers[at].hear(message);
        }
    }

    fn arrive(&mut self, at: usize, message: ClientMessage) {
        let (seat, now) = (seat(at), self.now);
        let Some(desk) = &mut self.desk else { return };
        match message {
            ClientMessage::Hello { page, held, .. } => {
                self.sessions[at] = desk.greet(now, seat, page, held);
            }
            ClientMessage::Command { tag, command } => {
                desk.decide(now, Input::Command { from: seat, tag, command });
            }
            ClientMessage::AssertCue {} => desk.decide(now, Input::Asserted { seat }),
            ClientMessage::Signalling { .. }
            | ClientMessage::RelaySignalling { .. }
            | ClientMessage::Level { .. }
            | ClientMessage::Caption { .. }
            | ClientMessage::Beat {} => {}
        }
    }

    /// The server commits, then tells a little; each may be as far as it gets before a crash.
    fn serve(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        desk.store(&mut self.journal);
        for _ in 0..self.rng.usize(1..6) {
            for (seat, message) in desk.tell() {
                if let Some(link) = &mut self.browsers[usize::from(seat.0)].link {
                    link.down.push_back(message);
                }
            }
        }
    }

    fn tap(&mut self, at: usize) {
        let command = match self.rng.u8(..) {
            0..56 => self.any_command(),
            56..112 => self.apt_wish(at),
            112..=u8::MAX => self.apt_command(at),
        };
        self.browsers[at].tap(command);
    }

    /// Somebody asks a guest in, who may be one that was asked in before. Guests have no page here.
    fn invite(&mut self, at: usize) {
        let name = Name::new(if self.rng.bool() { "Kim" } else { "Sam" }).expect("a name");
        let (from, role) = (seat(at), ROLES[self.rng.usize(..ROLES.len())]);
        if let Some(desk) = &mut self.desk {
            desk.decide(self.now, Input::Invite { from, role, name });
        }
    }

    /// The page of a live cue says so, in time or late.
    fn assert_cue(&mut self, at: usize) {
        let narrates = |b: &Browser| b.mirror.state().seat(b.seat).is_some_and(|s| s.cue.is_some());
        if narrates(&self.browsers[at]) {
            self.browsers[at].say(ClientMessage::AssertCue {});
            self.pass(CUE_ASSERT / 4);
        }
    }

    fn connect(&mut self, at: usize) {
        if self.browsers[at].link.is_none() && self.desk.is_some() {
            self.lose(at);
            self.browsers[at].connect();
        }
    }

    /// The server notices that a link is gone.
    fn lose(&mut self, at: usize) {
        self.browsers[at].cut();
        let session = self.sessions[at];
        if let Some(desk) = &mut self.desk {
            desk.depart(self.now, seat(at), session);
        }
    }

    fn crash(&mut self) {
        if self.desk.take().is_some() {
            self.crashes += 1;
            self.browsers.iter_mut().for_each(Browser::cut);
        }
    }

    fn start(&mut self) {
        if self.desk.is_none() {
            self.epoch = Epoch(self.epoch.0 + 1);
            self.desk = Some(Desk::start(self.now, self.epoch, &self.journal));
        }
    }

    /// What somebody in this role is likely to tap.
    fn apt_command(&mut self, at: usize) -> Command {
        let cue = Cue::ALL[self.rng.usize(..Cue::ALL.len())];
        let signal = Signal::ALL[self.rng.usize(..Signal::ALL.len())];
        match ROLES[at] {
            Role::Clinician | Role::Staff if self.rng.bool() => Command::BeginCue { cue },
            Role::Clinician | Role::Staff => {
                let seat = seat(self.rng.usize(..ROLES.len()));
                Command::Admit { seat }
            }
            Role::Patient | Role::Family if self.rng.u8(..) < 16 => {
                Command::RaiseSignal { signal: Signal::NotPrivate }
            }
            Role::Patient | Role::Family => Command::RaiseSignal { signal },
            Role::Interpreter => Command::BeginCue { cue: Cue::InterpreterWait },
            Role::Captioner => Command::RaiseSignal { signal: Signal::CantHear },
            Role::Observer => Command::Leave {},
        }
    }

    /// A wish of the conversation: mostly one that the page would offer.
    fn apt_wish(&mut self, at: usize) -> Command {
        let mut wish = talk::any_wish(&mut self.rng, self.journal.len() as u64);
        for _ in 0..WISHES_DRAWN_MAX {
            let would = self.browsers[at].mirror.would(seat(at), self.now, &wish);
            if would.is_ok_and(|event| event.is_some()) {
                break;
            }
            wish = talk::any_wish(&mut self.rng, self.journal.len() as u64);
        }
        wish
    }

    fn any_command(&mut self) -> Command {
        let rng = &mut self.rng;
        let whom = seat(rng.usize(..ROLES.len()));
        let last = self.journal.len() as u64;
        let raised = Seq(rng.u64(last.saturating_sub(20)..=last));
        match rng.u8(0..100) {
            0..20 => Command::BeginCue { cue: Cue::ALL[rng.usize(..Cue::ALL.len())] },
            20..25 => Command::StepAway { back_in_min: rng.u8(0..40) },
            25..28 => Command::KeepCue {},
            28..34 => Command::EndCue {},
            34..55 => Command::RaiseSignal { signal: Signal::ALL[rng.usize(..Signal::ALL.len())] },
            55..60 => Command::TakeBackSignal { raised },
            60..68 => Command::SeeSignal { raised },
            68..72 => Command::ClearSignal { raised },
            72..88 => Command::Admit { seat: whom },
            88..90 => Command::Consent { seat: whom, yes: rng.bool() },
            90..94 => Command::SendBack { seat: whom },
            94 => Command::Remove { seat: whom },
            95..98 => Command::Leave {},
            98 => Command::AskRelay {},
            _ => Command::EndVisit {},
        }
    }
}

impl World {
    /// What the whole world can be asked about one message.
    pub(crate) fn holds(&self, entry: &Entry) -> bool {
        let at = usize::try_from(entry.seq.0).expect("a small log");
        self.journal.get(at).is_some_and(|kept| {
            kept == entry || (entry.event == Event::Withheld {} && kept.at == entry.at)
        })
    }

    pub(crate) fn role(at: usize) -> Role {
        ROLES[at]
    }

    pub(crate) fn is_answered(&self) -> bool {
        self.browsers.iter().all(|b| !b.is_waiting() || !b.welcomed)
    }
}

fn seat(at: usize) -> SeatId {
    SeatId(u8::try_from(at).expect("few seats"))
}

fn recorded(output: Output) -> Option<Entry> {
    match output {
        Output::Record(entry) => Some(entry),
        Output::Accept { .. } | Output::Refuse { .. } => None,
    }
}

fn places() -> Vec<Place> {
    let place = |at| Place {
        seat: seat(at),
        role: ROLES[at],
        name: Name::new("Somebody").expect("a name"),
        language: Language::En,
    };
    (0..ROLES.len()).map(place).collect()
}

/// Everything a message tells of the log.
pub(crate) fn entries_of(message: &ServerMessage) -> Vec<&Entry> {
    use webside_protocol::Missed;
    match message {
        ServerMessage::Entry { entry, .. } => vec![entry],
        ServerMessage::Welcome { missed: Missed::Entries { entries }, .. } => {
            entries.iter().collect()
        }
        ServerMessage::Welcome { missed: Missed::Snapshot { .. }, .. }
        | ServerMessage::Snapshot { .. }
        | ServerMessage::Accepted { .. }
        | ServerMessage::Refused { .. }
        | ServerMessage::Signalling { .. }
        | ServerMessage::RelaySignalling { .. }
        | ServerMessage::Level { .. }
        | ServerMessage::Caption { .. }
        | ServerMessage::Beat { .. }
        | ServerMessage::Ignored { .. }
        | ServerMessage::Closing { .. } => Vec::new(),
    }
}
