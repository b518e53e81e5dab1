//! After a purge neither key nor entry of the visit is on disk, and all others are as they were.

use std::collections::{BTreeSet, HashSet};
use std::fs;

use super::*;

/// How many bytes of the disk tell a trace from all others.
const TRACE_BYTES: usize = 24;

/// Which of `wanted`, all of one length, stand in any file of the data directory.
pub(super) fn on_disk(directory: &Path, wanted: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let wanted: HashSet<&[u8]> = wanted.iter().map(Vec::as_slice).collect();
    let length = wanted.iter().next().unwrap().len();
    let mut found = BTreeSet::new();
    for file in fs::read_dir(directory).unwrap() {
        let content = fs::read(file.unwrap().path()).unwrap();
        found.extend(content.windows(length).filter_map(|at| wanted.get(at).map(|w| w.to_vec())));
    }
    found
}

/// What a search of the disk would look for: the start of each sealed entry, and of the wrapped key.
fn traces(clinic: &Clinic, visit: VisitId) -> Vec<Vec<u8>> {
    let outsider = clinic.outsider();
    let mut statement = outsider
        .prepare(
            "SELECT substr(sealed, 1, ?2) FROM entries WHERE visit = ?1
             UNION ALL SELECT substr(wrapped_key, 1, ?2) FROM visits WHERE id = ?1",
        )
        .unwrap();
    let traces = statement.query_map((visit.as_bytes(), TRACE_BYTES), |row| row.get(0)).unwrap();
    traces.map(Result::unwrap).collect()
}

/// Entries of many lengths, some longer than a page, each with the canary.
fn telling(count: u64) -> Vec<(Seq, Vec<u8>)> {
    let entry = |seq| format!("{CANARY}{}", "says Rosa. ".repeat((seq as usize * 37) % 800));
    (0..count).map(|seq| (Seq(seq), entry(seq).into_bytes())).collect()
}

const CANARY: &str = "canary-of-a-patient";

#[tokio::test]
async fn nothing_of_a_purged_visit_is_left_on_disk() {
    let clinic = Clinic::new();
    let (purged, kept) = (1..=6, 7..=12);
    let (mut gone, mut staying) = (Vec::new(), Vec::new());
    for name in purged.clone().chain(kept.clone()) {
        let id = clinic.visit(name, 0).await;
        clinic.store.append(id, Epoch(1), telling(40)).await.unwrap();
        let traces = traces(&clinic, id);
        assert_eq!(traces.len(), 41);
        if purged.contains(&name) { gone.extend(traces) } else { staying.extend(traces) }
    }
    let directory = clinic.directory.path();
    assert_eq!(on_disk(directory, &gone).len(), gone.len());

    for name in purged.clone() {
        clinic.store.purge_visit(VisitId::from_bytes([name; 16]), LATER).await.unwrap();
    }

    assert!(on_disk(directory, &gone).is_empty());
    assert_eq!(on_disk(directory, &staying).len(), staying.len());
    assert!(on_disk(directory, &[CANARY.into()]).is_empty());
    for name in purged {
        let id = VisitId::from_bytes([name; 16]);
        let opened = clinic.store.open_visit(id, LATER).await;
        assert!(matches!(opened, Err(StoreError::VisitPurged)), "{opened:?}");
        let appended = clinic.store.append(id, Epoch(1), numbered(0..1)).await;
        assert!(matches!(appended, Err(StoreError::VisitPurged)), "{appended:?}");
    }
    for name in kept {
        assert_eq!(clinic.entries(VisitId::from_bytes([name; 16])).await, telling(40));
    }
    assert_eq!(clinic.store.list_visits().await.unwrap().len(), 6);
}

#[tokio::test]
async fn a_purge_that_a_reader_held_up_is_finished_by_the_next() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 20).await;
    let traces = traces(&clinic, id);
    let backup = clinic.outsider();
    backup.execute_batch("BEGIN; SELECT count(*) FROM entries").unwrap();

    let held_up = clinic.store.purge_visit(id, LATER).await;
    assert!(matches!(held_up, Err(StoreError::Locked)), "{held_up:?}");
    backup.execute_batch("COMMIT").unwrap();
    clinic.store.purge_visit(id, LATER).await.unwrap();
    assert!(on_disk(clinic.directory.path(), &traces).is_empty());
}

#[tokio::test]
async fn a_start_finishes_the_purge_that_a_crash_cut_short() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 20).await;
    let traces = traces(&clinic, id);
    // The machine dies between the commit of the purge and the truncation: copy what is on its disk.
    let backup = clinic.outsider();
    backup.execute_batch("BEGIN; SELECT count(*) FROM entries").unwrap();
    clinic.store.purge_visit(id, LATER).await.unwrap_err();
    let disk = TempDir::new().unwrap();
    for file in ["webside.db", "webside.db-wal", "clinic.key"] {
        fs::copy(clinic.directory.path().join(file), disk.path().join(file)).unwrap();
    }
    assert_eq!(on_disk(disk.path(), &traces).len(), traces.len());

    let restarted = Clinic::on(disk);
    assert!(on_disk(restarted.directory.path(), &traces).is_empty());
}
