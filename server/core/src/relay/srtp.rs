//! SRTP and SRTCP (RFC 3711), opened and sealed where they lie.
//!
//! # Once
//! A key, a stream and a number give one nonce, and a nonce must never seal twice. So whoever seals
//! says the full number of a packet, which only rises, and nothing is ever sealed again: a packet
//! is repeated as RTX, under its own stream.

use std::collections::BTreeMap;

pub use super::protection::Suite;
use super::protection::{CONTROL_CLEAR, CONTROL_INDEX, Master, PacketKey};
use super::received::Received;
use super::rtp::{Header, Rewritten};
use super::window::{Window, unwrap};

/// Streams that one peer may send: each costs a replay window.
pub const STREAMS_MAX: usize = 32;
/// The index of SRTCP has 31 bits (RFC 3711 section 3.4); a sender stops before it wraps.
const INDEX_MAX: u32 = 0x7fff_ffff;

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
    media: PacketKey,
    streams: BTreeMap<u32, Window>,
    control: PacketKey,
    control_streams: BTreeMap<u32, Window>,
}

/// Seals what is sent to one peer.
pub struct Sealer {
    media: PacketKey,
    control: PacketKey,
    control_index: u32,
}

/// The two directions, from the keying material and as the DTLS server sees them; nothing when that has
/// another length than [`Suite::material`].
#[must_use]
pub fn server_side(suite: Suite, material: &[u8]) -> Option<(Opener, Sealer)> {
    let [client, server] = suite.split(material)?;
    Some((Opener::new(client)?, Sealer::new(server)?))
}

/// The two directions as the DTLS client sees them.
#[must_use]
pub fn client_side(suite: Suite, material: &[u8]) -> Option<(Opener, Sealer)> {
    let [client, server] = suite.split(material)?;
    Some((Opener::new(server)?, Sealer::new(client)?))
}

impl Opener {
    fn new(master: Master<'_>) -> Option<Self> {
        let [media, control] = master.derive()?;
        let (streams, control_streams) = (BTreeMap::new(), BTreeMap::new());
        Some(Self { media, streams, control, control_streams })
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
        let opened = self.media.open(packet, header.length, header.ssrc, number);
        let length = opened.ok_or(Unopened::Forged)?;
        self.streams.entry(header.ssrc).or_default().take(number);
        Ok((header, length))
    }

    /// Opens an RTCP packet in place; its length without tag and index.
    pub fn open_control(&mut self, packet: &mut [u8]) -> Result<usize, Unopened> {
        let at = self.control.index_at(packet.len()).ok_or(Unopened::Forged)?;
        let word = packet[at..].first_chunk::<CONTROL_INDEX>().ok_or(Unopened::Forged)?;
        let flagged = u32::from_be_bytes(*word);
        if flagged >> 31 == 0 {
            return Err(Unopened::Forged);
        }
        let index = flagged & INDEX_MAX;
        let ssrc = u32::from_be_bytes([packet[4], packet[5], packet[6], packet[7]]);
        let known = self.control_streams.get(&ssrc);
        if known.is_none() && self.control_streams.len() >= STREAMS_MAX {
            return Err(Unopened::TooManyStreams);
        }
        if known.is_some_and(|window| !window.is_new(u64::from(index))) {
            return Err(Unopened::Replayed);
        }
        let opened = self.control.open_control(packet, at, ssrc, index);
        let length = opened.ok_or(Unopened::Forged)?;
        self.control_streams.entry(ssrc).or_default().take(u64::from(index));
        Ok(length)
    }
}

impl Sealer {
    fn new(master: Master<'_>) -> Option<Self> {
        let [media, control] = master.derive()?;
        Some(Self { media, control, control_index: 0 })
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
        self.media.seal(out, start, header, ssrc, number).is_some()
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
        let packet = &out[start..];
        let ssrc = u32::from_be_bytes([packet[4], packet[5], packet[6], packet[7]]);
        let word = (self.control_index | (1 << 31)).to_be_bytes();
        self.control.seal_control(out, start, ssrc, word, self.control_index).is_some()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relay::rtp::FIXED;

    const SUITES: [Suite; 2] = [Suite::Gcm, Suite::Cm];

    fn both(suite: Suite) -> (Sealer, Opener) {
        let material: Vec<u8> = (0..suite.material()).map(|at| at as u8).collect();
        let (_, sealer) = client_side(suite, &material).unwrap();
        let (opener, _) = server_side(suite, &material).unwrap();
        assert!(client_side(suite, &material[1..]).is_none());
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
        for suite in SUITES {
            let (sealer, mut opener) = both(suite);
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
    }

    #[test]
    fn numbers_go_on_over_the_wrap_and_jumps_are_dropped() {
        for suite in SUITES {
            let (sealer, mut opener) = both(suite);
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
    }

    #[test]
    fn a_peer_has_few_streams() {
        for suite in SUITES {
            let (sealer, mut opener) = both(suite);
            let mut taken = 0;
            for ssrc in 0..10_000 {
                let mut sealed = packet(1, ssrc);
                sealer.seal(&mut sealed, 0, FIXED, ssrc, 1);
                taken += usize::from(opener.open(&mut sealed).is_ok());
            }
            assert_eq!(taken, STREAMS_MAX);
        }
    }

    #[test]
    fn control_opens_once_and_untouched() {
        for suite in SUITES {
            let (mut sealer, mut opener) = both(suite);
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
}
