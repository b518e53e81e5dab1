//! After the visit: how it was, what was agreed, and the same again days later; the clinician's record.

use std::time::Duration;

use serde_json::json;
use webside_protocol::{
    AgendaChange, ChoiceChange, ChoiceOption, Command, Day, Line, Moment, Name, Pictogram,
    PlanChange, PromiseChange, RepairChange, Role, Step, StepKind, VisitState,
};
use webside_tests::Page;

use crate::browser::Browser;
use crate::devtools::devtools;
use crate::inspection::{Inspection, Reader::Clinician, Reader::Patient};
use crate::scene::{CLINICIAN, Cast, Scene};
use crate::talk::clinician_beyond_the_screen;

/// What the page asked the browser to save, by name.
pub(crate) const SAVED: &str = r"
const [click, make] = [HTMLAnchorElement.prototype.click, URL.createObjectURL];
window.saved = [];
let file;
URL.createObjectURL = blob => make.call(URL, file = blob);
HTMLAnchorElement.prototype.click = function () {
  const name = this.download;
  if (name) file.text().then(text => saved.push([name, text.slice(0, 20)]));
  click.call(this);
};
";

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn step(kind: StepKind, text: &str, moment: Option<Moment>) -> Command {
    let starts = "2030-05-06".parse().ok();
    let step = Step { kind, line: line(text), starts, moment, picture: Pictogram::Pill };
    Command::ChangePlan { change: PlanChange::Add { step } }
}

fn option(name: &str) -> ChoiceOption {
    let none = || None;
    let (means, good, bad, cost, time) = (none(), none(), none(), none(), none());
    ChoiceOption { name: line(name), means, good, bad, cost, time }
}

/// The clinician's page without a screen: lets Rosa in.
async fn clinician_lets_in(scene: &Scene) -> Page {
    let redeemed = scene.clinic.redeem(scene.invitation.link(Role::Clinician)).await;
    let mut page = Page::open(&scene.clinic, &redeemed).await.with_patience(Duration::from_mins(1));
    let waiting = page.state().seats().iter().filter(|(_, seat)| seat.is_waiting());
    let waiting: Vec<_> = waiting.map(|(id, _)| *id).collect();
    for seat in waiting {
        page.ask(Command::Admit { seat }).await.expect("a clinician may admit");
    }
    page
}

/// Steps, a promise, a decision: all that a patient takes home.
async fn agrees(clinician: &mut Page) {
    let topic = clinician.state().conversation().agenda.topics()[0].id;
    let by: Day = "2030-05-20".parse().expect("a day");
    let who = Name::new("Front desk").expect("a name");
    let make = PromiseChange::Make { line: line("Send you to the heart clinic"), who, by };
    let options = vec![option("Half the pill"), option("No pill")];
    let wishes = [
        Command::ChangeAgenda { change: AgendaChange::Address { topic } },
        step(StepKind::Act, "Take half of the blood pressure pill", Some(Moment::Breakfast)),
        step(StepKind::Act, "Sit for one minute before you stand up", None),
        step(StepKind::Watch, "You fall, or you feel your heart race", None),
        Command::ChangePromises { change: make },
        Command::ChangeChoices {
            change: ChoiceChange::LayOut { line: line("How much of the pill?"), options },
        },
    ];
    for wish in wishes {
        clinician.ask(wish).await.expect("a clinician may");
    }
    let choice = clinician.state().conversation().choices.laid_out()[0].id;
    let change = ChoiceChange::Decide { choice, option: 0, line: line("Your pressure is low") };
    clinician.ask(Command::ChangeChoices { change }).await.expect("a decision");
}

/// The clinician's page comes back after the end, and knows nothing of how heard the patient felt.
async fn hears_no_feedback(clinician: &mut Page) {
    clinician.reconnect().await.expect("an ended visit is still there to read");
    clinician.reload();
    clinician.reconnect().await.expect("for a new page too");
    assert_eq!(clinician.state().conversation().feedback, None);
    assert!(!clinician.state().conversation().plan.steps().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_agreed_stays_on_the_link_until_the_visit_is_purged() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.before_each_page(SAVED).await;
    scene.patient_waits().await;
    patient.write("What is the main thing?", "I get dizzy when I stand up").await;
    patient.enter().await;
    patient.sees_in(".topics", "First I get dizzy").await;
    let mut clinician = clinician_lets_in(&scene).await;
    patient.sees("without interrupting").await;
    agrees(&mut clinician).await;
    clinician.ask(Command::EndVisit {}).await.expect("the end");

    patient.sees("Your visit has ended").await;
    patient.sees(&format!("This is what you and {CLINICIAN} agreed on")).await;
    inspection.look(patient, Patient, "patient-after").await;
    patient.press("Partly").await;
    patient.sees("Your clinic gets this answer without your name").await;
    patient.write("Do you want to say more?", "I wanted more time").await;
    patient.press("Send").await;
    patient.sees_in(".line-field", "Saved").await;
    inspection.look(patient, Patient, "patient-after-felt").await;
    takes_it_along(patient).await;

    patient.reload().await;
    agreed(patient).await;
    patient.open(scene.link(Role::Patient)).await;
    agreed(patient).await;
    patient.press("How to change your doctor safely").await;
    patient.sees("Keep taking your medicines").await;
    inspection.look(patient, Patient, "patient-after-move").await;
    on_paper(patient).await;
    hears_no_feedback(&mut clinician).await;
    let promise = clinician.state().conversation().promises.made()[0].id;
    let kept = Command::ChangePromises { change: PromiseChange::Keep { promise } };
    clinician.ask(kept).await.expect("a promise is kept after the visit too");
    patient.sees("Done on").await;
    let told = scene.clinic.run(&["feedback", "--json"]).await;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("I wanted more time"), "{told}");

    let visit = clinician.visit().to_string();
    let purged = scene.clinic.run(&["visit", "purge", &visit]).await;
    assert!(purged.status.success(), "{purged:?}");
    patient.sees("This visit is no longer kept").await;
    patient.reload().await;
    patient.sees("This visit is no longer kept").await;
    assert!(patient.offers("Call 555 0100").await, "no way on");
    inspection.look(patient, Patient, "patient-purged").await;
    patient.console_is_clean().await;
    inspection.close();
}

