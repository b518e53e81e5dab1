//! A client of TURN (RFC 8656) written from the standard, sharing no code with the server.

use std::net::{IpAddr, SocketAddr};

use aws_lc_rs::hmac;
use md5::{Digest as _, Md5};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Duration, timeout};
use webside_protocol::IceServer;
use webside_tests::{Clinic, soon};

pub(crate) const BINDING: u16 = 0x001;
pub(crate) const ALLOCATE: u16 = 0x003;
pub(crate) const REFRESH: u16 = 0x004;
pub(crate) const SEND: u16 = 0x016;
pub(crate) const CREATE_PERMISSION: u16 = 0x008;
pub(crate) const CHANNEL_BIND: u16 = 0x009;
/// Of RFC 6062, which we do not speak.
pub(crate) const CONNECT: u16 = 0x00a;

pub(crate) const USERNAME: u16 = 0x0006;
pub(crate) const CHANNEL_NUMBER: u16 = 0x000c;
pub(crate) const LIFETIME: u16 = 0x000d;
pub(crate) const PEER: u16 = 0x0012;
pub(crate) const DATA: u16 = 0x0013;
pub(crate) const SOFTWARE: u16 = 0x8022;
const REALM: u16 = 0x0014;
const NONCE: u16 = 0x0015;
const RELAYED: u16 = 0x0016;
const ERROR_CODE: u16 = 0x0009;
/// REQUESTED-TRANSPORT: UDP.
pub(crate) const TRANSPORT: (u16, [u8; 4]) = (0x0019, [17, 0, 0, 0]);
const COOKIE: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];
/// Whatever is not answered within this time is not answered.
const SILENCE: Duration = Duration::from_millis(400);

/// A client with a connection of its own.
pub(crate) struct Client {
    wire: Wire,
    pub(crate) username: String,
    pub(crate) password: String,
    nonce: Vec<u8>,
}

enum Wire {
    Udp(UdpSocket),
    Tcp(TcpStream),
}

/// A message of the server's.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) bytes: Vec<u8>,
    attributes: Vec<(u16, Vec<u8>)>,
}

