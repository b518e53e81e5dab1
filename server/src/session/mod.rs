//! One task for each WebSocket: frames in, frames out.
//!
//! | file | idea |
//! |---|---|
//! | `sessions` | what sessions have in common; starts them and waits for them |
//! | `hello` | the first message, and who it comes from |
//! | `talk` | the loop of a session that is seated |
//! | `incoming` | text becomes a message, and what is no message is counted |
//! | `relaying` | a page's offers to the relay |
//! | `socket` | the WebSocket: its limits, writing with a deadline, a clean close |
//!
//! # Pressure
//! The session may wait for the visit; the visit never waits for a session. A full mailbox stops the
//! session reading, so TCP slows the browser; a full outbox ends the session.

mod hello;
mod incoming;
mod relaying;
mod sessions;
mod socket;
mod talk;

pub(crate) use sessions::Sessions;
