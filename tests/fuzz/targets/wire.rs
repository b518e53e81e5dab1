//! STUN as RFC 8489 has it, written and read without a line of the server's: what both read alike is right.

use std::net::{IpAddr, SocketAddr};

use aws_lc_rs::hmac;
use md5::{Digest as _, Md5};

pub(super) const USERNAME: u16 = 0x0006;
pub(super) const INTEGRITY: u16 = 0x0008;
pub(super) const ERROR_CODE: u16 = 0x0009;
pub(super) const REALM: u16 = 0x0014;
pub(super) const NONCE: u16 = 0x0015;
pub(super) const PEER: u16 = 0x0012;
pub(super) const DATA: u16 = 0x0013;
pub(super) const LIFETIME: u16 = 0x000d;
pub(super) const RELAYED: u16 = 0x0016;
pub(super) const MAPPED: u16 = 0x0020;
pub(super) const FINGERPRINT: u16 = 0x8028;
const COOKIE: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];
const HEAD: usize = 20;
/// Bytes of an attribute's kind and length.
const OPENING: usize = 4;

/// A message that is well formed to its last byte.
#[derive(Debug)]
pub(super) struct Said<'a> {
    bytes: &'a [u8],
    /// Method and class, as they stand there.
    pub(super) kind: u16,
    pub(super) transaction: [u8; 12],
    /// In order, each with the place where it begins.
    pub(super) attributes: Vec<(u16, &'a [u8], usize)>,
}

impl<'a> Said<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let head: [u8; HEAD] = bytes.get(..HEAD)?.try_into().ok()?;
        let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
        if head[0] >= 0x40 || head[4..8] != COOKIE || length % 4 != 0 {
            return None;
        }
        if bytes.len() != HEAD + length {
            return None;
        }
        let mut attributes = Vec::new();
        let mut at = HEAD;
        while at < bytes.len() {
            let opening: [u8; OPENING] = bytes.get(at..at + OPENING)?.try_into().ok()?;
            let length = usize::from(u16::from_be_bytes([opening[2], opening[3]]));
            let value = bytes.get(at + OPENING..at + OPENING + length)?;
            attributes.push((u16::from_be_bytes([opening[0], opening[1]]), value, at));
            at += OPENING + length.div_ceil(4) * 4;
        }
        let transaction = head[8..].try_into().ok()?;
        (at == bytes.len()).then_some(Self {
            bytes,
            kind: u16::from_be_bytes([head[0], head[1]]),
            transaction,
            attributes,
        })
    }

    /// The first attribute of this kind.
    pub(super) fn attribute(&self, kind: u16) -> Option<&'a [u8]> {
        self.attributes.iter().find(|(found, ..)| *found == kind).map(|(_, value, _)| *value)
    }

    /// Where the first attribute of this kind begins.
    pub(super) fn place(&self, kind: u16) -> Option<usize> {
        self.attributes.iter().find(|(found, ..)| *found == kind).map(|(.., at)| *at)
    }

    /// Success, error, request or indication (RFC 8489 §5).
    pub(super) fn class(&self) -> u16 {
        self.kind & 0x0110
    }

    pub(super) fn error(&self) -> Option<u16> {
        let code: [u8; 4] = self.attribute(ERROR_CODE)?.get(..4)?.try_into().ok()?;
        Some(u16::from(code[2]) * 100 + u16::from(code[3]))
    }

    pub(super) fn address(&self, kind: u16) -> Option<SocketAddr> {
        let mut value = self.attribute(kind)?.to_vec();
        mask(&mut value, &self.transaction);
        let port = u16::from_be_bytes([*value.get(2)?, *value.get(3)?]);
        let ip: IpAddr = match (value[1], value.len()) {
            (1, 8) => IpAddr::from(<[u8; 4]>::try_from(&value[4..]).ok()?),
            (2, 20) => IpAddr::from(<[u8; 16]>::try_from(&value[4..]).ok()?),
            _ => return None,
        };
        Some(SocketAddr::new(ip, port))
    }

    /// Whether its first MESSAGE-INTEGRITY is that of `key`.
    pub(super) fn is_signed_by(&self, key: &hmac::Key) -> bool {
        let Some(at) = self.place(INTEGRITY) else { return false };
        let before = with_length(&self.bytes[..at], at + 24);
        Some(hmac::sign(key, &before).as_ref()) == self.attribute(INTEGRITY)
    }

    /// Whether every FINGERPRINT in it is right, and nothing stands behind one.
    pub(super) fn fingerprints_are_right(&self) -> bool {
        self.attributes.iter().filter(|(kind, ..)| *kind == FINGERPRINT).all(|(_, value, at)| {
            let right = *value == fingerprint(&self.bytes[..*at]).to_be_bytes();
            right && at + 8 == self.bytes.len()
        })
    }
}

