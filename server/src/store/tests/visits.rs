//! Visits are created whole, opened by one owner after another, listed, ended and found when expired.

use super::*;
use crate::store::{EXPIRED_VISITS_MAX, VisitRecord};

#[tokio::test]
async fn a_created_visit_opens_with_its_entries_and_times() {
    let clinic = Clinic::new();
    let id = VisitId::from_bytes([1; 16]);
    clinic.store.create_visit(new_visit(id), numbered(0..3), vec![]).await.unwrap();
    let clinic = clinic.restarted().await;
    let opened = clinic.store.open_visit(id, NOW).await.unwrap();
    let record =
        VisitRecord { id, created_at: NOW, expires_at: EXPIRY, ended_at: None, epoch: Epoch(1) };
    assert_eq!(opened.record, record);
    assert_eq!(opened.entries, numbered(0..3));
}

#[tokio::test]
async fn every_opening_raises_the_epoch_also_over_a_restart() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 0).await;
    let second = clinic.store.open_visit(id, NOW).await.unwrap();
    assert_eq!(second.record.epoch, Epoch(2));
    let clinic = clinic.restarted().await;
    let third = clinic.store.open_visit(id, NOW).await.unwrap();
    assert_eq!(third.record.epoch, Epoch(3));
}

#[tokio::test]
async fn a_visit_is_created_whole_or_not_at_all() {
    let clinic = Clinic::new();
    let taken = clinic.visit(1, 1).await;
    let (_, link) = new_link(0);
    let id = VisitId::from_bytes([2; 16]);
    let create = |id, entries, links| clinic.store.create_visit(new_visit(id), entries, links);

    let again = create(taken, vec![], vec![]).await;
    assert!(matches!(again, Err(StoreError::VisitExists)), "{again:?}");
    let one_secret_twice = create(id, numbered(0..1), vec![link, link]).await;
    assert!(matches!(one_secret_twice, Err(StoreError::LinkExists)), "{one_secret_twice:?}");
    let hole = create(id, numbered(1..2), vec![link]).await;
    assert!(matches!(hole, Err(StoreError::NotNext { .. })), "{hole:?}");

    assert_eq!(clinic.store.list_visits().await.unwrap().len(), 1);
    create(id, numbered(0..1), vec![link]).await.expect("nothing of the refused ones was kept");
    assert_eq!(clinic.entries(taken).await, numbered(0..1));
}

#[tokio::test]
async fn a_visit_ends_once_and_by_its_owner() {
    let clinic = Clinic::new();
    let id = clinic.visit(1, 0).await;
    let end = |epoch, at| clinic.store.mark_ended(id, Epoch(epoch), at);
    let ended_at = async || clinic.store.list_visits().await.unwrap()[0].ended_at;

    assert!(matches!(end(0, NOW).await, Err(StoreError::StaleEpoch { .. })));
    assert_eq!(ended_at().await, None);
    end(1, NOW).await.unwrap();
    end(1, LATER).await.expect("ending twice does no harm");
    assert_eq!(ended_at().await, Some(NOW));
}

#[tokio::test]
async fn a_visit_that_does_not_exist_is_told_so_by_all() {
    let store = Clinic::new().store;
    let (_, link) = new_link(0);
    let nobody = VisitId::from_bytes([9; 16]);
    let answers = [
        store.open_visit(nobody, NOW).await.map(drop),
        store.append(nobody, Epoch(0), numbered(0..1)).await,
        store.mark_ended(nobody, Epoch(0), NOW).await,
        store.purge_visit(nobody, NOW).await,
        store.reissue_link(nobody, link, NOW).await.map(drop),
        store.revoke_seat(nobody, SeatId(0), NOW).await,
    ];
    for answer in answers {
        assert!(matches!(answer, Err(StoreError::UnknownVisit)), "{answer:?}");
    }
}

#[tokio::test]
async fn expired_names_what_is_due_oldest_first_and_never_more_than_its_limit() {
    let clinic = Clinic::new();
    let id = |place: usize| VisitId::from_bytes((place as u128).to_be_bytes());
    for place in 0..EXPIRED_VISITS_MAX + 2 {
        // The later made, the sooner expired.
        let expires_at = Timestamp(EXPIRY.0 - place as u64);
        let visit = NewVisit { expires_at, ..new_visit(id(place)) };
        clinic.store.create_visit(visit, vec![], vec![]).await.unwrap();
    }
    let expired = async |now| clinic.store.expired(now).await.unwrap();

    assert!(expired(NOW).await.is_empty());
    let soonest = EXPIRED_VISITS_MAX + 1;
    assert_eq!(expired(Timestamp(EXPIRY.0 - soonest as u64)).await, [id(soonest)]);
    assert_eq!(expired(EXPIRY).await.len(), EXPIRED_VISITS_MAX);
    assert_eq!(expired(EXPIRY).await[0], id(soonest));
    clinic.store.purge_visit(id(soonest), EXPIRY).await.unwrap();
    assert_eq!(expired(EXPIRY).await[0], id(soonest - 1), "a purged visit is due no longer");
}
