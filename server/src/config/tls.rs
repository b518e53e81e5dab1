//! The settings that say how connections are secured.

use std::path::PathBuf;

/// How connections are secured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// With a certificate from PEM files.
    Files {
        /// The certificate and those between it and a root.
        certificate: PathBuf,
        /// Its private key.
        key: PathBuf,
    },
    /// With one made here, which browsers warn of: to try things out.
    SelfSigned,
    /// Not at all: behind a proxy on this machine, which does it.
    Off,
}
