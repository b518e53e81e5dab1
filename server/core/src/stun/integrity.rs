//! Keys of credentials, MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489 §9.1.1, §9.2.2, §14.5, §14.7).

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use md5::{Digest as _, Md5};

/// What FINGERPRINT is masked with.
const FINGERPRINT_MASK: u32 = 0x5354_554e;
/// Length of a MESSAGE-INTEGRITY, in bytes.
pub(crate) const INTEGRITY_BYTES: usize = 20;

/// The key of one credential. MD5 and SHA-1 are what browsers speak; neither hides anything here, and
/// HMAC does not rest on what is broken in them.
pub(crate) struct IntegrityKey(hmac::Key);

impl IntegrityKey {
    /// Of a credential for TURN.
    pub(crate) fn long_term(username: &[u8], realm: &[u8], password: &[u8]) -> Self {
        let mut digest = Md5::new();
        for (place, part) in [username, realm, password].into_iter().enumerate() {
            if place > 0 {
                digest.update(b":");
            }
            digest.update(part);
        }
        Self(hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &digest.finalize()))
    }

    /// Of a credential that ICE makes for one connection.
    pub(crate) fn short_term(password: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()))
    }

    /// The MESSAGE-INTEGRITY of a message whose part before that attribute is `before`.
    pub(crate) fn sign(&self, before: &[u8]) -> [u8; INTEGRITY_BYTES] {
        let mut context = hmac::Context::with_key(&self.0);
        // The length counts as if the message ended behind this attribute.
        context.update(&before[..2]);
        context.update(&length_with(before, 4 + INTEGRITY_BYTES));
        context.update(&before[4..]);
        let mut tag = [0; INTEGRITY_BYTES];
        tag.copy_from_slice(context.sign().as_ref());
        tag
    }

    /// Whether `tag` is that of `before`; in constant time.
    pub(crate) fn verifies(&self, before: &[u8], tag: &[u8]) -> bool {
        verify_slices_are_equal(&self.sign(before), tag).is_ok()
    }
}

impl fmt::Debug for IntegrityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IntegrityKey(hidden)")
    }
}

/// The FINGERPRINT of a message whose part before that attribute is `before`.
pub(crate) fn fingerprint(before: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&before[..2]);
    sum.update(&length_with(before, 8));
    sum.update(&before[4..]);
    sum.finalize() ^ FINGERPRINT_MASK
}

/// The length field of a message that is `before` and `more` bytes, without its head of 20.
fn length_with(before: &[u8], more: usize) -> [u8; 2] {
    let length = before.len() - 20 + more;
    u16::try_from(length).expect("no message is longer than a datagram").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc32fast::hash(b"123456789"), 0xcbf4_3926);
    }

    /// RFC 5769 §2.4: a request with long-term authentication.
    #[test]
    fn the_tag_is_that_of_the_standards_example() {
        let message: [u8; 116] = [
            0x00, 0x01, 0x00, 0x60, 0x21, 0x12, 0xa4, 0x42, 0x78, 0xad, 0x34, 0x33, 0xc6, 0xad,
            0x72, 0xc0, 0x29, 0xda, 0x41, 0x2e, 0x00, 0x06, 0x00, 0x12, 0xe3, 0x83, 0x9e, 0xe3,
            0x83, 0x88, 0xe3, 0x83, 0xaa, 0xe3, 0x83, 0x83, 0xe3, 0x82, 0xaf, 0xe3, 0x82, 0xb9,
            0x00, 0x00, 0x00, 0x15, 0x00, 0x1c, 0x66, 0x2f, 0x2f, 0x34, 0x39, 0x39, 0x6b, 0x39,
            0x35, 0x34, 0x64, 0x36, 0x4f, 0x4c, 0x33, 0x34, 0x6f, 0x4c, 0x39, 0x46, 0x53, 0x54,
            0x76, 0x79, 0x36, 0x34, 0x73, 0x41, 0x00, 0x14, 0x00, 0x0b, 0x65, 0x78, 0x61, 0x6d,
            0x70, 0x6c, 0x65, 0x2e, 0x6f, 0x72, 0x67, 0x00, 0x00, 0x08, 0x00, 0x14, 0xf6, 0x70,
            0x24, 0x65, 0x6d, 0xd6, 0x4a, 0x3e, 0x02, 0xb8, 0xe0, 0x71, 0x2e, 0x85, 0xc9, 0xa2,
            0x8c, 0xa8, 0x96, 0x66,
        ];
        let username = "\u{30DE}\u{30C8}\u{30EA}\u{30C3}\u{30AF}\u{30B9}";
        let key = IntegrityKey::long_term(username.as_bytes(), b"example.org", b"TheMatrIX");
        assert!(key.verifies(&message[..92], &message[96..]));
        assert!(!key.verifies(&message[..92], &message[95..115]));
        let other = IntegrityKey::long_term(username.as_bytes(), b"example.org", b"TheMatrix");
        assert!(!other.verifies(&message[..92], &message[96..]));
    }
}
