//! `webside serve`: starts the server and waits for a signal.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tracing::Level;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
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
///
/// What the libraries have to say is kept to warnings: in detail they would tell what people said.
fn start_log(level: Level) {
    let ours = Targets::new()
        .with_target("webside", level)
        .with_default(LevelFilter::WARN.min(LevelFilter::from(level)));
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    if io::stderr().is_terminal() {
        tracing_subscriber::registry().with(lines.with_filter(ours)).init();
    } else {
        tracing_subscriber::registry().with(lines.json().with_filter(ours)).init();
    }
}
