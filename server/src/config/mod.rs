//! Settings: one TOML file, read once into a type that cannot be wrong; all faults are told at once.
//!
//! `deploy/webside.toml` names every setting with its unit and default, and a test holds it to this.

mod error;
mod fields;
mod limits;
mod media;
mod parse;
mod tls;
mod turn;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use webside_core::Origin;
use webside_protocol::Clinic;

use crate::calendar::Calendar;

pub use error::ConfigError;
pub use limits::Limits;
pub use media::MediaRules;
pub use tls::Tls;
pub use turn::TurnSettings;

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
    /// Where people reach each other who cannot do so directly; `None`: nowhere.
    pub turn: Option<TurnSettings>,
    /// What every page may know.
    pub clinic: Clinic,
    /// Where the clinic's own words and times stand; `None`: all as we wrote it.
    pub catalogue: Option<PathBuf>,
    /// Which day it is at the clinic.
    pub calendar: Calendar,
    /// Somebody at the clinic answers for `not_private` and `worse_now`.
    pub safety_signals: bool,
    /// After this long a visit is purged, unless its maker says otherwise.
    pub visit_expires_after: Duration,
    /// How sound and picture go.
    pub media: MediaRules,
    /// How much is served at once.
    pub limits: Limits,
}

impl Config {
    /// Reads the file at `path`. What it names by a relative path stands beside it.
    ///
    /// # Errors
    /// [`ConfigError`], with every fault in it.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Unreadable { path: path.into(), source })?;
        let mut config = Self::from_toml(&text)?;
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        config.catalogue = config.catalogue.map(|catalogue| folder.join(catalogue));
        Ok(config)
    }

    /// Reads TOML text.
    ///
    /// # Errors
    /// [`ConfigError::Faults`], all of them.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        parse::parse(text).map_err(ConfigError::Faults)
    }
}
