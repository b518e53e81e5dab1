//! What the patient takes home: steps as they are written, telling them back, promises.

use std::time::Duration;

use serde_json::json;
use webside_protocol::{
    Clarity, Command, Day, Line, Moment, Name, Pictogram, PlanChange, PromiseChange, Role, Step,
    StepKind, TeachBackChange, VisitState,
};

use crate::beyond::Beyond;
use crate::browser::Browser;
use crate::inspection::{Inspection, Reader::Patient};
use crate::scene::{Cast, Scene};
use crate::screens::in_other_lights;
use crate::talk::clinician_beyond_the_screen;

/// Longer than an announcement may have to wait for the ones before it.
const ANNOUNCED: Duration = Duration::from_secs(45);

/// A browser with a voice for each language, which come late, as in many. It reads nothing: what is
/// to be read stands in `spoken`, and ends when a test says so.
const VOICES: &str = r"
(() => {
  window.spoken = [];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const voices = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: one => spoken.push(one),
    cancel: () => spoken.splice(0),
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  addEventListener('load', () => {
    voices.push({ lang: 'de-DE' }, { lang: 'en_US' }, { lang: 'es-MX' });
    synthesis.dispatchEvent(new Event('voiceschanged'));
  });
})();
";

const SPOKEN: &str = "return spoken.map(one => `${one.voice.lang} ${one.text}`)";

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn step(kind: StepKind, text: &str, picture: Pictogram) -> Step {
    Step { kind, line: line(text), starts: None, moment: None, picture }
}

/// The pill of the first step, from a Monday on.
fn pill(text: &str) -> Step {
    let starts = Day::new(2026, 11, 23);
    let moment = Some(Moment::BrushTeeth);
    Step { starts, moment, ..step(StepKind::Act, text, Pictogram::Pill) }
}

async fn add(clinician: &Beyond, step: Step) {
    clinician.wishes(Command::ChangePlan { change: PlanChange::Add { step } }).await;
}

/// Turns the page round, as in a language that is read from the right.
async fn read_from(patient: &Browser, direction: &str) {
    let script = "document.documentElement.dir = arguments[0]; return null";
    let () = patient.run(script, vec![json!(direction)]).await;
}

