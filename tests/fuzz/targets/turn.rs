//! What several clients of TURN do: requests with fuzzed attributes, rightly signed, and all else that comes.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use webside_core::Generation;
use webside_core::turn::{
    AllocationId, Client, Credential, FRAME_BYTES_MAX, Holder, LIFETIME as LIFE, Output, Relayed,
    StreamId, Turn,
};
use webside_protocol::{SeatId, Timestamp, VisitId};

use super::input::Input;
use super::wire::{self, DATA, LIFETIME, NONCE, PEER, REALM, RELAYED, Said, USERNAME};

const ANNOUNCED: [u8; 4] = [198, 51, 100, 1];
const RELAY: ([u8; 4], u16) = (ANNOUNCED, 7000);
const START: Timestamp = Timestamp(1_700_000_000_000);
/// What IPv4 and UDP add to what they carry.
const PACKET: usize = 28;
const STEPS_MAX: usize = 64;
const ALLOCATE: u16 = 0x0003;
const DATA_INDICATION: u16 = 0x0017;
const SEND_INDICATION: u16 = 0x0016;
/// Requests of every kind that there is, one that is not ours, and a Binding.
const METHODS: [u16; 8] = [ALLOCATE, ALLOCATE, 0x0004, 0x0008, 0x0008, 0x0009, 0x0009, 0x000a];
/// What TURN and STUN can say against a request.
const ERRORS: [u16; 11] = [400, 401, 403, 420, 437, 438, 440, 441, 442, 486, 508];

/// Who is there: two of one visit, one of them twice, one of another visit, and a stranger.
const HOLDERS: [Option<(u8, u8)>; 5] =
    [Some((1, 0)), Some((1, 1)), Some((1, 0)), Some((2, 0)), None];

/// Begins a world and takes step after step.
pub(super) fn run(bytes: &[u8]) {
    let mut world = World::new();
    let mut input = Input::new(bytes);
    for _ in 0..STEPS_MAX {
        if input.is_empty() {
            break;
        }
        world.step(&mut input);
        assert!(world.turn.allocations() <= HOLDERS.len(), "one for each client at most");
    }
    world.end();
}

struct World {
    turn: Turn,
    now: Timestamp,
    clients: Vec<Person>,
    /// Addresses that were told, and whose they were.
    told: BTreeMap<SocketAddr, usize>,
}

struct Person {
    client: Client,
    seated: Option<Seated>,
    credential: Credential,
    nonce: Vec<u8>,
}

/// Whose a credential is.
#[derive(Clone, Copy)]
struct Seated {
    visit: VisitId,
    seat: SeatId,
}

impl Seated {
    fn holder(self) -> Holder {
        Holder::Seat { visit: self.visit, seat: self.seat, generation: Generation(0) }
    }
}

/// What somebody sent.
struct Sent<'a> {
    from: usize,
    bytes: &'a [u8],
    /// It is signed by who sent it.
    proven: bool,
    /// What others may get of it.
    data: &'a [u8],
}

impl World {
    fn new() -> Self {
        let mut turn = Turn::new(&[1; 32], ANNOUNCED.into());
        turn.set_relays(vec![RELAY.into()]);
        let person = |(at, holder): (usize, &Option<(u8, u8)>)| {
            let address = SocketAddr::from(([192, 0, 2, u8::try_from(at).unwrap_or(9)], 5000));
            let client = match at {
                1 => Client::Stream(StreamId(1), address),
                _ => Client::Datagram(address),
            };
            let seated = holder.map(|(visit, seat)| Seated {
                visit: VisitId::from_bytes([visit; 16]),
                seat: SeatId(seat),
            });
            let granted = |seated: Seated| turn.grant(START, seated.holder(), START + LIFE * 9);
            let credential = seated.and_then(granted);
            let nobodys = Credential { username: "1:2:3:4".into(), password: String::new() };
            let credential = credential.unwrap_or(nobodys);
            Person { client, seated, credential, nonce: Vec::new() }
        };
        let clients = HOLDERS.iter().enumerate().map(person).collect();
        let mut world = Self { turn, now: START, clients, told: BTreeMap::new() };
        (0..HOLDERS.len()).for_each(|at| world.learn_nonce(at));
        world
    }

