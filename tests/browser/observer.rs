//! A student watches a relayed visit: sees and hears both after the patient's yes, and is not seen or heard.

use std::time::Duration;

use crate::browser::{Browser, Devices, Size};
use crate::guests::invited;
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::line::Line;
use crate::scene::{Cast, Scene};
use crate::tiles::{Onlooker, watch};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_observer_sees_and_hears_everyone_and_nobody_sees_or_hears_the_observer() {
    let scene = Scene::set(Cast { relay: "when_needed", ..Cast::default() }).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    scene.visit_is_on().await;
    let link = invited(&scene, "Kim (student)", "Observer").await;
    let line = Line::to(&scene.clinic).await;
    // With a camera and a microphone that would be allowed: nobody asks for them.
    let (size, devices) = (Size::PHONE, Devices::Fake);
    let student = Browser::new(&scene.driver, "student", size, devices, &line).await;
    student.open(&link).await;
    student.press("Go on with taps only").await;
    patient.sees("Kim (student) would like to watch. Is that all right?").await;
    patient.press("Yes").await;
    clinician.press("Let Kim (student) in").await;

    let pages = [(clinician, 1), (patient, 1), (&student, 2)];
    for (browser, others) in pages {
        Onlooker::Chromium(browser).has_tiles_of(others).await;
    }
    clinician.sees("Encrypted to the clinic's server").await;
    for (browser, others) in pages {
        let onlooker = [Onlooker::Chromium(browser)];
        let watched = watch(&onlooker, others, Duration::from_secs(3)).await;
        assert!(watched[0].is_whole(), "{}: {watched:?}", browser.name);
    }
    assert!(
        !clinician.text().await.contains("The microphone of Kim"),
        "an observer has none to miss"
    );
    inspection.glance(&student, Patient, "guest-visit-observer-relayed").await;
    inspection.glance(patient, Patient, "patient-visit-observed").await;
    inspection.glance(clinician, Clinician, "console-observed").await;
    student.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}
