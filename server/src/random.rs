//! The only source of randomness outside the store, which draws its own keys and secrets.

use aws_lc_rs::rand;
use webside_protocol::VisitId;

/// A visit id that nobody can guess.
pub(crate) fn visit_id() -> VisitId {
    let mut bytes = [0; 16];
    rand::fill(&mut bytes).expect("aws-lc ends the process when it has no randomness");
    VisitId::from_bytes(bytes)
}
