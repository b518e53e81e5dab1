//! In the middle of it all both pages are loaded again, and the server restarts under what is being written.

use std::time::Duration;

use crate::browser::Browser;
use crate::story_keyboard::Stage;
use crate::story_keyboard::planning::{PROMISE, WHY};

/// Ten seconds of silence tell that a link is lost; the page tries again after that.
const HEALED_WITHIN: Duration = Duration::from_secs(40);

/// What stands in the field that has the focus.
const WRITTEN: &str = "return document.activeElement.value ?? ''";

/// Each comes back into the same visit, with nothing to press.
pub(super) async fn both_load_their_pages_again(stage: &mut Stage<'_>) {
    let (patient, clinician) = (stage.patient.page(), stage.clinician.page());
    patient.reload().await;
    clinician.reload().await;
    stage.patient.is_on_a_new_screen();
    stage.clinician.is_on_a_new_screen();
    patient.sees_in(".next-steps", "If this happens, call us You fall").await;
    clinician.sees("1 not talked about yet").await;
    clinician.sees_in(".rail", "What matters most to you?").await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;
    stage.clinician.press("Plan").await;
    clinician.sees_in(".plan", "Stop the pill before bed").await;
}

/// Half a line on either side outlives it, with the focus where it was.
pub(super) async fn the_server_restarts_while_both_write(stage: &mut Stage<'_>) {
    let (patient, clinician) = (stage.patient.page(), stage.clinician.page());
    stage.clinician.press("Plan").await;
    stage.clinician.writes(PROMISE, "Send the letter ").await;
    stage.patient.writes(WHY, "I do not ").await;
    stage.clinic.stop().await;
    patient.sees_in(".overlay", "Your connection dropped").await;
    clinician.sees("Your own connection dropped").await;
    patient.types("want ").await;
    stage.clinic.start().await;
    heals(patient, "Your connection dropped").await;
    heals(clinician, "Your own connection dropped").await;

    let written: [String; 2] =
        [patient.run(WRITTEN, vec![]).await, clinician.run(WRITTEN, vec![]).await];
    assert_eq!(written, ["I do not want ", "Send the letter "], "what was not sent yet");
    patient.types("a needle").await;
    patient.enter().await;
    patient.sees_in(".choices .line-field", "Saved").await;
    clinician.types("to the heart clinic").await;
    clinician.enter().await;
    clinician.sees_in(".desk-promises .desk-cards", "Send the letter to the heart clinic").await;
    stage.patient.press("What the clinic will do (1)").await;
    patient.sees_in(".promise-list", "Send the letter to the heart clinic").await;
}

async fn heals(page: &Browser, lost: &str) {
    let healed = async || (!page.text().await.contains(lost)).then_some(());
    page.wait("the link to heal by itself", HEALED_WITHIN, healed).await;
}
