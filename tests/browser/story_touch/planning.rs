//! What comes next: steps as they are written, a choice laid out and made, the plan told back.

use crate::story_touch::Stage;

/// Where the clinician writes a step.
const STEP: &str = "Un paso en palabras sencillas";
/// Where the clinician writes a promise.
pub(super) const PROMISE: &str = "Qué hará la clínica";
/// Where the patient says why they lean so.
pub(super) const WHY: &str = "¿Por qué? Puede saltarse esto.";

/// A hard word gives way to plain ones; each step is on the phone as soon as it is written.
pub(super) async fn steps_are_written(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Decidir").await;
    clinician.press("Plan").await;
    clinician.write(STEP, "Deambular diez minutos diariamente").await;
    clinician.sees("Palabras difíciles").await;
    clinician.press("Usar palabras sencillas").await;
    clinician.sees_no("Palabras difíciles").await;
    clinician.press("Agregar paso").await;
    page.sees_in(".next-steps", "Primero Caminar diez minutos todos los días").await;
    patient.looks("plan-first").await;
    clinician.write(STEP, "Siéntese un minuto antes de levantarse").await;
    clinician.write("Momento del día", "Al l").await;
    clinician.press("Agregar paso").await;
    page.sees_in(".next-steps", "Después Siéntese un minuto").await;
    page.sees_in(".next-steps", "Al levantarse").await;
    clinician.write(STEP, "Se cae, o le duele el pecho").await;
    clinician.press("Si pasa esto, llámenos").await;
    clinician.press("Agregar paso").await;
    page.sees_in(".next-steps", "Si pasa esto, llámenos Se cae").await;
    patient.looks("plan").await;
    patient.taps("Sus próximos pasos").await;
    page.sees_no("Siéntese un minuto").await;
}

/// Two ways one below the other; the patient marks what matters and leans.
pub(super) async fn a_choice_is_laid_out(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Opciones").await;
    clinician.write("Qué hay que decidir", "Cómo tratar la rodilla").await;
    clinician.write("Opción 1", "Ejercicios con fisioterapeuta").await;
    clinician.press("Lo bueno, lo malo, costo, tiempo").await;
    clinician.write("Lo bueno", "Ninguna medicina").await;
    clinician.write("Opción 2", "Una inyección en la rodilla").await;
    clinician.press("Presentar").await;
    page.sees_in(".choices", "Cómo tratar la rodilla").await;
    page.sees_in(".ways", "Lo bueno Ninguna medicina").await;
    patient.looks("choice").await;
    patient.taps("Pocos efectos secundarios").await;
    clinician.sees_in(".desk-choices .desk-cards", "Pocos efectos secundarios").await;
    patient.taps("Me inclino por esto: Ejercicios").await;
    page.sees_in(".ways", "Usted se inclina por esto").await;
    clinician.sees_in(".desk-choices .desk-cards", "Rosa Martín prefiere esta").await;
    patient.looks("choice-leaning").await;
}

/// The decision in both words.
pub(super) async fn the_choice_is_made(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Opciones").await;
    clinician.sees_in(".desk-choices .desk-cards", "No quiero una aguja").await;
    clinician.press("Elegimos esta: Ejercicios").await;
    clinician.write("Por qué «Ejercicios", "Sirve igual y no tiene riesgo").await;
    clinician.press("Guardar decisión").await;
    page.sees_in(".decided", "Ejercicios con fisioterapeuta").await;
    page.sees_in(".decided", "Usted dijo: No quiero una aguja").await;
    patient.looks("decided").await;
}

/// Asked kindly, said aloud, and marked.
pub(super) async fn the_plan_is_told_back(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Plan").await;
    clinician.press("Pedir a Rosa Martín que cuente el plan").await;
    page.sees_in(".tell", "Dr. Amara Rivera le pide algo").await;
    patient.taps("Lo diré en voz alta").await;
    page.sees_in(".tell", "Gracias.").await;
    patient.looks("told").await;
    clinician.sees_in(".teach-back", "Rosa Martín lo cuenta en voz alta").await;
    clinician.press("Dicho otra vez").await;
    let marked = "return !!document.querySelector('.marks [aria-pressed=true]') || null";
    let marked = async || clinician.run::<Option<bool>>(marked, vec![]).await;
    clinician.wait("the mark", crate::browser::PATIENCE, marked).await;
}
