//! TURN: whoever cannot reach the other directly does so through this server.
//!
//! ```text
//!  UDP 3478 ─► udp ───────────┐                                ┌─► udp socket
//!  TCP 3478 ─► door ─► stream ┼─► switch ─► core::turn::Turn ─┼─► queue of a stream
//!  TLS (of accept) ─► stream ─┤                                └─► passage to our media relay
//!  passage ─► descent ────────┘
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `open` | the sockets, and the address that is announced |
//! | `switch` | the one machine, and how what it wants done is done |
//! | `ways` | what a page is told: credentials, and by which ways |
//! | `udp` | the loop of the UDP socket |
//! | `door` | the loop that takes TCP connections |
//! | `stream` | one TCP or TLS connection: messages in and out, each with a deadline |
//! | `descent` | the loop that passes on what our media relay sends |
//! | `queues` | what streams still have to be sent |
//!
//! # Pressure
//! It is media: what does not fit into a socket or a queue at once is dropped. Nobody waits for a
//! client, and the machine is never locked over an `.await`.

mod descent;
mod door;
mod open;
mod queues;
mod stream;
mod switch;
mod udp;
mod ways;

pub(crate) use door::Door;
pub(crate) use open::{Sockets, announced, open};
pub(crate) use stream::serve;
pub(crate) use switch::Switch;
pub(crate) use udp::Datagrams;
pub(crate) use ways::{Begun, OverTls, Ways};
