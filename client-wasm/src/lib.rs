//! The pages of a visit: the patient's and companions', the clinician's console, and the check whether a
//! visit would work.
//!
//! ```text
//! browser ─► platform ─► Msg ─► model::update ─► Effect ─► platform ─► browser
//!                                    │
//!                                  Model ─► view
//! ```
//! - `model`: pure, and tested natively
//! - `platform`: every browser call
//! - `view`: components, which read the model and send messages
//! - `words`: every sentence, in every language
//! - `reactive`: what is shown follows what it read
//! - `runtime`: holds the model, feeds it, carries out its effects
//! - `check`, `check_runtime`: the same for the page of the check, whose model is a small one of its own

pub mod check;
pub mod check_runtime;
pub mod model;
pub mod platform;
pub mod reactive;
pub mod runtime;
pub mod view;
pub mod words;
