//! Sound alone, for who has a weak link: no picture either way, sound as before, and both sides know.

use std::time::Duration;

use crate::browser::{Browser, PATIENCE};
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::scene::{Cast, Scene};

#[tokio::test]
async fn a_patient_chooses_sound_alone_in_a_direct_call() {
    chooses_sound_alone("never", true).await;
}

#[tokio::test]
async fn a_patient_chooses_sound_alone_in_a_relayed_call() {
    chooses_sound_alone("always", false).await;
}

async fn chooses_sound_alone(relay: &'static str, looked_at: bool) {
    let scene = Scene::set(Cast { relay, ..Cast::default() }).await;
    let (patient, clinician) = (&scene.patient, &scene.clinician);
    let mut inspection = Inspection::default();
    scene.visit_is_on().await;
    for browser in [patient, clinician] {
        browser.sees_and_hears().await;
    }
    patient.press("Help").await;
    patient.press("Settings").await;
    patient.press("Sound only").await;
    patient.sees("Show pictures").await;
    if looked_at {
        inspection.look(patient, Patient, "patient-settings-sound-only").await;
    }
    patient.press("Close").await;
    patient.sees_in(".stage", "You chose sound only.").await;
    patient.sees_in(".own-state", "Show pictures").await;
    clinician.sees("Connection: sound only").await;
    clinician.sees("The camera of Rosa Martín is off").await;
    if looked_at {
        inspection.look(patient, Patient, "patient-visit-sound-only").await;
        inspection.look(clinician, Clinician, "console-sound-only").await;
    }
    hears_and_sees_nothing(patient).await;

    // The choice is the tab's, and the sound of both goes on through a reload.
    patient.reload().await;
    patient.sees_in(".stage", "You chose sound only.").await;
    hears_and_sees_nothing(patient).await;
    clinician.receives("sound", PATIENCE, |before, now| now.sounds > before.sounds + 10).await;

    patient.press("Show pictures").await;
    patient.sees_and_hears().await;
    patient.sees("Video off").await;
    patient.press("Video off").await;
    clinician.sees_and_hears().await;
    clinician.sees("Connection: good").await;
    scene.pages_are_sound().await;
    inspection.close();
}

/// Sound comes, and within a while no picture any more.
async fn hears_and_sees_nothing(browser: &Browser) {
    let still = async || {
        let before = browser.flow().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = browser.flow().await;
        let (heard, seen) = (now.sounds > before.sounds, now.frames > before.frames);
        (heard && !seen).then_some(())
    };
    browser.wait("sound and no picture", PATIENCE, still).await;
}
