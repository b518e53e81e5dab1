//! What may be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use webside_protocol::{Language, Name, Role, VisitId};

/// Video visits that explain silence.
#[derive(Debug, Parser)]
#[command(name = "webside", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Starts the server; SIGTERM stops it gently. Its page /check tells, from any network, whether visits
    /// would work there.
    Serve(ConfigFile),
    /// Tells all that is wrong in the settings.
    Check(ConfigFile),
    /// Makes, lists and ends visits on the running server.
    #[command(subcommand)]
    Visit(VisitCommand),
    /// Lists what the clinic promised and has not done yet, and marks it done.
    #[command(subcommand)]
    Promise(PromiseCommand),
    /// Prints what patients said of their visits: counts, and sentences without names.
    Feedback(ToldArguments),
    /// Prints how visits go, over many of them: sums, of which no visit stands out.
    Figures(ToldArguments),
    /// Checks and lists what the clinic says in its own words.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// Starts a clinic on this machine, to try things out, with one visit in it.
    Demo {
        /// The folder for its data; made if absent.
        #[arg(long, value_name = "DIR", default_value = "demo-data")]
        data: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(super) struct ConfigFile {
    /// The file with the settings.
    #[arg(long, value_name = "FILE", default_value = "/etc/webside/webside.toml")]
    pub(super) config: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(super) enum VisitCommand {
    /// Makes a visit and prints a link for each person in it.
    Create(CreateArguments),
    /// Prints every visit: its id, age, state, and who is in it by role.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Ends a visit for everyone in it.
    End {
        #[command(flatten)]
        which: Which,
    },
    /// Prints a new link for one person; earlier links of that person work no more.
    Link {
        /// Whose.
        #[arg(value_enum)]
        role: Person,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        which: Which,
    },
    /// Destroys all that was said in a visit, for good.
    Purge {
        #[command(flatten)]
        which: Which,
    },
}

#[derive(Debug, Args)]
pub(super) struct CreateArguments {
    /// How the patient is called.
    #[arg(long, value_name = "NAME", value_parser = Name::new)]
    pub(super) patient: Name,
    /// How the clinician is called.
    #[arg(long, value_name = "NAME", value_parser = Name::new)]
    pub(super) clinician: Name,
    /// The language of the patient's page; without it, the clinic's.
    #[arg(long, value_enum)]
    pub(super) patient_language: Option<PageLanguage>,
    /// Hours until the visit is destroyed; without it, as configured.
    #[arg(long, value_name = "HOURS")]
    pub(super) expires_in_hours: Option<u32>,
    /// The earlier visit of the same patient: what they told then, they confirm now.
    #[arg(long, value_name = "VISIT")]
    pub(super) follows: Option<VisitId>,
    /// Print JSON.
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) file: ConfigFile,
}

#[derive(Debug, Subcommand)]
pub(super) enum PromiseCommand {
    /// Prints every open promise, those overdue first: visit, number, day, who, what.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Marks a promise done; the patient sees it.
    Done {
        #[command(flatten)]
        which: Which,
        /// Its number, as `promise list` prints it.
        number: u64,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum CatalogueCommand {
    /// Tells all that is wrong in the clinic's own words and times.
    Check {
        /// The file with them; without it, the one that the settings name.
        file: Option<PathBuf>,
        #[command(flatten)]
        settings: ConfigFile,
    },
    /// Prints every sentence with its name, and every usual time.
    List,
}

#[derive(Debug, Args)]
pub(super) struct ToldArguments {
    /// Print JSON.
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) file: ConfigFile,
}

#[derive(Debug, Args)]
pub(super) struct Which {
    /// The visit's id, as `visit list` prints it.
    pub(super) visit: VisitId,
    #[command(flatten)]
    pub(super) file: ConfigFile,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PageLanguage {
    En,
    Es,
}

impl From<PageLanguage> for Language {
    fn from(language: PageLanguage) -> Self {
        match language {
            PageLanguage::En => Self::En,
            PageLanguage::Es => Self::Es,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Person {
    Clinician,
    Patient,
}

impl From<Person> for Role {
    fn from(person: Person) -> Self {
        match person {
            Person::Clinician => Self::Clinician,
            Person::Patient => Self::Patient,
        }
    }
}
