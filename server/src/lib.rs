//! Carries video visits: records them, then tells.

pub mod store;
