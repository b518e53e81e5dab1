//! What one person was told by a server that may die at any moment.

use std::collections::{BTreeMap, BTreeSet};

use webside_protocol::{Entry, SeatId, Seq, Tag, VisitId};

/// All of it, over every crash.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) visit: VisitId,
    pub(crate) seat: SeatId,
    /// Wishes of which the server said that they are done.
    pub(crate) acknowledged: BTreeSet<Tag>,
    /// Entries that were shown.
    pub(crate) seen: BTreeMap<Seq, Entry>,
}
