//! One page, told what happens; a test looks at what it does and what it knows.

use std::rc::Rc;
use std::time::Duration;

use webside_client::model::connection::SocketId;
use webside_client::model::{
    Abilities, Browser, ConsoleWork, DeviceEvent, DeviceId, Effect, Fragment, Link, Model, Msg,
    Opening, Place, SocketEvent, Source, Steady, update,
};
use webside_protocol::{
    Author, ClientMessage, Entry, Epoch, ErrorCode, Event, Language, LinkSecret, Missed, Name,
    PageId, Policy, Role, SeatId, Seq, ServerMessage, Tag, Ticket, Timestamp, VisitId, VisitState,
};

pub(crate) const DOCTOR: SeatId = SeatId(1);
pub(crate) const ROSA: SeatId = SeatId(2);

pub(crate) struct Page {
    pub(crate) model: Model,
    pub(crate) now: Steady,
    pub(crate) log: Vec<Entry>,
}

pub(crate) fn place() -> Place {
    Place { visit: VisitId::from_bytes([7; 16]), seat: ROSA }
}

pub(crate) fn secret() -> LinkSecret {
    LinkSecret("q83-_w1V0Kq83-_w1V0Kq83-_w1V0Kq83-_w1V0K".to_owned())
}

/// A page opened by Rosa with a link that nobody spent yet.
pub(crate) fn opening() -> Opening {
    Opening {
        page: PageId(1),
        console: None,
        browser: Browser::Chrome,
        abilities: Abilities { secure: true, calls: true, ..Abilities::default() },
        fragment: Fragment::Secret(secret()),
        ticket: None,
        ended: false,
        checked: None,
        reloaded: false,
        locale_of_browser: None,
        settings: Vec::new(),
    }
}

/// The same page after the link was spent.
pub(crate) fn known() -> Opening {
    let ticket = Some((place(), Ticket("ticket".to_owned())));
    Opening { fragment: Fragment::Place(place()), ticket, ..opening() }
}

/// The clinician's page, known already.
pub(crate) fn console() -> Opening {
    Opening { console: Some(ConsoleWork::new()), ..known() }
}

impl Page {
    pub(crate) fn open(opening: Opening) -> (Self, Vec<Effect>) {
        let now = Steady(1_000_000);
        let (model, effects) = Model::open(opening, now);
        (Self { model, now, log: log() }, effects)
    }

    /// Goes in and is welcomed as `seat`, which was let in before when `admitted` lists it.
    pub(crate) fn inside(opening: Opening, seat: SeatId, events: Vec<Event>) -> Self {
        let (mut page, _) = Self::open(opening);
        page.press(webside_client::model::Press::Enter);
        for event in events {
            page.record(event);
        }
        page.hear(SocketEvent::Opened);
        page.welcome(seat, Tag(0));
        page
    }

    pub(crate) fn tell(&mut self, msg: Msg) -> Vec<Effect> {
        update(&mut self.model, msg, self.now)
    }

    pub(crate) fn press(&mut self, press: webside_client::model::Press) -> Vec<Effect> {
        self.tell(Msg::Press(press))
    }

    pub(crate) fn device(&mut self, event: DeviceEvent) -> Vec<Effect> {
        self.tell(Msg::Device(event))
    }

    pub(crate) fn opens(&mut self, source: Source, device: &str) -> Vec<Effect> {
        self.device(DeviceEvent::Opened(source, Ok(DeviceId(device.to_owned()))))
    }

    pub(crate) fn hear(&mut self, event: SocketEvent) -> Vec<Effect> {
        let socket = self.model.connection.socket();
        self.tell(Msg::Socket(socket, event))
    }

    pub(crate) fn server(&mut self, message: ServerMessage) -> Vec<Effect> {
        self.hear(SocketEvent::Received(Rc::new(message)))
    }

    pub(crate) fn closing(&mut self, code: ErrorCode) -> Vec<Effect> {
        self.server(ServerMessage::Closing { code })
    }

    /// The server's answer to a hello, with the whole state.
    pub(crate) fn welcome(&mut self, seat: SeatId, last_tag: Tag) -> Vec<Effect> {
        let mut state = VisitState::default();
        self.log.iter().for_each(|entry| state.apply(entry));
        self.server(ServerMessage::Welcome {
            visit: place().visit,
            seat,
            epoch: Epoch(1),
            now: Timestamp(self.now.0),
            kept_until: Timestamp(self.now.0 + 86_400_000),
            last_tag,
            ice_servers: Vec::new(),
            missed: Missed::Snapshot { state },
        })
    }

    /// Adds a fact to the log, untold.
    pub(crate) fn record(&mut self, event: Event) -> Entry {
        let seq = Seq(u64::try_from(self.log.len()).expect("few entries"));
        let entry = Entry { seq, at: Timestamp(self.now.0), by: Author::Server {}, event };
        self.log.push(entry.clone());
        entry
    }

    /// Adds a fact to the log, and tells it.
    pub(crate) fn fact(&mut self, event: Event) -> Vec<Effect> {
        let entry = self.record(event);
        self.server(ServerMessage::Entry { epoch: Epoch(1), entry })
    }

    /// Time passes, tick by tick, and the server is heard; returns all that was done.
    pub(crate) fn wait(&mut self, seconds: u64) -> Vec<Effect> {
        let mut all = Vec::new();
        for _ in 0..seconds {
            all.extend(self.wait_unheard(1));
            if self.model.connection.is_open() {
                let now = Timestamp(self.now.0);
                all.extend(self.server(ServerMessage::Beat { now }));
            }
        }
        all
    }

    /// Time passes, and the server says nothing.
    pub(crate) fn wait_unheard(&mut self, seconds: u64) -> Vec<Effect> {
        let mut all = Vec::new();
        for _ in 0..seconds {
            self.now = self.now + Duration::from_secs(1);
            all.extend(self.tell(Msg::Tick));
        }
        all
    }

    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.model.connection.link(), Link::Waiting { .. })
    }
}

/// Everybody planned, the doctor here.
fn log() -> Vec<Entry> {
    let seat = |seat, role, name, language| webside_protocol::Place {
        seat,
        role,
        name: Name::new(name).expect("a name"),
        language,
    };
    let seats = vec![
        seat(DOCTOR, Role::Clinician, "Dr. Amara Rivera", Language::En),
        seat(ROSA, Role::Patient, "Rosa Martín", Language::Es),
    ];
    let event = Event::VisitCreated { seats, policy: Policy::default() };
    vec![Entry { seq: Seq(0), at: Timestamp(1), by: Author::Server {}, event }]
}

/// Both came, and Rosa was let in.
pub(crate) fn both_inside() -> Vec<Event> {
    vec![
        Event::SeatArrived { seat: DOCTOR, page: PageId(9) },
        Event::SeatArrived { seat: ROSA, page: PageId(1) },
        Event::SeatAdmitted { seat: ROSA },
    ]
}

/// What is said to the server among `effects`.
pub(crate) fn said(effects: &[Effect]) -> Vec<ClientMessage> {
    let said = |effect: &Effect| {
        if let Effect::Say(message) = effect { Some(message.clone()) } else { None }
    };
    effects.iter().filter_map(said).collect()
}

/// The sockets opened among `effects`.
pub(crate) fn sockets(effects: &[Effect]) -> usize {
    (0..100).filter(|id| effects.contains(&Effect::OpenSocket(SocketId(*id)))).count()
}
