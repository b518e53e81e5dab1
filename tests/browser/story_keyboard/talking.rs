//! The clinician says why it is quiet; the patient says something by touch, asks, and is heard.

use crate::story_keyboard::Stage;

/// Single keys: listening, the chart, away and back.
pub(super) async fn quiet_is_explained(stage: &mut Stage<'_>) {
    let (patient, clinician) = (stage.patient.page(), stage.clinician.page());
    clinician.key('1').await;
    patient.sees_in(".overlay", "Dr. Amara Rivera is listening to you").await;
    clinician.sees_in(".rail", "The first minute is theirs").await;
    clinician.key('7').await;
    clinician.sees("When are you back?").await;
    clinician.enter().await;
    patient.sees_in(".overlay", "Back at").await;
    clinician.key('0').await;
    patient.sees_no("Back at").await;
    clinician.key('2').await;
    patient.sees_in(".overlay", "Dr. Amara Rivera is reading your chart").await;
}

/// Enter answers what stands at the top: the signal, then the question.
pub(super) async fn a_signal_and_a_question_are_answered(stage: &mut Stage<'_>) {
    let (patient, clinician) = (stage.patient.page(), stage.clinician.page());
    stage.patient.press("Say it a new way").await;
    patient.sees_in(".signals", "Sent").await;
    stage.patient.press("Questions to ask").await;
    stage.patient.press_space("What are my choices?").await;
    patient.sees_in(".questions", "What are my choices? Asked just now").await;

    clinician.sees_in(".queue", "please say that a new way").await;
    clinician.sees_in(".queue", "What are my choices?").await;
    clinician.enter().await;
    patient.sees_in(".signals", "Dr. Amara Rivera saw this").await;
    clinician.sees("Rosa Martín knows you saw it").await;
    clinician.enter().await;
    patient.sees_in(".questions", "What are my choices? Answered").await;
    stage.clinician.press("Done with it").await;
    clinician.sees("No open signals").await;
    patient.sees_no("Dr. Amara Rivera saw this").await;
}

/// The tick stands on both lists; what was being written in the waiting room is written on.
pub(super) async fn a_topic_is_ticked(stage: &mut Stage<'_>) {
    let (patient, clinician) = (stage.patient.page(), stage.clinician.page());
    stage.patient.press("Your list (2)").await;
    stage.clinician.press("I get dizzy").await;
    clinician.sees("1 not talked about yet").await;
    patient.sees_in(".topics", "Talked about I get dizzy when I stand up").await;
    stage.patient.writes_on("One more thing", "badly").await;
    patient.enter().await;
    clinician.sees("2 not talked about yet").await;
    stage.clinician.press("I sleep badly").await;
    patient.sees_in(".topics", "Talked about I sleep badly").await;
}
