//! STUN (RFC 8489), as TURN and ICE speak it: messages read where they lie, and written.
//!
//! | file | idea |
//! |---|---|
//! | `message` | a message, read |
//! | `answer` | a message, written |
//! | `attribute` | what methods, attributes and errors are called, and addresses in them |
//! | `integrity` | keys, MESSAGE-INTEGRITY and FINGERPRINT |

mod answer;
pub(crate) mod attribute;
mod integrity;
mod message;

pub(crate) use answer::Answer;
pub(crate) use integrity::IntegrityKey;
pub(crate) use message::{Class, HEAD_BYTES, Message};
