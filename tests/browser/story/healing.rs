//! Reloads, lost networks and a killed server: the same visit, the same cue, nothing to tap.

use std::time::Duration;

use crate::browser::{Browser, PATIENCE};
use crate::scene::Scene;
use crate::story::cue::{chart_review_still_shown, seconds_shown};

/// Ten seconds of silence tell that a link is lost; the page tries again after that.
const HEALED_WITHIN: Duration = Duration::from_secs(40);

/// Nobody presses anything from here on: what comes back comes by itself.
async fn all_is_well(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    clinician.sees("What are you doing?").await;
    chart_review_still_shown(scene).await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;
}

pub(super) async fn patient_reloads(scene: &Scene) {
    let before = seconds_shown(&scene.patient).await;
    scene.patient.reload().await;
    all_is_well(scene).await;
    same_cue(scene, before).await;
}

/// Its cue comes through too: the page takes it up again and asserts it on.
pub(super) async fn clinician_reloads(scene: &Scene) {
    let before = seconds_shown(&scene.patient).await;
    scene.clinician.reload().await;
    all_is_well(scene).await;
    same_cue(scene, before).await;
}

/// The overlay says whose link is lost; sound and picture go on beside it.
pub(super) async fn patient_drops(scene: &Scene) {
    let Scene { patient, clinician, patient_line, .. } = scene;
    let calls = patient.flow().await.made;
    patient_line.cut();
    patient.sees_in(".overlay", "Your connection dropped").await;
    clinician.sees_in(".people-side", "connection lost").await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;
    patient_line.mend();
    is_healed(patient).await;
    clinician.sees_no("connection lost").await;
    all_is_well(scene).await;
    same_call(patient, calls).await;
}

/// The patient sees that it is the other side's link; the cue of a short loss goes on.
pub(super) async fn clinician_drops(scene: &Scene) {
    let Scene { patient, clinician, clinician_line, .. } = scene;
    let calls = clinician.flow().await.made;
    // A cue ends ten seconds after its page was last heard of: a new one leaves all of them.
    clinician.key('3').await;
    patient.sees_in(".overlay", "is writing notes").await;
    clinician.key('2').await;
    chart_review_still_shown(scene).await;
    clinician_line.cut();
    clinician.sees("Your own connection dropped").await;
    patient.sees_in(".overlay", "We lost the link to Dr. Amara Rivera").await;
    patient.sees_and_hears().await;
    clinician_line.mend();
    clinician.sees_no("Your own connection dropped").await;
    all_is_well(scene).await;
    same_call(clinician, calls).await;
}

/// Killed as by a power cut. Pictures keep coming while there is no server, and after.
pub(super) async fn server_is_killed(scene: &mut Scene) {
    let calls = [scene.patient.flow().await.made, scene.clinician.flow().await.made];
    let before = seconds_shown(&scene.patient).await;
    scene.clinic.kill().await;
    scene.patient.sees_in(".overlay", "Your connection dropped").await;
    scene.patient.sees_and_hears().await;
    scene.clinician.sees_and_hears().await;
    scene.clinic.start().await;
    is_healed(&scene.patient).await;
    all_is_well(scene).await;
    same_cue(scene, before).await;
    same_call(&scene.patient, calls[0]).await;
    same_call(&scene.clinician, calls[1]).await;
}

/// It did not begin anew: its time counts on from what it was.
async fn same_cue(scene: &Scene, seconds_before: u32) {
    let now = seconds_shown(&scene.patient).await;
    assert!(now >= seconds_before, "the cue's time fell from {seconds_before} s to {now} s");
}

async fn is_healed(patient: &Browser) {
    let healed = async || {
        let shown = patient.text_of(".overlay").await;
        (!shown.is_empty() && !shown.contains("Your connection dropped")).then_some(())
    };
    patient.wait("the link to heal by itself", HEALED_WITHIN, healed).await;
}

/// No new call was made: the old one never stopped.
async fn same_call(browser: &Browser, calls: u32) {
    let now = browser.flow().await;
    assert_eq!(now.made, calls, "{}'s call was made anew", browser.name);
    browser.receives("picture", PATIENCE, |before, now| now.frames > before.frames).await;
}
