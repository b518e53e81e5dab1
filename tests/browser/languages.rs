//! Two people, two languages: each page speaks its person's own.

use webside_protocol::Role;

use crate::scene::{Cast, Scene};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cue_given_in_english_is_read_in_spanish_and_the_answer_comes_back_in_english() {
    let scene = Scene::set(Cast { language: "es", ..Cast::default() }).await;
    let Scene { patient, clinician, .. } = &scene;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Español").await;
    patient.sees("Revisemos su sonido y su imagen").await;
    patient.picture("patient-precheck-es-390").await;
    patient.press("Encender cámara y micrófono").await;
    patient.press("Ir a la sala de espera").await;
    patient.sees("Usted está en la sala de espera").await;
    patient.picture("patient-lobby-es-390").await;
    scene.clinician_comes().await;
    clinician.press("Let Rosa Martín in").await;
    clinician.key('2').await;
    patient.sees_in(".overlay", "Dr. Amara Rivera está leyendo su historial").await;
    patient.press("Dígalo de otra manera").await;
    clinician.sees("please say that a new way").await;
    clinician.enter().await;
    patient.sees("Dr. Amara Rivera lo vio").await;
    patient.picture("patient-visit-es-390").await;
    let language: String = patient.run("return document.documentElement.lang", vec![]).await;
    assert_eq!(language, "es");
    scene.pages_are_sound().await;
}

/// The clinic said which language this patient reads; nobody has to look for a button.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_waiting_room_speaks_the_language_that_the_visit_was_made_with() {
    let scene = Scene::set(Cast { language: "es", ..Cast::default() }).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Go on with taps only").await;
    patient.sees("Usted está en la sala de espera").await;
}
