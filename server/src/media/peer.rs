//! The other end of a leg, as tests and the benchmark play it: a page that leads ICE, shakes hands and
//! sends packets, over a blocking socket of its own.

mod handshake;
mod layers;

use std::io;
use std::io::ErrorKind::{TimedOut, WouldBlock};
use std::net::{SocketAddr, UdpSocket};
use std::time::{Duration, Instant};

use webside_core::relay::received::Received;
use webside_core::relay::rtp::{Header, Rewritten};
use webside_core::relay::sdp::Fingerprint;
use webside_core::relay::srtp::{Opener, Sealer};
use webside_core::relay::stun;

use super::dtls::{HandshakeError, Identity};
pub use handshake::Protection;
pub use layers::LAYERS;

/// Payload types and ids that this page uses; others than the relay would choose.
pub const AUDIO: u8 = 109;
/// Picture.
pub const VIDEO: u8 = 120;
/// Repeated picture.
pub const REPEATED: u8 = 124;
const MID_ID: u8 = 3;
const LEVEL_ID: u8 = 1;
const COUNT_ID: u8 = 7;
/// Bytes of one datagram that is received.
const DATAGRAM: usize = 2_048;

/// What a page could not do.
#[derive(Debug, thiserror::Error)]
pub enum PeerError {
    /// The socket.
    #[error("socket: {0}")]
    Socket(#[from] io::Error),
    /// The handshake.
    #[error("handshake: {0}")]
    Handshake(String),
    /// The answer lacks something.
    #[error("the answer has no {0}")]
    Answer(&'static str),
    /// Nothing came in time.
    #[error("nothing came")]
    Silence,
}

impl From<HandshakeError> for PeerError {
    fn from(error: HandshakeError) -> Self {
        Self::Handshake(error.to_string())
    }
}

/// A stream that the answer announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// `audio` or `video`.
    pub kind: String,
    /// The stream's id: `seat-<number>`.
    pub stream: String,
    /// The stream.
    pub ssrc: u32,
}

/// What came.
#[derive(Debug)]
pub enum Came {
    /// A packet in the clear, and its header.
    Rtp(Header, Vec<u8>),
    /// A compound in the clear.
    Rtcp(Vec<u8>),
    /// Something else, as it came.
    Other(Vec<u8>),
}

/// One page.
pub struct Peer {
    /// Its socket.
    pub socket: UdpSocket,
    identity: Identity,
    shown: Fingerprint,
    /// Its name and password in ICE.
    pub ufrag: String,
    remote: Option<Remote>,
    opener: Option<Opener>,
    sealer: Option<Sealer>,
    transactions: u64,
    /// Records of the handshake that came, for those who look at them.
    pub records: Vec<Vec<u8>>,
}

struct Remote {
    ufrag: String,
    password: String,
    fingerprint: Fingerprint,
    address: SocketAddr,
}

impl Peer {
    /// A page on this machine.
    pub fn new(name: &str) -> Result<Self, PeerError> {
        let identity = Identity::draw()?;
        let socket = UdpSocket::bind("127.0.0.1:0")?;
        socket.set_read_timeout(Some(Duration::from_millis(200)))?;
        let shown = *identity.fingerprint();
        Ok(Self {
            socket,
            identity,
            shown,
            ufrag: name.to_owned(),
            remote: None,
            opener: None,
            sealer: None,
            transactions: 0,
            records: Vec::new(),
        })
    }

    /// Announces another certificate than the one that will be shown.
    pub fn lie(&mut self) {
        self.shown.0[0] ^= 1;
    }

