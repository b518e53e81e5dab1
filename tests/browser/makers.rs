//! Browsers of two makers in one visit: Firefox calls Chromium, and is one of four on the relay.

use std::time::Duration;

use webside_protocol::Role;

use crate::browser::Size;
use crate::firefox::Firefox;
use crate::guests::{guest, invited};
use crate::scene::{Cast, Scene};
use crate::tiles::{Onlooker, watch};

/// For how many minutes four people hold a visit, when that is to be known.
const MINUTES: &str = "WEBSIDE_FOUR_MINUTES";
/// For how long they do in every run of the tests.
const A_MOMENT: Duration = Duration::from_secs(21);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_patient_with_firefox_and_a_clinician_with_chromium_call_each_other() {
    if !Firefox::is_here() {
        return;
    }
    let scene = Scene::set(Cast::default()).await;
    let clinician = &scene.clinician;
    let patient = Firefox::new("patient-firefox", Size::PHONE).await;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Turn on camera and microphone").await;
    patient.press("Go to the waiting room").await;
    patient.sees("You are in the waiting room").await;
    scene.clinician_comes().await;
    clinician.press("Let Rosa Martín in").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    clinician.sees_and_hears().await;
    let pages = [Onlooker::Chromium(clinician), Onlooker::Firefox(&patient)];
    for page in pages {
        page.has_tiles_of(1).await;
    }
    clinician.sees("End-to-end encrypted").await;
    patient.picture("firefox-patient-visit").await;
    for (page, watched) in pages.iter().zip(watch(&pages, 1, Duration::from_secs(6)).await) {
        assert!(watched.is_whole(), "{}: {watched:?}", page.name());
    }
    clinician.press("Reading your chart").await;
    patient.sees("Dr. Amara Rivera is").await;
    clinician.console_is_clean().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_with_chromium_and_one_with_firefox_hold_a_visit_of_four() {
    if !Firefox::is_here() {
        return;
    }
    let scene = Scene::set(Cast { relay: "when_needed", ..Cast::default() }).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    // Opened while nobody's picture moves: a small machine has the time then.
    let daughter = Firefox::new("daughter-firefox", Size::PHONE).await;
    scene.visit_is_on().await;
    let (interpreter, _line) = guest(&scene, "interpreter", ("Noor Haddad", "Interpreter")).await;
    clinician.press("Let Noor Haddad in").await;
    let link = invited(&scene, "Lucía Martín", "Family").await;
    daughter.open(&link).await;
    daughter.press("Turn on camera and microphone").await;
    daughter.press("Go to the waiting room").await;
    clinician.press("Let Lucía Martín in").await;
    let [clinicians, patients, interpreters] =
        [clinician, patient, &interpreter].map(Onlooker::Chromium);
    let pages = [clinicians, patients, interpreters, Onlooker::Firefox(&daughter)];
    for page in pages {
        page.has_tiles_of(3).await;
    }
    clinician.sees("Encrypted to the clinic's server").await;
    patient.picture("patient-visit-four-390").await;
    clinician.picture("console-four-1440").await;
    daughter.picture("firefox-guest-visit-four").await;

    let minutes = std::env::var(MINUTES).ok().and_then(|text| text.parse().ok());
    let length = minutes.map_or(A_MOMENT, |minutes: u64| Duration::from_secs(60 * minutes));
    for (page, watched) in pages.iter().zip(watch(&pages, 3, length).await) {
        assert!(watched.is_whole(), "{}: {watched:?}", page.name());
    }
    interpreter.console_is_clean().await;
    scene.pages_are_sound().await;
}
