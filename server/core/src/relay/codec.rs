//! The codecs that the relay passes on, and where in their streams a receiver may begin.
//!
//! Payloads come from strangers: every read is bounded, and what cannot be read is no key frame.

use super::vp8::Descriptor;

/// Sound or picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Sound.
    Audio,
    /// Picture.
    Video,
}

impl Kind {
    /// Both, sound first.
    pub const ALL: [Self; 2] = [Self::Audio, Self::Video];

    /// Its word in an m-line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Video => "video",
        }
    }
}

/// A codec that the relay passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Codec {
    /// RFC 6716.
    Opus,
    /// RFC 6386.
    Vp8,
    /// Constrained baseline, packetization mode 1: what every browser speaks (RFC 7742 section 6.2).
    H264,
}

impl Codec {
    /// Sound or picture.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Opus => Kind::Audio,
            Self::Vp8 | Self::H264 => Kind::Video,
        }
    }

    /// Ticks of its timestamps in a second.
    #[must_use]
    pub fn clock(self) -> u32 {
        match self {
            Self::Opus => 48_000,
            Self::Vp8 | Self::H264 => 90_000,
        }
    }

    /// Whether a receiver may begin with this packet.
    #[must_use]
    pub fn begins(self, payload: &[u8]) -> bool {
        match self {
            Self::Opus => true,
            Self::Vp8 => {
                Descriptor::read(payload).is_some_and(|descriptor| descriptor.begins(payload))
            }
            Self::H264 => h264_begins(payload).unwrap_or(false),
        }
    }
}

const H264_IDR: u8 = 5;
const H264_PARAMETERS: u8 = 7;

/// A packet with parameters or the start of an instant refresh (RFC 6184 section 5).
fn h264_begins(payload: &[u8]) -> Option<bool> {
    let begins = |unit: u8| matches!(unit & 0x1f, H264_IDR | H264_PARAMETERS);
    let (&first, rest) = payload.split_first()?;
    match first & 0x1f {
        24 => {
            let mut rest = rest;
            while let Some(size) = rest.first_chunk::<2>() {
                let size = usize::from(u16::from_be_bytes(*size));
                if begins(*rest.get(2)?) {
                    return Some(true);
                }
                rest = rest.get(2 + size..)?;
            }
            Some(false)
        }
        28 => {
            let fragment = *rest.first()?;
            Some(fragment & 0x80 != 0 && begins(fragment))
        }
        _ => Some(begins(first)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_begins_with_a_key_frame() {
        let rows: [(&str, Codec, &[u8], bool); 10] = [
            ("key frame", Codec::Vp8, &[0x10, 0x00], true),
            ("other frame", Codec::Vp8, &[0x10, 0x01], false),
            ("middle of a key frame", Codec::Vp8, &[0x00, 0x00], false),
            ("long picture id", Codec::Vp8, &[0x90, 0x80, 0x80, 0x01, 0x00], true),
            ("cut", Codec::Vp8, &[0x90, 0x80, 0x80], false),
            ("parameters", Codec::H264, &[0x67, 0x42], true),
            ("first fragment", Codec::H264, &[0x7c, 0x85], true),
            ("second fragment", Codec::H264, &[0x7c, 0x05], false),
            ("aggregate", Codec::H264, &[0x78, 0, 1, 0x09, 0, 1, 0x67], true),
            ("no end", Codec::H264, &[0x78, 0xff, 0xff, 0x09], false),
        ];
        for (name, codec, payload, begins) in rows {
            assert_eq!(codec.begins(payload), begins, "{name}");
        }
    }

    #[test]
    fn any_bytes_are_harmless() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let bytes = [first, second, second, first, 0xff];
                for length in 0..bytes.len() {
                    let _ = Codec::Vp8.begins(&bytes[..length]);
                    let _ = Codec::H264.begins(&bytes[..length]);
                }
            }
        }
    }
}
