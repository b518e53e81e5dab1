//! A world of one machine and clients that speak to it as browsers do.

use std::net::SocketAddr;
use std::time::Duration;

use webside_protocol::{SeatId, Timestamp, VisitId};

use crate::stun::Answer;
use crate::stun::IntegrityKey;
use crate::stun::attribute::{
    CHANNEL_NUMBER, ERROR_CODE, LIFETIME, MESSAGE_INTEGRITY, Method, NONCE, REALM,
    REQUESTED_TRANSPORT, USERNAME, XOR_PEER_ADDRESS, XOR_RELAYED_ADDRESS, read_address,
};
use crate::stun::{Class, Message};
use crate::ticket::Generation;
use crate::turn::{Client, Credential, Holder, Output, Turn};

pub(super) const START: Timestamp = Timestamp(1_700_000_000_000);
pub(super) const HOUR: Duration = Duration::from_secs(3600);
pub(super) const ANNOUNCED: &str = "198.51.100.1";

/// The machine, the time, and what it wants done.
pub(super) struct World {
    pub(super) turn: Turn,
    pub(super) now: Timestamp,
    pub(super) out: Vec<Output>,
    requests: u64,
}

/// One client of a seat.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) client: Client,
    pub(super) credential: Credential,
    nonce: Vec<u8>,
}

/// A request's attributes.
pub(super) type Attributes = Vec<(u16, Vec<u8>)>;

pub(super) fn visit(number: u8) -> VisitId {
    VisitId::from_bytes([number; 16])
}

pub(super) fn holder(number: u8, seat: u8) -> Holder {
    let visit = visit(number);
    Holder::Seat { visit, seat: SeatId(seat), generation: Generation(0) }
}

pub(super) fn datagram(last: u8, port: u16) -> Client {
    Client::Datagram(SocketAddr::from(([192, 0, 2, last], port)))
}

impl World {
    pub(super) fn new() -> Self {
        let turn = Turn::new(&[1; 32], ANNOUNCED.parse().unwrap());
        Self { turn, now: START, out: Vec::new(), requests: 0 }
    }

    /// A client with a good credential and nonce.
    pub(super) fn person(&mut self, client: Client, holder: Holder) -> Person {
        let credential = self.turn.grant(self.now, holder, START + HOUR * 12).unwrap();
        self.holding(client, credential)
    }

    /// A client that has this credential, with a good nonce.
    pub(super) fn holding(&mut self, client: Client, credential: Credential) -> Person {
        let mut person = Person { client, credential, nonce: Vec::new() };
        self.challenge(&mut person);
        person
    }

