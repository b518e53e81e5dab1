//! The clinician settles things with the patient: promises, choices, a way back, the handoff, the end.
//!
//! The patient is a page without a screen.

use serde_json::{Value, json};
use webside_protocol::{
    AgendaChange, ChoiceChange, Command, Line, Matter, RepairChange, Role, Seq, Signal, VisitState,
};

use crate::beyond::Beyond;
use crate::browser::{Browser, PATIENCE, Size};
use crate::devtools::devtools;
use crate::inspection::{Inspection, Reader::Clinician};
use crate::scene::{Cast, PATIENT, Scene};

/// What was written, wherever it stands now.
const VALUE: &str = "return [...document.querySelectorAll('.desk-promises input')][0].value";
const CONTROL: char = '\u{e009}';

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

async fn chooses(patient: &Beyond, change: fn(Seq) -> ChoiceChange) {
    let wish = move |visit: &VisitState| {
        let choice = visit.conversation().choices.laid_out()[0].id;
        Command::ChangeChoices { change: change(choice) }
    };
    patient.wishes_then(wish).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinician_promises_lays_out_choices_mends_and_hands_over() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.clinician_comes().await;
    let patient = Beyond::comes(&scene, Role::Patient).await;
    scene.clinician.press("Let Rosa Martín in").await;
    one_more_thing(&scene, &patient, look).await;
    promises(&scene, look).await;
    choices(&scene, &patient, look).await;
    mending(&scene, &patient, look).await;
    handing_over(&scene, look).await;
    prompts(&scene, look).await;
    in_spanish(&scene, look).await;
    ending(&scene, look).await;
    scene.clinician.console_is_clean().await;
    inspection.close();
}

/// It is pinned to the agenda until it was talked about, also when it was seen.
async fn one_more_thing(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    let change = AgendaChange::Add { line: line("My knee hurts on stairs") };
    patient.wishes(Command::ChangeAgenda { change }).await;
    patient.wishes(Command::RaiseSignal { signal: Signal::OneMore }).await;
    clinician.sees("2 not talked about yet").await;
    clinician.enter().await;
    clinician.sees("No open signals").await;
    clinician.sees_in(".ticks", "Rosa Martín has one more thing to say").await;
    look.look(clinician, Clinician, "console-decide-pinned").await;
    on_a_phone(scene, ".thread", "console-decide-pinned-below").await;
    clinician.press("Plan").await;
    clinician.sees_in(".parts", "Agenda 2").await;
}

async fn promises(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    let field = "What the clinic will do";
    tells(scene, "Typing your steps").await;
    clinician.press("Promise it").await;
    clinician.sees("Write a line first").await;
    clinician.write(field, "Send the letter to the heart clinic").await;
    clinician.press("Tomorrow").await;
    clinician.press(field).await;
    clinician.enter().await;
    clinician.sees_in(".desk-promises .desk-cards", "Send the letter to the heart clinic").await;
    clinician.sees_in(".desk-promises .desk-cards", "Dr. Amara Rivera").await;
    let emptied = async || clinician.run::<String>(VALUE, vec![]).await.is_empty().then_some(());
    clinician.wait("an empty field", PATIENCE, emptied).await;
    clinician.write(field, "Call with the blood test").await;
    clinician.press("In 3 days").await;
    clinician.press("Promise it").await;
    clinician.sees_in(".desk-promises .desk-cards", "Call with the blood test").await;
    clinician.press("Done: Send the letter").await;
    clinician.sees_in(".desk-promises .kept", "Send the letter").await;
    clinician.write(field, "Order a new").await;
    clinician.press("Agenda").await;
    clinician.press("Plan").await;
    let kept: String = clinician.run(VALUE, vec![]).await;
    assert_eq!(kept, "Order a new", "what is written stays");
    below(scene, ".desk-promises").await;
    look.look(clinician, Clinician, "console-decide-promises").await;
    on_a_phone(scene, ".desk-promises", "console-decide-promises-below").await;
}

