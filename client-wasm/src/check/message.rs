//! What happens to the page of the check, and what it then does in the browser.

use webside_protocol::Clinic;

use super::findings::Finding;
use super::way::Way;
use crate::model::{HttpFault, Setting, TextSize};
use crate::words::Locale;

/// Numbers the presses on "test": what an earlier run still has to say is no news.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run(pub u32);

/// What is being tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The browser, its devices, and the clinic's server.
    Server,
    /// The live connection.
    Socket,
    /// Ways of the page's own.
    Direct,
    /// A way through the server.
    Relay(Way),
    /// How long messages take, and how many are lost.
    Trips,
    /// How much gets through.
    Upload,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum CheckMsg {
    /// A press on "test" or "test again".
    Begin,
    /// A press on "stop".
    Stop,
    /// A press on a language.
    SetLocale(Locale),
    /// A press on a size of text.
    SetTextSize(TextSize),
    /// A press on "copy", with what is to be copied.
    Copy(String),
    /// A press on "back to the visit".
    Close,
    /// Who the clinic is.
    Clinic(Result<Clinic, HttpFault>),
    /// The words of a language came, or not.
    Words(Locale, Result<(), HttpFault>),
    /// What was to be copied is, or not.
    Copied(bool),
    /// The run is at this step.
    At(Run, Step),
    /// The run found this.
    Found(Run, Finding),
    /// The run is over.
    Over(Run),
}

/// One thing to do in the browser. Answers come back as [`CheckMsg`]s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckEffect {
    /// `GET /api/clinic`.
    LoadClinic,
    /// Try all ways, in place of a run before.
    Run(Run),
    /// End the run.
    StopRun,
    /// Remember this on the machine.
    Keep(Setting, String),
    /// Load the words of this language.
    LoadWords(Locale),
    /// The page's language, for browsers and screen readers.
    SetLanguage(Locale),
    /// Show text in this size.
    SetTextSize(TextSize),
    /// Put this where it can be pasted from.
    Copy(String),
    /// Close the tab: the visit stands in another.
    CloseTab,
}
