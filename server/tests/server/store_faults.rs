//! When nothing can be written nothing is told; when it can again, the visit goes on.

use rusqlite::Connection;
use webside_protocol::{Command, Cue, ErrorCode, Mirror, Role};

use crate::house::{House, Page};

#[tokio::test]
async fn a_store_that_fails_ends_the_sessions_before_anything_unstored_is_told() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut doctor = house.page(&redeemed, 1).await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 2).await;
    let before = rosa.state().next_seq();

    let lock = Connection::open(house.directory().join("webside.db")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    doctor.command(Command::BeginCue { cue: Cue::Notes }).await;
    assert_eq!(doctor.hear_closing().await, Some(ErrorCode::StorageUnavailable));
    assert_eq!(rosa.hear_closing().await, Some(ErrorCode::StorageUnavailable));
    assert_eq!(rosa.state().next_seq(), before);
    let health = house.get("/health", &[]).await;
    assert_eq!((health.status, health.body.as_str()), (503, "storage unavailable\n"));
    let mut coming = Page::greeting(house.address(), &redeemed, 2, Mirror::default()).await;
    assert_eq!(coming.hear_closing().await, Some(ErrorCode::StorageUnavailable));
    lock.execute_batch("ROLLBACK").unwrap();

    let mut doctor = Page::resumed(house.address(), &redeemed, 1, doctor.mirror).await;
    assert_eq!(doctor.state().seat(doctor.seat).unwrap().cue, None, "it was never stored");
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    assert_eq!(house.get("/health", &[]).await.status, 200);
}

#[tokio::test]
async fn whoever_comes_while_the_store_fails_is_told_so() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Patient).await;
    let _doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    let lock = Connection::open(house.directory().join("webside.db")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut rosa = Page::greeting(house.address(), &redeemed, 2, Mirror::default()).await;
    assert_eq!(rosa.hear_closing().await, Some(ErrorCode::StorageUnavailable));
    lock.execute_batch("ROLLBACK").unwrap();
    house.page(&redeemed, 2).await;
}
