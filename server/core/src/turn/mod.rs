//! TURN (RFC 8656), as far as browsers use it: relays media between the people of one visit, and what
//! one page sends itself to check whether it would get through.
//!
//! ```text
//!  bytes of a client ─► frame ─► stun ─► turn: who, may they, what ─► answer ─► bytes to a client
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `turn` | the machine: bytes and time go in, bytes for clients come out |
//! | `requests` | what each request of a client who proved who they are does |
//! | `passing` | data goes from one allocation to another, or between one and our own media relay |
//! | `frame` | where a STUN message or a ChannelData message ends in a stream |
//! | `holder`, `credential`, `grants` | who may allocate: one seat of one visit, or one check, for a time |
//! | `nonce` | nonces that need no memory |
//! | `allocation`, `allocations` | one client's relayed address, and all of them with their quotas |
//! | `limits` | how much there may be of anything |
//!
//! # Addresses without sockets
//! A peer is another allocation of the same visit or check, or, for a visit, our own media relay:
//! nothing else passes. So a
//! relayed address needs no socket. It is a number on the announced address, and data is switched from
//! one allocation to the other in memory. A clinic opens no range of ports, and there is nothing in
//! the network behind this server that a client could reach through it.

mod allocation;
mod allocations;
mod credential;
mod frame;
mod grants;
mod holder;
mod limits;
mod nonce;
mod passing;
mod requests;
#[cfg(test)]
mod tests;
#[expect(clippy::module_inception, reason = "the machine is what the folder is named after")]
mod turn;

pub use allocation::{AllocationId, Client, Relayed, StreamId};
pub use credential::Credential;
pub use frame::{NotAFrame, frame_bytes};
pub use grants::TooManyChecks;
pub use holder::{CheckId, Holder};
pub use limits::{
    CHANNELS_MAX, CHECK_ALLOCATIONS_MAX, CHECKS_MAX, CHECKS_PER_SOURCE_MAX, FRAME_BYTES_MAX,
    LIFETIME, PERMISSIONS_MAX, SEAT_ALLOCATIONS_MAX, SOURCE_ALLOCATIONS_MAX, VISIT_ALLOCATIONS_MAX,
};
pub use turn::{Output, Turn};
