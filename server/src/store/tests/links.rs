//! A link leads to its seat once, and an outsider's guess nowhere.

use std::sync::atomic::{AtomicU32, Ordering};

use webside_protocol::limits::REDEEM_AGAIN_MAX;
use webside_protocol::{LinkSecret, PageId};

use super::*;
use crate::store::{LinkRefusal, RedeemError};

/// The refusal that a page which never asked before gets.
async fn refusal(clinic: &Clinic, hash: LinkHash, now: Timestamp) -> Option<LinkRefusal> {
    static ASKED: AtomicU32 = AtomicU32::new(100);
    let page = PageId(ASKED.fetch_add(1, Ordering::Relaxed));
    match clinic.store.redeem(hash, page, now).await {
        Ok(_) => None,
        Err(RedeemError::Refused(refusal)) => Some(refusal),
        Err(RedeemError::Store(error)) => panic!("{error}"),
    }
}

/// A clinic with one visit, where seat 3 has a link.
async fn linked() -> (Clinic, VisitId, LinkHash) {
    let clinic = Clinic::new();
    let id = VisitId::from_bytes([1; 16]);
    let (hash, link) = new_link(3);
    clinic.store.create_visit(new_visit(id), vec![], vec![link]).await.unwrap();
    (clinic, id, hash)
}

#[tokio::test]
async fn a_link_leads_to_its_seat_once_also_over_a_restart() {
    let (clinic, id, hash) = linked().await;
    let found = clinic.store.redeem(hash, PageId(1), NOW).await.unwrap();
    assert_eq!((found.visit, found.seat, found.expires_at), (id, SeatId(3), EXPIRY));
    assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Used));
    let clinic = clinic.restarted().await;
    assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Used));
}

#[tokio::test]
async fn of_two_who_come_at_once_one_gets_the_seat() {
    let (clinic, _, hash) = linked().await;
    let gate = clinic.hold().await;
    let (first, second, ()) =
        tokio::join!(refusal(&clinic, hash, NOW), refusal(&clinic, hash, NOW), async {
            drop(gate)
        },);
    assert_eq!((first, second), (None, Some(LinkRefusal::Used)));
}

#[tokio::test]
async fn the_page_that_used_a_link_may_ask_again_for_a_while() {
    let (clinic, id, _) = linked().await;
    let (hash, link) = new_link(3);
    let end = NOW + REDEEM_AGAIN_MAX;
    let before = Timestamp(end.0 - 1);
    let link = NewLink { expires_at: Timestamp(end.0 + 1), ..link };
    clinic.store.reissue_link(id, link, NOW).await.unwrap();
    clinic.store.redeem(hash, PageId(1), NOW).await.unwrap();
    let again = clinic.store.redeem(hash, PageId(1), before).await.unwrap();
    assert_eq!((again.visit, again.seat), (id, SeatId(3)));
    assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Used), "another page");
    let clinic = clinic.restarted().await;
    clinic.store.redeem(hash, PageId(1), before).await.unwrap();
    let late = clinic.store.redeem(hash, PageId(1), end).await;
    assert!(matches!(late, Err(RedeemError::Refused(LinkRefusal::Used))), "{late:?}");
}

#[tokio::test]
async fn a_link_is_refused_for_what_it_is() {
    let (clinic, id, hash) = linked().await;
    let unknown = LinkHash::of(&draw_link_secret());
    assert_eq!(refusal(&clinic, unknown, NOW).await, Some(LinkRefusal::Unknown));
    for text in ["", "*", "' OR 1=1 --", "\0", &"A".repeat(100_000)] {
        let hash = LinkHash::of(&LinkSecret(text.into()));
        assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Unknown));
    }
    assert_eq!(refusal(&clinic, hash, EXPIRY).await, Some(LinkRefusal::Expired));
    clinic.store.revoke_seat(id, SeatId(4), NOW).await.unwrap();
    assert_eq!(refusal(&clinic, hash, NOW).await, None, "another seat's links do not matter");
    assert_eq!(refusal(&clinic, hash, EXPIRY).await, Some(LinkRefusal::Used));
    clinic.store.revoke_seat(id, SeatId(3), NOW).await.unwrap();
    assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Revoked));
    clinic.store.purge_visit(id, NOW).await.unwrap();
    assert_eq!(refusal(&clinic, hash, NOW).await, Some(LinkRefusal::Purged));
}

#[tokio::test]
async fn a_reissued_link_ends_the_earlier_ones_of_its_seat_only() {
    let (clinic, id, first) = linked().await;
    let (second, link) = new_link(3);
    let (other, other_link) = new_link(4);
    clinic.store.reissue_link(id, other_link, NOW).await.unwrap();
    clinic.store.reissue_link(id, link, NOW).await.unwrap();
    assert_eq!(refusal(&clinic, first, NOW).await, Some(LinkRefusal::Revoked));
    assert_eq!(refusal(&clinic, second, NOW).await, None);
    assert_eq!(refusal(&clinic, other, NOW).await, None);

    let same_secret = clinic.store.reissue_link(id, link, NOW).await;
    assert!(matches!(same_secret, Err(StoreError::LinkExists)), "{same_secret:?}");
    assert_eq!(refusal(&clinic, second, NOW).await, Some(LinkRefusal::Used), "it was not revoked");
}

#[tokio::test]
async fn a_revoked_link_raises_the_generation_of_its_seat_only() {
    let (clinic, id, first) = linked().await;
    let generation =
        async |hash| clinic.store.redeem(hash, PageId(1), NOW).await.unwrap().generation;
    assert_eq!(generation(first).await, 0);
    let (second, link) = new_link(3);
    assert_eq!(clinic.store.reissue_link(id, link, NOW).await.unwrap(), 1);
    assert_eq!(generation(second).await, 1);
    let (other, other_link) = new_link(4);
    assert_eq!(clinic.store.reissue_link(id, other_link, NOW).await.unwrap(), 0);
    assert_eq!(generation(other).await, 0);
    let opened = clinic.store.open_visit(id, NOW).await.unwrap();
    assert_eq!(opened.generations, [(SeatId(3), 1)].into());
}

#[tokio::test]
async fn the_secret_is_nowhere_on_disk() {
    let clinic = Clinic::new();
    let secret = draw_link_secret();
    let link = NewLink { secret_hash: LinkHash::of(&secret), ..new_link(0).1 };
    let visit = new_visit(VisitId::from_bytes([1; 16]));
    clinic.store.create_visit(visit, vec![], vec![link]).await.unwrap();
    assert_eq!(secret.0.len(), 43);
    let directory = clinic.directory.path();
    assert!(purge::on_disk(directory, &[secret.0.clone().into()]).is_empty());
    assert!(!format!("{link:?}").contains(&secret.0));
}
