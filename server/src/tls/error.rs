//! Why connections cannot be secured.

use std::path::PathBuf;

/// Why connections cannot be secured, in words for the clinic's IT person.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or holds nothing of use.
    #[error("{} cannot be read as PEM", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: rustls::pki_types::pem::Error,
    },
    /// The file with the self-signed certificate cannot be written.
    #[error("{} cannot be written", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The certificate and the key do not belong together, or are of a kind that is not supported.
    #[error("the certificate and its key cannot be used")]
    Certificate(#[source] rustls::Error),
    /// A self-signed certificate cannot be made for these names.
    #[error("no certificate can be made for these public urls")]
    Make(#[source] rcgen::Error),
}
