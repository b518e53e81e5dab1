//! SRTP and SRTCP with AEAD_AES_128_GCM (RFC 7714), opened and sealed where they lie.
//!
//! # Once
//! A key, a stream and a number give one nonce, and a nonce must never seal twice. So whoever seals
//! says the full number of a packet, which only rises, and nothing is ever sealed again: a packet
//! is repeated as RTX, under its own stream.

use std::collections::BTreeMap;

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_128, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;

use super::received::Received;
use super::rtp::{FIXED, Header, Rewritten};
use super::window::{Window, unwrap};

/// Bytes that GCM adds.
pub const TAG: usize = 16;
/// Bytes of a master key and of a master salt.
const KEY: usize = 16;
const SALT: usize = 12;
/// Keying material for both directions, as DTLS exports it (RFC 5764 section 4.2).
pub const MATERIAL: usize = 2 * (KEY + SALT);
/// Streams that one peer may send: each costs a replay window.
pub const STREAMS_MAX: usize = 32;
/// The index of SRTCP has 31 bits (RFC 3711 section 3.4); a sender stops before it wraps.
const INDEX_MAX: u32 = 0x7fff_ffff;
/// Header of RTCP that stays in the clear, and the word after the tag.
const CONTROL_CLEAR: usize = 8;
const CONTROL_INDEX: usize = 4;

/// The keys of one direction.
struct Keys {
    media: LessSafeKey,
    media_salt: [u8; SALT],
    control: LessSafeKey,
    control_salt: [u8; SALT],
}

impl Keys {
    fn derive(key: &[u8], salt: &[u8]) -> Option<Self> {
        let secret = |label| expand(key, salt, label);
        let gcm =
            |bytes: [u8; KEY]| Some(LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &bytes).ok()?));
        let short = |bytes: [u8; KEY]| {
            let mut salt = [0; SALT];
            salt.copy_from_slice(&bytes[..SALT]);
            salt
        };
        Some(Self {
            media: gcm(secret(0)?)?,
            media_salt: short(secret(2)?),
            control: gcm(secret(3)?)?,
            control_salt: short(secret(5)?),
        })
    }

    fn media_nonce(&self, ssrc: u32, number: u64) -> Nonce {
        let mut nonce = [0; SALT];
        nonce[2..6].copy_from_slice(&ssrc.to_be_bytes());
        nonce[6..].copy_from_slice(&number.to_be_bytes()[2..]);
        salted(nonce, &self.media_salt)
    }

    fn control_nonce(&self, ssrc: u32, index: u32) -> Nonce {
        let mut nonce = [0; SALT];
        nonce[2..6].copy_from_slice(&ssrc.to_be_bytes());
        nonce[8..].copy_from_slice(&index.to_be_bytes());
        salted(nonce, &self.control_salt)
    }
}

fn salted(mut nonce: [u8; SALT], salt: &[u8; SALT]) -> Nonce {
    nonce.iter_mut().zip(salt).for_each(|(byte, salt)| *byte ^= salt);
    Nonce::assume_unique_for_key(nonce)
}

/// The key derivation of RFC 3711 section 4.3 with a rate of 0: one block of AES in counter mode.
fn expand(key: &[u8], salt: &[u8], label: u8) -> Option<[u8; KEY]> {
    let mut counter = [0; 16];
    counter[..SALT].copy_from_slice(salt.get(..SALT)?);
    counter[7] ^= label;
    let cipher = EncryptingKey::ctr(UnboundCipherKey::new(&AES_128, key).ok()?).ok()?;
    let mut block = [0; KEY];
    cipher
        .less_safe_encrypt(&mut block, EncryptionContext::Iv128(FixedLength::from(counter)))
        .ok()?;
    Some(block)
}

/// Why a packet was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unopened {
    /// It is no packet, or its tag is not right.
    Forged,
    /// It has been there, or is too old to know.
    Replayed,
    /// The peer sends more streams than it may.
    TooManyStreams,
}

/// Opens what one peer sends.
pub struct Opener {
    keys: Keys,
    streams: BTreeMap<u32, Window>,
    control: BTreeMap<u32, Window>,
}

/// Seals what is sent to one peer.
pub struct Sealer {
    keys: Keys,
    control_index: u32,
}

/// The two directions, from the keying material and as the DTLS server sees them.
#[must_use]
pub fn server_side(material: &[u8; MATERIAL]) -> Option<(Opener, Sealer)> {
    let (client, server) = split(material);
    Some((Opener::new(&client)?, Sealer::new(&server)?))
}

/// The two directions as the DTLS client sees them.
#[must_use]
pub fn client_side(material: &[u8; MATERIAL]) -> Option<(Opener, Sealer)> {
    let (client, server) = split(material);
    Some((Opener::new(&server)?, Sealer::new(&client)?))
}

type Half = ([u8; KEY], [u8; SALT]);

