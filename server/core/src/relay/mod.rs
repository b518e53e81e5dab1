//! The media relay without sockets, threads, clocks and chance: packets in, packets out.
//!
//! ```text
//!  datagram ─► Hub::receive ─► PeerTransport (ICE, DTLS, SRTP) ─► Source ─► Outlet ─► PeerTransport ─► Outgoing
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `hub` | all legs of one thread, and what goes from which to which |
//! | `leg` | one page's connection |
//! | `track`, `source`, `ring` | what a page sends, one track of it, and its last packets |
//! | `outlet`, `numbering` | one stream towards one receiver, and what its packets are called |
//! | `transport`, `received` | the one door between a peer and the relay |
//! | `ice`, `stun` | who is at the other end |
//! | `srtp`, `protection`, `window` | packets sealed and opened, once each |
//! | `rtp`, `rtcp`, `codec`, `vp8`, `transport_cc` | the formats |
//! | `estimate`, `choice` | what a receiver can take, and which layers it gets |
//! | `speaker` | whose picture matters most |
//! | `sdp` | offers and answers |
//! | `outgoing`, `way`, `moment` | where to, by what, and when |

pub mod choice;
pub mod codec;
pub mod estimate;
pub mod hub;
pub mod ice;
pub mod leg;
pub mod moment;
pub mod numbering;
pub mod outgoing;
pub mod outlet;
mod protection;
pub mod received;
pub mod ring;
pub mod rtcp;
pub mod rtp;
pub mod sdp;
pub mod source;
pub mod speaker;
pub mod srtp;
pub mod stun;
pub mod track;
pub mod transport;
pub mod transport_cc;
pub mod vp8;
pub mod way;
pub mod window;
