//! The relay from without: real sockets, real handshakes, hostile peers.

mod hellos;
mod hostile;
mod layers;
mod lies;
mod media;
mod scene;
mod storms;
