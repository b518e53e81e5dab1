//! Asks the running server that a file's settings belong to; a refusal is a fault here.

use std::path::Path;

use anyhow::bail;
use webside_server::Config;
use webside_server::admin::{AdminAnswer, AdminRequest, ask};

/// The answer to `request`.
pub(super) async fn send(config: &Path, request: AdminRequest) -> anyhow::Result<AdminAnswer> {
    let config = Config::read(config)?;
    let answer = ask(&config.data_dir, &request).await?;
    if let AdminAnswer::Refused { reason } = answer {
        bail!("{reason}");
    }
    Ok(answer)
}

/// Nothing more was to be answered.
pub(super) fn done(answer: AdminAnswer) -> anyhow::Result<()> {
    if answer == (AdminAnswer::Done {}) { Ok(()) } else { unexpected() }
}

/// The answer is that to another question.
pub(super) fn unexpected() -> anyhow::Result<()> {
    bail!("the server answered something else; is it another version of webside?")
}
