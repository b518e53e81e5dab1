//! The `webside` command: reads settings, starts the parts and waits.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    match cli::run(cli::Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("webside: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
