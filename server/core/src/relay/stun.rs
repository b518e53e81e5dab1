//! Checks of ICE as an ICE-lite agent needs them (RFC 8445): binding requests in, answers out.

use std::net::SocketAddr;

use crate::stun::attribute::{ICE_CONTROLLED, Method, USE_CANDIDATE, USERNAME, XOR_MAPPED_ADDRESS};
use crate::stun::{Answer, Class, IntegrityKey, Message};

/// The type of an answer that says yes.
const BINDING_SUCCESS: [u8; 2] = [0x01, 0x01];
/// Attributes that a request may have; more is no browser.
const ATTRIBUTES_MAX: usize = 24;
/// Bytes of a request; more is no browser.
pub const REQUEST_MAX: usize = 1_200;

/// A binding request, not yet checked.
#[derive(Debug)]
pub struct Request<'a> {
    message: Message<'a>,
    /// The part of the user name that is ours, before the colon.
    pub ufrag: &'a str,
    /// The peer wants this pair.
    pub nominates: bool,
    /// The peer says that we lead; ICE-lite never does (RFC 8445 section 6.1.1).
    pub peer_is_controlled: bool,
}

impl<'a> Request<'a> {
    /// Reads a binding request with a user name and integrity; nothing when it is anything else.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > REQUEST_MAX {
            return None;
        }
        let message = Message::read(bytes)?;
        let asks = (message.class, message.method) == (Class::Request, Method::Binding);
        // Checks of ICE have both (RFC 8445 section 7.1.1).
        let proves = message.has_fingerprint && message.integrity().is_some();
        if !asks || !proves || message.attributes().count() > ATTRIBUTES_MAX {
            return None;
        }
        let username = message.attribute(USERNAME)?;
        let (ufrag, _) = std::str::from_utf8(username).ok()?.split_once(':')?;
        Some(Self {
            message,
            ufrag,
            nominates: message.attribute(USE_CANDIDATE).is_some(),
            peer_is_controlled: message.attribute(ICE_CONTROLLED).is_some(),
        })
    }

    /// Whether the sender knows the password.
    #[must_use]
    pub fn is_from_who_knows(&self, password: &str) -> bool {
        let key = IntegrityKey::short_term(password);
        self.message.integrity().is_some_and(|(signed, tag)| key.verifies(signed, tag))
    }

    /// The answer that tells the peer from where we see it, behind what `out` holds already.
    pub fn answer(&self, seen: SocketAddr, password: &str, out: &mut Vec<u8>) {
        let answer = Answer::success(&self.message)
            .with_address(XOR_MAPPED_ADDRESS, seen)
            .sealed(Some(&IntegrityKey::short_term(password)), &self.message);
        out.extend_from_slice(&answer);
    }
}

/// A binding request as a browser sends it: for tests and the benchmark, whose clients lead.
#[must_use]
pub fn request(username: &str, password: &str, transaction: [u8; 12], nominate: bool) -> Vec<u8> {
    let mut request = Answer::new(Class::Request, Method::Binding, transaction)
        .with(USERNAME, username.as_bytes());
    if nominate {
        request = request.with(USE_CANDIDATE, &[]);
    }
    request.signed(&IntegrityKey::short_term(password)).fingerprinted().finish()
}

/// Whether `message` is an answer that says yes.
#[must_use]
pub fn is_success(message: &[u8]) -> bool {
    message.first_chunk() == Some(&BINDING_SUCCESS)
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

    /// RFC 5769 §2.1: a request with short-term authentication.
    #[test]
    fn the_standards_example_is_read_as_it_is_meant() {
        let message: [u8; 108] = [
            0x00, 0x01, 0x00, 0x58, 0x21, 0x12, 0xa4, 0x42, 0xb7, 0xe7, 0xa7, 0x01, 0xbc, 0x34,
            0xd6, 0x86, 0xfa, 0x87, 0xdf, 0xae, 0x80, 0x22, 0x00, 0x10, 0x53, 0x54, 0x55, 0x4e,
            0x20, 0x74, 0x65, 0x73, 0x74, 0x20, 0x63, 0x6c, 0x69, 0x65, 0x6e, 0x74, 0x00, 0x24,
            0x00, 0x04, 0x6e, 0x00, 0x01, 0xff, 0x80, 0x29, 0x00, 0x08, 0x93, 0x2f, 0xf9, 0xb1,
            0x51, 0x26, 0x3b, 0x36, 0x00, 0x06, 0x00, 0x09, 0x65, 0x76, 0x74, 0x6a, 0x3a, 0x68,
            0x36, 0x76, 0x59, 0x20, 0x20, 0x20, 0x00, 0x08, 0x00, 0x14, 0x9a, 0xea, 0xa7, 0x0c,
            0xbf, 0xd8, 0xcb, 0x56, 0x78, 0x1e, 0xf2, 0xb5, 0xb2, 0xd3, 0xf2, 0x49, 0xc1, 0xb5,
            0x71, 0xa2, 0x80, 0x28, 0x00, 0x04, 0xe5, 0x7a, 0x3b, 0xcf,
        ];
        let read = Request::read(&message).unwrap();
        assert_eq!((read.ufrag, read.nominates, read.peer_is_controlled), ("evtj", false, true));
        assert!(read.is_from_who_knows("VOkJxbRl1RmTxUk/WvJxBt"));
        assert!(!read.is_from_who_knows("VOkJxbRl1RmTxUk/WvJxBT"));
    }

    #[test]
    fn what_nobody_believes_without_a_proof_is_no_request() {
        let attributes = [(USERNAME, &b"ours:theirs"[..]), (USE_CANDIDATE, b"")];
        let begun = || {
            let request = Answer::new(Class::Request, Method::Binding, [7; 12]);
            attributes.iter().fold(request, |request, (kind, value)| request.with(*kind, value))
        };
        let key = IntegrityKey::short_term("secret");
        let many = (0..ATTRIBUTES_MAX).fold(begun(), |request, _| request.with(0x8000, b""));
        let rows = [
            ("as it should be", begun().signed(&key).fingerprinted().finish(), true),
            ("no integrity", begun().fingerprinted().finish(), false),
            ("no fingerprint", begun().signed(&key).finish(), false),
            ("more than any browser says", many.signed(&key).fingerprinted().finish(), false),
        ];
        for (name, bytes, is_one) in rows {
            assert_eq!(Request::read(&bytes).is_some(), is_one, "{name}");
        }
        // Whoever passes it on could add this.
        let behind = Answer::new(Class::Request, Method::Binding, [7; 12])
            .with(USERNAME, b"ours:theirs")
            .signed(&key)
            .with(USE_CANDIDATE, b"")
            .fingerprinted()
            .finish();
        assert!(!Request::read(&behind).unwrap().nominates);
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
}
