//! The pages of a visit: the patient's and companions', and the clinician's console.
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

pub mod model;
pub mod platform;
pub mod reactive;
pub mod runtime;
pub mod view;
pub mod words;
