//! The pages of a visit.

pub mod words;