    fn step(&mut self, input: &mut Input<'_>) {
        let (kind, from) = (input.byte() % 12, usize::from(input.byte()) % HOLDERS.len());
        match kind {
            0..=3 => self.ask(from, input, None),
            4 => {
                let (place, change) = (input.short(), input.byte().max(1));
                self.ask(from, input, Some((place, change)));
            }
            5 => {
                let bytes = input.piece();
                self.send(&Sent { from, bytes, proven: false, data: bytes });
            }
            6 => {
                let (transaction, peer) = ([input.byte(); 12], self.peer(input));
                let data = input.piece();
                let peer = wire::masked(peer, &transaction);
                let attributes = [(PEER, peer), (DATA, data.to_vec())];
                let bytes = wire::message(SEND_INDICATION, transaction, &attributes);
                self.send(&Sent { from, bytes: &bytes, proven: false, data });
            }
            7 => {
                let (number, data) = (0x4000 + u16::from(input.byte() % 4), input.piece());
                let length = u16::try_from(data.len().min(2000)).unwrap_or(0);
                let data = &data[..usize::from(length)];
                let bytes = [&number.to_be_bytes()[..], &length.to_be_bytes(), data].concat();
                self.send(&Sent { from, bytes: &bytes, proven: false, data });
            }
            8 => self.hear_relay(input),
            9 => self.now = self.now + Duration::from_millis(100) * u32::from(input.short()),
            10 => self.turn.tick(self.now),
            _ => self.authorise(from, input),
        }
    }

    /// What the server itself does about people.
    fn authorise(&mut self, at: usize, input: &mut Input<'_>) {
        let Some(seated) = self.clients[at].seated else { return };
        match input.byte() % 5 {
            0 => self.turn.revoke_seat(seated.visit, seated.seat),
            1 => self.turn.revoke_visit(seated.visit),
            2 => self.turn.gone(self.clients[at].client),
            3 => self.learn_nonce(at),
            _ => {
                let until = self.now + LIFE * u32::from(input.byte());
                if let Some(credential) = self.turn.grant(self.now, seated.holder(), until) {
                    self.clients[at].credential = credential;
                }
            }
        }
    }

    /// The challenge that browsers ask for first.
    fn learn_nonce(&mut self, at: usize) {
        let transport = (0x0019, vec![17, 0, 0, 0]);
        let bytes = wire::message(ALLOCATE, [1; 12], &[transport]);
        let answer = self.send(&Sent { from: at, bytes: &bytes, proven: false, data: &[] });
        let Some(answer) = answer else { return };
        let said = Said::read(&answer).expect("answers are well formed");
        self.clients[at].nonce = said.attribute(NONCE).expect("a challenge").to_vec();
    }

    /// A signed request; with a byte changed after that, it is nobody's.
    fn ask(&mut self, from: usize, input: &mut Input<'_>, change: Option<(u16, u8)>) {
        let transaction = [input.byte(); 12];
        let method = input.pick(&METHODS);
        let mut attributes = Vec::new();
        for _ in 0..input.byte() % 6 {
            attributes.push(self.attribute(input, &transaction));
        }
        let Person { credential: Credential { username, password }, nonce, .. } =
            &self.clients[from];
        attributes.push((USERNAME, username.clone().into_bytes()));
        attributes.push((REALM, b"turn".to_vec()));
        attributes.push((NONCE, nonce.clone()));
        let mut bytes = wire::message(method, transaction, &attributes);
        wire::sign(&mut bytes, &wire::long_term(username, "turn", password));
        if let Some((place, change)) = change {
            let place = usize::from(place) % bytes.len();
            bytes[place] ^= change;
        }
        let proven = change.is_none() && self.clients[from].seated.is_some();
        let answer = self.send(&Sent { from, bytes: &bytes, proven, data: &[] });
        if let Some(answer) = answer.filter(|_| proven) {
            self.answered(from, &bytes, &answer);
        }
    }