fn split(material: &[u8; MATERIAL]) -> (Half, Half) {
    let (mut client, mut server) = (([0; KEY], [0; SALT]), ([0; KEY], [0; SALT]));
    client.0.copy_from_slice(&material[..KEY]);
    server.0.copy_from_slice(&material[KEY..2 * KEY]);
    client.1.copy_from_slice(&material[2 * KEY..2 * KEY + SALT]);
    server.1.copy_from_slice(&material[2 * KEY + SALT..]);
    (client, server)
}

impl Opener {
    fn new((key, salt): &Half) -> Option<Self> {
        let keys = Keys::derive(key, salt)?;
        Some(Self { keys, streams: BTreeMap::new(), control: BTreeMap::new() })
    }

    /// Opens media or control in place, whichever it is; what does not open is dropped.
    pub fn receive(&mut self, datagram: &mut [u8]) -> Received {
        let opened = if is_control(datagram) {
            self.open_control(datagram).map(|length| Received::Rtcp { length })
        } else {
            self.open(datagram).map(|(header, length)| Received::Rtp { header, length })
        };
        opened.unwrap_or(Received::Nothing)
    }

    /// Opens an RTP packet in place; its header, and its length without the tag.
    pub fn open(&mut self, packet: &mut [u8]) -> Result<(Header, usize), Unopened> {
        let header = Header::read(packet).ok_or(Unopened::Forged)?;
        if packet.len() < header.length + TAG {
            return Err(Unopened::Forged);
        }
        let known = self.streams.get(&header.ssrc);
        if known.is_none() && self.streams.len() >= STREAMS_MAX {
            return Err(Unopened::TooManyStreams);
        }
        let number = match known {
            Some(window) => unwrap(window.newest(), header.sequence),
            // The rollover counter of a new stream is 0.
            None => u64::from(header.sequence),
        };
        if known.is_some_and(|window| !window.is_new(number)) {
            return Err(Unopened::Replayed);
        }
        let nonce = self.keys.media_nonce(header.ssrc, number);
        let (aad, body) = packet.split_at_mut(header.length);
        self.keys
            .media
            .open_in_place(nonce, Aad::from(&*aad), body)
            .map_err(|_| Unopened::Forged)?;
        self.streams.entry(header.ssrc).or_default().take(number);
        Ok((header, packet.len() - TAG))
    }

    /// Opens an RTCP packet in place; its length without tag and index.
    pub fn open_control(&mut self, packet: &mut [u8]) -> Result<usize, Unopened> {
        let end = packet.len().checked_sub(CONTROL_INDEX).ok_or(Unopened::Forged)?;
        if end < CONTROL_CLEAR + TAG {
            return Err(Unopened::Forged);
        }
        let word: [u8; 4] = packet[end..].try_into().map_err(|_| Unopened::Forged)?;
        let flagged = u32::from_be_bytes(word);
        if flagged >> 31 == 0 {
            return Err(Unopened::Forged);
        }
        let index = flagged & INDEX_MAX;
        let ssrc = u32::from_be_bytes([packet[4], packet[5], packet[6], packet[7]]);
        let known = self.control.get(&ssrc);
        if known.is_none() && self.control.len() >= STREAMS_MAX {
            return Err(Unopened::TooManyStreams);
        }
        if known.is_some_and(|window| !window.is_new(u64::from(index))) {
            return Err(Unopened::Replayed);
        }
        let mut aad = [0; CONTROL_CLEAR + CONTROL_INDEX];
        aad[..CONTROL_CLEAR].copy_from_slice(&packet[..CONTROL_CLEAR]);
        aad[CONTROL_CLEAR..].copy_from_slice(&word);
        let nonce = self.keys.control_nonce(ssrc, index);
        let body = &mut packet[CONTROL_CLEAR..end];
        self.keys
            .control
            .open_in_place(nonce, Aad::from(aad), body)
            .map_err(|_| Unopened::Forged)?;
        self.control.entry(ssrc).or_default().take(u64::from(index));
        Ok(end - TAG)
    }
}

impl Sealer {
    fn new((key, salt): &Half) -> Option<Self> {
        Some(Self { keys: Keys::derive(key, salt)?, control_index: 0 })
    }

    /// Seals the RTP packet that begins at `start` and ends with `out`, and puts its tag behind it.
    ///
    /// `number` is the full sequence number; `header` the bytes that stay in the clear. Each
    /// (stream, number) may be sealed once.
    pub fn seal(
        &self,
        out: &mut Vec<u8>,
        start: usize,
        header: usize,
        ssrc: u32,
        number: u64,
    ) -> bool {
        let nonce = self.keys.media_nonce(ssrc, number);
        let (aad, body) = out[start..].split_at_mut(header);
        match self.keys.media.seal_in_place_separate_tag(nonce, Aad::from(&*aad), body) {
            Ok(tag) => {
                out.extend_from_slice(tag.as_ref());
                true
            }
            Err(_) => false,
        }
    }

    /// Puts a sealed RTP packet at the end of `out`, or nothing when it cannot be sealed.
    pub fn write(
        &self,
        header: &Rewritten,
        number: u64,
        before: &[u8],
        payload: &[u8],
        out: &mut Vec<u8>,
    ) {
        let start = out.len();
        header.write(out);
        let length = out.len() - start;
        out.extend_from_slice(before);
        out.extend_from_slice(payload);
        if !self.seal(out, start, length, header.ssrc, number) {
            out.truncate(start);
        }
    }