async fn choices(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Choices").await;
    tells(scene, "Going over choices").await;
    clinician.write("What is to be decided", "How to treat the knee").await;
    clinician.press("Lay out").await;
    clinician.sees("Name two choices or more").await;
    clinician.write("Choice 1", "Exercises").await;
    clinician.press("Good, bad, cost, time").await;
    clinician.write("Good side", "No medicine").await;
    clinician.write("Time", "Ten minutes a day").await;
    look.look(clinician, Clinician, "console-decide-choice-form").await;
    on_a_phone(scene, ".desk-choices", "console-decide-choice-form-below").await;
    clinician.write("Choice 2", "A shot in the knee").await;
    clinician.press("One more choice").await;
    clinician.write("Choice 3", "Wait and see").await;
    control_enter(scene).await;
    clinician.sees_in(".desk-choices .desk-cards", "Wait and see").await;
    clinician.sees("has not marked what matters yet").await;
    clinician.press("Agenda").await;
    chooses(patient, |choice| ChoiceChange::Weigh {
        choice,
        matters: vec![Matter::LowCost, Matter::Family],
    })
    .await;
    chooses(patient, |choice| ChoiceChange::Lean { choice, option: Some(0) }).await;
    clinician.sees_in(".parts", "Choices 1").await;
    chooses(patient, |choice| ChoiceChange::SayWhy {
        choice,
        line: line("I do not want a needle"),
    })
    .await;
    clinician.press("Choices").await;
    clinician.sees_in(".desk-choices .desk-cards", "Time with loved ones").await;
    clinician.sees_in(".desk-choices .desk-cards", "Rosa Martín leans here").await;
    clinician.sees_in(".desk-choices .desk-cards", "I do not want a needle").await;
    clinician.press("We chose this: Exercises").await;
    let asked = async || clinician.focus().await.contains("in your words").then_some(());
    clinician.wait("the focus on the reason", PATIENCE, asked).await;
    clinician.write("Why “Exercises”, in your words", "Works as well, and no risk").await;
    look.look(clinician, Clinician, "console-decide-choice").await;
    on_a_phone(scene, ".desk-choices", "console-decide-choice-below").await;
    clinician.press("Why “Exercises”, in your words").await;
    clinician.enter().await;
    clinician.sees_in(".desk-ways .decided", "Works as well, and no risk").await;
    clinician.sees_no("Save decision").await;
}

async fn mending(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    patient.wishes(Command::RaiseSignal { signal: Signal::SamePage }).await;
    clinician.sees_in(".desk-repair", "What did I miss?").await;
    let change = RepairChange::SayMissed { line: line("You did not ask how I sleep") };
    patient.wishes(Command::ChangeRepair { change }).await;
    patient.wishes(Command::RaiseSignal { signal: Signal::SecondView }).await;
    clinician.sees_in(".desk-repair", "You did not ask how I sleep").await;
    clinician.sees("Second opinion asked. Offer records and a name.").await;
    look.look(clinician, Clinician, "console-decide-repair").await;
    on_a_phone(scene, ".desk-repair", "console-decide-repair-below").await;
    tells(scene, "Start this part over").await;
    clinician.press("You did not ask how I sleep").await;
    clinician.press("Say I saw it").await;
    clinician.sees("knows you saw it").await;
    clinician.press("Done with it").await;
    clinician.sees_no("I want another opinion").await;
    clinician.press("Done with it").await;
    clinician.sees_no("What did I miss?").await;
    clinician.press("Stop showing it").await;
}

async fn handing_over(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Hand over").await;
    tells(scene, "Telling the next person").await;
    clinician.write("To whom", "Heart clinic").await;
    clinician.press("Write card").await;
    clinician.sees("Tap how sick first").await;
    clinician.press("Keep an eye on").await;
    clinician.write("What it is about", "Dizzy when she stands up").await;
    clinician.write("To do", "Check the blood pressure pill").await;
    clinician.write("Watch for", "Falls: then call us").await;
    look.look(clinician, Clinician, "console-decide-handoff-form").await;
    on_a_phone(scene, ".thread", "console-decide-handoff-form-below").await;
    clinician.press("Watch for").await;
    control_enter(scene).await;
    clinician.sees("Ask them to say it back").await;
    look.look(clinician, Clinician, "console-decide-handoff").await;
    on_a_phone(scene, ".thread", "console-decide-handoff-below").await;
    clinician.press("Agenda").await;
    clinician.sees_in(".parts", "Hand over 1").await;
    clinician.press("Hand over").await;
    clinician.write("Who said it back", "Nurse Lee").await;
    clinician.enter().await;
    clinician.sees("Nurse Lee said it back, and it was right").await;
    clinician.press("Change card").await;
    clinician.write("To do", ", then the knee").await;
    clinician.press("Save card").await;
    clinician.sees_in(".desk-written", "Check the blood pressure pill, then the knee").await;
    clinician.sees("Ask them to say it back").await;
    clinician.press("Stop showing it").await;
}

