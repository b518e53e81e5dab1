//! The audit tells what happened, survives the purge, and shows where it was changed.

use tokio::task::JoinSet;
use webside_protocol::PageId;

use super::*;
use crate::store::{AuditKind, AuditLine, AuditVerdict};

async fn verdict(clinic: &Clinic) -> AuditVerdict {
    clinic.store.verify_audit().await.unwrap()
}

async fn whole(clinic: &Clinic) -> u64 {
    match verdict(clinic).await {
        AuditVerdict::Whole(head) => head.lines,
        AuditVerdict::BrokenAt(line) => panic!("broken at {line}"),
    }
}

fn started() -> AuditLine {
    AuditLine { at: NOW, kind: AuditKind::ServerStarted, visit: None, seat: None }
}

#[tokio::test]
async fn each_change_adds_its_line_in_order_and_a_refused_one_none() {
    let clinic = Clinic::new();
    let store = &clinic.store;
    assert_eq!(whole(&clinic).await, 0);
    let id = clinic.visit(1, 1).await;
    let (hash, link) = new_link(2);
    store.audit(started()).await.unwrap();
    store.reissue_link(id, link, NOW).await.unwrap();
    store.redeem(hash, PageId(1), NOW).await.unwrap();
    store.redeem(hash, PageId(2), NOW).await.unwrap_err();
    store.redeem(new_link(0).0, PageId(1), NOW).await.unwrap_err();
    store.revoke_seat(id, SeatId(2), NOW).await.unwrap();
    store.create_visit(new_visit(id), vec![], vec![]).await.unwrap_err();
    store.mark_ended(id, Epoch(0), NOW).await.unwrap_err();
    store.append(id, Epoch(1), numbered(1..2)).await.unwrap();
    for _ in 0..2 {
        store.mark_ended(id, Epoch(1), NOW).await.unwrap();
    }
    for _ in 0..2 {
        store.purge_visit(id, NOW).await.unwrap();
    }
    let expected = [
        ("visit_created", true, None),
        ("visit_opened", true, None),
        ("server_started", false, None),
        ("link_reissued", true, Some(2)),
        ("link_redeemed", true, Some(2)),
        ("link_refused", true, Some(2)),
        ("link_refused", false, None),
        ("link_revoked", true, Some(2)),
        ("visit_ended", true, None),
        ("visit_purged", true, None),
    ];
    assert_eq!(whole(&clinic).await, expected.len() as u64);
    let clinic = clinic.restarted().await;
    assert_eq!(whole(&clinic).await, expected.len() as u64);
    let outsider = clinic.outsider();
    let mut statement = outsider.prepare("SELECT kind, visit, seat FROM audit ORDER BY n").unwrap();
    let lines = statement
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<[u8; 16]>>(1)?, row.get(2)?)))
        .unwrap()
        .map(|line: rusqlite::Result<(String, _, Option<u8>)>| line.unwrap());
    for ((kind, visit, seat), expected) in lines.zip(expected) {
        assert_eq!((kind.as_str(), visit == Some([1; 16]), seat), expected);
    }
}

#[tokio::test]
async fn a_change_to_any_line_is_found_where_it_was_made() {
    let rows = [
        ("time", "UPDATE audit SET at = at + 1 WHERE n = 3", 3),
        ("kind", "UPDATE audit SET kind = 'visit_ended' WHERE n = 3", 3),
        ("visit", "UPDATE audit SET visit = randomblob(16) WHERE n = 3", 3),
        ("visit erased", "UPDATE audit SET visit = NULL WHERE n = 3", 3),
        ("visit of another size", "UPDATE audit SET visit = x'01' WHERE n = 3", 3),
        ("seat", "UPDATE audit SET seat = 0 WHERE n = 3", 3),
        ("hash", "UPDATE audit SET hash = randomblob(32) WHERE n = 3", 3),
        ("previous hash", "UPDATE audit SET previous_hash = randomblob(32) WHERE n = 3", 3),
        ("line dropped", "DELETE FROM audit WHERE n = 3", 3),
        ("first line dropped", "DELETE FROM audit WHERE n = 1", 1),
        ("closed up", "DELETE FROM audit WHERE n = 3; UPDATE audit SET n = n - 1 WHERE n > 3", 3),
        (
            "line added",
            "INSERT INTO audit SELECT 7, at, kind, visit, seat, hash, hash FROM audit WHERE n = 6",
            7,
        ),
    ];
    for (name, sql, broken_at) in rows {
        let clinic = Clinic::new();
        for visit in 1..=3 {
            clinic.visit(visit, 0).await;
        }
        assert_eq!(whole(&clinic).await, 6);
        clinic.outsider().execute_batch(sql).unwrap();
        assert_eq!(verdict(&clinic).await, AuditVerdict::BrokenAt(broken_at), "{name}");
    }
}

#[tokio::test]
async fn a_cut_end_is_found_by_the_head_kept_elsewhere() {
    let clinic = Clinic::new();
    clinic.visit(1, 0).await;
    let anchored = verdict(&clinic).await;
    clinic.outsider().execute_batch("DELETE FROM audit WHERE n = 2").unwrap();
    assert_ne!(verdict(&clinic).await, anchored);
    clinic.store.audit(started()).await.unwrap();
    assert_ne!(verdict(&clinic).await, anchored, "also when another line took its place");
}

#[tokio::test]
async fn a_long_audit_is_walked_to_its_end() {
    let clinic = Clinic::new();
    let mut lines = JoinSet::new();
    for _ in 0..9_000 {
        let store = clinic.store.clone();
        lines.spawn(async move { store.audit(started()).await.unwrap() });
    }
    lines.join_all().await;
    assert_eq!(whole(&clinic).await, 9_000);
    clinic.outsider().execute_batch("UPDATE audit SET at = 0 WHERE n = 8999").unwrap();
    assert_eq!(verdict(&clinic).await, AuditVerdict::BrokenAt(8_999));
}
