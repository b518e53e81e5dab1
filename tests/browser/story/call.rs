//! Sound and picture: that they flow, and that both pages tell the truth about them.

use crate::browser::PATIENCE;
use crate::scene::Scene;

/// Measured by the browsers, not by what stands on the pages; then what stands there.
pub(super) async fn both_see_and_hear(scene: &Scene) {
    scene.patient.sees_and_hears().await;
    scene.clinician.sees_and_hears().await;
    scene.patient.sees("Private").await;
    scene.clinician.sees("End-to-end encrypted").await;
    for browser in [&scene.patient, &scene.clinician] {
        let calls = browser.flow().await.made;
        assert_eq!(calls, 1, "{} needed {calls} calls for one conversation", browser.name);
    }
}

/// The overlay says that the microphone is off because the track is, not because of a tap.
pub(super) async fn microphones_off(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    clinician.key('m').await;
    clinician.sees("Unmute").await;
    patient.sees_in(".overlay", "The microphone of Dr. Amara Rivera is off").await;
    patient.sees_in(".overlay", "Meanwhile").await;
    clinician.key('m').await;
    patient.sees_in(".overlay", "is reading your chart").await;

    patient.press("Mic on").await;
    patient.sees("Mic off").await;
    clinician.sees("The microphone of Rosa Martín is off").await;
    patient.press("Mic off").await;
    patient.sees("Mic on").await;
    clinician.sees_no("The microphone of Rosa Martín is off").await;
    clinician.receives("sound", PATIENCE, |before, now| now.sounds > before.sounds + 10).await;
}