impl Client {
    /// Over UDP.
    pub(crate) async fn udp(clinic: &Clinic, server: &IceServer) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
        socket.connect(clinic.turn_address()).await.expect("a way to the server");
        Self::by(Wire::Udp(socket), server)
    }

    /// Over TCP.
    pub(crate) async fn tcp(clinic: &Clinic, server: &IceServer) -> Self {
        let stream = TcpStream::connect(clinic.turn_address()).await.expect("a connection");
        Self::by(Wire::Tcp(stream), server)
    }

    fn by(wire: Wire, server: &IceServer) -> Self {
        let (username, password) = (server.username.clone(), server.credential.clone());
        Self { wire, username, password, nonce: Vec::new() }
    }

    /// Gets an address, or the number of the error.
    pub(crate) async fn allocate(&mut self) -> Result<SocketAddr, u16> {
        self.learn_nonce().await;
        let answer = self.ask(ALLOCATE, &[(TRANSPORT.0, &TRANSPORT.1)]).await?;
        Ok(answer.address(RELAYED))
    }

    /// Asks without proof, as browsers do first.
    pub(crate) async fn learn_nonce(&mut self) {
        let request = message(ALLOCATE, [1; 12], &[(TRANSPORT.0, &TRANSPORT.1)]);
        self.send(&request).await;
        let answer = self.hear("a challenge").await;
        assert_eq!(answer.error(), Some(401));
        self.nonce = answer.attribute(NONCE).expect("a nonce").to_vec();
    }

    /// Takes the nonce that another client was told.
    pub(crate) fn take_nonce_of(&mut self, other: &Self) {
        self.nonce.clone_from(&other.nonce);
    }

    pub(crate) async fn refresh(&mut self, seconds: u32) -> Result<u32, u16> {
        let answer = self.ask(REFRESH, &[(LIFETIME, &seconds.to_be_bytes())]).await?;
        let life = answer.attribute(LIFETIME).expect("a lifetime");
        Ok(u32::from_be_bytes(life.try_into().expect("four bytes")))
    }

    pub(crate) async fn permit(&mut self, peer: SocketAddr) -> Result<(), u16> {
        self.ask(CREATE_PERMISSION, &[(PEER, &address(peer))]).await.map(drop)
    }

    pub(crate) async fn bind(&mut self, number: u16, peer: SocketAddr) -> Result<(), u16> {
        let number = [number.to_be_bytes(), [0; 2]].concat();
        self.ask(CHANNEL_BIND, &[(CHANNEL_NUMBER, &number), (PEER, &address(peer))]).await.map(drop)
    }

    /// A signed request and its answer, or the number of the error; 0 when there is none.
    pub(crate) async fn ask(
        &mut self,
        method: u16,
        attributes: &[(u16, &[u8])],
    ) -> Result<Said, u16> {
        let request = self.signed(method, attributes);
        self.send(&request).await;
        let answer = self.try_hear().await.ok_or(0_u16)?;
        answer.error().map_or(Ok(answer), Err)
    }

    /// A request with the proof of who this is.
    pub(crate) fn signed(&self, method: u16, attributes: &[(u16, &[u8])]) -> Vec<u8> {
        let mut all = attributes.to_vec();
        all.push((USERNAME, self.username.as_bytes()));
        all.push((REALM, b"turn"));
        all.push((NONCE, &self.nonce));
        let mut transaction = [0; 12];
        fastrand::fill(&mut transaction);
        let mut request = message(method, transaction, &masked(&all, &transaction));
        let length = u16::try_from(request.len() - 20 + 24).expect("short");
        request[2..4].copy_from_slice(&length.to_be_bytes());
        let key = Md5::digest(format!("{}:turn:{}", self.username, self.password));
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
        let tag = hmac::sign(&key, &request);
        request.extend([0, 8, 0, 20]);
        request.extend(tag.as_ref());
        request
    }

    /// Data for a peer, by an indication that nobody answers.
    pub(crate) async fn indicate(&mut self, peer: SocketAddr, data: &[u8]) {
        let transaction = [3; 12];
        let attributes = [(PEER, &address(peer)[..]), (DATA, data)];
        self.send(&message(SEND, transaction, &masked(&attributes, &transaction))).await;
    }

    /// Data by a channel.
    pub(crate) async fn send_by(&mut self, number: u16, data: &[u8]) {
        let mut frame = number.to_be_bytes().to_vec();
        frame.extend(u16::try_from(data.len()).expect("short").to_be_bytes());
        frame.extend(data);
        frame.resize(frame.len().next_multiple_of(4), 0);
        self.send(&frame).await;
    }

    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        match &mut self.wire {
            Wire::Udp(socket) => drop(socket.send(bytes).await),
            Wire::Tcp(stream) => drop(stream.write_all(bytes).await),
        }
    }

    /// The next message, which must come.
    pub(crate) async fn hear(&mut self, what: &str) -> Said {
        soon(what, self.next()).await.unwrap_or_else(|| panic!("the connection ends: {what}"))
    }

    /// The next message, if one comes.
    pub(crate) async fn try_hear(&mut self) -> Option<Said> {
        timeout(SILENCE, self.next()).await.ok().flatten()
    }

    /// Waits until the server lets go.
    pub(crate) async fn ended(&mut self) {
        while self.next().await.is_some() {}
    }

    async fn next(&mut self) -> Option<Said> {
        let bytes = match &mut self.wire {
            Wire::Udp(socket) => {
                let mut bytes = vec![0; 4096];
                let length = socket.recv(&mut bytes).await.ok()?;
                bytes.truncate(length);
                bytes
            }
            Wire::Tcp(stream) => {
                let mut head = [0; 4];
                stream.read_exact(&mut head).await.ok()?;
                let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
                let rest = if head[0] < 0x40 { 16 + length } else { length.next_multiple_of(4) };
                let mut bytes = head.to_vec();
                bytes.resize(4 + rest, 0);
                stream.read_exact(&mut bytes[4..]).await.ok()?;
                bytes
            }
        };
        Some(Said { attributes: attributes(&bytes), bytes })
    }
}

