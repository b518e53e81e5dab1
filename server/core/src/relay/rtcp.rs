//! RTCP (RFC 3550 section 6, RFC 4585, RFC 5104): read where it lies, written into one compound.

const SENDER: u8 = 200;
const RECEIVER: u8 = 201;
const TRANSPORT_FEEDBACK: u8 = 205;
const PAYLOAD_FEEDBACK: u8 = 206;
const NACK: u8 = 1;
const TRANSPORT_CC: u8 = 15;
const PLI: u8 = 1;
const FIR: u8 = 4;
const APPLICATION: u8 = 15;

/// One thing that a peer tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Report<'a> {
    /// What a sender's clock says (RFC 3550 section 6.4.1).
    Sender {
        /// The sender's stream.
        ssrc: u32,
        /// Wall-clock time.
        ntp: u64,
        /// The same moment by the stream's clock.
        timestamp: u32,
    },
    /// How a stream arrives.
    Block {
        /// The stream.
        ssrc: u32,
        /// Of 256 packets, how many were lost since the last report.
        lost: u8,
    },
    /// Packets that are missing.
    Nack {
        /// The stream.
        ssrc: u32,
        /// Pairs of a number and a mask of the sixteen after it.
        missing: &'a [u8],
    },
    /// A key frame is wanted (PLI or FIR).
    KeyFrame {
        /// The stream.
        ssrc: u32,
    },
    /// When packets arrived, by the transport's own count.
    TransportCc(&'a [u8]),
    /// What the receiver believes it can take, in bits a second.
    Estimate(u64),
}

/// Calls `told` with each thing that `compound` says; what cannot be read is skipped.
pub fn read<'a>(compound: &'a [u8], mut told: impl FnMut(Report<'a>)) {
    let mut rest = compound;
    while let Some(head) = rest.first_chunk::<4>() {
        let length = 4 * (usize::from(u16::from_be_bytes([head[2], head[3]])) + 1);
        let Some(packet) = rest.get(..length) else { return };
        if head[0] >> 6 != 2 {
            return;
        }
        one(head[0] & 0x1f, head[1], packet, &mut told);
        rest = &rest[length..];
    }
}

fn one<'a>(count: u8, kind: u8, packet: &'a [u8], told: &mut impl FnMut(Report<'a>)) {
    let word = |at: usize| packet.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
    match (kind, count) {
        (SENDER, _) => {
            if let (Some(ssrc), Some(high), Some(low), Some(timestamp)) =
                (word(4), word(8), word(12), word(16))
            {
                let ntp = (u64::from(high) << 32) | u64::from(low);
                told(Report::Sender { ssrc, ntp, timestamp });
            }
            blocks(count, packet.get(28..).unwrap_or_default(), told);
        }
        (RECEIVER, _) => blocks(count, packet.get(8..).unwrap_or_default(), told),
        (TRANSPORT_FEEDBACK, NACK) => {
            if let (Some(ssrc), Some(missing)) = (word(8), packet.get(12..)) {
                told(Report::Nack { ssrc, missing });
            }
        }
        (TRANSPORT_FEEDBACK, TRANSPORT_CC) => {
            if let Some(body) = packet.get(12..) {
                told(Report::TransportCc(body));
            }
        }
        (PAYLOAD_FEEDBACK, PLI) => {
            if let Some(ssrc) = word(8) {
                told(Report::KeyFrame { ssrc });
            }
        }
        (PAYLOAD_FEEDBACK, FIR) => {
            if let Some(ssrc) = word(12) {
                told(Report::KeyFrame { ssrc });
            }
        }
        (PAYLOAD_FEEDBACK, APPLICATION) if packet.get(12..16) == Some(b"REMB") => {
            if let Some(word) = word(16) {
                let mantissa = u64::from(word & 0x3_ffff);
                let exponent = (word >> 18) & 0x3f;
                told(Report::Estimate(mantissa.checked_shl(exponent).unwrap_or(u64::MAX)));
            }
        }
        _ => {}
    }
}

fn blocks<'a>(count: u8, bytes: &[u8], told: &mut impl FnMut(Report<'a>)) {
    for block in bytes.chunks_exact(24).take(usize::from(count)) {
        let ssrc = u32::from_be_bytes([block[0], block[1], block[2], block[3]]);
        told(Report::Block { ssrc, lost: block[4] });
    }
}

/// The numbers that a NACK names.
pub fn missing(pairs: &[u8]) -> impl Iterator<Item = u16> {
    pairs.chunks_exact(4).flat_map(|pair| {
        let first = u16::from_be_bytes([pair[0], pair[1]]);
        let mask = u16::from_be_bytes([pair[2], pair[3]]);
        let more = (0..16).filter(move |bit| mask & (1 << bit) != 0);
        std::iter::once(first).chain(more.map(move |bit| first.wrapping_add(bit + 1)))
    })
}

/// How a stream arrives here, as a receiver report tells it (RFC 3550 section 6.4.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arrival {
    /// The stream.
    pub ssrc: u32,
    /// Of 256 packets, how many were lost since the last report.
    pub lost: u8,
    /// Lost since the beginning, 24 bits.
    pub lost_in_all: u32,
    /// The highest number, with its rounds.
    pub highest: u32,
    /// In units of the codec's clock.
    pub jitter: u32,
    /// The middle of the sender's last report, and how long ago it came in 1/65536 s.
    pub last_sender: u32,
    /// See above.
    pub since_sender: u32,
}

fn head(out: &mut Vec<u8>, count: u8, kind: u8, words: u16) {
    out.extend_from_slice(&[0x80 | count, kind]);
    out.extend_from_slice(&words.to_be_bytes());
}

