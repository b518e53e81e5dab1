//! Figures of a visit, from the page that gives care to the clinic's sums.

use webside_protocol::{ErrorCode, Figures};
use webside_tests::Request;

use crate::doors::problem;
use crate::scene;

#[tokio::test]
async fn only_who_gives_care_adds_figures_and_only_sound_ones() {
    let clinic = scene::clinic().await;
    let [doctors, rosas] = clinic.seats().await;
    let sound = Figures { silence_s: 60, narrated_s: 45, ..Figures::default() };
    let more_than_all = Figures { narrated_s: 61, ..sound };
    let tell = async |redeemed, figures| {
        clinic.ask(Request::figures(clinic.origin(), redeemed, figures)).await
    };
    let refused = tell(&rosas, sound).await;
    assert_eq!(problem(&refused), ErrorCode::NotYourPart);
    let refused = tell(&doctors, more_than_all).await;
    assert_eq!(problem(&refused), ErrorCode::MalformedMessage);
    for _ in 0..2 {
        assert_eq!(tell(&doctors, sound).await.status, 204);
    }
    let told = clinic.run(&["figures"]).await;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("No sums yet: 1 of 10 visits."), "{told}");
}
