//! The check whether a visit would work from where somebody is: messages go in, effects come out, as in
//! `model`, and nothing in here knows a browser.
//!
//! ```text
//!  press ─► CheckMsg ─► update ─► CheckEffect ─► platform/check: each way tried by itself
//!                          ▲                            │
//!                          └── Finding, step by step ◄──┘        Findings ─► verdict ─► view/check
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `way` | the ways to the clinic's server that sound and picture may take |
//! | `trips` | many small messages there and back: how long, how many lost |
//! | `findings` | what was found, one thing after the other |
//! | `verdict` | what it comes to, and the one thing that matters most |
//! | `message`, `update` | what happens to the page, and what it then does |

mod findings;
mod message;
mod trips;
mod update;
mod verdict;
mod way;

use webside_protocol::Clinic;

use crate::model::TextSize;
use crate::words::Locale;

pub use findings::{Figures, Finding, Findings, Relay, ServerAnswer};
pub use message::{CheckEffect, CheckMsg, Run, Step};
pub use trips::{Trips, kbit_s};
pub use update::{CheckOpening, update};
pub use verdict::{Answer, Broken, Verdict, verdict};
pub use way::{Offered, Way, offered};

/// All that the page knows.
#[derive(Debug, Clone)]
pub struct Check {
    /// The language of the page.
    pub locale: Locale,
    /// How large text is.
    pub text_size: TextSize,
    /// Who the clinic is, once known.
    pub clinic: Option<Clinic>,
    /// A visit's page is open in another tab, and led here.
    pub from_visit: bool,
    /// Where the clinic's pages are: scheme, name and port.
    pub origin: String,
    /// How far it is.
    pub stage: Stage,
    /// What was found since the last press.
    pub findings: Findings,
    /// Whether the last press on "copy" worked; `None`: nobody pressed since.
    pub copied: Option<bool>,
    /// The language that was asked for could not be had.
    pub language_failed: bool,
    run: Run,
}

/// How far a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was tried yet: nothing starts unasked.
    Ready,
    /// This is being tried.
    Running(Step),
    /// Somebody pressed "stop".
    Stopped,
    /// All was tried.
    Done,
}
