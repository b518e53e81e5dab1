//! A choice laid out side by side: what matters, where the patient leans, and what both decide.

use webside_protocol::{ChoiceChange, ChoiceOption, Command, Line, Matter, Seq, VisitState};

use crate::inspection::{Inspection, Reader::Patient};
use crate::scene::{Cast, Scene};
use crate::talk::clinician_beyond_the_screen;

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn laid_out(_: &VisitState) -> Command {
    let option = |name, means, good, bad, cost, time| ChoiceOption {
        name: line(name),
        means: Some(line(means)),
        good: Some(line(good)),
        bad: Some(line(bad)),
        cost: Some(line(cost)),
        time: Some(line(time)),
    };
    let options = vec![
        option(
            "Half the pill",
            "You take half of it each morning",
            "You get less dizzy",
            "Your pressure may go up a little",
            "The same as now",
            "You feel it in a week",
        ),
        option(
            "Another pill",
            "You stop this one and start a new one",
            "It is made for people who get dizzy",
            "You need a blood test after two weeks",
            "About 10 dollars a month",
            "You feel it in two weeks",
        ),
        option(
            "Wait and measure",
            "You change nothing and write down your pressure",
            "No new medicine",
            "You may stay dizzy for now",
            "Nothing",
            "We talk again in a week",
        ),
    ];
    let line = line("What do we do about your blood pressure pill?");
    Command::ChangeChoices { change: ChoiceChange::LayOut { line, options } }
}

fn choice(state: &VisitState) -> Seq {
    state.conversation().choices.laid_out()[0].id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_patient_weighs_a_choice_leans_and_sees_what_was_decided() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    scene.patient_waits().await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    patient.sees("without interrupting").await;
    clinician.wishes_then(laid_out).await;
    patient.sees_in(".choices", "What do we do about your blood pressure pill?").await;
    patient.sees_in(".ways", "About 10 dollars a month").await;
    inspection.look(patient, Patient, "patient-choice").await;

    patient.press("I lean this way: Another pill").await;
    patient.sees_in(".ways", "You lean this way").await;
    patient.press("I lean this way: Half the pill").await;
    patient.sees_in(".ways", "You feel it in a week You lean this way").await;
    for matter in ["Low cost", "Few side effects"] {
        patient.press(matter).await;
    }
    patient.write("Why? You can skip this.", "I do not want one more pill").await;
    patient.enter().await;
    patient.sees_in(".choices .line-field", "Saved").await;
    // Known to both, and there again after a reload.
    patient.reload().await;
    patient.sees_in(".ways", "You feel it in a week You lean this way").await;
    let pressed = "return [...document.querySelectorAll('.matters [aria-pressed=true]')].map(one => one.textContent.trim())";
    let matters: Vec<String> = patient.run(pressed, vec![]).await;
    assert_eq!(matters, ["Few side effects", "Low cost"]);
    let show = "document.querySelector('.matters').scrollIntoView({ block: 'center', behavior: 'instant' }); return 0";
    let _: i64 = patient.run(show, vec![]).await;
    inspection.look(patient, Patient, "patient-choice-leaning").await;

    let decide = |state: &VisitState| {
        let known = &state.conversation().choices.laid_out()[0];
        assert_eq!(known.matters, [Matter::FewSideEffects, Matter::LowCost]);
        let (choice, option) = (choice(state), 0);
        let line = line("Your pressure is low in the morning");
        Command::ChangeChoices { change: ChoiceChange::Decide { choice, option, line } }
    };
    clinician.wishes_then(decide).await;
    patient.sees_in(".decided", "You and Dr. Amara Rivera decided: Half the pill").await;
    patient.sees_in(".decided", "Why: Your pressure is low in the morning").await;
    patient.sees_in(".decided", "You said: I do not want one more pill").await;
    assert!(!patient.offers("I lean this way").await, "it is decided");
    inspection.look(patient, Patient, "patient-choice-decided").await;
    let withdraw = |state: &VisitState| Command::ChangeChoices {
        change: ChoiceChange::Withdraw { choice: choice(state) },
    };
    clinician.wishes_then(withdraw).await;
    patient.sees_no("What do we do about").await;
    patient.console_is_clean().await;
    inspection.close();
}
