//! What the patient says by touch, and the answer.

use crate::scene::Scene;

/// "Say it a new way" is sent, stands before the clinician, is answered by one key, and taken back.
pub(super) async fn a_signal_is_seen(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    patient.press("Say it a new way").await;
    patient.sees_in(".signals", "Sent").await;
    clinician.sees("please say that a new way").await;
    clinician.enter().await;
    patient.sees("Dr. Amara Rivera saw this").await;
    clinician.sees("Rosa Martín knows you saw it").await;
    patient.press("Say it a new way").await;
    patient.sees_no("Dr. Amara Rivera saw this").await;
    clinician.sees("No open signals").await;
}
