//! What is asked at once is committed as one group, and each asker gets an answer of its own.

use tokio::task::JoinSet;

use super::*;
use crate::store::writer::REQUESTS_MAX;
use crate::store::{AfterCommit, Job, Request};

#[tokio::test]
async fn a_refused_request_harms_no_other_in_its_group() {
    let clinic = Clinic::new();
    let (ours, theirs) = (clinic.visit(1, 0).await, clinic.visit(2, 0).await);
    let gate = clinic.hold().await;
    let append = |visit, epoch, entries| clinic.store.append(visit, Epoch(epoch), entries);
    // Joined futures are first polled in this order, so this is the order of the queue.
    let (first, stale, second, hole, third, ()) = tokio::join!(
        append(ours, 1, numbered(0..1)),
        append(ours, 0, numbered(1..2)),
        append(theirs, 1, numbered(0..2)),
        append(theirs, 1, numbered(3..4)),
        append(ours, 1, numbered(1..3)),
        async { drop(gate) },
    );
    assert!(first.is_ok() && second.is_ok() && third.is_ok());
    assert!(matches!(stale, Err(StoreError::StaleEpoch { .. })), "{stale:?}");
    assert!(matches!(hole, Err(StoreError::NotNext { .. })), "{hole:?}");
    assert_eq!(clinic.entries(ours).await, numbered(0..3));
    assert_eq!(clinic.entries(theirs).await, numbered(0..2));
}

#[tokio::test]
async fn many_producers_keep_the_order_of_every_visit() {
    const VISITS: u8 = 16;
    const APPENDS: u64 = 60;
    let clinic = Clinic::new();
    let mut producers = JoinSet::new();
    for name in 1..=VISITS {
        let id = clinic.visit(name, 0).await;
        let store = clinic.store.clone();
        producers.spawn(async move {
            for place in 0..APPENDS {
                let entries = numbered(place * 3..place * 3 + 3);
                store.append(id, Epoch(1), entries).await.unwrap();
            }
        });
    }
    producers.join_all().await;
    let clinic = clinic.restarted().await;
    for name in 1..=VISITS {
        let entries = clinic.entries(VisitId::from_bytes([name; 16])).await;
        assert_eq!(entries, numbered(0..APPENDS * 3), "visit {name}");
    }
}

#[tokio::test]
async fn a_full_queue_makes_the_asker_wait_and_close_answers_all_who_asked() {
    let clinic = Clinic::new();
    let gate = clinic.hold().await;
    let mut answers = Vec::new();
    loop {
        let (job, answer) = Job::new(0, AfterCommit::Nothing, |_| Ok(()));
        match clinic.store.requests.try_send(Request::Do(job)) {
            Ok(()) => answers.push(answer),
            Err(_) => break,
        }
    }
    assert_eq!(answers.len(), REQUESTS_MAX);
    let store = clinic.store.clone();
    let mut closing = Box::pin(clinic.owner.close());
    tokio::select! {
        biased;
        _ = &mut closing => panic!("closed with requests unanswered"),
        () = std::future::ready(()) => drop(gate),
    }
    closing.await.unwrap();
    for answer in answers {
        answer.await.unwrap().unwrap();
    }
    assert!(matches!(store.list_visits().await, Err(StoreError::Closed)));
}