/// Waits until the live region has said `words`; fails when it said them more than once.
async fn hears_once(patient: &Browser, words: &str) {
    let said = async || (patient.times_said(words).await > 0).then_some(());
    patient.wait(&format!("“{words}” announced"), ANNOUNCED, said).await;
    assert_eq!(patient.times_said(words).await, 1, "{words}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_plan_appears_step_by_step_and_at_most_three_at_once() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.before_each_page(VOICES).await;
    scene.patient_waits().await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    assert!(!patient.offers("Your next steps").await, "there is no plan yet");

    add(&clinician, pill("Take half of the blood pressure pill")).await;
    let first = "First Take half of the blood pressure pill Starts Monday, November 23 \
                 When you brush your teeth";
    patient.sees_in(".next-steps", first).await;
    patient.sees_in(".next-steps", "1 so far. Read it at your own pace.").await;
    hears_once(patient, "First: Take half of the blood pressure pill. Starts Monday").await;
    inspection.look(patient, Patient, "patient-plan-first").await;

    add(&clinician, step(StepKind::Act, "Sit for one minute before you stand up", Pictogram::Rest))
        .await;
    add(&clinician, step(StepKind::Act, "Walk ten minutes a day", Pictogram::Walk)).await;
    add(&clinician, step(StepKind::Act, "Write down how you feel", Pictogram::Note)).await;
    patient.sees_in(".next-steps", "Then Walk ten minutes a day").await;
    add(&clinician, step(StepKind::Watch, "You fall, or your chest hurts", Pictogram::Call)).await;
    patient.sees_in(".next-steps", "If this happens, call us You fall, or your chest hurts").await;
    patient.sees_no("Walk ten minutes a day").await;
    assert!(patient.offers("Call 555 0100").await, "the number is one tap away");
    hears_once(patient, "You fall, or your chest hurts").await;
    inspection.look(patient, Patient, "patient-plan-five").await;
    in_other_lights(patient, &mut inspection, "patient-plan-five").await;
    read_from(patient, "rtl").await;
    inspection.look(patient, Patient, "patient-plan-rtl").await;
    read_from(patient, "ltr").await;
    patient.press("Show all 5 steps").await;
    patient.sees_in(".next-steps", "Then Write down how you feel").await;
    inspection.look(patient, Patient, "patient-plan-all").await;
    patient.press("Show fewer steps").await;

    read_aloud(patient).await;
    larger_text(patient, &mut inspection).await;
    patient.press("Your next steps").await;
    patient.sees_no("Take half of the blood pressure pill").await;
    inspection.look(patient, Patient, "patient-plan-folded").await;
    patient.console_is_clean().await;
    inspection.close();
}

async fn read_aloud(patient: &Browser) {
    patient.press("Read it aloud").await;
    patient.sees("Stop reading").await;
    let spoken: Vec<String> = patient.run(SPOKEN, vec![]).await;
    assert_eq!(
        spoken,
        [
            "en_US First: Take half of the blood pressure pill. Starts Monday, November 23. When \
             you brush your teeth.",
            "en_US Then: Sit for one minute before you stand up.",
            "en_US If this happens, call us: You fall, or your chest hurts.",
        ]
    );
    patient.press("Stop reading").await;
    patient.sees("Read it aloud").await;
    let spoken: Vec<String> = patient.run(SPOKEN, vec![]).await;
    assert!(spoken.is_empty(), "it reads on: {spoken:?}");
    patient.press("Read it aloud").await;
    let () =
        patient.run("spoken.at(-1).dispatchEvent(new Event('end')); return null", vec![]).await;
    patient.sees("Read it aloud").await;
}

/// Kept on the machine, like the language.
async fn larger_text(patient: &Browser, inspection: &mut Inspection) {
    let size = async || -> f64 {
        patient
            .run("return parseFloat(getComputedStyle(document.documentElement).fontSize)", vec![])
            .await
    };
    let normal = size().await;
    patient.press("Larger text").await;
    patient.press("Larger text").await;
    patient.sees("Normal text").await;
    assert!(size().await > normal * 1.4, "letters are larger");
    inspection.look(patient, Patient, "patient-plan-larger").await;
    patient.reload().await;
    patient.sees("Normal text").await;
    assert!(size().await > normal * 1.4, "letters stay larger");
    patient.press("Normal text").await;
    patient.sees("Larger text").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_patient_tells_the_plan_and_is_not_graded() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    scene.patient_waits().await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    add(&clinician, pill("Take half of the blood pressure pill")).await;
    patient.sees_in(".next-steps", "Take half").await;
    assert!(!patient.offers("Read it aloud").await, "this browser has no voice");
    clinician.wishes(Command::ChangeTeachBack { change: TeachBackChange::Ask {} }).await;
    patient.sees_in(".tell", "I want to be sure I was clear.").await;
    hears_once(patient, "Please tell me the plan in your own words").await;
    inspection.look(patient, Patient, "patient-tell-asked").await;

    patient.press_by_keyboard("I’ll say it aloud").await;
    patient.sees_in(".tell", "Thank you.").await;
    assert_eq!(patient.focus().await, "I’ll say it aloud", "the focus stays");
    patient.write("Or write it here", "Half a pill with my toothbrush").await;
    patient.enter().await;
    patient.sees_in(".tell", "Sent").await;
    inspection.look(patient, Patient, "patient-tell-told").await;
    let before = patient.text().await;
    let mark = |state: &VisitState| {
        let step = state.conversation().plan.steps()[0].id;
        let change = TeachBackChange::Mark { step, clarity: Clarity::SaidAgain };
        Command::ChangeTeachBack { change }
    };
    clinician.wishes_then(mark).await;
    add(&clinician, step(StepKind::Act, "Walk every day", Pictogram::Walk)).await;
    patient.press("Your next steps").await;
    patient.sees_in(".next-steps", "Then Walk every day").await;
    patient.reload().await;
    patient.sees_in(".tell", "Thank you.").await;
    let kept: String =
        patient.run("return document.querySelector('.tell input').value", vec![]).await;
    assert_eq!(kept, "Half a pill with my toothbrush", "what was told stays");
    let after = patient.text_of(".tell").await;
    assert!(before.contains(&after), "the mark is for the clinician: {after}");
    patient.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_clinic_promised_stands_there_until_it_is_done() {
    let scene = Scene::set(Cast { language: "es", ..Cast::default() }).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Español").await;
    patient.press("Encender cámara y micrófono").await;
    patient.press("Ir a la sala de espera").await;
    patient.sees("Usted está en la sala de espera").await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    add(&clinician, pill("Tome media pastilla")).await;
    patient
        .sees_in(".next-steps", "Primero Tome media pastilla Empieza el lunes, 23 de noviembre")
        .await;
    let promise = |what: &str, who: &str, by: Day| {
        let who = Name::new(who).expect("a name");
        let change = PromiseChange::Make { line: line(what), who, by };
        Command::ChangePromises { change }
    };
    let later = Day::new(2999, 3, 6).expect("a day");
    let past = Day::new(2026, 3, 6).expect("a day");
    clinician.wishes(promise("Mandar la receta", "Dr. Amara Rivera", later)).await;
    clinician.wishes(promise("Pedir cita con el cardiólogo", "La recepción", later)).await;
    clinician.wishes(promise("Llamar con los resultados", "La enfermera Ana", past)).await;
    patient.press("Lo que hará la clínica (3)").await;
    patient.sees_in(".promise-list", "La recepción, a más tardar el miércoles, 6 de marzo").await;
    hears_once(patient, "Llamar con los resultados").await;
    let keep = |state: &VisitState| {
        let promise = state.conversation().promises.made()[0].id;
        Command::ChangePromises { change: PromiseChange::Keep { promise } }
    };
    clinician.wishes_then(keep).await;
    patient.sees_in(".promise-list", "Hecho Mandar la receta").await;
    inspection.look(patient, Patient, "patient-promises-es").await;
    patient.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sheet_of_steps_leaves_the_overlay_in_sight() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let Scene { patient, clinician, .. } = &scene;
    scene.visit_is_on().await;
    clinician.press("Plan").await;
    clinician.press("Tell Rosa Martín: Typing your steps").await;
    patient.sees_in(".overlay", "is typing your steps").await;
    let field = "A step in plain words";
    for text in ["Take half of the pill", "Walk ten minutes a day", "Drink more water"] {
        clinician.write(field, text).await;
        clinician.press("Add step").await;
        patient.sees_in(".next-steps", text).await;
    }
    let _: i64 = patient.run("scrollTo({ top: 0, behavior: 'instant' }); return 0", vec![]).await;
    let apart: bool = patient
        .run(
            "const bottom = document.querySelector('.overlay').getBoundingClientRect().bottom;
             return bottom <= document.querySelector('.next-steps').getBoundingClientRect().top",
            vec![],
        )
        .await;
    assert!(apart, "the steps cover the overlay");
    inspection.look(patient, Patient, "patient-plan-with-cue").await;
    clinician.press("Ask Rosa Martín to tell the plan").await;
    patient.press("I’ll say it aloud").await;
    clinician.sees("Rosa Martín tells it aloud").await;
    inspection.look(patient, Patient, "patient-plan-and-tell").await;
    scene.pages_are_sound().await;
    inspection.close();
}
