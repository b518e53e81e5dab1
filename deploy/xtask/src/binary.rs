//! The one binary, with the pages inside.

use crate::{client, workspace};

/// Read by the server with `option_env!`, so that cargo builds it again when a page changed.
const CLIENT_BUILD: &str = "WEBSIDE_CLIENT_BUILD";

/// Builds the pages and then `target/release/webside`.
///
/// # Errors
/// As [`client::build`], or the server does not compile.
pub(crate) fn build() -> anyhow::Result<()> {
    let hash = client::build()?;
    workspace::cargo("build", |command| {
        command.args(["--package", "webside-server", "--release"]).env(CLIENT_BUILD, hash);
    })
}
