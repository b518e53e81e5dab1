//! The workspace on disk: its folders, and cargo run inside it.

use anyhow::{Context, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The folder that holds the workspace's `Cargo.toml`. Cargo names this crate's folder to what it
/// runs; a path written into the program at compile time would be that of another checkout when two
/// of them share a target folder.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.expect("xtask is run by cargo, as `cargo xtask`");
    here.ancestors().nth(2).expect("this crate stands two folders below the workspace").to_owned()
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
