//! What the clinic's operator may do, over a Unix socket in the data directory.
//!
//! | file | idea |
//! |---|---|
//! | `message` | requests and answers, one JSON text a line |
//! | `operator` | does what is asked |
//! | `conversations` | what all kept visits say together |
//! | `socket` | the server's end: takes requests |
//! | `client` | the command line's end: asks |
//!
//! The directory is open to the server's user alone, and so is the socket: who can reach it, may.

mod client;
mod conversations;
mod message;
mod operator;
mod socket;

pub use client::{AskError, ask};
pub use message::{
    AdminAnswer, AdminRefusal, AdminRequest, CreateVisit, CreatedVisit, GatheredFeedback,
    GatheredFigures, Link, ListedPromise, ListedVisit, SeatLinks, Sentence, VisitListState,
};
pub use operator::Operator;
pub(crate) use socket::{AdminSocket, bind};

/// The socket's name in the data directory.
pub const SOCKET_FILE: &str = "admin.sock";
