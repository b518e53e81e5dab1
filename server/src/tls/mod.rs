//! How connections are secured: with a certificate from files, with one made here, or not at all.

mod acceptor;
mod error;
mod files;
mod self_signed;

pub(crate) use acceptor::acceptor;
pub use error::TlsError;
