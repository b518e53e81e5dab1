//! De los enlaces a la visita: from the links to the visit, each page in Spanish from its first screen on.

use crate::story_touch::Stage;

/// Devices, the list in the patient's own order, and the briefing.
pub(super) async fn patient_prepares(stage: &Stage<'_>, link: &str) {
    let patient = stage.patient;
    let page = patient.page();
    page.open(link).await;
    patient.taps("Español").await;
    page.sees("Revisemos su sonido y su imagen").await;
    patient.looks("precheck").await;
    patient.taps("Encender cámara y micrófono").await;
    page.sees("Así le verán en la visita").await;
    patient.looks("precheck-answered").await;
    patient.taps("Ir a la sala de espera").await;
    page.sees("Usted está en la sala de espera").await;

    patient.writes("¿Qué es lo principal?", "Me duele la rodilla al subir escaleras").await;
    patient.taps("Añadir").await;
    page.sees_in(".topics", "Primero Me duele la rodilla").await;
    patient.writes("Una cosa más", "Me mareo cuando me levanto").await;
    patient.taps("Añadir").await;
    page.sees_in(".topics", "Después Me mareo").await;
    patient.taps("Subir: Me mareo").await;
    page.sees_in(".topics", "Primero Me mareo cuando me levanto Después Me duele").await;
    patient.looks("lobby-list").await;

    patient.taps("Ayude a preparar la visita").await;
    patient.writes("¿Cuándo empezó?", "En mayo").await;
    page.sees_in(".talk .more", "Guardado").await;
    let medicines = "Media pastilla para el corazón, y ajo";
    patient.writes("¿Qué pastillas, gotas o vitaminas toma?", medicines).await;
    let matters = "¿Qué es lo más importante para usted?";
    patient.writes(matters, "Llevar a mi nieta a la escuela").await;
    // What is left behind is saved too: nothing has to be sent.
    patient.taps("¿Quién le ayuda?").await;
    patient.looks("lobby-briefing").await;
}

/// What the patient told stands there before anybody is let in.
pub(super) async fn clinician_reads_and_lets_in(stage: &Stage<'_>, link: &str) {
    let Stage { patient, clinician, .. } = stage;
    clinician.open(link).await;
    clinician.press("Español").await;
    clinician.press("Encender cámara y micrófono").await;
    clinician.press("Entrar a la visita").await;
    clinician.sees("Rosa Martín espera").await;
    for words in ["Falta hablar de 2", "Me mareo cuando me levanto"] {
        clinician.sees_in(".thread", words).await;
    }
    for words in [
        "Cuándo empezó En mayo",
        "Media pastilla para el corazón, y ajo",
        "Llevar a mi nieta a la escuela",
    ] {
        clinician.sees_in(".briefing", words).await;
    }
    clinician.press("Dejar entrar a Rosa Martín").await;
    patient.page().sees("Avise a Dr. Amara Rivera sin interrumpir").await;
    patient.page().sees_and_hears().await;
    clinician.sees_and_hears().await;
    patient.looks("visit").await;
}
