//! The workspace on disk: its folders, and cargo run inside it.

use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").components().collect::<PathBuf>()
}

/// Where cargo builds. Fixed, since the server embeds `target/client` by its path.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// A cargo command, in the workspace, that builds into [`target`].
pub(crate) fn cargo(subcommand: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).arg(subcommand).arg("--target-dir").arg(target());
    command
}

/// Runs `command` to its end.
///
/// # Errors
/// It could not be started, or did not succeed; what was wrong is already on the terminal.
pub(crate) fn run(mut command: Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("could not start {command:?}"))?;
    ensure!(status.success(), "this command failed: {command:?}");
    Ok(())
}