    fn attribute(&self, input: &mut Input<'_>, transaction: &[u8; 12]) -> (u16, Vec<u8>) {
        match input.byte() % 8 {
            0..=2 => (PEER, wire::masked(self.peer(input), transaction)),
            3 => (0x000c, vec![0x40, input.byte() % 4, 0, 0]),
            4 => (LIFETIME, input.word().to_be_bytes().to_vec()),
            5 => (0x0019, vec![17, 0, 0, 0]),
            6 => (input.pick(&[0x0017, 0x0018, 0x001a, 0x000c, PEER]), input.piece().to_vec()),
            _ => (input.short(), input.piece().to_vec()),
        }
    }

    /// Somebody's relayed address, the relay's, or any other.
    fn peer(&self, input: &mut Input<'_>) -> SocketAddr {
        let choice = usize::from(input.byte());
        match (choice % 8, self.told.keys().nth(choice / 8 % self.told.len().max(1))) {
            (0..=4, Some(told)) => *told,
            (5, _) => RELAY.into(),
            (6, _) => SocketAddr::from((ANNOUNCED, input.short())),
            _ => SocketAddr::from((input.word().to_be_bytes(), input.short())),
        }
    }

    /// Gives the machine what somebody sent, checks all that comes of it, and returns the answer.
    fn send(&mut self, sent: &Sent<'_>) -> Option<Vec<u8>> {
        let before = self.turn.allocations();
        let client = self.clients[sent.from].client;
        let mut out = Vec::new();
        self.turn.receive(self.now, client, sent.bytes, &mut out);
        let mut answer = None;
        for output in out {
            match output {
                Output::Send { to, bytes } if is_answer(&bytes) => {
                    assert_eq!(to, client, "an answer is for who asked");
                    self.check_answer(sent, &bytes);
                    assert!(answer.replace(bytes).is_none(), "one answer to one request");
                }
                Output::Send { to, bytes } => {
                    let receiver = self.clients.iter().position(|person| person.client == to);
                    let receiver = receiver.expect("data is for a client");
                    let visit = |at: usize| self.clients[at].seated.map(|seated| seated.visit);
                    assert!(visit(sent.from).is_some(), "a stranger's data goes nowhere");
                    assert_eq!(visit(sent.from), visit(receiver), "it stays within the visit");
                    check_data(&bytes, sent.data);
                }
                Output::Relay { from, to, bytes } => {
                    assert_eq!(to, RELAY.into());
                    assert_eq!(self.told.get(&from.address), Some(&sent.from));
                    check_bounds(&bytes, sent.data);
                }
                Output::PeerDenied { holder } => {
                    let seated = self.clients[sent.from].seated;
                    assert_eq!(seated.map(Seated::holder), Some(holder));
                }
            }
        }
        let made = self.turn.allocations() > before;
        assert!(!made || sent.proven, "nobody allocates without a proof");
        answer
    }

    /// A stranger gets hardly more than they sent, and whoever proved who they are a proof in turn.
    fn check_answer(&self, sent: &Sent<'_>, answer: &[u8]) {
        let asked = Said::read(sent.bytes).expect("what is answered is well formed");
        let said = Said::read(answer).expect("answers are well formed");
        assert_eq!(said.transaction, asked.transaction);
        assert_eq!(said.kind & !0x0110, asked.kind, "the method that was asked for");
        if let Some(code) = said.error() {
            assert!(ERRORS.contains(&code), "{code}");
        }
        assert!(said.attribute(0x8022).is_none(), "nobody needs to know our SOFTWARE");
        assert!(said.fingerprints_are_right());
        if said.attribute(wire::INTEGRITY).is_none() {
            let (asked, answered) = (sent.bytes.len() + PACKET, answer.len() + PACKET);
            assert!(answered * 2 <= asked * 3, "{answered} bytes to {asked} of a stranger's");
        } else {
            assert!(sent.proven, "only a proof is answered with a proof");
        }
    }