/// While the patient tells their story, the prompts are quiet.
async fn prompts(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Agenda").await;
    clinician.press("I'm listening").await;
    clinician.sees_in(".rail", "The first minute is theirs").await;
    look.look(clinician, Clinician, "console-decide-first-minute").await;
    clinician.press("Stop showing it").await;
    clinician.sees_in(".rail", "Say hello by name").await;
    clinician.press("Closing").await;
    clinician.press("0 of 10 done").await;
    clinician.sees_in(".rail", "One to three steps").await;
    look.look(clinician, Clinician, "console-decide-closing").await;
    on_a_phone(scene, ".rail", "console-decide-closing-below").await;
    clinician.press("Please tell me the plan in your own words. Mark each step.").await;
    clinician.press("What questions do you have? Wait for the answer.").await;
    clinician.sees("2 of 10 done").await;
    clinician.press("What questions do you have? Wait for the answer.").await;
    clinician.press("1 of 10 done").await;
}

/// Every part in Spanish, and in colours that the system forces.
async fn in_spanish(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Español").await;
    let parts = [
        ("Temas", "tiene una cosa más que decir", "agenda"),
        ("Plan", "Nos comprometemos a", "plan"),
        ("Opciones", "Elegimos esta", "choices"),
        ("Traspaso", "Pida que se la repitan", "handoff"),
    ];
    for (part, words, name) in parts {
        clinician.press(part).await;
        clinician.sees(words).await;
        look.look(clinician, Clinician, &["console-decide-es-", name].concat()).await;
        let forced = json!([{ "name": "forced-colors", "value": "active" }]);
        features(clinician, forced).await;
        clinician.picture(&["console-decide-forced-", name].concat()).await;
        features(clinician, json!([])).await;
    }
    clinician.run::<bool>("document.documentElement.dir = 'rtl'; return true", vec![]).await;
    look.look(clinician, Clinician, "console-decide-rtl").await;
    clinician.run::<bool>("document.documentElement.dir = 'ltr'; return true", vec![]).await;
    clinician.press("English").await;
    clinician.press("Agenda").await;
}

/// What is open stands in the question, and holds nobody back.
async fn ending(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("End visit").await;
    clinician.sees_in("dialog", "Rosa Martín has one more thing to say").await;
    clinician.sees_in("dialog", "My knee hurts on stairs").await;
    clinician.sees_in("dialog", "Call with the blood test").await;
    look.look(clinician, Clinician, "console-decide-end").await;
    clinician.press("Go on").await;
    clinician.press("Rosa Martín has one more thing to say").await;
    clinician.sees("1 not talked about yet").await;
}

/// One tap tells the patient; while that cue is live nothing that is typed suggests another one.
async fn tells(scene: &Scene, cue: &str) {
    scene.clinician.press(&["Tell ", PATIENT, ": ", cue].concat()).await;
    scene.clinician.sees_in(".live-cue", cue).await;
}

async fn features(browser: &Browser, features: Value) {
    let media = json!({ "features": features });
    devtools(&browser.client, "Emulation.setEmulatedMedia", media).await;
    browser.settle().await;
}

async fn control_enter(scene: &Scene) {
    scene.clinician.chord(CONTROL, '\u{e007}').await;
}

/// Keeps what a phone shows of a part that stands below the picture.
async fn on_a_phone(scene: &Scene, selector: &str, name: &str) {
    let clinician = &scene.clinician;
    for size in [Size::PHONE, Size::NARROW] {
        clinician.fit(size).await;
        clinician.settle().await;
        below(scene, selector).await;
        clinician.picture(&format!("{name}-{}", size.width)).await;
    }
    clinician.fit(clinician.size).await;
}

/// Moves what matches to the top of its column.
async fn below(scene: &Scene, selector: &str) {
    let script =
        "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant' }); return 0";
    let _: i64 = scene.clinician.run(script, vec![selector.into()]).await;
}
