//! A STUN message, read (RFC 8489 §5, §14). What is not well formed to the last byte is none.

use super::attribute::{COOKIE, FINGERPRINT, MESSAGE_INTEGRITY, Method};
use super::integrity::{INTEGRITY_BYTES, fingerprint};

/// Type, length, cookie and transaction.
pub(crate) const HEAD_BYTES: usize = 20;

/// Which kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Request,
    Indication,
    Success,
    Error,
}

/// A message. All its attributes lie within it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<'a> {
    pub(crate) class: Class,
    pub(crate) method: Method,
    pub(crate) transaction: [u8; 12],
    /// With the head.
    bytes: &'a [u8],
    /// Where the attributes end that count: nothing behind MESSAGE-INTEGRITY is protected.
    end: usize,
    integrity: Option<&'a [u8]>,
    /// It bears a FINGERPRINT, and a good one.
    pub(crate) has_fingerprint: bool,
}

impl<'a> Message<'a> {
    /// Reads `bytes`, all of them. `None` for a method that is not ours and for whatever is malformed.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first_chunk::<2>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (cookie, rest) = rest.split_first_chunk::<4>()?;
        let (transaction, _) = rest.split_first_chunk::<12>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let whole = HEAD_BYTES + length == bytes.len() && length.is_multiple_of(4);
        if !whole || *cookie != COOKIE {
            return None;
        }
        let (class, method) = kind_of(u16::from_be_bytes(*kind))?;
        let mut message = Self {
            class,
            method,
            transaction: *transaction,
            bytes,
            end: bytes.len(),
            integrity: None,
            has_fingerprint: false,
        };
        message.find_proofs()?;
        Some(message)
    }

    /// Length with the head, in bytes.
    pub(crate) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The value of the first attribute of this `kind`.
    pub(crate) fn attribute(&self, kind: u16) -> Option<&'a [u8]> {
        self.attributes().find(|(found, _)| *found == kind).map(|(_, value)| value)
    }

    /// The attributes that count, in order.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (u16, &'a [u8])> {
        let mut rest = &self.bytes[HEAD_BYTES..self.end];
        std::iter::from_fn(move || {
            let (kind, value, after) = split_attribute(rest)?;
            rest = after;
            Some((kind, value))
        })
    }

    /// What is signed, and its MESSAGE-INTEGRITY.
    pub(crate) fn integrity(&self) -> Option<(&'a [u8], &'a [u8])> {
        self.integrity.map(|tag| (&self.bytes[..self.end], tag))
    }

    /// Walks all attributes once: each must lie within the message, and a FINGERPRINT be the last.
    fn find_proofs(&mut self) -> Option<()> {
        let mut at = HEAD_BYTES;
        while at < self.bytes.len() {
            let (kind, value, rest) = split_attribute(&self.bytes[at..])?;
            if kind == MESSAGE_INTEGRITY && self.integrity.is_none() {
                (value.len() == INTEGRITY_BYTES).then_some(())?;
                self.integrity = Some(value);
                self.end = at;
            }
            if kind == FINGERPRINT {
                let told: [u8; 4] = value.try_into().ok()?;
                let good = u32::from_be_bytes(told) == fingerprint(&self.bytes[..at]);
                (good && rest.is_empty()).then_some(())?;
                self.has_fingerprint = true;
                self.end = self.end.min(at);
            }
            at = self.bytes.len() - rest.len();
        }
        Some(())
    }
}

/// Kind and value of the attribute that `bytes` begin with, and what follows its padding.
fn split_attribute(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, rest) = bytes.split_first_chunk::<2>()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (value, _) = rest.split_at_checked(length)?;
    let (_, rest) = rest.split_at_checked(length.next_multiple_of(4))?;
    Some((u16::from_be_bytes(*kind), value, rest))
}

/// The class stands between the bits of the method (RFC 8489 §5, figure 3).
fn kind_of(kind: u16) -> Option<(Class, Method)> {
    let class = match kind & 0x0110 {
        0x0000 => Class::Request,
        0x0010 => Class::Indication,
        0x0100 => Class::Success,
        _ => Class::Error,
    };
    // The two highest bits are zero in every message.
    let method = (kind & 0x000f) | (kind & 0x00e0) >> 1 | (kind & 0xfe00) >> 2;
    Some((class, Method::from_number(method)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stun::attribute::{NONCE, USERNAME};

    fn message(attributes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(attributes.len()).unwrap().to_be_bytes();
        [&[0, 3], &length[..], &COOKIE, &[5; 12], attributes].concat()
    }

    #[test]
    fn what_is_well_formed_is_read() {
        let bytes = message(&[0, 6, 0, 3, b'a', b'b', b'c', 0, 0, 0x15, 0, 0]);
        let read = Message::read(&bytes).unwrap();
        assert_eq!((read.class, read.method), (Class::Request, Method::Allocate));
        assert_eq!(read.attribute(USERNAME), Some(&b"abc"[..]));
        assert_eq!(read.attribute(NONCE), Some(&b""[..]));
        assert_eq!(read.attribute(MESSAGE_INTEGRITY), None);
    }

    /// Row T11 of the table of attacks.
    #[test]
    fn lies_about_lengths_are_no_messages() {
        let good = message(&[0, 6, 0, 4, 1, 2, 3, 4]);
        let with = |at: usize, value: &[u8]| {
            let mut bytes = good.clone();
            bytes[at..at + value.len()].copy_from_slice(value);
            bytes
        };
        let rows = [
            ("a length of 65535", with(2, &[0xff, 0xff])),
            ("a length that wraps to nothing", with(2, &[0xff, 0xec])),
            ("a length too short", with(2, &[0, 4])),
            ("a length of no multiple of four", with(2, &[0, 7])),
            ("an attribute past the end", with(22, &[0, 5])),
            ("an attribute of 65535", with(22, &[0xff, 0xff])),
            ("an attribute that wraps when padded", with(22, &[0xff, 0xfe])),
            ("another cookie", with(4, &[0x21, 0x12, 0xa4, 0x43])),
            ("the highest bits", with(0, &[0x80, 3])),
            ("a method that is not ours", with(0, &[0, 0xa])),
            ("an integrity too short", message(&[0, 8, 0, 4, 1, 2, 3, 4])),
            ("a wrong fingerprint", message(&[0x80, 0x28, 0, 4, 1, 2, 3, 4])),
            ("half an attribute", message(&[0, 6, 0, 0])[..22].to_vec()),
        ];
        for (name, bytes) in rows {
            assert!(Message::read(&bytes).is_none(), "{name}");
        }
        for length in 0..good.len() {
            assert!(Message::read(&good[..length]).is_none(), "cut to {length}");
        }
        assert!(Message::read(&good).is_some());
    }

    #[test]
    fn what_stands_behind_the_integrity_does_not_count() {
        let mut attributes = vec![0, 8, 0, 20];
        attributes.extend([7; 20]);
        attributes.extend([0, 6, 0, 4, 1, 2, 3, 4]);
        let bytes = message(&attributes);
        let read = Message::read(&bytes).unwrap();
        assert_eq!(read.attribute(USERNAME), None);
        assert_eq!(read.integrity(), Some((&bytes[..20], &[7; 20][..])));
    }
}
