//! Where a message ends in a stream (RFC 8656 §3.1, §12.5): the first two bits tell STUN from ChannelData.

use super::limits::FRAME_BYTES_MAX;
use crate::stun::HEAD_BYTES;

/// Number and length of a ChannelData message.
pub(super) const CHANNEL_HEAD_BYTES: usize = 4;

/// What a stream holds is nothing of ours: it cannot be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither STUN nor ChannelData, or too long")]
pub struct NotAFrame;

/// How many bytes the message has that `bytes` begin with, padding included; `None` while too few are
/// there to tell.
///
/// # Errors
/// [`NotAFrame`] when it is no message, or longer than [`FRAME_BYTES_MAX`].
pub fn frame_bytes(bytes: &[u8]) -> Result<Option<usize>, NotAFrame> {
    let Some(first) = bytes.first() else { return Ok(None) };
    let head = match first >> 6 {
        0 => HEAD_BYTES,
        1 => CHANNEL_HEAD_BYTES,
        _ => return Err(NotAFrame),
    };
    let Some(length) = bytes.get(2..4) else { return Ok(None) };
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let whole = (head + length).next_multiple_of(4);
    if whole > FRAME_BYTES_MAX || head == HEAD_BYTES && !length.is_multiple_of(4) {
        return Err(NotAFrame);
    }
    Ok(Some(whole))
}

/// Number and data of a ChannelData message. In a datagram padding is allowed and not needed.
pub(super) fn read_channel_data(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<CHANNEL_HEAD_BYTES>()?;
    let number = u16::from_be_bytes([head[0], head[1]]);
    let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
    let (data, padding) = rest.split_at_checked(length)?;
    (padding.len() < 4).then_some((number, data))
}

/// A ChannelData message, padded as streams need it.
pub(super) fn write_channel_data(number: u16, data: &[u8], padded: bool) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("no data is longer than FRAME_BYTES_MAX");
    let mut bytes = Vec::with_capacity((CHANNEL_HEAD_BYTES + data.len()).next_multiple_of(4));
    bytes.extend(number.to_be_bytes());
    bytes.extend(length.to_be_bytes());
    bytes.extend(data);
    if padded {
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_say_how_long_a_message_is() {
        let rows = [
            (&[][..], Ok(None)),
            (&[0, 3, 0], Ok(None)),
            (&[0, 3, 0, 8], Ok(Some(28))),
            (&[0, 3, 0, 0, 9, 9], Ok(Some(20))),
            (&[0, 3, 0, 7], Err(NotAFrame)),
            (&[0, 3, 0xff, 0xfc], Err(NotAFrame)),
            (&[0x40, 0, 0, 0], Ok(Some(4))),
            (&[0x40, 0, 0, 5], Ok(Some(12))),
            (&[0x40, 0, 0xff, 0xff], Err(NotAFrame)),
            (&[0x80], Err(NotAFrame)),
            (b"GET ", Err(NotAFrame)),
        ];
        for (bytes, expected) in rows {
            assert_eq!(frame_bytes(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn channel_data_is_read_as_it_was_written() {
        for data in [&b""[..], b"a", b"abcd", b"abcde"] {
            for padded in [true, false] {
                let bytes = write_channel_data(0x4001, data, padded);
                assert_eq!(read_channel_data(&bytes), Some((0x4001, data)));
            }
        }
        assert_eq!(read_channel_data(&[0x40, 1, 0, 5, 1, 2, 3, 4]), None, "more than there is");
        assert_eq!(read_channel_data(&[0x40, 1, 0, 0, 1, 2, 3, 4]), None, "more than padding");
        assert_eq!(read_channel_data(&[0x40, 1, 0]), None);
    }
}
