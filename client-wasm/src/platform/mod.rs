//! Every call to the browser, and nothing else: what is worth testing stands in `model`.
//!
//! Browsers differ in what they have. Whatever `web-sys` binds but a browser may lack is asked for
//! by name first (`object`).

mod address;
pub(crate) mod calendar;
mod capture;
mod chance;
mod check;
pub mod clock;
mod desk;
mod detect;
pub mod dialog;
pub mod focus;
mod hands;
pub mod html;
mod http;
mod invitation;
pub mod light;
mod listener;
mod look;
#[cfg(target_arch = "wasm32")]
mod memory;
mod meter;
mod object;
mod opening;
mod pad;
mod panic;
mod peer;
mod peers;
mod recogniser;
mod report;
mod seated;
mod socket;
mod soon;
mod sound;
mod sources;
mod speech;
mod stats;
mod storage;
mod summary;
mod timer;
pub mod video;
mod wake;
mod window;
mod words;

pub(crate) use check::{CheckHands, check_opening};
pub(crate) use clock::steady;
pub(crate) use desk::{Desk, desk};
pub(crate) use hands::Hands;
pub(crate) use opening::opening;
pub(crate) use panic::tell_panics;
pub(crate) use report::Report;
pub(crate) use soon::soon;
pub(crate) use words::with_words;