    /// Seals the RTCP packet that begins at `start` and ends with `out`.
    pub fn seal_control(&mut self, out: &mut Vec<u8>, start: usize) -> bool {
        if self.control_index >= INDEX_MAX || out.len() < start + CONTROL_CLEAR {
            return false;
        }
        self.control_index += 1;
        let packet = &mut out[start..];
        let ssrc = u32::from_be_bytes([packet[4], packet[5], packet[6], packet[7]]);
        let word = (self.control_index | (1 << 31)).to_be_bytes();
        let mut aad = [0; CONTROL_CLEAR + CONTROL_INDEX];
        aad[..CONTROL_CLEAR].copy_from_slice(&packet[..CONTROL_CLEAR]);
        aad[CONTROL_CLEAR..].copy_from_slice(&word);
        let nonce = self.keys.control_nonce(ssrc, self.control_index);
        let body = &mut packet[CONTROL_CLEAR..];
        let Ok(tag) = self.keys.control.seal_in_place_separate_tag(nonce, Aad::from(aad), body)
        else {
            return false;
        };
        out.extend_from_slice(tag.as_ref());
        out.extend_from_slice(&word);
        true
    }
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opener").field("streams", &self.streams.len()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sealer").finish_non_exhaustive()
    }
}

/// Whether a packet whose second byte is this is RTCP (RFC 5761 section 4).
#[must_use]
pub fn is_control(packet: &[u8]) -> bool {
    packet.get(1).is_some_and(|second| (192..=223).contains(second))
}

/// The least that an RTP packet on the wire has.
pub const PACKET_MIN: usize = FIXED + TAG;

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> (Sealer, Opener) {
        let material: [u8; MATERIAL] = std::array::from_fn(|at| at as u8);
        let (_, sealer) = client_side(&material).unwrap();
        let (opener, _) = server_side(&material).unwrap();
        (sealer, opener)
    }

    fn packet(sequence: u16, ssrc: u32) -> Vec<u8> {
        let mut packet = vec![0x80, 96];
        packet.extend_from_slice(&sequence.to_be_bytes());
        packet.extend_from_slice(&[0; 4]);
        packet.extend_from_slice(&ssrc.to_be_bytes());
        packet.extend_from_slice(b"hello");
        packet
    }

    #[test]
    fn what_is_sealed_opens_once_and_untouched() {
        let (sealer, mut opener) = both();
        let mut sealed = packet(9, 1);
        assert!(sealer.seal(&mut sealed, 0, FIXED, 1, 9));
        let mut forged = sealed.clone();
        forged[14] ^= 1;
        assert_eq!(opener.open(&mut forged), Err(Unopened::Forged));
        let mut again = sealed.clone();
        let (_, length) = opener.open(&mut sealed).unwrap();
        assert_eq!(&sealed[..length], packet(9, 1));
        assert_eq!(opener.open(&mut again), Err(Unopened::Replayed));
    }

    #[test]
    fn numbers_go_on_over_the_wrap_and_jumps_are_dropped() {
        let (sealer, mut opener) = both();
        for number in [65_534, 65_535, 65_536, 65_540, 65_537] {
            let mut sealed = packet(number as u16, 1);
            sealer.seal(&mut sealed, 0, FIXED, 1, number);
            assert!(opener.open(&mut sealed).is_ok(), "{number}");
        }
        let mut jump = packet(3_000, 1);
        sealer.seal(&mut jump, 0, FIXED, 1, (5 << 16) + 3_000);
        assert_eq!(opener.open(&mut jump), Err(Unopened::Forged), "another rollover counter");
        let mut next = packet(5, 1);
        sealer.seal(&mut next, 0, FIXED, 1, 65_541);
        assert!(opener.open(&mut next).is_ok(), "the stream goes on");
    }

    #[test]
    fn a_peer_has_few_streams() {
        let (sealer, mut opener) = both();
        let mut taken = 0;
        for ssrc in 0..10_000 {
            let mut sealed = packet(1, ssrc);
            sealer.seal(&mut sealed, 0, FIXED, ssrc, 1);
            taken += usize::from(opener.open(&mut sealed).is_ok());
        }
        assert_eq!(taken, STREAMS_MAX);
    }

    #[test]
    fn control_opens_once_and_untouched() {
        let (mut sealer, mut opener) = both();
        let mut sealed = vec![0x80, 201, 0, 1, 0, 0, 0, 7];
        assert!(sealer.seal_control(&mut sealed, 0));
        let mut forged = sealed.clone();
        forged[9] ^= 1;
        assert_eq!(opener.open_control(&mut forged), Err(Unopened::Forged));
        let mut again = sealed.clone();
        assert_eq!(opener.open_control(&mut sealed), Ok(8));
        assert_eq!(opener.open_control(&mut again), Err(Unopened::Replayed));
    }
}