    /// The client asks without proof, and learns its nonce.
    pub(super) fn challenge(&mut self, person: &mut Person) {
        let request = self.request(Method::Allocate, &[(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])]);
        let answer = self.receive(person.client, &request.finish()).unwrap();
        let read = Message::read(&answer).unwrap();
        person.nonce = read.attribute(NONCE).unwrap().to_vec();
    }

    /// A client with an allocation.
    pub(super) fn inside(&mut self, client: Client, holder: Holder) -> (Person, SocketAddr) {
        let person = self.person(client, holder);
        let address = self.allocate(&person).unwrap();
        (person, address)
    }

    pub(super) fn allocate(&mut self, person: &Person) -> Result<SocketAddr, u16> {
        let answer =
            self.ask(person, Method::Allocate, &[(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])]);
        answer.map(|answer| {
            let read = Message::read(&answer).unwrap();
            read_address(read.attribute(XOR_RELAYED_ADDRESS).unwrap(), &read.transaction).unwrap()
        })
    }

    pub(super) fn refresh(&mut self, person: &Person, seconds: u32) -> Result<u32, u16> {
        let wanted = [(LIFETIME, seconds.to_be_bytes().to_vec())];
        self.ask(person, Method::Refresh, &wanted).map(|answer| {
            let life = Message::read(&answer).unwrap().attribute(LIFETIME).unwrap().to_vec();
            u32::from_be_bytes(life.try_into().unwrap())
        })
    }

    pub(super) fn permit(&mut self, person: &Person, peer: SocketAddr) -> Result<(), u16> {
        self.with_peer(person, Method::CreatePermission, peer, Vec::new())
    }

    pub(super) fn bind(&mut self, person: &Person, n: u16, peer: SocketAddr) -> Result<(), u16> {
        let [high, low] = n.to_be_bytes();
        self.with_peer(
            person,
            Method::ChannelBind,
            peer,
            vec![(CHANNEL_NUMBER, vec![high, low, 0, 0])],
        )
    }

    fn with_peer(
        &mut self,
        person: &Person,
        method: Method,
        peer: SocketAddr,
        mut attributes: Attributes,
    ) -> Result<(), u16> {
        let transaction = self.next_transaction();
        attributes.push((XOR_PEER_ADDRESS, written(peer, transaction)));
        let request = self.signed(person, method, transaction, &attributes);
        outcome(self.receive(person.client, &request)).map(drop)
    }

    /// A signed request, and its answer or the number of its error.
    pub(super) fn ask(
        &mut self,
        person: &Person,
        method: Method,
        attributes: &[(u16, Vec<u8>)],
    ) -> Result<Vec<u8>, u16> {
        let transaction = self.next_transaction();
        let request = self.signed(person, method, transaction, attributes);
        outcome(self.receive(person.client, &request))
    }

    pub(super) fn signed(
        &self,
        person: &Person,
        method: Method,
        transaction: [u8; 12],
        attributes: &[(u16, Vec<u8>)],
    ) -> Vec<u8> {
        let Credential { username, password } = &person.credential;
        let mut message = Answer::new(Class::Request, method, transaction);
        for (kind, value) in attributes {
            message = message.with(*kind, value);
        }
        message = message.with(USERNAME, username.as_bytes()).with(REALM, b"turn");
        let unsigned = message.with(NONCE, &person.nonce).finish();
        let key = IntegrityKey::long_term(username.as_bytes(), b"turn", password.as_bytes());
        let tag = key.sign(&unsigned);
        appended(unsigned, MESSAGE_INTEGRITY, &tag)
    }

    /// A Send indication.
    pub(super) fn send(&mut self, person: &Person, peer: SocketAddr, data: &[u8]) {
        let transaction = self.next_transaction();
        let message = Answer::indication(Method::Send, transaction)
            .with(XOR_PEER_ADDRESS, &written(peer, transaction))
            .with(crate::stun::attribute::DATA, data);
        self.turn.receive(self.now, person.client, &message.finish(), &mut self.out);
    }

    pub(super) fn request(&mut self, method: Method, attributes: &[(u16, Vec<u8>)]) -> Answer {
        let transaction = self.next_transaction();
        let message = Answer::new(Class::Request, method, transaction);
        attributes.iter().fold(message, |message, (kind, value)| message.with(*kind, value))
    }

    /// What the machine answers to `client`, if anything. Other outputs are kept.
    pub(super) fn receive(&mut self, client: Client, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        self.turn.receive(self.now, client, bytes, &mut out);
        let mut answer = None;
        for output in out {
            match (output, &answer) {
                (Output::Send { to, bytes }, None) if to == client => answer = Some(bytes),
                (other, _) => self.out.push(other),
            }
        }
        answer
    }

    pub(super) fn next_transaction(&mut self) -> [u8; 12] {
        self.requests += 1;
        let mut transaction = [7; 12];
        transaction[..8].copy_from_slice(&self.requests.to_be_bytes());
        transaction
    }
}

fn written(peer: SocketAddr, transaction: [u8; 12]) -> Vec<u8> {
    let mut value = Vec::new();
    crate::stun::attribute::write_address(peer, &transaction, &mut value);
    value
}

fn appended(mut message: Vec<u8>, kind: u16, value: &[u8]) -> Vec<u8> {
    message.extend(kind.to_be_bytes());
    message.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
    message.extend(value);
    let length = u16::try_from(message.len() - 20).unwrap();
    message[2..4].copy_from_slice(&length.to_be_bytes());
    message
}

/// An answer, or the number of the error it is.
pub(super) fn outcome(answer: Option<Vec<u8>>) -> Result<Vec<u8>, u16> {
    let answer = answer.ok_or(0_u16)?;
    let read = Message::read(&answer).unwrap();
    match read.attribute(ERROR_CODE) {
        Some(code) => Err(u16::from(code[2]) * 100 + u16::from(code[3])),
        None => Ok(answer),
    }
}
