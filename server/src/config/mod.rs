//! Settings: one TOML file, read once into a type that cannot be wrong; all faults are told at once.
//!
//! `deploy/webside.toml` names every setting with its unit and default, and a test holds it to this.

mod fields;
mod parse;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use webside_core::{Origin, Pace};
use webside_protocol::Clinic;

/// What the clinic's IT person decided.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where connections are taken.
    pub listen: SocketAddr,
    /// How people's browsers reach this server; links begin with the first. Never empty.
    pub public_urls: Vec<Origin>,
    /// Where everything is kept.
    pub data_dir: PathBuf,
    /// How much the log tells.
    pub log: tracing::Level,
    /// How connections are secured.
    pub tls: Tls,
    /// Where a connection comes from stands in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// What every page may know.
    pub clinic: Clinic,
    /// Somebody at the clinic answers for `not_private` and `worse_now`.
    pub safety_signals: bool,
    /// After this long a visit is purged, unless its maker says otherwise.
    pub visit_expires_after: Duration,
    /// How much is served at once.
    pub limits: Limits,
}

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

/// How much is served at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections, WebSockets included.
    pub connections_max: usize,
    /// Connections from one IPv4 address or one IPv6 network of 64 bits.
    pub connections_per_source_max: usize,
    /// Visits held in memory; further ones must wait, running ones go on.
    pub visits_max: usize,
    /// How fast one source may try links.
    pub redeem: Pace,
    /// How long a stopping server waits for its connections.
    pub drain_wait: Duration,
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Every fault found, one sentence each.
    #[error("the settings are not good:\n- {}", .0.join("\n- "))]
    Faults(Vec<String>),
}

impl Config {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`ConfigError`], with every fault in it.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Unreadable { path: path.into(), source })?;
        Self::from_toml(&text)
    }

    /// Reads TOML text.
    ///
    /// # Errors
    /// [`ConfigError::Faults`], all of them.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        parse::parse(text).map_err(ConfigError::Faults)
    }
}