impl Said {
    pub(crate) fn attribute(&self, kind: u16) -> Option<&[u8]> {
        self.attributes.iter().find(|(found, _)| *found == kind).map(|(_, value)| &value[..])
    }

    /// The number of the error that it is.
    pub(crate) fn error(&self) -> Option<u16> {
        self.attribute(ERROR_CODE).map(|code| u16::from(code[2]) * 100 + u16::from(code[3]))
    }

    pub(crate) fn address(&self, kind: u16) -> SocketAddr {
        let value = self.attribute(kind).expect("an address");
        let port = u16::from_be_bytes([value[2] ^ COOKIE[0], value[3] ^ COOKIE[1]]);
        let octets: [u8; 4] = value[4..8].try_into().expect("four bytes");
        let ip: [u8; 4] = std::array::from_fn(|at| octets[at] ^ COOKIE[at]);
        SocketAddr::from((ip, port))
    }

    /// The data in it, if it came by this channel.
    pub(crate) fn through(&self, number: u16) -> Option<&[u8]> {
        let length = usize::from(u16::from_be_bytes([self.bytes[2], self.bytes[3]]));
        self.bytes.starts_with(&number.to_be_bytes()).then(|| &self.bytes[4..4 + length])
    }
}

/// A message without proof.
pub(crate) fn message(kind: u16, transaction: [u8; 12], attributes: &[(u16, &[u8])]) -> Vec<u8> {
    let mut bytes = kind.to_be_bytes().to_vec();
    bytes.extend([0, 0]);
    bytes.extend(COOKIE);
    bytes.extend(transaction);
    for (kind, value) in attributes {
        bytes.extend(kind.to_be_bytes());
        bytes.extend(u16::try_from(value.len()).expect("short").to_be_bytes());
        bytes.extend(*value);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    let length = u16::try_from(bytes.len() - 20).expect("short");
    bytes[2..4].copy_from_slice(&length.to_be_bytes());
    bytes
}

/// Family, port and octets, not masked yet.
pub(crate) fn address(peer: SocketAddr) -> Vec<u8> {
    let mut value = match peer.ip() {
        IpAddr::V4(ip) => [&[0, 1, 0, 0][..], &ip.octets()].concat(),
        IpAddr::V6(ip) => [&[0, 2, 0, 0][..], &ip.octets()].concat(),
    };
    value[2..4].copy_from_slice(&peer.port().to_be_bytes());
    value
}

/// With every peer's address masked by cookie and transaction.
fn masked<'a>(attributes: &[(u16, &'a [u8])], transaction: &[u8; 12]) -> Vec<(u16, &'a [u8])> {
    let mask = |value: &[u8]| {
        let mut value = value.to_vec();
        value[2] ^= COOKIE[0];
        value[3] ^= COOKIE[1];
        let masks = COOKIE.iter().chain(transaction);
        value[4..].iter_mut().zip(masks).for_each(|(byte, mask)| *byte ^= mask);
        // A test's memory is let go when the test ends.
        &*value.leak()
    };
    let one = |(kind, value): &(u16, &'a [u8])| match *kind {
        PEER => (PEER, mask(value)),
        kind => (kind, *value),
    };
    attributes.iter().map(one).collect()
}

fn attributes(bytes: &[u8]) -> Vec<(u16, Vec<u8>)> {
    let mut found = Vec::new();
    let mut rest = bytes.get(20..).filter(|_| bytes[0] < 0x40).unwrap_or_default();
    while let [a, b, c, d, after @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*c, *d]));
        let Some(value) = after.get(..length) else { break };
        found.push((u16::from_be_bytes([*a, *b]), value.to_vec()));
        rest = after.get(length.next_multiple_of(4)..).unwrap_or_default();
    }
    found
}
