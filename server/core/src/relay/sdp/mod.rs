//! SDP as far as the relay needs it: a page's offer in, the relay's answer out (RFC 8829, RFC 9143).
//!
//! The page always offers and the relay only answers, so there is no glare and nothing to roll back.
//! What is not understood is left out of the answer, which is the protocol's own way to say no.

mod answer;
mod layers;
mod line;
mod offer;

pub use answer::{Answer, AnswerLine, Candidates, Sending};
pub use line::{Direction, Line, Payload};
pub use offer::{Fingerprint, Meaning, Offer, OfferError};

/// Bytes of an offer.
pub const OFFER_BYTES_MAX: usize = 64 * 1024;
/// Its m-lines.
pub const OFFER_LINES_MAX: usize = 32;
