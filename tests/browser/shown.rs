//! A screen is shown in place of the camera: by the clinician, and by the patient who is asked.

use crate::browser::{Browser, PATIENCE};
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::scene::{Cast, Scene};

/// Whether the large picture moves, and how it fits.
const LARGE: &str = r"
const done = arguments[arguments.length - 1];
const video = document.querySelector('.stage > video');
const frames = video.getVideoPlaybackQuality().totalVideoFrames;
setTimeout(() => done([
  getComputedStyle(video).objectFit,
  video.getVideoPlaybackQuality().totalVideoFrames > frames,
  video.videoWidth > 0,
]), 2500);
";
/// What the browser's own bar does: the track ends without the page.
const BAR: &str = "window.shownTracks.forEach(track => { track.stop(); track.dispatchEvent(new Event('ended')); })";
/// Keeps the tracks of screens, so that a test can end them.
const KEEP: &str = r"
window.shownTracks = [];
const devices = navigator.mediaDevices;
const ask = devices?.getDisplayMedia?.bind(devices);
if (ask) devices.getDisplayMedia = async wish => {
  const stream = await ask(wish);
  window.shownTracks.push(...stream.getTracks());
  return stream;
};
";
/// A phone's browser.
const PHONE: &str = "if (navigator.mediaDevices) delete MediaDevices.prototype.getDisplayMedia;";

async fn sees_a_screen(browser: &Browser) {
    let whole = async || {
        let (fit, moves, there): (String, bool, bool) = browser.run_async(LARGE, vec![]).await;
        (fit == "contain" && moves && there).then_some(())
    };
    browser.wait("a moving screen, shown whole", PATIENCE, whole).await;
}

async fn clinician_shows(relay: &'static str) {
    let scene = Scene::set(Cast { relay, ..Cast::default() }).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    clinician.before_each_page(KEEP).await;
    scene.visit_is_on().await;
    let calls = patient.flow().await.made;
    clinician.press("Show my screen").await;
    patient.sees_in(".stage", "Screen of Dr. Amara Rivera").await;
    sees_a_screen(patient).await;
    clinician.sees_in(".desk-screen", "Everyone in the visit can see your screen.").await;
    patient.sees_no("is about to show you something").await;
    clinician.press("Tell Rosa Martín").await;
    patient.sees_in(".overlay", "Dr. Amara Rivera is about to show you something").await;
    look.glance(patient, Patient, &format!("patient-sees-screen-{relay}")).await;
    look.glance(clinician, Clinician, &format!("console-shows-screen-{relay}")).await;
    clinician.press("Stop showing").await;
    patient.sees_no("Screen of Dr. Amara Rivera").await;
    patient.sees_and_hears().await;
    clinician.press("Show my screen").await;
    patient.sees_in(".stage", "Screen of Dr. Amara Rivera").await;
    let () = clinician.run(BAR, vec![]).await;
    patient.sees_no("Screen of Dr. Amara Rivera").await;
    patient.sees_and_hears().await;
    assert_eq!(patient.flow().await.made, calls, "no other call was made for it");
    clinician.press("Show my screen").await;
    patient.sees_in(".stage", "Screen of Dr. Amara Rivera").await;
    clinician.press("Leave").await;
    clinician.press("Yes, leave").await;
    let live = "return window.shownTracks.filter(track => track.readyState === 'live').length";
    let live: u32 = clinician.run(live, vec![]).await;
    assert_eq!(live, 0, "who leaves shows nothing any more");
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clinician_shows_a_screen_from_page_to_page() {
    clinician_shows("never").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clinician_shows_a_screen_through_the_relay() {
    clinician_shows("always").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_patient_shows_a_screen_when_asked_and_only_then() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    assert!(!patient.offers("Show my screen").await, "nobody asked");
    clinician.press("Ask to see the screen of Rosa Martín").await;
    patient.sees("Dr. Amara Rivera would like to see your screen").await;
    clinician.sees("Rosa Martín is asked").await;
    look.look(patient, Patient, "patient-screen-asked").await;
    patient.press("Not now").await;
    clinician.sees("Rosa Martín said: not now.").await;
    look.look(clinician, Clinician, "console-screen-declined").await;
    clinician.press("Ask to see the screen of Rosa Martín").await;
    patient.press("Show my screen").await;
    clinician.sees_in(".stage", "Screen of Rosa Martín").await;
    clinician.sees("You see the screen of Rosa Martín.").await;
    sees_a_screen(clinician).await;
    patient.sees("Your screen is shown").await;
    look.glance(patient, Patient, "patient-shows-screen").await;
    look.glance(clinician, Clinician, "console-sees-screen").await;
    patient.press("Stop showing").await;
    clinician.sees_no("Screen of Rosa Martín").await;
    clinician.sees_and_hears().await;
    assert!(!patient.offers("Show my screen").await, "asked once, shown once");
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clinician_is_told_at_once_that_a_phone_cannot_show_its_screen() {
    let scene = Scene::set(Cast::default()).await;
    scene.patient.before_each_page(PHONE).await;
    scene.visit_is_on().await;
    scene.clinician.sees("The phone or browser of Rosa Martín can not show its screen.").await;
    assert!(!scene.clinician.offers("Ask to see the screen of Rosa Martín").await);
    scene.pages_are_sound().await;
}
