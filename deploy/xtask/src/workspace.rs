//! The workspace on disk: its folders, and cargo run inside it.

use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("this crate stands two folders below the workspace")
}

/// Where cargo builds. Fixed, since the server embeds `target/client` by its path.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Runs cargo in the workspace, building into [`target`], with what `arrange` adds to it.
///
/// # Errors
/// Cargo could not be started, or did not succeed; what was wrong is already on the terminal.
pub(crate) fn cargo(subcommand: &str, arrange: impl FnOnce(&mut Command)) -> anyhow::Result<()> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).arg(subcommand).arg("--target-dir").arg(target());
    arrange(&mut command);
    let status = command.status().context("cargo could not be started")?;
    ensure!(status.success(), "`cargo {subcommand}` failed; the reason stands above");
    Ok(())
}
