//! The server as its neighbours see it: over real sockets, with a real store, in this process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod command_line;
mod conversations;
mod expiry;
mod house;
mod http;
mod operator;
mod sockets;
mod store_faults;
mod story;
mod tls;
mod turn;
