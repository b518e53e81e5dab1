//! The closing list, what is left, the end; then what each takes along.

use crate::afterwards::saved_file;
use crate::browser::Browser;
use crate::story_touch::Stage;

/// What is open is told before the end, and can still be done.
pub(super) async fn clinician_closes(stage: &Stage<'_>) {
    let Stage { patient, clinician, .. } = stage;
    let page = patient.page();
    clinician.press("Temas").await;
    clinician.press("Me mareo cuando me levanto").await;
    clinician.sees("Falta hablar de 1").await;
    patient.taps("Su lista (2)").await;
    page.sees_in(".topics", "Ya se habló Me mareo cuando me levanto").await;
    patient.looks("list").await;
    clinician.press("Cierre").await;
    clinician.press("Este es el plan. Primero. Después. Si pasa algo.").await;
    clinician.sees("1 de 10 hechos").await;
    clinician.press("Terminar visita").await;
    clinician.sees_in("dialog", "Me duele la rodilla al subir escaleras").await;
    clinician.sees_in("dialog", "Mandar la carta a la cardióloga").await;
    clinician.picture("touch-console-end").await;
    clinician.press("Sí, terminar").await;
    clinician.sees("La visita terminó").await;
    page.sees("Su visita terminó").await;
}

/// How it was, and all that was agreed: to read, to keep, to paste; also when the page is loaded again.
pub(super) async fn patient_takes_it_along(stage: &Stage<'_>) {
    let patient = stage.patient;
    let page = patient.page();
    patient.looks("after").await;
    patient.taps("En parte").await;
    page.sees("Su clínica recibe esta respuesta sin su nombre").await;
    patient.writes("¿Quiere decir algo más?", "Me faltó tiempo").await;
    patient.taps("Enviar").await;
    page.sees_in(".line-field", "Guardado").await;
    patient.looks("after-felt").await;
    agreed(page).await;
    patient.taps("Guardar como PDF").await;
    page.sees("El archivo se guardó").await;
    let (_, begins) = saved_file(page).await;
    assert!(begins.starts_with("%PDF-"), "{begins}");
    patient.taps("Copiar como texto").await;
    page.sees("Copiado. Ya lo puede pegar.").await;
    patient.looks("after-taken").await;
    page.reload().await;
    agreed(page).await;
    patient.looks("after-reloaded").await;
}

async fn agreed(page: &Browser) {
    for words in [
        "Me mareo cuando me levanto",
        "Esta vez no se habló de esto",
        "Caminar diez minutos todos los días",
        "Se cae, o le duele el pecho",
        "Mandar la carta a la cardióloga",
        "Cómo tratar la rodilla → Ejercicios con fisioterapeuta",
        "Por qué: Sirve igual y no tiene riesgo",
        "Usted dijo: No quiero una aguja",
    ] {
        page.sees(words).await;
    }
}

/// Figures that nobody else sees, and text for the record.
pub(super) async fn clinician_takes_the_record(stage: &Stage<'_>) {
    let clinician = stage.clinician;
    clinician.sees_in(".figures", "Esta visita en cifras").await;
    clinician.press("Copiar para el expediente").await;
    clinician.sees("Copiado. Ya lo puede pegar.").await;
    clinician.picture("touch-console-record").await;
}
