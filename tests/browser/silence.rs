//! A network that fails without a word: no connection ends, but nothing comes through.

use std::time::Duration;

use crate::scene::{Cast, Scene};

/// An end that said nothing for ten seconds is gone; the page looks once a second.
const NOTICED_WITHIN: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_sides_notice_a_line_that_falls_silent_and_the_call_goes_on() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, patient_line, .. } = &scene;
    scene.visit_is_on().await;
    clinician.key('2').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    let calls = patient.flow().await.made;

    patient_line.fall_silent();
    let own = async || patient.text_of(".overlay").await.contains("Your connection").then_some(());
    patient.wait("its own lost link", NOTICED_WITHIN, own).await;
    let theirs = async || clinician.text().await.contains("connection lost").then_some(());
    clinician.wait("the patient's lost link", NOTICED_WITHIN, theirs).await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;

    patient_line.mend();
    patient.sees_in(".overlay", "is reading your chart").await;
    clinician.sees_no("connection lost").await;
    patient.sees_and_hears().await;
    assert_eq!(patient.flow().await.made, calls, "the call was made anew");
    scene.pages_are_sound().await;
}
