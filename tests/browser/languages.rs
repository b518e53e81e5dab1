//! Two people, two languages: each page speaks its person's own.

use webside_protocol::Role;

use crate::browser::Browser;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_downloads_the_words_of_the_language_it_shows_and_another_when_it_is_asked_for() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("Turn on camera and microphone").await;
    assert_eq!(tables_loaded(patient).await, ["words-visit-en"]);
    patient.press("Español").await;
    patient.sees("Encender cámara y micrófono").await;
    assert_eq!(tables_loaded(patient).await, ["words-visit-en", "words-visit-es"]);
    patient.press("English").await;
    patient.sees("Turn on camera and microphone").await;
    assert_eq!(tables_loaded(patient).await.len(), 2, "what is here is not loaded again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_that_can_not_be_loaded_leave_the_page_as_it_is_and_a_sentence_says_so() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("Turn on camera and microphone").await;
    lose_table(patient, "es").await;
    patient.press("Español").await;
    patient.sees("We could not switch the language").await;
    assert!(patient.offers("Turn on camera and microphone").await);
    patient.press("Go on with taps only").await;
    patient.sees("You are in the waiting room").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_without_any_words_shows_the_plain_sentence() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    let no_tables = "const fetched = window.fetch;
        window.fetch = (path, ...rest) => String(path).includes('words-')
            ? Promise.reject(new TypeError('lost')) : fetched(path, ...rest);";
    patient.before_each_page(no_tables).await;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("This browser could not open your visit").await;
}

/// The names of the tables that the page has loaded, without their hashes.
async fn tables_loaded(browser: &Browser) -> Vec<String> {
    let script = "const names = performance.getEntriesByType('resource').map((file) => file.name);
        const tables = names.map((name) => name.match(/words-[a-z]+-[a-z]+/)?.[0]);
        return [...new Set(tables.filter((name) => name))].sort()";
    browser.run(script, vec![]).await
}

/// The page's server has the table no longer, as after an update.
async fn lose_table(browser: &Browser, language: &str) {
    let script = "document.querySelector(`link[hreflang=${arguments[0]}]`).href = '/gone.txt'";
    browser.run::<Option<bool>>(script, vec![language.into()]).await;
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
