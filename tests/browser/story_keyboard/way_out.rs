//! The closing list, what is left, the end; then what each takes along.

use crate::afterwards::saved_file;
use crate::browser::Browser;
use crate::story_keyboard::Stage;

/// What is open is told before the end, and can still be done.
pub(super) async fn clinician_closes(stage: &mut Stage<'_>) {
    let (patient, page) = (stage.patient.page(), stage.clinician.page());
    let clinician = &mut stage.clinician;
    clinician.press("Closing").await;
    clinician.press("0 of 10 done").await;
    clinician.press("Here is the plan. First. Then. If. One to three").await;
    page.sees("1 of 10 done").await;
    clinician.press_space("Call us if you see any of these signs. Name").await;
    page.sees("2 of 10 done").await;

    clinician.press("End visit").await;
    page.sees("End the visit for everyone?").await;
    page.sees_in("dialog", "My knee hurts on stairs").await;
    page.sees_in("dialog", "Send the letter to the heart clinic").await;
    clinician.press("Go on").await;
    page.sees_no("End the visit for everyone?").await;
    clinician.press("Agenda").await;
    clinician.press("My knee hurts").await;
    page.sees("All talked about").await;
    clinician.press("End visit").await;
    clinician.press("Yes, end it").await;
    page.sees("The visit has ended").await;
    clinician.is_on_a_new_screen();
    patient.sees("Your visit has ended").await;
    stage.patient.is_on_a_new_screen();
}

/// How it was, and all that was agreed: to read, to keep, to paste; also when the page is loaded again.
pub(super) async fn patient_takes_it_along(stage: &mut Stage<'_>) {
    let patient = &mut stage.patient;
    let page = patient.page();
    page.sees("Did you feel heard today?").await;
    patient.press("Yes").await;
    page.sees("Your clinic gets this answer without your name").await;
    patient.sends("Do you want to say more?", "You took your time").await;
    page.sees_in(".line-field", "Saved").await;
    agreed(page).await;
    patient.press("Save as PDF").await;
    page.sees("The file is saved").await;
    let (name, begins) = saved_file(page).await;
    assert_eq!(name, "visit-summary.pdf");
    assert!(begins.starts_with("%PDF-"), "{begins}");
    patient.press("Copy as text").await;
    page.sees("Copied. You can paste it now.").await;
    page.reload().await;
    agreed(page).await;
}

async fn agreed(page: &Browser) {
    for words in [
        "I get dizzy when I stand up",
        "Stop the pill before bed",
        "You fall, or your chest hurts",
        "Send the letter to the heart clinic",
        "How to treat the knee → Exercises",
        "Why: Works as well, and no risk",
        "You said: I do not want a needle",
    ] {
        page.sees(words).await;
    }
}

/// Figures that nobody else sees, and text for the record.
pub(super) async fn clinician_takes_the_record(stage: &mut Stage<'_>) {
    let clinician = &mut stage.clinician;
    let page = clinician.page();
    page.sees_in(".figures", "This visit in figures").await;
    page.sees_in(".figures", "3 of 3").await;
    clinician.press("Copy for the record").await;
    page.sees("Copied. You can paste it now.").await;
}
