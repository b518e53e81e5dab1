//! Two pages, a server and the links between them, in one thread and from one seed.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use webside_client::model::connection::SocketId;
use webside_client::model::peer::{Begins, Other, PeerStep};
use webside_client::model::{
    Abilities, Browser, ConsoleWork, Effect, Fragment, Model, Msg, Opening, Place, SocketEvent,
    Steady, Switch, WindowEvent, update,
};
use webside_protocol::{
    ClientMessage, PageId, RelayUse, SeatId, ServerMessage, Ticket, Timestamp, VisitId,
};

use crate::browser::Peer;
use crate::chance::Chance;
use crate::server::{DOCTOR, ROSA, Said, Server, Session};

/// The server's clock is this far ahead of the pages': nothing may rest on their being equal.
const CLOCKS_APART_MS: u64 = 7_777_777;

/// One page in its browser.
pub(crate) struct Page {
    pub(crate) model: Model,
    /// One, and two while one takes the other's place.
    pub(crate) peers: Vec<Peer>,
    /// The newest socket, while the browser takes it for open.
    socket: Option<SocketId>,
    up: VecDeque<(Session, ClientMessage)>,
    down: VecDeque<(Session, SocketEvent)>,
    /// What both ends take for open is dead: nothing arrives, and nobody is told.
    half_dead: bool,
    pub(crate) peers_made: u32,
}

