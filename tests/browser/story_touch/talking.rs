//! Why it is quiet, a signal, a question, what was missed, and who can see what.

use crate::story_touch::Stage;

/// The overlay says in Spanish what the clinician's key stands for.
pub(super) async fn quiet_is_explained(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    clinician.key('1').await;
    patient.page().sees_in(".overlay", "Dr. Amara Rivera le escucha").await;
    clinician.key('7').await;
    clinician.sees("¿Cuándo vuelve?").await;
    clinician.enter().await;
    patient.page().sees_in(".overlay", "Vuelve a las").await;
    clinician.key('0').await;
    patient.page().sees_no("Vuelve a las").await;
    clinician.key('2').await;
    patient.page().sees_in(".overlay", "Dr. Amara Rivera está leyendo su historial").await;
    patient.looks("cue").await;
}

/// A touch says it, a key answers it.
pub(super) async fn a_signal_and_a_question_are_answered(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    patient.taps("Dígalo de otra manera").await;
    page.sees_in(".signals", "Enviado").await;
    patient.taps("Preguntas para hacer").await;
    patient.taps("¿Qué opciones tengo?").await;
    page.sees_in(".questions", "¿Qué opciones tengo? Preguntado ahora").await;
    patient.looks("questions").await;

    clinician.sees_in(".queue", "por favor, dígalo de otra manera").await;
    clinician.sees_in(".queue", "¿Qué opciones tengo?").await;
    clinician.enter().await;
    page.sees_in(".signals", "Dr. Amara Rivera lo vio").await;
    clinician.sees("Rosa Martín sabe que usted lo vio").await;
    clinician.enter().await;
    page.sees_in(".questions", "¿Qué opciones tengo? Contestado").await;
    patient.taps("Preguntas para hacer").await;
    clinician.press("Ya está resuelto").await;
    clinician.sees("Ninguna señal abierta").await;
}

/// The patient says what was missed; the clinician takes it up.
pub(super) async fn what_was_missed_is_taken_up(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    patient.taps("Más para decir").await;
    patient.taps("No nos estamos entendiendo").await;
    patient.writes("¿Qué faltó?", "Dejé la pastilla en mayo").await;
    patient.taps("Enviar").await;
    page.sees_in(".missed", "Dejé la pastilla en mayo").await;
    patient.looks("missed").await;
    clinician.sees_in(".desk-repair", "¿Qué se me pasó?").await;
    clinician.press("Dejé la pastilla en mayo").await;
    page.sees_in(".missed", "Dr. Amara Rivera ya lo tomó en cuenta").await;
    clinician.press("Ya está resuelto").await;
    clinician.sees("Ninguna señal abierta").await;
}

/// The same question opens the answer.
pub(super) async fn who_can_see_what(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    patient.taps("¿Quién puede ver esto?").await;
    page.sees_in("dialog", "Quién está aquí y quién puede ver qué").await;
    page.sees_in("dialog", "Rosa Martín").await;
    patient.looks("who-sees").await;
    patient.taps("Cerrar").await;
    page.sees_no("Quién está aquí y quién puede ver qué").await;
    clinician.press("Decir que lo vi").await;
    page.sees_in(".signals", "Dr. Amara Rivera lo vio").await;
    clinician.press("Ya está resuelto").await;
    patient.taps("Más para decir").await;
}
