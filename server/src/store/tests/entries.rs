//! Entries are kept in order, from the visit's owner only, and cannot be moved or changed.

use super::*;
use crate::store::ENTRY_BYTES_MAX;

#[tokio::test]
async fn appended_entries_come_back_in_order_after_a_restart() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 2).await;
    clinic.store.append(id, Epoch(1), numbered(2..3)).await.unwrap();
    clinic.store.append(id, Epoch(1), numbered(3..300)).await.unwrap();
    clinic.store.append(id, Epoch(1), vec![]).await.expect("nothing is something that fits");
    let clinic = clinic.restarted().await;
    assert_eq!(clinic.entries(id).await, numbered(0..300));
}

#[tokio::test]
async fn only_the_next_places_of_the_current_epoch_are_taken() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 2).await;
    clinic.store.open_visit(id, NOW).await.unwrap(); // epoch 2
    let two_holes = vec![(Seq(2), vec![]), (Seq(4), vec![])];
    let giant = vec![(Seq(2), vec![0; ENTRY_BYTES_MAX + 1])];
    let rows = [
        ("an earlier owner", 1, numbered(2..3), "epoch 1 is over, the visit is at epoch 2"),
        ("an owner to come", 3, numbered(2..3), "epoch 3 is over"),
        ("a place that is taken", 2, numbered(1..2), "entry 1 was offered where entry 2 is next"),
        ("a place too far", 2, numbered(3..4), "entry 3 was offered where entry 2 is next"),
        ("a hole within", 2, two_holes, "entry 4 was offered where entry 3 is next"),
        ("a giant", 2, giant, "an entry has 65537 bytes"),
    ];
    for (name, epoch, entries, expected) in rows {
        let refused = clinic.store.append(id, Epoch(epoch), entries).await.unwrap_err();
        assert!(refused.to_string().starts_with(expected), "{name}: {refused}");
        assert_eq!(clinic.outsider().stored_entries(), 2, "{name} left a trace");
    }
    let longest = vec![(Seq(2), vec![7; ENTRY_BYTES_MAX])];
    clinic.store.append(id, Epoch(2), longest.clone()).await.unwrap();
    assert_eq!(clinic.entries(id).await[2..], longest);
}

#[tokio::test]
async fn what_was_changed_moved_or_lost_on_disk_is_damage_and_never_content() {
    let rows = [
        ("changed", "UPDATE entries SET sealed = zeroblob(length(sealed)) WHERE seq = 1"),
        ("cut", "UPDATE entries SET sealed = x'00' WHERE seq = 1"),
        ("lost", "DELETE FROM entries WHERE seq = 1"),
        (
            "swapped",
            "UPDATE entries SET seq = 9 WHERE seq = 1; UPDATE entries SET seq = 1 WHERE seq = 2;
             UPDATE entries SET seq = 2 WHERE seq = 9",
        ),
        (
            "of another visit",
            "UPDATE visits SET wrapped_key = (SELECT wrapped_key FROM visits
            WHERE id = x'02020202020202020202020202020202')",
        ),
    ];
    for (name, sql) in rows {
        let clinic = Clinic::new();
        let id = clinic.visit(1, 3).await;
        let other = clinic.visit(2, 3).await;
        clinic.outsider().execute_batch(sql).unwrap();
        for _ in 0..2 {
            let opened = clinic.store.open_visit(id, NOW).await;
            assert!(matches!(opened, Err(StoreError::Damaged(_))), "{name}: {opened:?}");
        }
        if name == "of another visit" {
            assert_eq!(clinic.entries(other).await, numbered(0..3), "the rest still opens");
        }
    }
}

trait StoredEntries {
    fn stored_entries(&self) -> u64;
}

impl StoredEntries for Connection {
    fn stored_entries(&self) -> u64 {
        self.query_row("SELECT count(*) FROM entries", [], |row| row.get(0)).unwrap()
    }
}
