//! `webside visit …`: asks the running server.

use webside_server::admin::{AdminAnswer, AdminRequest, CreateVisit};

use super::arguments::{CreateArguments, VisitCommand};
use super::request::{done, send, unexpected};
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
    let CreateArguments { patient, clinician, json, file, .. } = arguments;
    let patient_language = arguments.patient_language.map(Into::into);
    let (expires_in_hours, follows) = (arguments.expires_in_hours, arguments.follows);
    let visit = CreateVisit { patient, clinician, patient_language, expires_in_hours, follows };
    let answer = send(&file.config, AdminRequest::CreateVisit(visit)).await?;
    let AdminAnswer::VisitCreated(created) = answer else { return unexpected() };
    if json { show::json(&created) } else { show::created(&created) }
}