pub(crate) struct World {
    pub(crate) now: u64,
    pub(crate) chance: Chance,
    pub(crate) server: Server,
    pub(crate) server_up: bool,
    pub(crate) pages: BTreeMap<SeatId, Page>,
    /// Packets of media get through.
    pub(crate) path_up: bool,
    pages_opened: u32,
    pub(crate) mismatches: u32,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        Self::with(seed, RelayUse::WhenNeeded)
    }

    pub(crate) fn with(seed: u64, relay: RelayUse) -> Self {
        let now = 1_000_000;
        let mut world = Self {
            now,
            chance: Chance::new(seed),
            server: Server::new(Timestamp(now + CLOCKS_APART_MS), relay),
            server_up: true,
            pages: BTreeMap::new(),
            path_up: true,
            pages_opened: 0,
            mismatches: 0,
        };
        world.open(DOCTOR);
        world.open(ROSA);
        world
    }

    /// Loads the page of `seat`, for the first time or again.
    pub(crate) fn open(&mut self, seat: SeatId) {
        if let Some(old) = self.pages.remove(&seat) {
            self.mismatches += old.peers.iter().map(|peer| peer.mismatches).sum::<u32>();
            let gone: Vec<Session> = self.server.sessions.get(&seat).copied().into_iter().collect();
            for session in gone {
                let said = self.server.closed(seat, session, self.server_time());
                self.carry(said);
            }
        }
        self.pages_opened += 1;
        let place = Place { visit: VisitId::from_bytes([7; 16]), seat };
        let console = (seat == DOCTOR).then(ConsoleWork::new);
        let abilities = Abilities { secure: true, calls: true, ..Abilities::default() };
        let opening = Opening {
            page: PageId(self.pages_opened),
            console,
            browser: Browser::Other,
            abilities,
            fragment: Fragment::Place(place),
            ticket: Some((place, Ticket("ticket".to_owned()))),
            ended: false,
            checked: Some(Switch::Off),
            reloaded: false,
            locale_of_browser: None,
            settings: Vec::new(),
        };
        let (model, effects) = Model::open(opening, Steady(self.now));
        let page = Page {
            model,
            peers: Vec::new(),
            socket: None,
            up: VecDeque::new(),
            down: VecDeque::new(),
            half_dead: false,
            peers_made: 0,
        };
        self.pages.insert(seat, page);
        self.carry_out(seat, effects);
    }

    pub(crate) fn tell(&mut self, seat: SeatId, msg: Msg) {
        let now = Steady(self.now);
        let effects = update(&mut self.page(seat).model, msg, now);
        self.carry_out(seat, effects);
    }

    pub(crate) fn page(&mut self, seat: SeatId) -> &mut Page {
        self.pages.get_mut(&seat).unwrap()
    }

    fn server_time(&self) -> Timestamp {
        Timestamp(self.now + CLOCKS_APART_MS)
    }

    fn carry_out(&mut self, seat: SeatId, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::OpenSocket(id) => self.open_socket(seat, id),
                Effect::Say(message) => {
                    let page = self.page(seat);
                    if let Some(socket) = page.socket {
                        let session = Session { socket: (page.model.page, socket) };
                        page.up.push_back((session, message));
                    }
                }
                Effect::CloseSocket => self.page(seat).socket = None,
                Effect::Peer(id, PeerStep::Make(other)) => {
                    let we = matches!(other, Other::Page { first: Begins::We, .. });
                    let salt = u64::from(self.pages_opened) * 10_000
                        + u64::from(id.0) * 10
                        + u64::from(we);
                    let page = self.page(seat);
                    page.peers_made += 1;
                    page.peers.push(Peer::new(id, other, salt));
                }
                Effect::Peer(id, PeerStep::Close) => self.retire_peer(seat, id),
                Effect::Peer(id, PeerStep::Show) => {
                    self.page(seat).peers.iter_mut().for_each(|peer| peer.shown = peer.id == id);
                }
                Effect::Peer(id, step) => {
                    let mut peers = self.page(seat).peers.iter_mut();
                    if let Some(peer) = peers.find(|peer| peer.id == id) {
                        peer.step(step);
                    }
                }
                // Of no consequence to the other page.
                Effect::LoadClinic
                | Effect::UseIceServers(_)
                | Effect::UsePictures(_)
                | Effect::Redeem(..)
                | Effect::Post(..)
                | Effect::KeepTicket { .. }
                | Effect::ForgetTicket(_)
                | Effect::KeepEnded(_)
                | Effect::TakeSummary(..)
                | Effect::Print
                | Effect::KeepChecked(_)
                | Effect::OpenSource(..)
                | Effect::OpenSources { .. }
                | Effect::CloseSources
                | Effect::Switch(..)
                | Effect::UseSpeaker(_)
                | Effect::ListDevices
                | Effect::TestSound
                | Effect::Play
                | Effect::ReadAloud(..)
                | Effect::StopReading
                | Effect::WakeLock(_)
                | Effect::Desk(_)
                | Effect::SetLanguage(_)
                | Effect::LoadWords(_)
                | Effect::SetTextSize(_)
                | Effect::Keep(..)
                | Effect::Reload
                | Effect::Screen(_)
                | Effect::ReloadForVersion => {}
            }
        }
    }

    fn open_socket(&mut self, seat: SeatId, id: SocketId) {
        let server_up = self.server_up;
        let page = self.page(seat);
        page.socket = Some(id);
        page.half_dead = false;
        let session = Session { socket: (page.model.page, id) };
        let event =
            if server_up { SocketEvent::Opened } else { SocketEvent::Closed { chance: 128 } };
        page.down.push_back((session, event));
    }

    fn carry(&mut self, said: Vec<Said>) {
        for (seat, session, message) in said {
            if let Some(page) = self.pages.get_mut(&seat)
                && page.model.page == session.socket.0
                && !page.half_dead
            {
                page.down.push_back((session, SocketEvent::Received(Rc::new(message))));
            }
        }
    }

    /// Lets the oldest message of one link arrive; false when there is none.
    pub(crate) fn deliver_up(&mut self, seat: SeatId) -> bool {
        let page = self.page(seat);
        let Some((session, message)) = page.up.pop_front() else { return false };
        let lost = page.half_dead && page.socket == Some(session.socket.1);
        if self.server_up && !lost {
            let now = self.server_time();
            let said = self.server.hear(seat, session, message, now);
            self.carry(said);
        }
        true
    }

    /// See [`World::deliver_up`].
    pub(crate) fn deliver_down(&mut self, seat: SeatId) -> bool {
        let page = self.page(seat);
        let Some((session, event)) = page.down.pop_front() else { return false };
        let (of, socket) = session.socket;
        if page.model.page == of && page.socket == Some(socket) {
            if matches!(event, SocketEvent::Closed { .. }) {
                page.socket = None;
            }
            self.tell(seat, Msg::Socket(socket, event));
        }
        true
    }

    /// A second passes everywhere.
    pub(crate) fn pass_second(&mut self) {
        self.now += 1_000;
        if self.server_up && (self.now / 1_000).is_multiple_of(4) {
            let now = self.server_time();
            let said = self.server.tick(now);
            self.carry(said);
        }
        self.look_at_wires();
        self.sound();
        for seat in [DOCTOR, ROSA] {
            self.tell(seat, Msg::Tick);
        }
    }

    /// The link of `seat` breaks: what is under way is lost, and both ends are told.
    pub(crate) fn break_link(&mut self, seat: SeatId) {
        let now = self.server_time();
        let page = self.page(seat);
        page.up.clear();
        page.down.clear();
        page.half_dead = false;
        if let Some(socket) = page.socket {
            let session = Session { socket: (page.model.page, socket) };
            page.down.push_back((session, SocketEvent::Closed { chance: 128 }));
            let said = self.server.closed(seat, session, now);
            self.carry(said);
        }
    }

    /// The link of `seat` goes dead, and neither end is told.
    pub(crate) fn deaden_link(&mut self, seat: SeatId) {
        let page = self.page(seat);
        page.half_dead = page.socket.is_some();
        page.up.clear();
        page.down.clear();
    }

    /// The machine of `seat` has another network: its links are dead, and its ways too.
    pub(crate) fn change_network(&mut self, seat: SeatId) {
        self.deaden_link(seat);
        self.tell(seat, Msg::Window(WindowEvent::Online));
    }

    pub(crate) fn kill_server(&mut self) {
        self.server_up = false;
        self.server.sessions.clear();
        for seat in [DOCTOR, ROSA] {
            self.break_link(seat);
        }
    }

    pub(crate) fn start_server(&mut self) {
        if !self.server_up {
            self.server_up = true;
            let now = self.server_time();
            self.server.crash(now);
        }
    }

    /// What `seat` is told of the call overtakes what it is told of the visit.
    pub(crate) fn signalling_overtakes(&mut self, seat: SeatId) {
        let down = std::mem::take(&mut self.page(seat).down);
        let (first, then): (Vec<_>, Vec<_>) = down.into_iter().partition(|(_, event)| {
            matches!(event, SocketEvent::Received(message)
                if matches!(**message, ServerMessage::Signalling { .. } | ServerMessage::RelaySignalling { .. }))
        });
        self.page(seat).down = first.into_iter().chain(then).collect();
    }

    /// Everything that is under way arrives, as often as something comes of it.
    pub(crate) fn drain(&mut self) {
        loop {
            let mut moved = false;
            for seat in [DOCTOR, ROSA] {
                moved |= self.deliver_up(seat);
                moved |= self.deliver_down(seat);
                for _ in 0..4 {
                    self.run_peer(seat);
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// All links stand, and time passes.
    pub(crate) fn settle(&mut self, seconds: u32) {
        self.start_server();
        self.path_up = true;
        for _ in 0..seconds {
            self.drain();
            self.pass_second();
        }
        self.drain();
    }
}