    /// An offer: one line each that it sends on, if it does, and `others` pairs that it receives on.
    pub fn offer(&self, publishes: bool, others: usize) -> String {
        let mut lines: Vec<(&str, &str)> = Vec::new();
        if publishes {
            lines.extend([("audio", "sendonly"), ("video", "sendonly")]);
        }
        for _ in 0..others {
            lines.extend([("audio", "recvonly"), ("video", "recvonly")]);
        }
        let mids: String = (0..lines.len()).map(|mid| format!(" {mid}")).collect();
        let digits: Vec<String> = self.shown.0.iter().map(|byte| format!("{byte:02X}")).collect();
        let mut offer =
            format!("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE{mids}\r\n");
        for (mid, (kind, direction)) in lines.iter().enumerate() {
            let payloads = if *kind == "audio" {
                format!("m=audio 9 UDP/TLS/RTP/SAVPF {AUDIO}\r\na=rtpmap:{AUDIO} opus/48000/2\r\n")
            } else {
                format!(
                    "m=video 9 UDP/TLS/RTP/SAVPF {VIDEO} {REPEATED}\r\n\
                     a=rtpmap:{VIDEO} VP8/90000\r\na=rtcp-fb:{VIDEO} nack\r\n\
                     a=rtcp-fb:{VIDEO} nack pli\r\na=rtcp-fb:{VIDEO} transport-cc\r\n\
                     a=rtpmap:{REPEATED} rtx/90000\r\na=fmtp:{REPEATED} apt={VIDEO}\r\n"
                )
            };
            offer += &payloads;
            offer += &format!(
                "c=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na={direction}\r\na=rtcp-mux\r\na=setup:actpass\r\n\
                 a=ice-ufrag:{}\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 {}\r\n\
                 a=extmap:{MID_ID} urn:ietf:params:rtp-hdrext:sdes:mid\r\n\
                 a=extmap:{LEVEL_ID} urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n\
                 a=extmap:{COUNT_ID} http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n",
                self.ufrag,
                digits.join(":"),
            );
        }
        offer
    }

    /// Reads the answer: where the relay is, and which streams it announces.
    pub fn accept(&mut self, answer: &str) -> Result<Vec<Announced>, PeerError> {
        let value = |name: &'static str| {
            let found = answer.lines().find_map(|line| line.strip_prefix(name));
            found.map(str::to_owned).ok_or(PeerError::Answer(name))
        };
        let candidate = value("a=candidate:1 1 udp ")?;
        let mut words = candidate.split(' ').skip(1);
        let address = format!("{}:{}", words.next().unwrap_or(""), words.next().unwrap_or(""));
        let digits = value("a=fingerprint:sha-256 ")?;
        let mut fingerprint = Fingerprint([0; 32]);
        for (byte, digits) in fingerprint.0.iter_mut().zip(digits.split(':')) {
            *byte = u8::from_str_radix(digits, 16).map_err(|_| PeerError::Answer("fingerprint"))?;
        }
        self.remote = Some(Remote {
            ufrag: value("a=ice-ufrag:")?,
            password: value("a=ice-pwd:")?,
            fingerprint,
            address: address.parse().map_err(|_| PeerError::Answer("address"))?,
        });
        let mut announced = Vec::new();
        for section in answer.split("\r\nm=").skip(1) {
            let find = |name: &str| section.lines().find_map(|line| line.strip_prefix(name));
            let Some((stream, kind)) = find("a=msid:").and_then(|msid| msid.split_once(' ')) else {
                continue;
            };
            // The first one is the stream itself; behind it may stand its repetitions.
            let ssrc = find("a=ssrc:");
            let ssrc =
                ssrc.and_then(|line| line.split(' ').next()).and_then(|ssrc| ssrc.parse().ok());
            let ssrc = ssrc.ok_or(PeerError::Answer("ssrc"))?;
            announced.push(Announced { kind: kind.to_owned(), stream: stream.to_owned(), ssrc });
        }
        Ok(announced)
    }

    fn remote(&self) -> Result<&Remote, PeerError> {
        self.remote.as_ref().ok_or(PeerError::Answer("address"))
    }

    /// Where the relay is.
    pub fn relay(&self) -> Result<SocketAddr, PeerError> {
        Ok(self.remote()?.address)
    }

    /// A check that nominates, as a browser sends it; with another password when it is `forged`.
    pub fn check(&mut self, forged: bool) -> Result<Vec<u8>, PeerError> {
        self.transactions += 1;
        let mut transaction = [0; 12];
        transaction[..8].copy_from_slice(&self.transactions.to_be_bytes());
        let remote = self.remote()?;
        let username = format!("{}:{}", remote.ufrag, self.ufrag);
        let password = if forged { "not the password of the leg" } else { &remote.password };
        Ok(stun::request(&username, password, transaction, true))
    }

