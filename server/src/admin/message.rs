//! Requests of the operator and their answers: JSON, one text a line, tagged by `type`.

use std::fmt;

use serde::{Deserialize, Serialize};
use webside_protocol::{
    Day, FeltHeard, Language, Line, Name, Role, SeatId, Seq, Timestamp, VisitId,
};

use crate::store::FigureSums;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AdminRequest {
    /// Make a visit.
    CreateVisit(CreateVisit),
    /// Name every visit that was not purged.
    ListVisits {},
    /// End a visit for everyone.
    EndVisit {
        /// Which.
        visit: VisitId,
    },
    /// Give a seat a new link; the earlier ones, and whoever came by them, are turned out.
    ReissueLink {
        /// In which visit.
        visit: VisitId,
        /// Whose.
        role: Role,
    },
    /// Destroy a visit for good.
    PurgeVisit {
        /// Which.
        visit: VisitId,
    },
    /// Tell every promise that was not kept yet.
    ListPromises {},
    /// The clinic did what it promised.
    KeepPromise {
        /// In which visit.
        visit: VisitId,
        /// Its number, as it is listed.
        promise: Seq,
    },
    /// Tell what patients said of their visits.
    GatherFeedback {},
    /// Tell how visits go, over many of them.
    GatherFigures {},
}

/// A visit to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateVisit {
    /// How the patient is called.
    pub patient: Name,
    /// How the clinician is called.
    pub clinician: Name,
    /// The language of the patient's page; `None`: the clinic's.
    pub patient_language: Option<Language>,
    /// Hours until the visit is destroyed, 1 to 8760; `None`: as configured.
    pub expires_in_hours: Option<u32>,
    /// The earlier visit whose briefing the patient is asked to confirm.
    pub follows: Option<VisitId>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AdminAnswer {
    /// The visit is made.
    VisitCreated(CreatedVisit),
    /// Every visit.
    Visits {
        /// By id.
        visits: Vec<ListedVisit>,
    },
    /// The new link.
    LinkReissued(SeatLinks),
    /// Every promise that was not kept yet.
    Promises {
        /// Those overdue first, then by day.
        promises: Vec<ListedPromise>,
    },
    /// What patients said of their visits.
    Feedback(GatheredFeedback),
    /// How visits go, over many of them.
    Figures(GatheredFigures),
    /// It is done.
    Done {},
    /// It was not done.
    Refused {
        /// Why.
        reason: AdminRefusal,
    },
}

/// A visit and its links. They are told here and nowhere else: the store keeps no link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreatedVisit {
    /// Its id.
    pub visit: VisitId,
    /// When it is destroyed.
    pub expires_at: Timestamp,
    /// For each seat its links.
    pub seats: Vec<SeatLinks>,
}

/// The links of one seat: one for each public url, all with the same secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatLinks {
    /// Which seat.
    pub seat: SeatId,
    /// What its person is.
    pub role: Role,
    /// In the order of the public urls.
    pub links: Vec<Link>,
}

/// A link as a person opens it. Its `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(pub String);

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link(…)")
    }
}

/// A visit as it is listed: ids, times and roles, no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedVisit {
    /// Its id.
    pub visit: VisitId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it is destroyed.
    pub expires_at: Timestamp,
    /// Where it is in its life.
    pub state: VisitListState,
    /// Who is connected now.
    pub here: Vec<Role>,
}

/// Where a listed visit is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitListState {
    /// People may come.
    Open,
    /// It is over.
    Ended,
}

/// A promise that was not kept yet. It names who promised, not to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedPromise {
    /// In which visit.
    pub visit: VisitId,
    /// Its number in the visit.
    pub number: Seq,
    /// What.
    pub line: Line,
    /// Who does it.
    pub who: Name,
    /// By which day.
    pub by: Day,
    /// That day is over.
    pub overdue: bool,
}

/// What patients said of their visits, without saying which.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatheredFeedback {
    /// How many felt heard.
    pub yes: u32,
    /// How many felt partly heard.
    pub partly: u32,
    /// How many did not feel heard.
    pub no: u32,
    /// What they wrote, by its letters.
    pub sentences: Vec<Sentence>,
}

/// What one patient wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// With which answer.
    pub felt: FeltHeard,
    /// The words.
    pub line: Line,
}

/// How visits go, over many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatheredFigures {
    /// Visits are added so many at a time, so that none stands out.
    pub at_a_time: u32,
    /// The sums.
    pub sums: FigureSums,
}

/// Why it was not done, in words for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AdminRefusal {
    /// Not a request of this version.
    #[error("the server does not understand this; is it another version of webside?")]
    Malformed,
    /// There is no visit with this id.
    #[error("there is no such visit")]
    UnknownVisit,
    /// The visit was destroyed.
    #[error("the visit was destroyed before")]
    VisitPurged,
    /// The visit has no seat for this role.
    #[error("the visit has no seat for this role")]
    NoSuchSeat,
    /// The visit has no promise with this number.
    #[error("the visit has no promise with this number; `webside promise list` tells the numbers")]
    NoSuchPromise,
    /// The time until the end is not within its limits.
    #[error("a visit expires after 1 to 8760 hours")]
    ExpiryOutOfRange,
    /// No room for one more visit in memory.
    #[error("the server has no room for one more visit now; try again later")]
    ServerFull,
    /// The server is stopping.
    #[error("the server is stopping; try again when it is back")]
    Draining,
    /// The store failed.
    #[error("the server cannot write to its store; its log says why")]
    StorageUnavailable,
}
