//! The first message of a handshake (RFC 6347 section 4.2), read for one thing: which protections of media
//! the page offers (RFC 5764 section 4.1.1). The handshake itself would take the page's first one.

use webside_core::relay::srtp::Suite;

/// A record with a handshake in it, and its header (RFC 6347 section 4.1).
const HANDSHAKE: u8 = 22;
const RECORD: usize = 13;
const CLIENT_HELLO: usize = 1;
/// Version and random bytes.
const FIXED: usize = 2 + 32;
const USE_SRTP: usize = 14;
/// The profiles' numbers (RFC 5764 section 4.1.2, RFC 7714 section 14.2).
const CM: usize = 0x0001;
const GCM: usize = 0x0007;

/// The best that the page offers of what there is; nothing when this is no first message, not the whole
/// of it, or one without any.
pub(super) fn best(datagram: &[u8]) -> Option<Suite> {
    if datagram.first() != Some(&HANDSHAKE) {
        return None;
    }
    let mut rest = Rest(datagram.get(RECORD..)?);
    let (kind, length) = (rest.number(1)?, rest.number(3)?);
    rest.take(2)?;
    let (offset, here) = (rest.number(3)?, rest.number(3)?);
    if kind != CLIENT_HELLO || offset != 0 || here != length {
        return None;
    }
    rest.take(FIXED)?;
    let (_session, _cookie) = (rest.list(1)?, rest.list(1)?);
    let (_ciphers, _compressions) = (rest.list(2)?, rest.list(1)?);
    let mut extensions = rest.list(2)?;
    loop {
        let (name, mut body) = (extensions.number(2)?, extensions.list(2)?);
        if name == USE_SRTP {
            let mut profiles = body.list(2)?;
            let offered: Vec<usize> = std::iter::from_fn(|| profiles.number(2)).collect();
            let best = [(GCM, Suite::Gcm), (CM, Suite::Cm)];
            return best.into_iter().find(|(id, _)| offered.contains(id)).map(|(_, suite)| suite);
        }
    }
}

/// Bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        let add = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
        Some(self.take(bytes)?.iter().fold(0, add))
    }

    /// What follows its own length, of so many bytes.
    fn list(&mut self, bytes: usize) -> Option<Self> {
        let length = self.number(bytes)?;
        self.take(length).map(Rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(profiles: &[u8]) -> Vec<u8> {
        let mut body = vec![0; FIXED + 2];
        body.extend_from_slice(&[0, 2, 0xc0, 0x2b, 1, 0]);
        let extension =
            |name: u8, content: &[u8]| [&[0, name, 0, content.len() as u8], content].concat();
        let srtp = [&[0, profiles.len() as u8], profiles, &[0]].concat();
        let extensions = [extension(23, &[]), extension(14, &srtp)].concat();
        body.extend_from_slice(&[0, extensions.len() as u8]);
        body.extend_from_slice(&extensions);
        let length = [0, 0, body.len() as u8];
        let mut datagram = vec![HANDSHAKE; 1];
        datagram.resize(RECORD, 0);
        datagram.extend_from_slice(&[&[1], &length[..], &[0, 0, 0, 0, 0], &length].concat());
        datagram.extend_from_slice(&body);
        datagram
    }

    #[test]
    fn the_better_one_is_found_wherever_it_stands() {
        let rows: [(&[u8], Option<Suite>); 5] = [
            (&[0, 1, 0, 7], Some(Suite::Gcm)),
            (&[0, 8, 0, 7, 0, 1], Some(Suite::Gcm)),
            (&[0, 2, 0, 1], Some(Suite::Cm)),
            (&[0, 2, 0, 5], None),
            (&[], None),
        ];
        for (profiles, expected) in rows {
            assert_eq!(best(&hello(profiles)), expected, "{profiles:?}");
        }
    }

    #[test]
    fn a_part_of_one_and_anything_else_tell_nothing() {
        let whole = hello(&[0, 1]);
        for length in 0..whole.len() - 1 {
            assert_eq!(best(&whole[..length]), None, "{length} bytes");
        }
        for (at, value) in [(0, 23), (RECORD, 2), (RECORD + 8, 1), (RECORD + 11, 9)] {
            let mut other = whole.clone();
            other[at] = value;
            assert_eq!(best(&other), None, "byte {at}");
        }
    }
}
