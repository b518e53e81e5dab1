//! From two links to a visit: the patient prepares in the waiting room, the clinician reads it first.

use crate::story_keyboard::Stage;

/// Devices, the list in the patient's own order, and the briefing.
pub(super) async fn patient_prepares(stage: &mut Stage<'_>, link: &str) {
    let patient = &mut stage.patient;
    let page = patient.page();
    page.open(link).await;
    patient.press("Turn on camera and microphone").await;
    page.sees("This is how others will see you").await;
    patient.is_on_a_new_screen();
    patient.press("Go to the waiting room").await;
    page.sees("You are in the waiting room").await;
    patient.is_on_a_new_screen();

    patient.sends("What is the main thing?", "My knee hurts on stairs").await;
    page.sees_in(".topics", "First My knee hurts on stairs").await;
    // The focus stays in the field, which asks for one more.
    page.types("I get dizzy when I stand up").await;
    page.enter().await;
    page.sees_in(".topics", "Then I get dizzy when I stand up").await;
    patient.press("Move up: I get dizzy").await;
    page.sees_in(".topics", "First I get dizzy when I stand up Then My knee hurts").await;

    patient.press("Help your clinician prepare").await;
    patient.writes("When did it start?", "In May").await;
    page.sees_in(".talk .more", "Saved").await;
    patient.writes("What pills, drops or vitamins", "Half a heart pill, and garlic").await;
    patient.writes("What matters most to you?", "To walk my granddaughter to school").await;
    // What is left behind is saved too: nothing has to be sent.
    patient.goes_to("Who helps you?").await;
    patient.writes("One more thing", "I sleep ").await;
}

/// What the patient told stands there before anybody is let in.
pub(super) async fn clinician_reads_and_lets_in(stage: &mut Stage<'_>, link: &str) {
    let clinician = &mut stage.clinician;
    let page = clinician.page();
    page.open(link).await;
    clinician.press("Turn on camera and microphone").await;
    page.sees("This is how others will see you").await;
    clinician.is_on_a_new_screen();
    clinician.press("Enter the visit").await;
    page.sees("Rosa Martín is waiting").await;
    clinician.is_on_a_new_screen();
    for words in ["2 not talked about yet", "I get dizzy when I stand up"] {
        page.sees_in(".thread", words).await;
    }
    for words in [
        "When it started In May",
        "Half a heart pill, and garlic",
        "To walk my granddaughter to school",
    ] {
        page.sees_in(".briefing", words).await;
    }
    clinician.press("Let Rosa Martín in").await;
    let patient = stage.patient.page();
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    stage.patient.is_on_a_new_screen();
    patient.sees_and_hears().await;
    page.sees_and_hears().await;
}
