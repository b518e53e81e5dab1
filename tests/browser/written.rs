//! What people say in words: chat both ways, captions that lie over nothing, a captioner by a link.

use serde_json::json;
use webside_protocol::Role;

use crate::browser::{Browser, Devices, PATIENCE, Size};
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::line::Line;
use crate::scene::{Cast, Scene};

/// Whether the captions lie over anything that must be seen, or anything over them.
const OVERLAPS: &str = r"
const box = one => one.getBoundingClientRect();
const captions = document.querySelector('.captions');
const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5;
return [...document.querySelectorAll('.overlay, .pinned .tile, .bar, .pad, .tile, .asks, .head')]
  .filter(one => one.checkVisibility() && box(one).width > 0 && getComputedStyle(one).position !== 'sticky')
  .filter(one => meet(box(captions), box(one)))
  .map(one => one.className);
";
const LINK: &str = "return document.querySelector('.invite input[readonly]')?.value ?? ''";
const MARKUP: &str = "<img src=x onerror=alert(1)> {{7*7}}";

async fn captions_cover_nothing(browser: &Browser) {
    for size in [browser.size, Size::DESK, Size::PHONE, Size::NARROW] {
        browser.fit(size).await;
        browser.settle().await;
        let over: Vec<String> = browser.run(OVERLAPS, vec![]).await;
        assert!(over.is_empty(), "{} at {}: captions meet {over:?}", browser.name, size.width);
    }
    browser.fit(browser.size).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_write_to_each_other_and_find_it_again() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    patient.press("Chat").await;
    patient.write("Write a message", "How is it spelled?").await;
    patient.enter().await;
    patient.sees_in(".chat-lines", "You How is it spelled?").await;
    clinician.sees_in(".parts", "Chat").await;
    let told = async || (clinician.times_said("Rosa Martín writes").await == 1).then_some(());
    clinician.wait("the announcement, once", PATIENCE, told).await;
    look.look(clinician, Clinician, "console-chat-unread").await;
    clinician.press("Chat").await;
    clinician.sees_in(".chat-lines", "Rosa Martín How is it spelled?").await;
    patient.press("Chat").await;
    clinician.write("Write a message", MARKUP).await;
    clinician.enter().await;
    clinician.write("Write a message", "Losartan").await;
    clinician.enter().await;
    patient.sees_in(".bar", "Chat (2)").await;
    let told = async || (patient.times_said("Losartan").await == 1).then_some(());
    patient.wait("the announcement, once", PATIENCE, told).await;
    look.look(patient, Patient, "patient-chat-unread").await;
    patient.press("Chat (2)").await;
    patient.sees_in(".chat-lines", MARKUP).await;
    look.look(patient, Patient, "patient-chat").await;
    look.look(clinician, Clinician, "console-chat").await;
    patient.reload().await;
    patient.sees_in(".overlay", "Dr. Amara Rivera").await;
    patient.press("Chat").await;
    patient.sees_in(".chat-lines", "Losartan").await;
    let images: u32 = patient.run("return document.images.length", vec![]).await;
    assert_eq!(images, 0, "text became markup");
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_captioner_comes_by_a_link_and_captions_lie_over_nothing() {
    let scene = Scene::set(Cast { relay: "when_needed", ..Cast::default() }).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    clinician.key('c').await;
    let typed = async || {
        let own = "return document.querySelector('.desk-captions input:focus')?.value ?? null";
        clinician.run::<Option<String>>(own, vec![]).await
    };
    let typed = clinician.wait("the field has the focus", PATIENCE, typed).await;
    assert_eq!(typed, "", "the key that opens the field is not typed into it");
    clinician.sees_no("Write down what I say").await;
    clinician.write("What is being said", "Take one pill a day").await;
    clinician.enter().await;
    patient.sees_in(".captions", "Dr. Amara Rivera Take one pill a day").await;
    captions_cover_nothing(patient).await;
    clinician.sees_in(".captions", "Take one pill a day").await;
    patient.sees_no("Take one pill a day").await;
    clinician.write("What is being said", "It is sent at a pause").await;
    patient.sees_in(".captions", "It is sent at a pause").await;
    captions_cover_nothing(clinician).await;

    clinician.press("Invite somebody").await;
    clinician.write("Name, as everyone will see it", "Toni").await;
    clinician.press("Captioner").await;
    clinician.press("Make a link").await;
    clinician.sees("It works once, until").await;
    let link: String = clinician.run(LINK, vec![]).await;
    clinician.press("Close").await;
    let line = Line::to(&scene.clinic).await;
    let captioner =
        Browser::new(&scene.driver, "captioner", Size::PHONE, Devices::None, &line).await;
    captioner.open(&link).await;
    captioner.press("Go on with taps only").await;
    clinician.press("Let Toni in").await;
    captioner.sees("What is being said").await;
    patient.press("3 people").await;
    patient.sees("Toni Captioner · here").await;
    patient.press("Close").await;
    captioner.write("What is being said", "[Doctor] Does it hurt at night?").await;
    captioner.enter().await;
    patient.sees_in(".captions", "Toni [Doctor] Does it hurt at night?").await;
    captions_cover_nothing(patient).await;
    captioner.write("What is being said", "[Rosa] Only on stairs").await;
    captioner.enter().await;
    patient.sees_in(".captions", "Only on stairs").await;
    look.glance(patient, Patient, "patient-captions").await;
    look.glance(&captioner, Patient, "captioner-visit").await;
    look.glance(clinician, Clinician, "console-captions").await;
    patient.press("Hide captions").await;
    patient.sees("Show captions").await;
    captioner.write("What is being said", "Not for everyone").await;
    captioner.enter().await;
    clinician.sees_in(".captions", "Not for everyone").await;
    let seen: String = patient.run("return document.body.innerText", vec![]).await;
    assert!(!seen.contains("Not for everyone"), "captions are off here");
    look.look(patient, Patient, "patient-captions-off").await;
    captioner.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chat_speaks_spanish_and_fits_the_narrowest_phone() {
    let scene = Scene::set(Cast { language: "es", ..Cast::default() }).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Turn on camera and microphone").await;
    patient.press("Go to the waiting room").await;
    scene.clinician_comes().await;
    scene.clinician.press("Let Rosa Martín in").await;
    patient.press("Chat").await;
    patient.write("Escriba un mensaje", "¿Cómo se escribe?").await;
    patient.enter().await;
    patient.sees_in(".chat-lines", "¿Cómo se escribe?").await;
    patient.fit(Size::NARROW).await;
    let rows: f64 = patient
        .run("return document.querySelector('.bar').getBoundingClientRect().height", vec![json!(0)])
        .await;
    assert!(rows < 100.0, "the bar takes one row: {rows}");
    inspection.look(patient, Patient, "patient-chat-es").await;
    scene.clinician.console_is_clean().await;
    patient.console_is_clean().await;
    inspection.close();
}

/// A browser that writes down English on this device. The test says what it hears.
const RECOGNISER: &str = r"
(() => {
  const all = window.recognisers = [];
  window.SpeechRecognition = class SpeechRecognition extends EventTarget {
    static async available(wanted) {
      return wanted.processLocally === true && wanted.langs.join() === 'en' ? 'available' : 'unavailable';
    }
    processLocally = false;
    start() { this.runs = true; all.push(this); }
    abort() { this.runs = false; }
    hears(transcript) {
      const result = Object.assign([{ transcript }], { isFinal: true });
      this.dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results: [result] }));
    }
  };
})();
";
const HEARS: &str = "window.recognisers.at(-1).hears(arguments[0]); return null";
const RUNS: &str = "return window.recognisers.map(one => [one.runs, one.processLocally, one.lang])";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_clinician_says_is_written_down_where_the_browser_does_that_itself() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    clinician.before_each_page(RECOGNISER).await;
    scene.visit_is_on().await;
    clinician.key('c').await;
    clinician.press("Write down what I say").await;
    let runs = async |expected: bool| {
        let runs = async || {
            let all: Vec<(bool, bool, String)> = clinician.run(RUNS, vec![]).await;
            let on = all.iter().any(|(runs, ..)| *runs);
            let here = all.iter().all(|(_, here, tag)| *here && tag == "en");
            assert!(here, "it would send what it hears away: {all:?}");
            (on == expected).then_some(())
        };
        clinician.wait(&format!("it listens: {expected}"), PATIENCE, runs).await;
    };
    runs(true).await;
    let _: Option<()> = clinician.run(HEARS, vec![json!(" take one pill a day")]).await;
    patient.sees_in(".captions", "Dr. Amara Rivera take one pill a day").await;
    inspection.look(clinician, Clinician, "console-captions-listen").await;
    clinician.press("Mute").await;
    runs(false).await;
    clinician.press("Unmute").await;
    runs(true).await;
    clinician.press("Español").await;
    clinician.sees("Subtítulos").await;
    runs(false).await;
    clinician.sees_no("Escribir lo que digo").await;
    scene.pages_are_sound().await;
    inspection.close();
}
