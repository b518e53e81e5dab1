//! What has expired is destroyed without anyone asking.

use webside_protocol::{Timestamp, VisitId};
use webside_server::store::{NewVisit, Store};

use crate::house::House;

#[tokio::test]
async fn a_visit_whose_time_is_over_is_purged_at_the_next_start() {
    let house = House::new().await;
    let lasting = house.visit().await.visit;
    let expired = VisitId::from_bytes([1; 16]);
    let house = house
        .restarted_after(async |directory| {
            let (store, owner) = Store::open(directory, None).unwrap();
            let (created_at, expires_at) = (Timestamp(0), Timestamp(1));
            let visit = NewVisit { id: expired, created_at, expires_at };
            store.create_visit(visit, vec![], vec![]).await.unwrap();
            owner.close().await.unwrap();
        })
        .await;
    let visits = async || house.running().operator().list_visits().await.unwrap();
    while visits().await.len() > 1 {
        tokio::task::yield_now().await;
    }
    assert_eq!(visits().await[0].visit, lasting);
}
