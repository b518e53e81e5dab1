//! Answers as a person reads them, or as JSON for a program.

use std::io::{self, Write as _};
use std::time::Duration;

use serde::Serialize;
use webside_protocol::{FeltHeard, Role};
use webside_server::Clock;
use webside_server::admin::{
    CreatedVisit, GatheredFeedback, ListedPromise, ListedVisit, SeatLinks, VisitListState,
};

/// One JSON text on a line.
pub(super) fn json(answer: &impl Serialize) -> anyhow::Result<()> {
    Ok(writeln!(io::stdout(), "{}", serde_json::to_string(answer)?)?)
}

/// A visit with its links.
pub(super) fn created(created: &CreatedVisit) -> anyhow::Result<()> {
    writeln!(io::stdout(), "visit {}", created.visit)?;
    created.seats.iter().try_for_each(links)
}

/// The links of one person.
pub(super) fn links(seat: &SeatLinks) -> anyhow::Result<()> {
    let mut out = io::stdout();
    for link in &seat.links {
        writeln!(out, "{:<9} {}", word(seat.role), link.0)?;
    }
    Ok(())
}

/// A line for each visit.
pub(super) fn visits(visits: &[ListedVisit]) -> anyhow::Result<()> {
    let (now, mut out) = (Clock::start().now(), io::stdout());
    for visit in visits {
        let ListedVisit { visit, created_at, expires_at, state, here } = visit;
        let state = match state {
            VisitListState::Open => "open",
            VisitListState::Ended => "ended",
        };
        let here: Vec<&str> = here.iter().map(|role| word(*role)).collect();
        let here = if here.is_empty() { "nobody".into() } else { here.join(", ") };
        let (age, left) = (span(now - *created_at), span(*expires_at - now));
        writeln!(out, "{visit}  {state:<5}  made {age} ago, destroyed in {left}  here: {here}")?;
    }
    Ok(())
}

/// A line for each promise.
pub(super) fn promises(promises: &[ListedPromise]) -> anyhow::Result<()> {
    let mut out = io::stdout();
    for promise in promises {
        let ListedPromise { visit, number, line, who, by, overdue } = promise;
        let late = if *overdue { "overdue" } else { "open" };
        let (who, line) = (who.as_str(), line.as_str());
        writeln!(out, "{visit} {number:>4}  {late:<7}  by {by}  {who}: {line}")?;
    }
    Ok(())
}

/// The counts, and a line for each sentence.
pub(super) fn feedback(gathered: &GatheredFeedback) -> anyhow::Result<()> {
    let (GatheredFeedback { yes, partly, no, sentences }, mut out) = (gathered, io::stdout());
    writeln!(out, "Felt heard: {yes} yes, {partly} partly, {no} no")?;
    for sentence in sentences {
        let felt = match sentence.felt {
            FeltHeard::Yes => "yes",
            FeltHeard::Partly => "partly",
            FeltHeard::No => "no",
        };
        writeln!(out, "{felt:<6}  {}", sentence.line.as_str())?;
    }
    Ok(())
}

fn span(span: Duration) -> String {
    let minutes = span.as_secs() / 60;
    if minutes < 120 { format!("{minutes} min") } else { format!("{} h", minutes / 60) }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Clinician => "clinician",
        Role::Patient => "patient",
        Role::Family => "family",
        Role::Interpreter => "interpreter",
        Role::Captioner => "captioner",
        Role::Staff => "staff",
        Role::Observer => "observer",
    }
}