/// The way back in leads to the same page, and asks for no camera.
async fn agreed(patient: &Browser) {
    for words in [
        "I get dizzy when I stand up",
        "Take half of the blood pressure pill",
        "With breakfast",
        "Send you to the heart clinic",
        "Front desk, by Monday, May 20",
        "How much of the pill? → Half the pill",
        "Why: Your pressure is low",
    ] {
        patient.sees(words).await;
    }
}

async fn takes_it_along(patient: &Browser) {
    patient.press("Save as PDF").await;
    patient.sees("The file is saved").await;
    let (name, text) = saved_file(patient).await;
    assert_eq!(name, "visit-summary.pdf");
    assert!(text.starts_with("%PDF-"), "{text}");
    patient.press("Copy as text").await;
    patient.sees("Copied. You can paste it now.").await;
}

/// The first file that the page asked the browser to save: its name, and how it begins.
pub(crate) async fn saved_file(page: &Browser) -> (String, String) {
    let saved = async || {
        let saved: Vec<(String, String)> = page.run("return window.saved", vec![]).await;
        saved.into_iter().next()
    };
    page.wait("a file", Duration::from_secs(10), saved).await
}

/// On paper stands what was agreed, and nothing to press.
async fn on_paper(patient: &Browser) {
    devtools(&patient.client, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    patient.settle().await;
    patient.picture("patient-after-print").await;
    patient.sees("Take half of the blood pressure pill").await;
    assert!(!patient.offers("Save as PDF").await, "a button on paper");
    devtools(&patient.client, "Emulation.setEmulatedMedia", json!({ "media": "" })).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signal_that_needs_more_than_a_word_opens_what_helps_under_it() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.before_each_page(SAVED).await;
    scene.patient_waits().await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    patient.sees("without interrupting").await;
    patient.press("I need a moment").await;
    patient.sees_in(".overlay", "Take your time.").await;
    patient.press("I can't hear you").await;
    patient.sees("Turn up your sound").await;
    inspection.look(patient, Patient, "patient-signal-help").await;

    patient.press("More to say").await;
    patient.press("We are not on the same page").await;
    patient.write("What was missed?", "I stopped the pill in May").await;
    patient.press("Send").await;
    patient.sees_in(".missed", "I stopped the pill in May").await;
    inspection.look(patient, Patient, "patient-signal-missed").await;
    let take_up = |state: &VisitState| {
        let missed = state.conversation().repair.missing()[0].id;
        Command::ChangeRepair { change: RepairChange::TakeUp { missed } }
    };
    clinician.wishes_then(take_up).await;
    patient.sees_in(".missed", "Dr. Amara Rivera took this up").await;

    patient.press("I want another opinion").await;
    patient.sees("You can always ask another doctor").await;
    patient.press("How to change your doctor safely").await;
    inspection.look(patient, Patient, "patient-signal-second-view").await;
    takes_it_along(patient).await;

    patient.press("Who can see this?").await;
    patient.sees_in("dialog", "Rosa Martín").await;
    inspection.look(patient, Patient, "patient-who-sees").await;
    patient.press("Close").await;
    patient.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinician_takes_the_record_when_the_visit_is_over() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let clinician = &scene.clinician;
    clinician.before_each_page(SAVED).await;
    scene.clinician_comes().await;
    clinician.press("End visit").await;
    clinician.press("Yes, end it").await;
    clinician.sees("The visit has ended").await;
    clinician.press("Copy for the record").await;
    clinician.sees("Copied. You can paste it now.").await;
    clinician.press("Save as FHIR (JSON)").await;
    clinician.sees("The file is saved").await;
    clinician.reload().await;
    clinician.sees("The visit has ended").await;
    inspection.look(clinician, Clinician, "console-record").await;
    clinician.console_is_clean().await;
    inspection.close();
}
