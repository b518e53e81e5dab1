//! The machine as its clients see it: tables of what it does and what it refuses.

mod checks;
mod client;
mod peers;
mod proof;
mod room;
mod talk;
