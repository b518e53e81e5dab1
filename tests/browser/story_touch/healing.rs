//! In the middle of it all both pages are loaded again, and the server dies under what is being written.

use std::time::Duration;

use crate::browser::Browser;
use crate::story_touch::Stage;
use crate::story_touch::planning::{PROMISE, WHY};

/// Ten seconds of silence tell that a link is lost; the page tries again after that.
const HEALED_WITHIN: Duration = Duration::from_secs(40);

/// What stands in the field that has the focus.
const WRITTEN: &str = "return document.activeElement.value ?? ''";

/// Each comes back into the same visit and the same language, with nothing to press.
pub(super) async fn both_load_their_pages_again(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    page.reload().await;
    clinician.reload().await;
    page.sees_in(".ways", "Usted se inclina por esto").await;
    page.sees_in(".next-steps", "Sus próximos pasos").await;
    clinician.sees("Falta hablar de 2").await;
    page.sees_and_hears().await;
    clinician.sees_and_hears().await;
    patient.looks("reloaded").await;
}

/// Half a line on either side outlives it.
pub(super) async fn the_server_dies_while_both_write(stage: &mut Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Plan").await;
    clinician.write(PROMISE, "Mandar la carta ").await;
    patient.writes(WHY, "No quiero ").await;
    stage.clinic.kill().await;
    page.sees_in(".overlay", "Se cortó su conexión").await;
    clinician.sees("Se cortó su conexión").await;
    patient.looks("link-lost").await;
    stage.clinic.start().await;
    heals(page).await;
    heals(clinician).await;

    let written: [String; 2] =
        [page.run(WRITTEN, vec![]).await, clinician.run(WRITTEN, vec![]).await];
    assert_eq!(written, ["No quiero ", "Mandar la carta "], "what was not sent yet");
    page.types("una aguja").await;
    patient.taps("Guardar").await;
    page.sees_in(".choices .line-field", "Guardado").await;
    clinician.write(PROMISE, "a la cardióloga").await;
    clinician.enter().await;
    clinician.sees_in(".desk-promises .desk-cards", "Mandar la carta a la cardióloga").await;
    patient.taps("Lo que hará la clínica (1)").await;
    page.sees_in(".promise-list", "Mandar la carta a la cardióloga").await;
    patient.looks("promise").await;
}

async fn heals(page: &Browser) {
    let healed = async || (!page.text().await.contains("Se cortó su conexión")).then_some(());
    page.wait("the link to heal by itself", HEALED_WITHIN, healed).await;
}
