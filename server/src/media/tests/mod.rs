//! The relay from without: real sockets, real handshakes, hostile peers.

mod hostile;
mod media;
mod scene;
