//! `webside promise …` and `webside feedback`: what all kept visits say together.

use webside_server::admin::{AdminAnswer, AdminRequest};

use super::arguments::{PromiseCommand, ToldArguments};
use super::request::{done, send, unexpected};
use super::show;

/// Does what was typed.
pub(super) async fn run(command: PromiseCommand) -> anyhow::Result<()> {
    match command {
        PromiseCommand::List { json, file } => {
            let answer = send(&file.config, AdminRequest::ListPromises {}).await?;
            let AdminAnswer::Promises { promises } = answer else { return unexpected() };
            if json { show::json(&promises) } else { show::promises(&promises) }
        }
        PromiseCommand::Done { number, which } => {
            let promise = webside_protocol::Seq(number);
            let request = AdminRequest::KeepPromise { visit: which.visit, promise };
            done(send(&which.file.config, request).await?)
        }
    }
}

/// Prints what patients said of their visits.
pub(super) async fn feedback(arguments: ToldArguments) -> anyhow::Result<()> {
    let ToldArguments { json, file } = arguments;
    let answer = send(&file.config, AdminRequest::GatherFeedback {}).await?;
    let AdminAnswer::Feedback(gathered) = answer else { return unexpected() };
    if json { show::json(&gathered) } else { show::feedback(&gathered) }
}