    /// Proves the way.
    pub fn prove(&mut self) -> Result<(), PeerError> {
        let check = self.check(false)?;
        self.send(&check)?;
        let mut buffer = [0; DATAGRAM];
        loop {
            let length = self.receive_raw(&mut buffer)?;
            if stun::is_success(&buffer[..length]) {
                return Ok(());
            }
        }
    }

    /// Sends bytes as they are.
    pub fn send(&self, bytes: &[u8]) -> Result<(), PeerError> {
        self.socket.send_to(bytes, self.relay()?)?;
        Ok(())
    }

    fn receive_raw(&self, buffer: &mut [u8]) -> Result<usize, PeerError> {
        match self.socket.recv_from(buffer) {
            Ok((length, _)) => Ok(length),
            Err(error) if matches!(error.kind(), WouldBlock | TimedOut) => Err(PeerError::Silence),
            Err(error) => Err(error.into()),
        }
    }

    /// All from check to keys.
    pub fn connect(&mut self, now: impl Fn() -> Instant) -> Result<(), PeerError> {
        self.prove()?;
        self.shake(Protection::Gcm, now)?;
        Ok(())
    }

    /// Seals a packet; `number` is its full sequence number.
    pub fn seal(&self, header: &Rewritten, number: u64, payload: &[u8], out: &mut Vec<u8>) {
        if let Some(sealer) = &self.sealer {
            sealer.write(header, number, &[], payload, out);
        }
    }

    /// Seals a packet of this page's and sends it; `count` is its number in the transport.
    pub fn send_media(
        &self,
        payload_type: u8,
        ssrc: u32,
        number: u64,
        count: u16,
        payload: &[u8],
    ) -> Result<(), PeerError> {
        let mut bytes = Vec::new();
        self.media(payload_type, ssrc, number, count, payload, &mut bytes);
        self.send(&bytes)
    }

    /// A sealed packet of this page's, put behind `out`.
    pub fn media(
        &self,
        payload_type: u8,
        ssrc: u32,
        number: u64,
        count: u16,
        payload: &[u8],
        out: &mut Vec<u8>,
    ) {
        let count = count.to_be_bytes();
        let extensions: [(u8, &[u8]); 2] = [(COUNT_ID, &count), (LEVEL_ID, &[0x83])];
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
        let header = Rewritten {
            marker: true,
            padded: false,
            payload_type,
            sequence: number as u16,
            timestamp: (number as u32).wrapping_mul(3_000),
            ssrc,
            extensions: &extensions,
        };
        self.seal(&header, number, payload, out);
    }

    /// A sealed compound.
    pub fn sealed_control(&mut self, compound: &[u8]) -> Vec<u8> {
        let mut bytes = compound.to_vec();
        let _ = self.sealer.as_mut().map(|sealer| sealer.seal_control(&mut bytes, 0));
        bytes
    }

    /// Seals a compound and sends it.
    pub fn send_control(&mut self, compound: &[u8]) -> Result<(), PeerError> {
        let bytes = self.sealed_control(compound);
        self.send(&bytes)
    }

    /// The next thing that comes.
    pub fn receive(&mut self) -> Result<Came, PeerError> {
        let mut buffer = [0; DATAGRAM];
        let length = self.receive_raw(&mut buffer)?;
        Ok(self.open(&mut buffer[..length]))
    }

    /// Opens what came.
    pub fn open(&mut self, datagram: &mut [u8]) -> Came {
        let media = datagram.first().is_some_and(|first| (128..=191).contains(first));
        let opener = self.opener.as_mut().filter(|_| media);
        match opener.map(|opener| opener.receive(datagram)) {
            Some(Received::Rtcp { length }) => Came::Rtcp(datagram[..length].to_vec()),
            Some(Received::Rtp { header, length }) => {
                Came::Rtp(header, datagram[..length].to_vec())
            }
            Some(_) | None => Came::Other(datagram.to_vec()),
        }
    }

    /// The next packet of media within `limit` things that come.
    pub fn media_within(&mut self, limit: usize) -> Result<(Header, Vec<u8>), PeerError> {
        for _ in 0..limit {
            if let Came::Rtp(header, packet) = self.receive()? {
                return Ok((header, packet));
            }
        }
        Err(PeerError::Silence)
    }
}
