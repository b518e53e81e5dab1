//! What the clinic decided for a visit when it was made; what it decides later is for later visits.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cue::Cue;
use crate::media::RelayUse;
use crate::register::Register;

/// What the clinic decided for this visit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// `not_private` and `worse_now` may be raised: somebody at the clinic answers for them.
    pub safety_signals: bool,
    /// Longest usual times in seconds, of those cues that take another time here than in the
    /// catalogue.
    #[schemars(with = "Vec<(Cue, u32)>")]
    pub usual_s: Register<Cue, u32>,
    /// When sound and picture go through the clinic's relay.
    pub relay: RelayUse,
}

impl Policy {
    /// Longest usual time of `cue`. At twice this the clinician is asked; at four times the cue ends
    /// by itself. `None`: as long as it takes.
    #[must_use]
    pub fn usual(&self, cue: Cue) -> Option<Duration> {
        let own = self.usual_s.get(&cue).map(|seconds| Duration::from_secs(u64::from(*seconds)));
        own.or_else(|| cue.typical())
    }
}
