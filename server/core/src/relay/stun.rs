//! STUN as an ICE-lite agent needs it (RFC 8489, RFC 8445): binding requests in, answers out.

use std::net::{IpAddr, SocketAddr};

use aws_lc_rs::hmac;

const HEADER: usize = 20;
const COOKIE: u32 = 0x2112_a442;
const BINDING_REQUEST: u16 = 0x0001;
const BINDING_SUCCESS: u16 = 0x0101;
const USERNAME: u16 = 0x0006;
const MESSAGE_INTEGRITY: u16 = 0x0008;
const XOR_MAPPED_ADDRESS: u16 = 0x0020;
const USE_CANDIDATE: u16 = 0x0025;
const FINGERPRINT: u16 = 0x8028;
const ICE_CONTROLLED: u16 = 0x8029;
const MAC: usize = 20;
const FINGERPRINT_XOR: u32 = 0x5354_554e;
/// Attributes that a request may have; more is no browser.
const ATTRIBUTES_MAX: usize = 24;
/// Bytes of a request; more is no browser.
pub const REQUEST_MAX: usize = 1_200;

/// A binding request, not yet checked.
#[derive(Debug)]
pub struct Request<'a> {
    message: &'a [u8],
    /// The part of the user name that is ours, before the colon.
    pub ufrag: &'a str,
    transaction: [u8; 12],
    /// Where the integrity attribute begins, and what it says.
    integrity: (usize, &'a [u8; MAC]),
    /// The peer wants this pair.
    pub nominates: bool,
    /// The peer says that we lead; ICE-lite never does (RFC 8445 section 6.1.1).
    pub peer_is_controlled: bool,
}

impl<'a> Request<'a> {
    /// Reads a binding request with a user name and integrity; nothing when it is anything else.
    #[must_use]
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let head: &[u8; HEADER] = message.first_chunk()?;
        let kind = u16::from_be_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
        let cookie = u32::from_be_bytes([head[4], head[5], head[6], head[7]]);
        let whole = message.len() == HEADER + length && length % 4 == 0;
        if kind != BINDING_REQUEST || cookie != COOKIE || !whole || message.len() > REQUEST_MAX {
            return None;
        }
        let mut request = Unfinished::default();
        let mut at = HEADER;
        for _ in 0..ATTRIBUTES_MAX {
            if at == message.len() {
                break;
            }
            let head: &[u8; 4] = message.get(at..)?.first_chunk()?;
            let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
            let value = message.get(at + 4..at + 4 + length)?;
            request.take(u16::from_be_bytes([head[0], head[1]]), value, message, at)?;
            at += 4 + length.next_multiple_of(4);
        }
        // Checks of ICE have one (RFC 8445 section 7.1.1).
        if at != message.len() || !request.has_fingerprint {
            return None;
        }
        Some(Self {
            message,
            ufrag: request.ufrag?,
            transaction: *head[8..].first_chunk()?,
            integrity: request.integrity?,
            nominates: request.nominates,
            peer_is_controlled: request.peer_is_controlled,
        })
    }

    /// Whether the sender knows the password.
    #[must_use]
    pub fn is_from_who_knows(&self, password: &str) -> bool {
        let (at, mac) = self.integrity;
        // The length that the sender had written when it signed: up to and with this attribute.
        let Ok(length) = u16::try_from(at + 4 + MAC - HEADER) else { return false };
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let mut signed = Vec::with_capacity(at);
        signed.extend_from_slice(&self.message[..at]);
        signed[2..4].copy_from_slice(&length.to_be_bytes());
        hmac::verify(&key, &signed, mac).is_ok()
    }

    /// The answer that tells the peer from where we see it.
    pub fn answer(&self, seen: SocketAddr, password: &str, out: &mut Vec<u8>) {
        let mut body = Message::begin(BINDING_SUCCESS, &self.transaction, out);
        body.attribute(XOR_MAPPED_ADDRESS, &masked(seen, &self.transaction));
        body.finish(password);
    }
}

#[derive(Default)]
struct Unfinished<'a> {
    ufrag: Option<&'a str>,
    integrity: Option<(usize, &'a [u8; MAC])>,
    nominates: bool,
    peer_is_controlled: bool,
    has_fingerprint: bool,
}

