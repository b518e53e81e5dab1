//! What a datagram of a peer's came to, once its transport has looked at it.

use super::rtp::Header;
use super::way::Way;

/// What a datagram came to.
#[derive(Debug)]
pub enum Received {
    /// Dropped, or dealt with.
    Nothing,
    /// It proves that the way it came is the peer's; `forgotten` no longer is.
    Proved {
        /// A way that this one pushed out.
        forgotten: Option<Way>,
    },
    /// From here on media can flow.
    Secured,
    /// The first `length` bytes of the datagram are an RTP packet in the clear.
    Rtp {
        /// Its header.
        header: Header,
        /// Its length, without the tag.
        length: usize,
    },
    /// The first `length` bytes of the datagram are RTCP in the clear.
    Rtcp {
        /// Its length.
        length: usize,
    },
    /// The peer cannot be spoken with any more.
    Dead,
    /// Neither can this one: it showed another certificate than the offer had named.
    Impostor,
}
