//! The command line: what a person types, and what they read back.
//!
//! Every fault ends the command with a sentence for them, so this folder uses `anyhow`: nobody here
//! decides anything by the kind of an error.

mod arguments;
mod catalogue;
mod demo;
mod figures;
mod promise;
mod request;
mod serve;
mod show;
mod visit;

use webside_server::{Catalogue, Config};

pub(crate) use arguments::Arguments;
use arguments::Command;

/// Does what was typed.
pub(crate) async fn run(arguments: Arguments) -> anyhow::Result<()> {
    match arguments.command {
        Command::Serve(file) => serve::serve(Config::read(&file.config)?).await,
        Command::Check(file) => {
            let config = Config::read(&file.config)?;
            config.catalogue.as_deref().map(Catalogue::read).transpose()?;
            println!("{} is good.", file.config.display());
            Ok(())
        }
        Command::Visit(command) => visit::run(command).await,
        Command::Promise(command) => promise::run(command).await,
        Command::Feedback(arguments) => promise::feedback(arguments).await,
        Command::Figures(arguments) => figures::run(arguments).await,
        Command::Catalogue(command) => catalogue::run(command),
        Command::Demo { data } => demo::run(&data).await,
    }
}