impl<'a> Unfinished<'a> {
    fn take(&mut self, kind: u16, value: &'a [u8], message: &'a [u8], at: usize) -> Option<()> {
        // What stands behind the integrity is not covered by it, so it is not believed.
        if self.integrity.is_some() {
            if kind == FINGERPRINT {
                let sum: &[u8; 4] = value.first_chunk()?;
                let right = checksum(&message[..at]) ^ FINGERPRINT_XOR;
                self.has_fingerprint = true;
                return (u32::from_be_bytes(*sum) == right).then_some(());
            }
            return Some(());
        }
        match kind {
            USERNAME => {
                let (ours, _) = std::str::from_utf8(value).ok()?.split_once(':')?;
                self.ufrag = Some(ours);
            }
            MESSAGE_INTEGRITY if value.len() == MAC => {
                self.integrity = Some((at, value.first_chunk()?));
            }
            USE_CANDIDATE => self.nominates = true,
            ICE_CONTROLLED => self.peer_is_controlled = true,
            _ => {}
        }
        Some(())
    }
}

/// A message that is being written.
struct Message<'a> {
    out: &'a mut Vec<u8>,
    start: usize,
}

impl<'a> Message<'a> {
    fn begin(kind: u16, transaction: &[u8; 12], out: &'a mut Vec<u8>) -> Self {
        let start = out.len();
        out.extend_from_slice(&kind.to_be_bytes());
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&COOKIE.to_be_bytes());
        out.extend_from_slice(transaction);
        Self { out, start }
    }

    fn attribute(&mut self, kind: u16, value: &[u8]) {
        self.out.extend_from_slice(&kind.to_be_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "our own attributes are short")]
        self.out.extend_from_slice(&(value.len() as u16).to_be_bytes());
        self.out.extend_from_slice(value);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
    }

    /// Says a length that counts `more` bytes which are still to come.
    fn say_length(&mut self, more: usize) {
        #[expect(clippy::cast_possible_truncation, reason = "our own messages are short")]
        let length = (self.out.len() + more - self.start - HEADER) as u16;
        self.out[self.start + 2..self.start + 4].copy_from_slice(&length.to_be_bytes());
    }

    fn finish(mut self, password: &str) {
        self.say_length(4 + MAC);
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let mac = hmac::sign(&key, &self.out[self.start..]);
        self.attribute(MESSAGE_INTEGRITY, mac.as_ref());
        self.say_length(8);
        let sum = checksum(&self.out[self.start..]) ^ FINGERPRINT_XOR;
        self.attribute(FINGERPRINT, &sum.to_be_bytes());
    }
}

fn masked(address: SocketAddr, transaction: &[u8; 12]) -> Vec<u8> {
    let port = address.port() ^ 0x2112;
    let mut mask = COOKIE.to_be_bytes().to_vec();
    mask.extend_from_slice(transaction);
    let (family, bytes) = match address.ip().to_canonical() {
        IpAddr::V4(ip) => (1, ip.octets().to_vec()),
        IpAddr::V6(ip) => (2, ip.octets().to_vec()),
    };
    let mut value = vec![0, family];
    value.extend_from_slice(&port.to_be_bytes());
    value.extend(bytes.iter().zip(mask).map(|(byte, mask)| byte ^ mask));
    value
}

/// CRC-32 of ITU V.42, a bit at a time: a few hundred bytes every few seconds.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// A binding request as a browser sends it: for tests and the benchmark, whose clients lead.
#[must_use]
pub fn request(username: &str, password: &str, transaction: [u8; 12], nominate: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut message = Message::begin(BINDING_REQUEST, &transaction, &mut out);
    message.attribute(USERNAME, username.as_bytes());
    if nominate {
        message.attribute(USE_CANDIDATE, &[]);
    }
    message.finish(password);
    out
}

/// Whether `message` is an answer that says yes.
#[must_use]
pub fn is_success(message: &[u8]) -> bool {
    message.first_chunk() == Some(&BINDING_SUCCESS.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_from_who_knows_the_password() {
        let message = request("ours:theirs", "secret", [7; 12], true);
        let read = Request::read(&message).unwrap();
        assert_eq!((read.ufrag, read.nominates), ("ours", true));
        assert!(read.is_from_who_knows("secret"));
        assert!(!read.is_from_who_knows("other"));
    }

    #[test]
    fn a_changed_or_cut_request_is_refused() {
        let message = request("ours:theirs", "secret", [7; 12], false);
        for length in 0..message.len() {
            assert!(Request::read(&message[..length]).is_none(), "{length}");
        }
        for at in 0..message.len() {
            let mut changed = message.clone();
            changed[at] ^= 1;
            let believed = Request::read(&changed).is_some_and(|r| r.is_from_who_knows("secret"));
            assert!(!believed, "byte {at}");
        }
    }

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }
}
