//! A real server and what reaches it over sockets: people in a hurry, broken pages, and attackers.
//!
//! Names that begin with a letter and a number are rows of the table of attacks.

mod beside;
mod canary;
mod catalogue;
mod doors;
mod figures;
mod frames;
mod invitations;
mod links;
mod messages;
mod pressure;
mod raw;
mod relaying;
mod restart;
mod rights;
mod scene;
mod seats;
mod stalls;
mod summary;
mod summary_forms;
mod turn;
mod written;
