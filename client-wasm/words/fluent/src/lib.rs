//! Compiles Fluent files into tables of words, so that no Fluent runs in the browser.
//!
//! ```text
//! files ─► parse ─► lower ─► compare ─► tables
//! text     syntax   pieces   messages   lines
//! ```
//! `change` puts sentences of a clinic's own in place of ours, behind all four steps.
//! Each step collects all faults it can find, and the next one starts only when there is none.
//! `webside-words` says what a table looks like.

mod change;
mod compare;
mod compile;
mod fault;
mod files;
mod language;
mod line;
mod lower;
mod nearest;
mod parse;
mod tables;
mod text;
mod writing;

pub use change::{Change, ChangeFault, change};
pub use compare::{Argument, Kind, Message, Reader};
pub use compile::compile;
pub use fault::Fault;
pub use files::{Source, read};
pub use language::{LANGUAGES, Language};
pub use nearest::nearest;
pub use tables::{fingerprint, table, whole_table};
pub use text::Text;
