//! A fault of the disk is told in plain words, keeps nothing half-done, and never stops the thread.

use rusqlite::ffi;

use super::*;

#[tokio::test]
async fn a_full_disk_fails_its_group_and_the_store_goes_on_when_there_is_room() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 1).await;
    tamper(&clinic.store, "PRAGMA max_page_count = 1").await.unwrap(); // No less than it has.
    let gate = clinic.hold().await;
    let large = (0..40).map(|seq| (Seq(seq + 2), vec![1; 4000])).collect();
    let (before, too_much, after, ()) = tokio::join!(
        clinic.store.append(id, Epoch(1), numbered(1..2)),
        clinic.store.append(id, Epoch(1), large),
        clinic.store.list_visits(),
        async { drop(gate) },
    );
    assert!(matches!(before, Err(StoreError::DiskFull)), "lost with its group: {before:?}");
    assert!(matches!(too_much, Err(StoreError::DiskFull)), "{too_much:?}");
    assert!(matches!(after, Err(StoreError::DiskFull)), "{after:?}");

    assert_eq!(clinic.store.list_visits().await.unwrap().len(), 1, "reading goes on");
    tamper(&clinic.store, "PRAGMA max_page_count = 1000000").await.unwrap();
    clinic.store.append(id, Epoch(1), numbered(1..2)).await.unwrap();
    assert_eq!(clinic.entries(id).await, numbered(0..2));
}

#[tokio::test]
async fn a_commit_that_fails_is_told_to_all_it_held_and_keeps_nothing() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 0).await;
    let gate = clinic.hold().await;
    // Let through until the commit, which then finds an entry of no visit.
    let spoiler = "PRAGMA defer_foreign_keys = on; INSERT INTO entries VALUES (x'ff', 0, x'00')";
    let (before, spoilt, after, ()) = tokio::join!(
        clinic.store.append(id, Epoch(1), numbered(0..1)),
        tamper(&clinic.store, spoiler),
        clinic.store.append(id, Epoch(1), numbered(1..2)),
        async { drop(gate) },
    );
    for answer in [before, spoilt, after] {
        assert!(matches!(answer, Err(StoreError::Database(_))), "{answer:?}");
    }
    clinic.store.append(id, Epoch(1), numbered(0..1)).await.expect("the thread lives");
    assert_eq!(clinic.entries(id).await, numbered(0..1));
}

#[tokio::test]
async fn a_lock_held_by_another_program_is_told_after_a_wait_and_then_forgotten() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 0).await;
    let other = clinic.outsider();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let locked = clinic.store.append(id, Epoch(1), numbered(0..1)).await;
    assert!(matches!(locked, Err(StoreError::Locked)), "{locked:?}");
    other.execute_batch("ROLLBACK").unwrap();
    clinic.store.append(id, Epoch(1), numbered(0..1)).await.unwrap();
}

#[test]
fn every_fault_of_sqlite_has_its_words() {
    let rows = [
        (ffi::SQLITE_FULL, "the disk is full"),
        (ffi::SQLITE_IOERR_FSYNC, "the disk reported a fault"),
        (ffi::SQLITE_IOERR_WRITE, "the disk reported a fault"),
        (ffi::SQLITE_CANTOPEN, "the disk reported a fault"),
        (ffi::SQLITE_READONLY_DIRECTORY, "the database may not be written"),
        (ffi::SQLITE_PERM, "the database may not be written"),
        (ffi::SQLITE_BUSY_SNAPSHOT, "another program holds the database locked"),
        (ffi::SQLITE_LOCKED, "another program holds the database locked"),
        (ffi::SQLITE_CORRUPT_VTAB, "the database is damaged"),
        (ffi::SQLITE_NOTADB, "the database is damaged"),
        (ffi::SQLITE_NOMEM, "the database failed"),
    ];
    for (code, expected) in rows {
        let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        let shown = StoreError::from(error).to_string();
        assert!(shown.starts_with(expected), "{code}: {shown}");
    }
}
