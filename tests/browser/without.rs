//! A browser that lacks something: a plain sentence, and the visit goes on with what there is.

use webside_protocol::Role;

use crate::browser::{Browser, Devices, PATIENCE};
use crate::scene::{Cast, Scene};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_camera_is_told_with_its_fix_and_the_visit_goes_on() {
    let scene = Scene::set(Cast { patient: Devices::Refused, ..Cast::default() }).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Turn on camera and microphone").await;
    patient.sees("This page may not use the camera and the microphone yet").await;
    patient.sees("Press the icon at the left of the web address").await;
    assert!(patient.offers("Try again").await);
    goes_on_with_taps(&scene).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_camera_and_microphone_one_still_sees_and_hears_the_other() {
    let scene = Scene::set(Cast { patient: Devices::None, ..Cast::default() }).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Turn on camera and microphone").await;
    patient.sees("We found no").await;
    goes_on_with_taps(&scene).await;
    patient.sees_and_hears().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinician_without_devices_still_explains_the_quiet() {
    let scene = Scene::set(Cast { clinician: Devices::None, ..Cast::default() }).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.patient_waits().await;
    clinician.open(scene.link(Role::Clinician)).await;
    clinician.press("Turn on camera and microphone").await;
    clinician.sees("We found no").await;
    clinician.press("Go on with taps only").await;
    scene.patient_is_let_in().await;
    patient.sees_in(".overlay", "Dr. Amara Rivera has no microphone on").await;
    taps_work(&scene).await;
    clinician.sees_and_hears().await;
    scene.pages_are_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_cannot_call_says_so_and_the_visit_goes_on() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    patient.before_each_page("delete window.RTCPeerConnection").await;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("This browser can not make video calls").await;
    patient.picture("patient-precheck-no-calls-390").await;
    goes_on_with_taps(&scene).await;
    patient.picture("patient-visit-no-calls-390").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_without_wasm_gets_a_plain_sentence() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    let pages: [(&Browser, Role, &str); 2] = [
        (patient, Role::Patient, "This browser could not open your visit"),
        (clinician, Role::Clinician, "This browser could not open the visit console"),
    ];
    for (browser, role, sentence) in pages {
        browser.before_each_page("delete window.WebAssembly").await;
        browser.open(scene.link(role)).await;
        browser.sees(sentence).await;
        browser.picture(&format!("{}-no-wasm-{}", browser.name, browser.size.width)).await;
    }
}

/// The patient goes in with what there is, and cues and signals reach the other side.
async fn goes_on_with_taps(scene: &Scene) {
    let patient = &scene.patient;
    patient.press("Go on with taps only").await;
    patient.sees("You are in the waiting room").await;
    scene.clinician_comes().await;
    scene.patient_is_let_in().await;
    scene.clinician.sees("The microphone of Rosa Martín").await;
    taps_work(scene).await;
    scene.pages_are_sound().await;
}

async fn taps_work(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    clinician.key('2').await;
    let shown = async || patient.text().await.contains("is reading your chart").then_some(());
    patient.wait("the cue", PATIENCE, shown).await;
    patient.press("Say it a new way").await;
    clinician.sees("please say that a new way").await;
    clinician.enter().await;
    patient.sees("Dr. Amara Rivera saw this").await;
}
