//! `webside catalogue …`: the clinic's own words, without a server.

use std::io::{self, Write as _};

use anyhow::Context as _;
use webside_server::{Catalogue, Config, list_catalogue};

use super::arguments::CatalogueCommand;

/// Does what was typed.
pub(super) fn run(command: CatalogueCommand) -> anyhow::Result<()> {
    let mut out = io::stdout();
    match command {
        CatalogueCommand::Check { file, settings } => {
            let file = match file {
                Some(file) => file,
                None => Config::read(&settings.config)?.catalogue.with_context(|| {
                    format!("{} names no `clinic.catalogue`", settings.config.display())
                })?,
            };
            let catalogue = Catalogue::read(&file)?;
            for warning in catalogue.warnings() {
                writeln!(out, "Perhaps not meant so: {warning}")?;
            }
            let sentences = counted(catalogue.sentences(), "sentence");
            let cues = counted(catalogue.usual_s().len(), "cue");
            writeln!(out, "{sentences} and {cues} changed, all fine.")?;
        }
        CatalogueCommand::List => out.write_all(list_catalogue().as_bytes())?,
    }
    Ok(())
}

fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}
