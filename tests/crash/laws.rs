//! What must hold in the store after any number of crashes, whatever anybody was told.

use std::collections::BTreeSet;
use std::fmt;

use webside_protocol::{Author, Entry, Event, SeatId, Tag, VisitId, VisitState};
use webside_server::Clock;
use webside_server::store::Store;
use webside_tests::Clinic;

use crate::ledger::Ledger;

/// How much was checked.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    stored: usize,
    acknowledged: usize,
    seen: usize,
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { stored, acknowledged, seen } = self;
        write!(f, "{stored} entries stored, {acknowledged} acknowledged, {seen} seen, none lost")
    }
}

impl Checked {
    /// A server that does nothing loses nothing: that must not pass.
    pub(crate) fn expect_work(&self, kills: usize) {
        assert!(self.acknowledged >= kills && self.seen >= kills, "too little was done: {self}");
    }
}

/// Reads the log of every visit and holds it against what people were told.
pub(crate) async fn check(clinic: &Clinic, ledgers: Vec<Ledger>) -> Checked {
    let (store, owner) = Store::open(&clinic.data_dir(), None).expect("the store opens");
    let mut checked = Checked::default();
    for ledger in &ledgers {
        let log = read(&store, ledger.visit).await;
        check_ledger(ledger, &log);
        checked.stored += log.len();
        checked.acknowledged += ledger.acknowledged.len();
        checked.seen += ledger.seen.len();
    }
    drop(store);
    owner.close().await.expect("the store closes");
    // Each log was read for both of its people.
    checked.stored /= 2;
    checked
}

async fn read(store: &Store, visit: VisitId) -> Vec<Entry> {
    let opened = store.open_visit(visit, Clock::start().now()).await.expect("the visit opens");
    let entry = |(_, bytes): &(_, Vec<u8>)| serde_json::from_slice(bytes).expect("an entry");
    opened.entries.iter().map(entry).collect()
}

fn check_ledger(ledger: &Ledger, log: &[Entry]) {
    let mut replayed = VisitState::default();
    log.iter().for_each(|entry| replayed.apply(entry));

    for (seq, seen) in &ledger.seen {
        let place = usize::try_from(seq.0).expect("a log fits into memory");
        let stored = log.get(place).unwrap_or_else(|| panic!("entry {seq} was seen and is lost"));
        if seen.event != (Event::Withheld {}) {
            assert_eq!(seen, stored, "entry {seq} was seen and is another");
        }
    }

    let done: Vec<Tag> = log.iter().filter_map(|entry| tag_of(entry, ledger.seat)).collect();
    let once: BTreeSet<Tag> = done.iter().copied().collect();
    assert_eq!(once.len(), done.len(), "a wish was done twice");
    let lost: Vec<&Tag> = ledger.acknowledged.difference(&once).collect();
    assert!(lost.is_empty(), "acknowledged and not stored: {lost:?}");
}

fn tag_of(entry: &Entry, of: SeatId) -> Option<Tag> {
    match entry.by {
        Author::Seat { seat, tag } => (seat == of).then_some(tag),
        Author::Server {} => None,
    }
}
