//! The clinician leads the visit: agenda and briefing, questions, next steps, teach-back, stages.

use webside_protocol::{
    AgendaChange, BriefingChange, Clarity, Command, Cue, Line, Moment, Pictogram, Question,
    QuestionChange, Role, Signal, Subject, TeachBackChange,
};

use crate::beyond::Beyond;
use crate::inspection::{Inspection, Reader::Clinician};
use crate::scene::{Cast, Scene};

/// A screen shown below another.
const TOP: &str =
    "document.querySelector('.thread').scrollIntoView({ behavior: 'instant' }); return 0";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinician_leads_the_visit_from_agenda_to_closing() {
    let scene = Scene::set(Cast::default()).await;
    let clinician = &scene.clinician;
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    let patient = Beyond::comes(&scene, Role::Patient).await;

    scene.clinician_comes().await;
    clinician.sees("Nothing on the list yet").await;
    patient_tells(&patient).await;
    clinician.sees("3 not talked about yet").await;
    clinician.sees("Half a pill for my heart").await;
    look.look(clinician, Clinician, "console-talk-agenda").await;

    clinician.press("Let Rosa Martín in").await;
    patient.knows("the visit", |visit| visit.seats().values().all(|seat| seat.is_admitted())).await;
    queue(&scene, &patient, look).await;
    topics(&scene, &patient, look).await;
    next_steps(&scene, &patient, look).await;
    teach_back(&scene, &patient, look).await;
    stages(&scene, look).await;
    scene.clinician.console_is_clean().await;
    inspection.close();
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

async fn patient_tells(patient: &Beyond) {
    for topic in ["I get dizzy when I stand up", "Do I need the new pill?", "My knee"] {
        let change = AgendaChange::Add { line: line(topic) };
        patient.wishes(Command::ChangeAgenda { change }).await;
    }
    let lines = [
        (Subject::Medicines, "Half a pill for my heart, and something to sleep"),
        (Subject::Matters, "To walk my granddaughter to school"),
        (Subject::Hearing, "I hear badly on the left"),
    ];
    for (subject, text) in lines {
        let change = BriefingChange::Say { subject, line: line(text) };
        patient.wishes(Command::ChangeBriefing { change }).await;
    }
}

/// Enter answers the signal first, then the question.
async fn queue(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    let change = QuestionChange::Ask { question: Question::Choices };
    patient.wishes(Command::ChangeQuestions { change }).await;
    patient.wishes(Command::RaiseSignal { signal: Signal::SayNewWay }).await;
    clinician.sees_in(".queue", "What are my choices?").await;
    clinician.sees_in(".queue", "please say that a new way").await;
    look.look(clinician, Clinician, "console-talk-queue").await;
    clinician.enter().await;
    clinician.sees("knows you saw it").await;
    clinician.sees_in(".queue", "What are my choices?").await;
    clinician.enter().await;
    patient
        .knows("the answer", |visit| visit.conversation().questions.waiting().next().is_none())
        .await;
    clinician.sees_no("What are my choices?").await;
    clinician.press("Done with it").await;
    clinician.sees("No open signals").await;
}

async fn topics(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("I get dizzy").await;
    clinician.sees("2 not talked about yet").await;
    clinician.press("My knee").await;
    clinician.sees("1 not talked about yet").await;
    clinician.press("My knee").await;
    clinician.sees("2 not talked about yet").await;
    patient.knows("the tick", |visit| visit.conversation().agenda.open().count() == 2).await;
    clinician.press("Ask: “Is there something else?”").await;
    let cue = |seat: &webside_protocol::Seat| seat.cue.is_some_and(|c| c.cue == Cue::SomethingElse);
    patient.knows("the cue", |visit| visit.seats().values().any(cue)).await;
    look.look(clinician, Clinician, "console-talk-ticked").await;
    clinician.press("Stop showing it").await;
}

async fn next_steps(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Plan").await;
    clinician.sees("Tell Rosa Martín: Typing your steps").await;
    let field = "A step in plain words";
    clinician.write(field, "Discontinue the pill prior to bed").await;
    clinician.sees("Hard words").await;
    let _: i64 = clinician.run(TOP, vec![]).await;
    look.look(clinician, Clinician, "console-talk-hard-words").await;
    clinician.press("Use plain words").await;
    clinician.sees_no("Hard words").await;
    clinician.press("When in the day").await;
    clinician.write("When in the day", "At bed").await;
    clinician.press(field).await;
    clinician.enter().await;
    clinician.sees_in(".plan", "Stop the pill before bed").await;
    patient
        .knows("the first step", |visit| {
            let steps = visit.conversation().plan.steps();
            steps.iter().any(|one| {
                one.step.picture == Pictogram::Pill && one.step.moment == Some(Moment::Bedtime)
            })
        })
        .await;
    for step in ["Walk ten minutes a day", "Drink more water", "Eat less salt"] {
        clinician.write(field, step).await;
        clinician.press("Add step").await;
        clinician.sees_in(".plan", step).await;
    }
    clinician.sees("Put the others on paper").await;
    clinician.press("Move up: Walk ten minutes a day").await;
    patient
        .knows("the new order", |visit| {
            visit
                .conversation()
                .plan
                .steps()
                .iter()
                .next()
                .is_some_and(|one| one.step.line.as_str().starts_with("Walk"))
        })
        .await;
    clinician.press("Change: Eat less salt").await;
    clinician.press("If this happens, call us").await;
    clinician.write(field, ", or your legs swell").await;
    clinician.press("Save step").await;
    clinician.sees_in(".plan", "Eat less salt, or your legs swell").await;
    look.look(clinician, Clinician, "console-talk-steps").await;
    clinician.press("Remove: Drink more water").await;
    patient.knows("three steps", |visit| visit.conversation().plan.steps().len() == 3).await;
    clinician.sees_no("Put the others on paper").await;
}

async fn teach_back(scene: &Scene, patient: &Beyond, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.press("Ask Rosa Martín to tell the plan").await;
    clinician.sees("Rosa Martín was asked").await;
    let change = TeachBackChange::Write { line: line("I walk, and no pill at night") };
    patient.wishes(Command::ChangeTeachBack { change }).await;
    clinician.sees("I walk, and no pill at night").await;
    clinician.press("Said again").await;
    let again = |visit: &webside_protocol::VisitState| {
        let marks = &visit.conversation().teach_back.marks;
        marks.iter().any(|mark| mark.clarity == Clarity::SaidAgain)
    };
    patient.knows("the mark", again).await;
    look.look(clinician, Clinician, "console-talk-teach-back").await;
}

/// Only those who give care see the rail, so what the clinician's page shows is what came back.
async fn stages(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.sees_in(".prompts", "Say hello by name").await;
    clinician.press("Deciding").await;
    clinician.sees_in(".prompts", "What matters most to you?").await;
    look.look(clinician, Clinician, "console-talk-deciding").await;
    clinician.press("Closing").await;
    clinician.sees("0 of 10 done").await;
    clinician.press("Here is the plan. First. Then. If.").await;
    clinician.sees("1 of 10 done").await;
    clinician.sees("What questions do you have?").await;
    look.look(clinician, Clinician, "console-talk-closing").await;
    clinician.press("Hide prompts").await;
    clinician.sees_no("1 of 10 done").await;
    clinician.reload().await;
    clinician.sees("Show prompts").await;
    clinician.sees_no("1 of 10 done").await;
    clinician.press("Show prompts").await;
    clinician.sees("1 of 10 done").await;
}
