//! RTP headers (RFC 3550 section 5.1) and their extensions (RFC 8285): read where they lie, written anew.

/// Bytes of the fixed part of a header.
pub const FIXED: usize = 12;
/// The profile of one-byte extensions (RFC 8285 section 4.2).
const ONE_BYTE: u16 = 0xbede;
/// The profile of two-byte extensions (RFC 8285 section 4.3), its low four bits free.
const TWO_BYTE: u16 = 0x1000;

/// Header extensions that the relay knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// Which m-line a packet belongs to (RFC 9143).
    Mid,
    /// How loud the speaker is (RFC 6464).
    AudioLevel,
    /// Counts all packets of a transport, for congestion feedback.
    TransportCc,
    /// How the picture is turned.
    VideoOrientation,
    /// Which layer a packet belongs to (RFC 8852).
    StreamId,
    /// Which layer a repeated packet belongs to (RFC 8852).
    RepairedStreamId,
}

/// All of them.
pub const EXTENSIONS: [Extension; 6] = [
    Extension::Mid,
    Extension::AudioLevel,
    Extension::TransportCc,
    Extension::VideoOrientation,
    Extension::StreamId,
    Extension::RepairedStreamId,
];

impl Extension {
    /// Whether it says something of layers, which the relay takes and never sends.
    #[must_use]
    pub fn names_layers(self) -> bool {
        matches!(self, Self::StreamId | Self::RepairedStreamId)
    }

    /// Its name in `a=extmap`.
    #[must_use]
    pub fn uri(self) -> &'static str {
        match self {
            Self::Mid => "urn:ietf:params:rtp-hdrext:sdes:mid",
            Self::AudioLevel => "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
            Self::TransportCc => {
                "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
            }
            Self::VideoOrientation => "urn:3gpp:video-orientation",
            Self::StreamId => "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
            Self::RepairedStreamId => "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
        }
    }
}

/// The ids that one leg gave to the extensions: 1 to 14, or 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExtensionIds([u8; EXTENSIONS.len()]);

impl ExtensionIds {
    /// The id of `extension`, when it has one.
    #[must_use]
    pub fn get(&self, extension: Extension) -> Option<u8> {
        Some(self.0[extension as usize]).filter(|id| *id != 0)
    }

    /// Takes the ids of `others` for what has none.
    pub fn add(&mut self, others: Self) {
        for (id, other) in self.0.iter_mut().zip(others.0) {
            *id = if *id == 0 { other } else { *id };
        }
    }

    /// Gives `extension` an id; ids that one-byte extensions cannot say are left out.
    pub fn set(&mut self, extension: Extension, id: u8) {
        if (1..=14).contains(&id) {
            self.0[extension as usize] = id;
        }
    }
}

/// What the relay reads of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Ends a frame, or begins a talk.
    pub marker: bool,
    /// Payload type, 0 to 127.
    pub payload_type: u8,
    /// Sequence number.
    pub sequence: u16,
    /// In units of the codec's clock.
    pub timestamp: u32,
    /// The stream.
    pub ssrc: u32,
    /// Where the payload begins: header, sources and extensions are before it.
    pub length: usize,
    /// The extension block: profile, and where its elements lie.
    extensions: Option<(u16, usize, usize)>,
}

impl Header {
    /// Reads the header of `packet`; nothing when it is none.
    #[must_use]
    pub fn read(packet: &[u8]) -> Option<Self> {
        let fixed: &[u8; FIXED] = packet.first_chunk()?;
        if fixed[0] >> 6 != 2 {
            return None;
        }
        let mut length = FIXED + 4 * usize::from(fixed[0] & 0x0f);
        let mut extensions = None;
        if fixed[0] & 0x10 != 0 {
            let head: &[u8; 4] = packet.get(length..)?.first_chunk()?;
            let words = usize::from(u16::from_be_bytes([head[2], head[3]]));
            let start = length + 4;
            length = start + 4 * words;
            extensions = Some((u16::from_be_bytes([head[0], head[1]]), start, length));
        }
        (length <= packet.len()).then_some(Self {
            marker: fixed[1] & 0x80 != 0,
            payload_type: fixed[1] & 0x7f,
            sequence: u16::from_be_bytes([fixed[2], fixed[3]]),
            timestamp: u32::from_be_bytes([fixed[4], fixed[5], fixed[6], fixed[7]]),
            ssrc: u32::from_be_bytes([fixed[8], fixed[9], fixed[10], fixed[11]]),
            length,
            extensions,
        })
    }

