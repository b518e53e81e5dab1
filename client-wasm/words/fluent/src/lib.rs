//! Compiles Fluent files into tables of words, so that no Fluent runs in the browser.
//!
//! ```text
//! files ─► parse ─► lower ─► compare ─► tables
//! text     syntax   pieces   messages   lines
//! ```
//! Each step collects all faults it can find, and the next one starts only when there is none.
//! `webside-words` says what a table looks like.

mod compare;
mod compile;
mod fault;
mod files;
mod language;
mod line;
mod lower;
mod parse;
mod tables;
mod text;

pub use compare::{Argument, Kind, Message, Reader};
pub use compile::compile;
pub use fault::Fault;
pub use files::{Source, read};
pub use language::{LANGUAGES, Language};
pub use tables::{fingerprint, table};
pub use text::Text;
