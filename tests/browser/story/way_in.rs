//! From two links to a visit.

use webside_protocol::Role;

use crate::scene::Scene;

/// The patient waits, the clinician sees by name who waits, and lets them in.
pub(super) async fn both_come_in(scene: &Scene) {
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("Maple Street Clinic").await;
    patient.press("Turn on camera and microphone").await;
    patient.sees("This is how others will see you").await;
    patient.press("Go to the waiting room").await;
    patient.sees("You are in the waiting room").await;
    patient.sees("is not here yet").await;

    scene.clinician_comes().await;
    patient.sees("Dr. Amara Rivera is here and can see that you wait").await;
    scene.patient_is_let_in().await;
    secret_is_gone(scene).await;
}

/// Once it is spent, a link's secret stands in no address bar and no history.
async fn secret_is_gone(scene: &Scene) {
    for (browser, role) in [(&scene.patient, Role::Patient), (&scene.clinician, Role::Clinician)] {
        let address = browser.client.current_url().await.expect("a page has an address");
        let secret = scene.invitation.link(role).secret();
        assert!(!address.as_str().contains(secret), "{}'s address holds the secret", browser.name);
    }
}
