//! Nonces that need no memory: the minute they were made in, signed together with whom they are for.
//!
//! Twelve letters, so that an answer to a stranger is hardly longer than the question.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use webside_protocol::Timestamp;

use super::allocation::Client;
use super::limits::NONCE_LIFE_MINUTES;

const MINUTE_MS: u64 = 60_000;
const TAG_BYTES: usize = 7;
const NONCE_BYTES: usize = 2 + TAG_BYTES;
/// Minutes count to here, and begin anew.
const ROUND: u64 = 1 << 16;

/// Makes nonces and knows its own.
pub(super) struct NonceKey(hmac::Key);

impl NonceKey {
    pub(super) fn new(secret: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// A nonce for `client`.
    pub(super) fn make(&self, client: Client, now: Timestamp) -> String {
        let minute = now.0 / MINUTE_MS;
        let mut bytes = [0; NONCE_BYTES];
        bytes[..2].copy_from_slice(&within_round(minute).to_be_bytes());
        bytes[2..].copy_from_slice(&self.tag(client, minute));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether `nonce` was made here for `client`, and within the last hour.
    pub(super) fn knows(&self, nonce: &[u8], client: Client, now: Timestamp) -> bool {
        let mut bytes = [0; NONCE_BYTES];
        if URL_SAFE_NO_PAD.decode_slice(nonce, &mut bytes) != Ok(NONCE_BYTES) {
            return false;
        }
        let now = now.0 / MINUTE_MS;
        let age =
            u64::from(within_round(now).wrapping_sub(u16::from_be_bytes([bytes[0], bytes[1]])));
        let Some(made) = now.checked_sub(age).filter(|_| age <= NONCE_LIFE_MINUTES) else {
            return false;
        };
        verify_slices_are_equal(&bytes[2..], &self.tag(client, made)).is_ok()
    }

    fn tag(&self, client: Client, minute: u64) -> [u8; TAG_BYTES] {
        let said = format!("nonce {client:?} {minute}");
        let tag = hmac::sign(&self.0, said.as_bytes());
        let mut short = [0; TAG_BYTES];
        short.copy_from_slice(&tag.as_ref()[..TAG_BYTES]);
        short
    }
}

fn within_round(minute: u64) -> u16 {
    u16::try_from(minute % ROUND).expect("the rest is below 65536")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::turn::StreamId;

    #[test]
    fn a_nonce_is_good_for_its_client_and_an_hour() {
        let key = NonceKey::new(&[1; 32]);
        let client = Client::Datagram("192.0.2.1:5000".parse().unwrap());
        let other = Client::Datagram("192.0.2.1:5001".parse().unwrap());
        let stream = Client::Stream(StreamId(1), "192.0.2.1:5000".parse().unwrap());
        // The minutes begin anew between the making and the asking.
        let made = Timestamp((ROUND * 450 - 1) * MINUTE_MS);
        let nonce = key.make(client, made);
        let at = |minutes: u64| Timestamp(made.0 + minutes * MINUTE_MS);
        let rows = [
            ("at once", nonce.as_str(), client, at(0), true),
            ("after an hour", nonce.as_str(), client, at(60), true),
            ("after more", nonce.as_str(), client, at(61), false),
            ("before it was made", nonce.as_str(), client, Timestamp(made.0 - MINUTE_MS), false),
            ("from another port", nonce.as_str(), other, at(0), false),
            ("by another way", nonce.as_str(), stream, at(0), false),
            ("nothing", "", client, at(0), false),
            ("anything", "AAAAAAAAAAAA", client, at(0), false),
            ("more than a nonce", "AAAAAAAAAAAAAAAA", client, at(0), false),
        ];
        for (name, nonce, client, now, known) in rows {
            assert_eq!(key.knows(nonce.as_bytes(), client, now), known, "{name}");
        }
        assert_eq!(nonce.len(), 12);
        assert!(!NonceKey::new(&[2; 32]).knows(nonce.as_bytes(), client, made));
    }
}
