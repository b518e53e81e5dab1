//! The words of a page at run time: one table a language, and texts with gaps that are filled in.
//!
//! A page downloads the table of the language it shows, and its program knows each message by its
//! place in the table (`webside-words-macros` makes a function of each). Tables are made from
//! Fluent files by `webside-words-fluent`.
//!
//! # A table
//! Plain text. The first line is the fingerprint of all messages, which program and table must
//! share; then one line a message, in the order that the fingerprint stands for. A table may end
//! early: a patient's has no lines for the words of the console and of the check, which stand last. What
//! a page does not say keeps its place by an empty line.
//!
//! # A line
//! A message without arguments is its line, as it is. In the others
//!
//! | notation | stands for |
//! |---|---|
//! | `{0}` | the first argument |
//! | `{1?1:one day\|:{1} days}` | `one day` if the second argument is `1`, else `{1} days` |
//! | `\{` `\}` `\|` `\\` | the character itself |
//!
//! A choice may hold any number of `value:text` before its last text, and each text gaps and choices.

mod notation;
mod tables;

pub use notation::{escape, fill};
pub use tables::{OtherWords, Tables};
