//! Sums of the visits' figures. What a single visit adds cannot be told from them: they are told
//! [`FIGURES_VISITS`] visits at a time, and the sums do not name any.

use serde::{Deserialize, Serialize};
use webside_protocol::{Figures, VisitId};

use super::Store;
use super::database::Database;
use super::error::StoreError;

/// So many visits are added to what is told at once.
pub const FIGURES_VISITS: u32 = 10;

/// What is told, and what is gathered until there are enough.
const TOLD: u8 = 0;
const GATHERING: u8 = 1;

/// The figures of many visits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSums {
    /// Of how many visits; a multiple of [`FIGURES_VISITS`].
    pub visits: u32,
    /// How many more are gathered.
    pub gathering: u32,
    /// How long nobody spoke, in seconds.
    pub silence_s: u64,
    /// How much of that was explained, in seconds.
    pub narrated_s: u64,
    /// How many visits had a cue.
    pub with_cue: u32,
    /// How long those had been going when their first cue came, in seconds, all together.
    pub first_cue_s: u64,
    /// Topics named.
    pub topics: u32,
    /// Topics addressed.
    pub addressed: u32,
    /// Steps of plans.
    pub steps: u32,
    /// Steps that came across.
    pub came_across: u32,
}

impl Store {
    /// Adds the figures of `visit`, which counts once.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn add_figures(&self, visit: VisitId, figures: Figures) -> Result<(), StoreError> {
        self.ask(move |database| add(database, visit, figures)).await
    }

    /// The sums over many visits.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn figures(&self) -> Result<FigureSums, StoreError> {
        self.ask(sums).await
    }
}

fn add(database: &Database, visit: VisitId, figures: Figures) -> Result<(), StoreError> {
    let first = database
        .prepare("UPDATE visits SET figures_told = 1 WHERE id = ?1 AND figures_told = 0")?
        .execute([visit.as_bytes()])?;
    if first == 0 {
        return Ok(());
    }
    database
        .prepare(
            "UPDATE figures SET visits = visits + 1, silence_s = silence_s + ?2,
             narrated_s = narrated_s + ?3, with_cue = with_cue + ?4, first_cue_s = first_cue_s + ?5,
             topics = topics + ?6, addressed = addressed + ?7, steps = steps + ?8,
             came_across = came_across + ?9 WHERE part = ?1",
        )?
        .execute((
            GATHERING,
            figures.silence_s,
            figures.narrated_s,
            u8::from(figures.first_cue_after_s.is_some()),
            figures.first_cue_after_s.unwrap_or_default(),
            figures.topics,
            figures.addressed,
            figures.steps,
            figures.came_across,
        ))?;
    if sums(database)?.gathering >= FIGURES_VISITS { tell(database) } else { Ok(()) }
}

/// Moves what was gathered to what is told.
fn tell(database: &Database) -> Result<(), StoreError> {
    database.run(
        "UPDATE figures SET visits = visits + more.visits_more, silence_s = silence_s + more.silence,
         narrated_s = narrated_s + more.narrated, with_cue = with_cue + more.cues,
         first_cue_s = first_cue_s + more.first, topics = topics + more.topics_more,
         addressed = addressed + more.addressed_more, steps = steps + more.steps_more,
         came_across = came_across + more.across
         FROM (SELECT visits AS visits_more, silence_s AS silence, narrated_s AS narrated,
               with_cue AS cues, first_cue_s AS first, topics AS topics_more,
               addressed AS addressed_more, steps AS steps_more, came_across AS across
               FROM figures WHERE part = 1) AS more
         WHERE part = 0",
    )?;
    database.run(
        "UPDATE figures SET visits = 0, silence_s = 0, narrated_s = 0, with_cue = 0,
         first_cue_s = 0, topics = 0, addressed = 0, steps = 0, came_across = 0 WHERE part = 1",
    )
}

fn sums(database: &Database) -> Result<FigureSums, StoreError> {
    let gathering = database
        .prepare("SELECT visits FROM figures WHERE part = ?1")?
        .query_row([GATHERING], |row| row.get(0))?;
    let told = database
        .prepare(
            "SELECT visits, silence_s, narrated_s, with_cue, first_cue_s, topics, addressed, steps,
             came_across FROM figures WHERE part = ?1",
        )?
        .query_row([TOLD], |row| {
            Ok(FigureSums {
                visits: row.get(0)?,
                gathering,
                silence_s: row.get(1)?,
                narrated_s: row.get(2)?,
                with_cue: row.get(3)?,
                first_cue_s: row.get(4)?,
                topics: row.get(5)?,
                addressed: row.get(6)?,
                steps: row.get(7)?,
                came_across: row.get(8)?,
            })
        })?;
    Ok(told)
}
