//! `webside visit …`: asks the running server.

use std::path::Path;

use anyhow::bail;
use webside_server::Config;
use webside_server::admin::{AdminAnswer, AdminRequest, CreateVisit, ask};

use super::arguments::{CreateArguments, VisitCommand};
use super::show;

/// Does what was typed.
pub(super) async fn run(command: VisitCommand) -> anyhow::Result<()> {
    match command {
        VisitCommand::Create(arguments) => create(arguments).await,
        VisitCommand::List { json, file } => {
            let answer = send(&file.config, AdminRequest::ListVisits {}).await?;
            let AdminAnswer::Visits { visits } = answer else { return unexpected() };
            if json { show::json(&visits) } else { show::visits(&visits) }
        }
        VisitCommand::End { which } => {
            let request = AdminRequest::EndVisit { visit: which.visit };
            done(send(&which.file.config, request).await?)
        }
        VisitCommand::Link { role, json, which } => {
            let request = AdminRequest::ReissueLink { visit: which.visit, role: role.into() };
            let answer = send(&which.file.config, request).await?;
            let AdminAnswer::LinkReissued(links) = answer else { return unexpected() };
            if json { show::json(&links) } else { show::links(&links) }
        }
        VisitCommand::Purge { which } => {
            let request = AdminRequest::PurgeVisit { visit: which.visit };
            done(send(&which.file.config, request).await?)
        }
    }
}

async fn create(arguments: CreateArguments) -> anyhow::Result<()> {
    let CreateArguments { patient, clinician, patient_language, expires_in_hours, json, file } =
        arguments;
    let patient_language = patient_language.map(Into::into);
    let visit = CreateVisit { patient, clinician, patient_language, expires_in_hours };
    let answer = send(&file.config, AdminRequest::CreateVisit(visit)).await?;
    let AdminAnswer::VisitCreated(created) = answer else { return unexpected() };
    if json { show::json(&created) } else { show::created(&created) }
}

/// Asks the server that these settings belong to; a refusal is a fault here.
async fn send(config: &Path, request: AdminRequest) -> anyhow::Result<AdminAnswer> {
    let config = Config::read(config)?;
    let answer = ask(&config.data_dir, &request).await?;
    if let AdminAnswer::Refused { reason } = answer {
        bail!("{reason}");
    }
    Ok(answer)
}

fn done(answer: AdminAnswer) -> anyhow::Result<()> {
    if answer == (AdminAnswer::Done {}) { Ok(()) } else { unexpected() }
}

fn unexpected() -> anyhow::Result<()> {
    bail!("the server answered something else; is it another version of webside?")
}
