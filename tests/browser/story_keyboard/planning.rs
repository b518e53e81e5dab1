//! What comes next: steps as they are written, a choice laid out and made, a promise, the plan told back.

use crate::story_keyboard::Stage;

/// Where the clinician writes a step.
const STEP: &str = "A step in plain words";
/// Where the clinician writes a promise.
pub(super) const PROMISE: &str = "What the clinic will do";
/// Where the patient says why they lean so.
pub(super) const WHY: &str = "Why? You can skip this.";

/// A hard word gives way to plain ones; each step is on the patient's page as soon as it is written.
pub(super) async fn steps_are_written(stage: &mut Stage<'_>) {
    let (patient, page) = (stage.patient.page(), stage.clinician.page());
    let clinician = &mut stage.clinician;
    clinician.press("Deciding").await;
    page.sees_in(".prompts", "What matters most to you?").await;
    clinician.press("Plan").await;
    clinician.writes(STEP, "Discontinue the pill prior to bed").await;
    page.sees("Hard words").await;
    clinician.press("Use plain words").await;
    page.sees_no("Hard words").await;
    // The list of moments opens at the letters of its words.
    clinician.writes("When in the day", "At bed").await;
    clinician.goes_to(STEP).await;
    clinician.sends_card().await;
    page.sees_in(".plan", "Stop the pill before bed").await;
    patient.sees_in(".next-steps", "First Stop the pill before bed").await;
    patient.sees_in(".next-steps", "Before you go to bed").await;

    page.types("Sit for one minute before you stand up").await;
    clinician.sends_card().await;
    patient.sees_in(".next-steps", "Then Sit for one minute").await;
    page.types("You fall, or your chest hurts").await;
    clinician.press("If this happens, call us").await;
    clinician.goes_to(STEP).await;
    clinician.sends_card().await;
    patient.sees_in(".next-steps", "If this happens, call us You fall").await;
    stage.patient.press("Your next steps").await;
    patient.sees_no("Sit for one minute before you stand up").await;
}

/// Two ways side by side; the patient marks what matters and leans.
pub(super) async fn a_choice_is_laid_out(stage: &mut Stage<'_>) {
    let (patient, page) = (stage.patient.page(), stage.clinician.page());
    let clinician = &mut stage.clinician;
    clinician.press("Choices").await;
    clinician.writes("What is to be decided", "How to treat the knee").await;
    clinician.writes("Choice 1", "Exercises").await;
    clinician.press("Good, bad, cost, time").await;
    clinician.writes("Good side", "No medicine").await;
    clinician.writes("Choice 2", "A shot in the knee").await;
    clinician.sends_card().await;
    page.sees_in(".desk-choices .desk-cards", "A shot in the knee").await;

    patient.sees_in(".choices", "How to treat the knee").await;
    patient.sees_in(".ways", "Good side No medicine").await;
    stage.patient.press_space("Few side effects").await;
    page.sees_in(".desk-choices .desk-cards", "Few side effects").await;
    stage.patient.press("I lean this way: Exercises").await;
    patient.sees_in(".ways", "You lean this way").await;
    page.sees_in(".desk-choices .desk-cards", "Rosa Martín leans here").await;
}

/// The decision in both words, and what the clinic will do.
pub(super) async fn the_choice_is_made(stage: &mut Stage<'_>) {
    let (patient, page) = (stage.patient.page(), stage.clinician.page());
    let clinician = &mut stage.clinician;
    clinician.press("Choices").await;
    page.sees_in(".desk-choices .desk-cards", "I do not want a needle").await;
    clinician.press("We chose this: Exercises").await;
    clinician.sends("Why “Exercises”, in your words", "Works as well, and no risk").await;
    patient.sees_in(".decided", "You and Dr. Amara Rivera decided: Exercises").await;
    patient.sees_in(".decided", "You said: I do not want a needle").await;
    page.sees_in(".desk-ways .decided", "Works as well, and no risk").await;
}

/// Asked kindly, told in the patient's own words, and marked.
pub(super) async fn the_plan_is_told_back(stage: &mut Stage<'_>) {
    let (patient, page) = (stage.patient.page(), stage.clinician.page());
    stage.clinician.press("Plan").await;
    stage.clinician.press("Ask Rosa Martín to tell the plan").await;
    patient.sees_in(".tell", "I want to be sure I was clear.").await;
    stage.patient.sends("Or write it here", "No pill at night, and I get up slowly").await;
    patient.sees_in(".tell", "Thank you.").await;
    page.sees_in(".teach-back", "No pill at night, and I get up slowly").await;
    stage.clinician.press("Clear").await;
    let marked = "return !!document.querySelector('.marks [aria-pressed=true]') || null";
    let marked = async || page.run::<Option<bool>>(marked, vec![]).await;
    page.wait("the mark", crate::browser::PATIENCE, marked).await;
}

/// A card for the next clinic, and who said it back.
pub(super) async fn the_next_clinic_is_told(stage: &mut Stage<'_>) {
    let page = stage.clinician.page();
    let clinician = &mut stage.clinician;
    clinician.press("Hand over").await;
    clinician.writes("To whom", "Heart clinic").await;
    clinician.press("Keep an eye on").await;
    clinician.writes("What it is about", "Dizzy when she stands up").await;
    clinician.sends_card().await;
    page.sees("Ask them to say it back").await;
    clinician.sends("Who said it back", "Nurse Lee").await;
    page.sees("Nurse Lee said it back, and it was right").await;
    clinician.press("Agenda").await;
}
