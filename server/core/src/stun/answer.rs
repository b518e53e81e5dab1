//! A STUN message, written. None says what software this is.

use std::net::SocketAddr;

use super::attribute::{
    COOKIE, ERROR_CODE, FINGERPRINT, MESSAGE_INTEGRITY, Method, Refused, write_address,
};
use super::integrity::{IntegrityKey, fingerprint};
use super::message::{Class, HEAD_BYTES, Message};

/// A message that is being written.
pub(crate) struct Answer {
    bytes: Vec<u8>,
    transaction: [u8; 12],
}

impl Answer {
    /// The answer to `request`: what it asked for was done.
    pub(crate) fn success(request: &Message<'_>) -> Self {
        Self::new(Class::Success, request.method, request.transaction)
    }

    /// The answer to `request`: it will not be done. Without words: a program reads it, and they would
    /// make the answer longer than the question.
    pub(crate) fn refusal(request: &Message<'_>, why: Refused) -> Self {
        let [hundreds, rest] = [why.number() / 100, why.number() % 100].map(|n| n.to_be_bytes()[1]);
        let answer = Self::new(Class::Error, request.method, request.transaction);
        answer.with(ERROR_CODE, &[0, 0, hundreds, rest])
    }

    /// A message that asks for no answer.
    pub(crate) fn indication(method: Method, transaction: [u8; 12]) -> Self {
        Self::new(Class::Indication, method, transaction)
    }

    pub(crate) fn new(class: Class, method: Method, transaction: [u8; 12]) -> Self {
        let class = match class {
            Class::Request => 0x0000,
            Class::Indication => 0x0010,
            Class::Success => 0x0100,
            Class::Error => 0x0110,
        };
        let mut bytes = Vec::with_capacity(128);
        bytes.extend((class | method.number()).to_be_bytes());
        bytes.extend([0, 0]);
        bytes.extend(COOKIE);
        bytes.extend(transaction);
        Self { bytes, transaction }
    }

    /// With an attribute.
    pub(crate) fn with(mut self, kind: u16, value: &[u8]) -> Self {
        let length = u16::try_from(value.len()).expect("no value is longer than a datagram");
        self.bytes.extend(kind.to_be_bytes());
        self.bytes.extend(length.to_be_bytes());
        self.bytes.extend(value);
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        self
    }

    /// With an address.
    pub(crate) fn with_address(self, kind: u16, address: SocketAddr) -> Self {
        let mut value = Vec::with_capacity(20);
        write_address(address, &self.transaction, &mut value);
        self.with(kind, &value)
    }

    /// Signed, where there is a key, and with a FINGERPRINT where `request` has one.
    pub(crate) fn sealed(mut self, key: Option<&IntegrityKey>, request: &Message<'_>) -> Vec<u8> {
        if let Some(key) = key {
            self = self.signed(key);
        }
        if request.has_fingerprint {
            self = self.fingerprinted();
        }
        self.finish()
    }

    /// With a MESSAGE-INTEGRITY: what follows is not protected.
    pub(crate) fn signed(self, key: &IntegrityKey) -> Self {
        let tag = key.sign(&self.bytes);
        self.with(MESSAGE_INTEGRITY, &tag)
    }

    /// With a FINGERPRINT: nothing follows.
    pub(crate) fn fingerprinted(self) -> Self {
        let sum = fingerprint(&self.bytes);
        self.with(FINGERPRINT, &sum.to_be_bytes())
    }

    /// As it is.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let length = u16::try_from(self.bytes.len() - HEAD_BYTES);
        let length = length.expect("no message is longer than a datagram");
        self.bytes[2..4].copy_from_slice(&length.to_be_bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stun::attribute::{NONCE, XOR_MAPPED_ADDRESS, read_address};

    #[test]
    fn what_is_written_reads_as_it_was_meant() {
        let asked = Answer::new(Class::Request, Method::Refresh, [3; 12]);
        let asked = asked.fingerprinted().finish();
        let request = Message::read(&asked).unwrap();
        let key = IntegrityKey::long_term(b"u", b"r", b"p");
        let address = "192.0.2.9:4444".parse().unwrap();
        let answer = Answer::refusal(&request, Refused::StaleNonce)
            .with(NONCE, b"abcde")
            .with_address(XOR_MAPPED_ADDRESS, address)
            .sealed(Some(&key), &request);
        let read = Message::read(&answer).unwrap();
        assert_eq!((read.class, read.method), (Class::Error, Method::Refresh));
        assert_eq!(read.attribute(ERROR_CODE), Some(&[0, 0, 4, 38][..]));
        assert_eq!(read.attribute(NONCE), Some(&b"abcde"[..]));
        let mapped = read.attribute(XOR_MAPPED_ADDRESS).unwrap();
        assert_eq!(read_address(mapped, &read.transaction), Some(address));
        let (signed, tag) = read.integrity().unwrap();
        assert!(key.verifies(signed, tag) && read.has_fingerprint);
    }
}
