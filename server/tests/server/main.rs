//! The server as its neighbours see it: over real sockets, with a real store, in this process.

mod house;
mod story;
