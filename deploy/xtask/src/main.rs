//! The house's own commands: `cargo xtask client` and `cargo xtask build`.
//!
//! Every fault ends the command with one sentence for the person at the terminal, so the whole
//! crate uses `anyhow`: nobody here decides anything by the kind of an error.

mod binary;
mod bindgen;
mod budget;
mod bundle;
mod client;
mod compress;
mod glue;
mod page;
mod sources;
mod start;
mod template;
mod words;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

/// Builds Webside.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Command {
    /// Builds the pages into target/client and checks what a patient has to download.
    Client,
    /// Builds the pages and the one binary that serves them, target/release/webside.
    Build,
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Client => client::build().map(drop),
        Command::Build => binary::build(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
