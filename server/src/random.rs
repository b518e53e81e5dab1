//! The only source of randomness outside the store, which draws its own keys and secrets.

use aws_lc_rs::rand;
use webside_core::turn::CheckId;
use webside_protocol::VisitId;

/// A visit id that nobody can guess.
pub(crate) fn visit_id() -> VisitId {
    let mut bytes = [0; 16];
    rand::fill(&mut bytes).expect("aws-lc ends the process when it has no randomness");
    VisitId::from_bytes(bytes)
}

/// A check's number that nobody can guess.
pub(crate) fn check_id() -> CheckId {
    let mut bytes = [0; 8];
    rand::fill(&mut bytes).expect("aws-lc ends the process when it has no randomness");
    CheckId(u64::from_be_bytes(bytes))
}
