//! `webside serve`: starts the server and waits for a signal.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::LevelFilter;
use webside_server::store::ClinicKey;
use webside_server::{Config, Running, start};

/// The clinic's key, in base64, where it is not kept in the data directory.
const CLINIC_KEY: &str = "WEBSIDE_CLINIC_KEY";

/// Serves until SIGTERM or SIGINT, then stops gently.
pub(super) async fn serve(config: Config) -> anyhow::Result<()> {
    let running = begin(config).await?;
    wait_and_stop(running).await
}

/// Starts the log and the server.
pub(super) async fn begin(config: Config) -> anyhow::Result<Running> {
    start_log(config.log);
    let key = match std::env::var(CLINIC_KEY) {
        Ok(text) => Some(ClinicKey::from_base64(&text).context(CLINIC_KEY)?),
        Err(std::env::VarError::NotPresent) => None,
        Err(error @ std::env::VarError::NotUnicode(_)) => return Err(error).context(CLINIC_KEY),
    };
    Ok(start(config, key).await?)
}

/// Waits for SIGTERM or SIGINT, then stops gently.
pub(super) async fn wait_and_stop(running: Running) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(running.stop().await?)
}

/// To standard error: for a person when it is a terminal, else one JSON text a line.
fn start_log(level: tracing::Level) {
    let log =
        tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(LevelFilter::from(level));
    if io::stderr().is_terminal() {
        log.init();
    } else {
        log.json().init();
    }
}
