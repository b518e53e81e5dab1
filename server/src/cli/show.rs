//! Answers as a person reads them, or as JSON for a program.

use std::io::{self, Write as _};
use std::time::Duration;

use serde::Serialize;
use webside_protocol::Role;
use webside_server::Clock;
use webside_server::admin::{CreatedVisit, ListedVisit, SeatLinks, VisitListState};

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
        Role::Staff => "staff",
        Role::Observer => "observer",
    }
}
