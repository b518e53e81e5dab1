//! `webside figures`: how visits go, over many of them.

use std::io::{self, Write as _};

use webside_server::admin::{AdminAnswer, AdminRequest, GatheredFigures};
use webside_server::store::FigureSums;

use super::arguments::ToldArguments;
use super::request::{send, unexpected};
use super::show;

/// Prints the sums.
pub(super) async fn run(arguments: ToldArguments) -> anyhow::Result<()> {
    let ToldArguments { json, file } = arguments;
    let answer = send(&file.config, AdminRequest::GatherFigures {}).await?;
    let AdminAnswer::Figures(gathered) = answer else { return unexpected() };
    if json { show::json(&gathered) } else { told(&gathered) }
}

fn told(gathered: &GatheredFigures) -> anyhow::Result<()> {
    let GatheredFigures { at_a_time, sums } = gathered;
    let FigureSums { visits, gathering, .. } = *sums;
    let mut out = io::stdout();
    if visits == 0 {
        writeln!(out, "No sums yet: {gathering} of {at_a_time} visits.")?;
        writeln!(out, "Sums are told {at_a_time} visits at a time, so that none stands out.")?;
        return Ok(());
    }
    writeln!(out, "{visits} visits, and {gathering} of the next {at_a_time}")?;
    let share = |part: u64, all: u64| match (part * 100).checked_div(all) {
        Some(percent) => format!("{percent} %"),
        None => "none there".to_owned(),
    };
    let rows = [
        ("silence that a cue explained", share(sums.narrated_s, sums.silence_s)),
        ("visits with a cue", share(sums.with_cue.into(), visits.into())),
        ("seconds until the first cue, on average", mean(sums)),
        ("topics addressed", share(sums.addressed.into(), sums.topics.into())),
        ("steps that came across", share(sums.came_across.into(), sums.steps.into())),
    ];
    for (what, figure) in rows {
        writeln!(out, "{what:<42}{figure:>12}")?;
    }
    Ok(())
}

fn mean(sums: &FigureSums) -> String {
    let mean = sums.first_cue_s.checked_div(sums.with_cue.into());
    mean.map_or_else(|| "none there".to_owned(), |seconds| seconds.to_string())
}
