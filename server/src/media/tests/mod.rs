//! The relay from without: real sockets, real handshakes, hostile peers.

mod hostile;
mod layers;
mod media;
mod scene;