    /// The bytes of the extension that this leg calls `id`.
    #[must_use]
    pub fn extension<'a>(&self, packet: &'a [u8], id: u8) -> Option<&'a [u8]> {
        let (profile, start, end) = self.extensions?;
        let mut rest = packet.get(start..end)?;
        while let Some((&first, after)) = rest.split_first() {
            if first == 0 {
                rest = after;
                continue;
            }
            let (found, length, body) = if profile == ONE_BYTE {
                if first >> 4 == 15 {
                    return None;
                }
                (first >> 4, usize::from(first & 0x0f) + 1, after)
            } else if profile & 0xfff0 == TWO_BYTE {
                let (&length, body) = after.split_first()?;
                (first, usize::from(length), body)
            } else {
                return None;
            };
            if found == id {
                return body.get(..length);
            }
            rest = body.get(length..)?;
        }
        None
    }
}

/// Bytes of padding at the packet's end (RFC 3550 section 5.1), `packet` being in the clear.
#[must_use]
pub fn padding(packet: &[u8]) -> usize {
    match (packet.first(), packet.last()) {
        (Some(first), Some(last)) if first & 0x20 != 0 => usize::from(*last),
        _ => 0,
    }
}

/// A header as the relay writes it: no sources, one-byte extensions.
#[derive(Debug, Clone, Copy)]
pub struct Rewritten<'a> {
    /// Ends a frame, or begins a talk.
    pub marker: bool,
    /// The payload is followed by padding.
    pub padded: bool,
    /// Payload type, 0 to 127.
    pub payload_type: u8,
    /// Sequence number.
    pub sequence: u16,
    /// In units of the codec's clock.
    pub timestamp: u32,
    /// The stream.
    pub ssrc: u32,
    /// Extensions: id, and up to sixteen bytes.
    pub extensions: &'a [(u8, &'a [u8])],
}

impl Rewritten<'_> {
    /// Puts the header at the end of `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        let first = 0x80 | (u8::from(self.padded) << 5);
        out.extend_from_slice(&[first, (u8::from(self.marker) << 7) | self.payload_type]);
        out.extend_from_slice(&self.sequence.to_be_bytes());
        out.extend_from_slice(&self.timestamp.to_be_bytes());
        out.extend_from_slice(&self.ssrc.to_be_bytes());
        if self.extensions.is_empty() {
            return;
        }
        out[start] |= 0x10;
        out.extend_from_slice(&ONE_BYTE.to_be_bytes());
        out.extend_from_slice(&[0, 0]);
        let elements = out.len();
        for (id, bytes) in self.extensions {
            let Some(longer) = bytes.len().checked_sub(1).filter(|longer| *longer < 16) else {
                continue;
            };
            #[expect(clippy::cast_possible_truncation, reason = "it is below 16")]
            out.push((id << 4) | longer as u8);
            out.extend_from_slice(bytes);
        }
        while !(out.len() - elements).is_multiple_of(4) {
            out.push(0);
        }
        #[expect(clippy::cast_possible_truncation, reason = "four elements of 17 bytes at most")]
        let words = ((out.len() - elements) / 4) as u8;
        out[elements - 1] = words;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut packet = Vec::new();
        let extensions: [(u8, &[u8]); 2] = [(3, b"12"), (5, &[0x7f])];
        Rewritten {
            marker: true,
            padded: false,
            payload_type: 96,
            sequence: 65_535,
            timestamp: 7,
            ssrc: 0xdead_beef,
            extensions: &extensions,
        }
        .write(&mut packet);
        packet.extend_from_slice(b"payload");
        let header = Header::read(&packet).unwrap();
        assert_eq!((header.marker, header.payload_type, header.sequence), (true, 96, 65_535));
        assert_eq!((header.timestamp, header.ssrc), (7, 0xdead_beef));
        assert_eq!(&packet[header.length..], b"payload");
        assert_eq!(header.extension(&packet, 3), Some(&b"12"[..]));
        assert_eq!(header.extension(&packet, 5), Some(&[0x7f][..]));
        assert_eq!(header.extension(&packet, 4), None);
    }

    #[test]
    fn every_cut_of_a_packet_is_harmless() {
        let whole = [0x9f, 0x60, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0xbe, 0xde, 0xff, 0xff, 0x1f];
        for length in 0..whole.len() {
            assert_eq!(Header::read(&whole[..length]), None, "{length}");
        }
    }
}
