//! A person's place in a visit: where they are, whether they are connected, what they are doing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cue::Cue;
use crate::event::{Departure, Place};
use crate::ids::{PageId, Tag};
use crate::policy::Policy;
use crate::register::Register;
use crate::role::Role;
use crate::text::Name;
use crate::time::Timestamp;

/// The languages the pages speak.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

/// How far into the visit a seat has come. Survives reloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Has not come yet, or waits in the lobby.
    Lobby,
    /// Inside.
    Admitted,
    /// May not come back.
    Removed,
}

/// What the patient said to somebody's watching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Nothing yet.
    Open,
    /// Yes.
    Given,
    /// No.
    Refused,
}

/// Whether a seat is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Presence {
    /// Never came.
    NotYet {},
    /// Connected.
    Here {
        /// Since when.
        since: Timestamp,
        /// With which load of the page.
        page: PageId,
    },
    /// Was here.
    Gone {
        /// Since when.
        since: Timestamp,
        /// Hung up, or lost.
        why: Departure,
    },
}

impl Presence {
    /// Connected, or the link was lost: sound and picture may flow all the same.
    #[must_use]
    pub const fn may_be_seen(self) -> bool {
        matches!(self, Self::Here { .. } | Self::Gone { why: Departure::LinkLost, .. })
    }
}

/// What somebody says they are doing now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiveCue {
    /// What.
    pub cue: Cue,
    /// Which of its wordings, from 0.
    pub wording: u8,
    /// Since when.
    pub since: Timestamp,
    /// When its owner last said "still at this"; `since` until then.
    pub kept_at: Timestamp,
    /// When they said they are back; only `step_away` has it.
    pub back_at: Option<Timestamp>,
}

impl LiveCue {
    /// When its owner is asked "Still at this?": twice its usual time.
    #[must_use]
    pub fn ask_at(&self, policy: &Policy) -> Option<Timestamp> {
        self.promised(policy).map(|usual| self.kept_at + usual * 2)
    }

    /// When it ends by itself: four times its usual time.
    #[must_use]
    pub fn end_at(&self, policy: &Policy) -> Option<Timestamp> {
        self.promised(policy).map(|usual| self.kept_at + usual * 4)
    }

    /// A promised return counts as the usual time when it is longer.
    fn promised(&self, policy: &Policy) -> Option<std::time::Duration> {
        let usual = policy.usual(self.cue)?;
        Some(self.back_at.map_or(usual, |back| usual.max(back - self.since)))
    }
}

/// One person's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// What they are here.
    pub role: Role,
    /// How they are called.
    pub name: Name,
    /// The language their page opens in.
    pub language: Language,
    /// How far in they are.
    pub standing: Standing,
    /// Whether they are connected.
    pub presence: Presence,
    /// What they say they are doing; at most one.
    pub cue: Option<LiveCue>,
    /// The number of their last command that became an entry.
    pub last_tag: Tag,
    /// Came to be by an invitation, while the visit ran.
    pub invited: bool,
    /// What the patient said to this person's being here; only some roles need it.
    pub consent: Consent,
    /// How often they began each cue: the next wording follows from it.
    #[schemars(with = "Vec<(Cue, u32)>")]
    pub cues_begun: Register<Cue, u32>,
}

impl Seat {
    pub(crate) fn planned(place: &Place) -> Self {
        Self {
            role: place.role,
            name: place.name.clone(),
            language: place.language,
            standing: Standing::Lobby,
            presence: Presence::NotYet {},
            cue: None,
            last_tag: Tag(0),
            invited: false,
            consent: Consent::Open,
            cues_begun: Register::default(),
        }
    }

    pub(crate) fn invited(place: &Place) -> Self {
        Self { invited: true, ..Self::planned(place) }
    }

    /// Connected at this moment.
    #[must_use]
    pub const fn is_here(&self) -> bool {
        matches!(self.presence, Presence::Here { .. })
    }

    /// Let in and not sent out again.
    #[must_use]
    pub fn is_admitted(&self) -> bool {
        self.standing == Standing::Admitted
    }

    /// Connected, and waiting to be let in.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.is_here() && self.standing == Standing::Lobby
    }

    /// May come in only after a yes of the patient's, which is not there.
    #[must_use]
    pub fn lacks_consent(&self) -> bool {
        self.role.needs_consent() && self.consent != Consent::Given
    }

    /// The wording to use when `cue` begins again.
    pub(crate) fn next_wording(&self, cue: Cue) -> u8 {
        let begun = self.cues_begun.get(&cue).copied().unwrap_or(0);
        u8::try_from(begun % u32::from(cue.wordings())).unwrap_or(0)
    }

    pub(crate) fn begin(&mut self, live: LiveCue) {
        let begun = self.cues_begun.get(&live.cue).copied().unwrap_or(0);
        self.cues_begun.insert(live.cue, begun.saturating_add(1));
        self.cue = Some(live);
    }
}