    /// What a signed request was told.
    fn answered(&mut self, from: usize, asked: &[u8], answer: &[u8]) {
        let asked = Said::read(asked).expect("it was answered");
        let said = Said::read(answer).expect("answers are well formed");
        let Credential { username, password } = &self.clients[from].credential;
        let key = wire::long_term(username, "turn", password);
        assert!(said.attribute(wire::INTEGRITY).is_none() || said.is_signed_by(&key));
        if said.error().is_some() {
            return;
        }
        if let Some(life) = said.attribute(LIFETIME) {
            let life: [u8; 4] = life.try_into().expect("four bytes");
            assert!(u64::from(u32::from_be_bytes(life)) <= LIFE.as_secs(), "clamped");
        }
        if let Some(address) = said.address(RELAYED) {
            assert_eq!(address.ip(), std::net::IpAddr::from(ANNOUNCED));
            assert!(address.port() >= 49_152);
            self.told.insert(address, from);
        }
        let peers = asked.attributes.iter().filter(|(kind, ..)| *kind == PEER);
        if [0x0008, 0x0009].contains(&asked.kind) {
            assert!(peers.clone().count() > 0, "somebody is named");
            let peer = asked.address(PEER).expect("a good address");
            let relay = peer == RELAY.into();
            let visit = |at: usize| self.clients[at].seated.map(|seated| seated.visit);
            let theirs = self.told.get(&peer).is_some_and(|of| visit(*of) == visit(from));
            assert!(relay || theirs, "{peer} is nobody's of this visit");
        }
    }

    fn hear_relay(&mut self, input: &mut Input<'_>) {
        let address = SocketAddr::from((ANNOUNCED, self.peer(input).port()));
        let to = Relayed { allocation: AllocationId(u64::from(input.byte() % 8)), address };
        let data = input.piece();
        let data = &data[..data.len().min(2000)];
        let mut out = Vec::new();
        self.turn.hear_relay(self.now, RELAY.into(), to, data, &mut out);
        assert!(out.len() <= 1, "one datagram is one");
        for output in out {
            let Output::Send { to, bytes } = output else { panic!("{output:?}") };
            let owner = self.told.get(&address).expect("an address that was told");
            assert_eq!(to, self.clients[*owner].client);
            check_data(&bytes, data);
        }
    }

    /// When all is revoked nothing is left, and nothing comes back.
    fn end(mut self) {
        let seated: Vec<Seated> = self.clients.iter().filter_map(|person| person.seated).collect();
        seated.iter().for_each(|seated| self.turn.revoke_visit(seated.visit));
        assert_eq!(self.turn.allocations(), 0);
        for from in 0..self.clients.len() {
            self.ask(from, &mut Input::new(&[9, 0, 1, 5]), None);
        }
        assert_eq!(self.turn.allocations(), 0, "a right that was taken is none");
    }
}

/// Success or error, and no data.
fn is_answer(bytes: &[u8]) -> bool {
    Said::read(bytes).is_some_and(|said| said.class() & 0x0100 != 0)
}

/// A message with data holds what was sent, as a channel's or an indication's.
fn check_data(bytes: &[u8], sent: &[u8]) {
    let data = match bytes.first().expect("no message is empty") >> 6 {
        1 => {
            let length = usize::from(u16::from_be_bytes([bytes[2], bytes[3]]));
            &bytes[4..4 + length]
        }
        _ => {
            let said = Said::read(bytes).expect("an indication is well formed");
            assert_eq!(said.kind, DATA_INDICATION);
            assert!(said.address(PEER).is_some());
            said.attribute(DATA).expect("data")
        }
    };
    check_bounds(data, sent);
}

/// Raw bytes may hold their data anywhere; all else is what was sent.
fn check_bounds(data: &[u8], sent: &[u8]) {
    assert!(data.len() <= FRAME_BYTES_MAX);
    let within = data.is_empty() || sent.windows(data.len()).any(|window| window == data);
    assert!(within, "data is what was sent");
}