/// A receiver report, of at most 31 streams; with none it opens a compound.
pub fn receiver(ours: u32, arrivals: &[Arrival], out: &mut Vec<u8>) {
    let arrivals = &arrivals[..arrivals.len().min(31)];
    #[expect(clippy::cast_possible_truncation, reason = "31 at most")]
    let count = arrivals.len() as u8;
    head(out, count, RECEIVER, 1 + 6 * u16::from(count));
    out.extend_from_slice(&ours.to_be_bytes());
    for arrival in arrivals {
        out.extend_from_slice(&arrival.ssrc.to_be_bytes());
        let lost = (u32::from(arrival.lost) << 24) | (arrival.lost_in_all & 0xff_ffff);
        for word in
            [lost, arrival.highest, arrival.jitter, arrival.last_sender, arrival.since_sender]
        {
            out.extend_from_slice(&word.to_be_bytes());
        }
    }
}

/// A sender report.
pub fn sender(ssrc: u32, ntp: u64, timestamp: u32, packets: u32, bytes: u32, out: &mut Vec<u8>) {
    head(out, 0, SENDER, 6);
    out.extend_from_slice(&ssrc.to_be_bytes());
    out.extend_from_slice(&ntp.to_be_bytes());
    for word in [timestamp, packets, bytes] {
        out.extend_from_slice(&word.to_be_bytes());
    }
}

/// Asks for a key frame.
pub fn key_frame(ours: u32, ssrc: u32, out: &mut Vec<u8>) {
    head(out, PLI, PAYLOAD_FEEDBACK, 2);
    out.extend_from_slice(&ours.to_be_bytes());
    out.extend_from_slice(&ssrc.to_be_bytes());
}

/// Tells what a receiver believes that it can take (draft-alvestrand-rmcat-remb-03), in bits a second.
pub fn estimate(ours: u32, bits: u64, out: &mut Vec<u8>) {
    head(out, APPLICATION, PAYLOAD_FEEDBACK, 5);
    out.extend_from_slice(&ours.to_be_bytes());
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(b"REMB");
    let exponent = (u64::BITS - bits.leading_zeros()).saturating_sub(18);
    #[expect(clippy::cast_possible_truncation, reason = "eighteen bits are left")]
    let mantissa = (bits >> exponent) as u32;
    out.extend_from_slice(&((1 << 24) | (exponent << 18) | mantissa).to_be_bytes());
    out.extend_from_slice(&[0; 4]);
}

/// Asks for packets again.
pub fn nack(ours: u32, ssrc: u32, missing: &[u16], out: &mut Vec<u8>) {
    let start = out.len();
    head(out, NACK, TRANSPORT_FEEDBACK, 0);
    out.extend_from_slice(&ours.to_be_bytes());
    out.extend_from_slice(&ssrc.to_be_bytes());
    let mut rest = missing;
    while let Some((&first, after)) = rest.split_first() {
        let mut mask = 0_u16;
        rest = after;
        while let Some((&next, after)) = rest.split_first() {
            let ahead = next.wrapping_sub(first);
            if !(1..=16).contains(&ahead) {
                break;
            }
            mask |= 1 << (ahead - 1);
            rest = after;
        }
        out.extend_from_slice(&first.to_be_bytes());
        out.extend_from_slice(&mask.to_be_bytes());
    }
    set_length(out, start);
}

/// Feedback of the transport (see `transport_cc`), whose body `write` adds.
pub fn transport_cc(ours: u32, ssrc: u32, out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    head(out, TRANSPORT_CC, TRANSPORT_FEEDBACK, 0);
    out.extend_from_slice(&ours.to_be_bytes());
    out.extend_from_slice(&ssrc.to_be_bytes());
    write(out);
    out.resize(start + (out.len() - start).next_multiple_of(4), 0);
    set_length(out, start);
}

fn set_length(out: &mut [u8], start: usize) {
    #[expect(clippy::cast_possible_truncation, reason = "compounds are below 1,200 bytes")]
    let words = ((out.len() - start) / 4 - 1) as u16;
    out[start + 2..start + 4].copy_from_slice(&words.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut compound = Vec::new();
        let arrival = Arrival { ssrc: 5, lost: 3, ..Arrival::default() };
        receiver(1, &[arrival], &mut compound);
        sender(2, 77, 88, 1, 1, &mut compound);
        key_frame(1, 9, &mut compound);
        nack(1, 9, &[65_534, 65_535, 0, 40], &mut compound);
        let estimates = [0, 250_000, 1 << 63];
        estimates.iter().for_each(|bits| estimate(1, *bits, &mut compound));
        let mut told = Vec::new();
        read(&compound, |report| told.push(report));
        assert_eq!(told[0], Report::Block { ssrc: 5, lost: 3 });
        assert_eq!(told[1], Report::Sender { ssrc: 2, ntp: 77, timestamp: 88 });
        assert_eq!(told[2], Report::KeyFrame { ssrc: 9 });
        let Report::Nack { ssrc: 9, missing: pairs } = told[3] else { panic!("{told:?}") };
        assert_eq!(missing(pairs).collect::<Vec<_>>(), [65_534, 65_535, 0, 40]);
        assert_eq!(told[4..], estimates.map(Report::Estimate));
    }

    #[test]
    fn any_bytes_are_harmless() {
        let mut random = 1_u64;
        for _ in 0..20_000 {
            let bytes: Vec<u8> = (0..64)
                .map(|_| {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (random >> 56) as u8
                })
                .collect();
            let mut bytes = bytes;
            bytes[0] |= 0x80;
            bytes[1] = 200 + bytes[1] % 7;
            bytes[2] = 0;
            bytes[3] %= 16;
            read(&bytes, |report| {
                if let Report::Nack { missing: pairs, .. } = report {
                    assert!(missing(pairs).count() <= 64 * 17);
                }
            });
        }
    }
}