/// A message without proof.
pub(super) fn message(kind: u16, transaction: [u8; 12], attributes: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = [&kind.to_be_bytes()[..], &[0, 0], &COOKIE, &transaction].concat();
    for (kind, value) in attributes {
        append(&mut bytes, *kind, value);
    }
    bytes
}

/// With one more attribute.
pub(super) fn append(bytes: &mut Vec<u8>, kind: u16, value: &[u8]) {
    let length = u16::try_from(value.len()).expect("pieces are short");
    bytes.extend(kind.to_be_bytes());
    bytes.extend(length.to_be_bytes());
    bytes.extend(value);
    bytes.resize(bytes.len().div_ceil(4) * 4, 0);
    let whole = bytes.len();
    *bytes = with_length(bytes, whole);
}

/// With the proof that its sender knows `key`.
pub(super) fn sign(bytes: &mut Vec<u8>, key: &hmac::Key) {
    let tag = hmac::sign(key, &with_length(bytes, bytes.len() + 24));
    append(bytes, INTEGRITY, tag.as_ref());
}

/// With a FINGERPRINT.
pub(super) fn close(bytes: &mut Vec<u8>) {
    let sum = fingerprint(bytes);
    append(bytes, FINGERPRINT, &sum.to_be_bytes());
}

/// The key of a credential of TURN.
pub(super) fn long_term(username: &str, realm: &str, password: &str) -> hmac::Key {
    let key = Md5::digest(format!("{username}:{realm}:{password}"));
    hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key)
}

/// The key of a credential of ICE.
pub(super) fn short_term(password: &str) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes())
}

/// An address as a XOR-…-ADDRESS has it.
pub(super) fn masked(address: SocketAddr, transaction: &[u8; 12]) -> Vec<u8> {
    let (family, octets) = match address.ip() {
        IpAddr::V4(ip) => (1, ip.octets().to_vec()),
        IpAddr::V6(ip) => (2, ip.octets().to_vec()),
    };
    let mut value = [&[0, family][..], &address.port().to_be_bytes(), &octets].concat();
    mask(&mut value, transaction);
    value
}

fn mask(value: &mut [u8], transaction: &[u8; 12]) {
    let port = value.iter_mut().skip(2).take(2).zip(COOKIE);
    port.for_each(|(byte, mask)| *byte ^= mask);
    let octets = value.iter_mut().skip(4).zip(COOKIE.iter().chain(transaction));
    octets.for_each(|(byte, mask)| *byte ^= mask);
}

fn with_length(bytes: &[u8], whole: usize) -> Vec<u8> {
    let length = u16::try_from(whole - HEAD).expect("messages are short");
    let mut bytes = bytes.to_vec();
    bytes[2..4].copy_from_slice(&length.to_be_bytes());
    bytes
}

/// CRC-32 of ITU V.42, bit by bit, masked as RFC 8489 §14.7 wants it.
fn fingerprint(before: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in with_length(before, before.len() + 8) {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum ^ 0x5354_554e
}
