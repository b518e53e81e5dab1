//! What two people work out, on the patient's page; the clinician is a page without a screen.

use webside_protocol::{AgendaChange, Command, QuestionChange, Role, VisitState};

use crate::beyond::Beyond;
use crate::inspection::{Inspection, Reader::Patient};
use crate::scene::{Cast, Scene};

/// The clinician comes without a screen, and lets everyone in who waits.
pub(crate) async fn clinician_beyond_the_screen(scene: &Scene) -> Beyond {
    let clinician = Beyond::comes(scene, Role::Clinician).await;
    for seat in clinician.waiting() {
        clinician.wishes(Command::Admit { seat }).await;
    }
    clinician
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_patient_came_for_is_kept_from_the_waiting_room_on() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    scene.patient_waits().await;
    patient.write("What is the main thing?", "My knee hurts").await;
    patient.enter().await;
    patient.sees_in(".topics", "First My knee hurts").await;
    patient.write("One more thing", "I sleep badly").await;
    patient.press("Add").await;
    patient.sees_in(".topics", "Then I sleep badly").await;
    patient.press("Move up: I sleep badly").await;
    patient.sees_in(".topics", "First I sleep badly Then My knee hurts").await;
    patient.press("Change: My knee hurts").await;
    patient.write("Then", " on stairs").await;
    patient.enter().await;
    patient.sees_in(".topics", "Then My knee hurts on stairs").await;
    inspection.look(patient, Patient, "patient-lobby-list").await;

    patient.press("Help your clinician prepare").await;
    patient.write("When did it start?", "In May").await;
    patient.sees_in(".talk .more", "Saved").await;
    patient.write("Who helps you?", "My son").await;
    patient.enter().await;
    inspection.look(patient, Patient, "patient-lobby-briefing").await;
    patient.reload().await;
    patient.sees_in(".topics", "First I sleep badly").await;

    let clinician = clinician_beyond_the_screen(&scene).await;
    patient.press("Your list (2)").await;
    let addressed = |state: &VisitState| {
        let topic = state.conversation().agenda.topics()[0].id;
        Command::ChangeAgenda { change: AgendaChange::Address { topic } }
    };
    clinician.wishes_then(addressed).await;
    patient.sees_in(".topics", "Talked about I sleep badly").await;
    patient.press("Help your clinician prepare").await;
    patient.sees_in(".talk .more", "Saved").await;
    inspection.look(patient, Patient, "patient-visit-list").await;
    patient.press("Remove: My knee hurts").await;
    patient.sees("Your list (1)").await;
    patient.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_takes_one_tap_and_waits_until_it_is_answered() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    scene.patient_waits().await;
    let clinician = clinician_beyond_the_screen(&scene).await;
    patient.press("Questions to ask").await;
    patient.press("What are my choices?").await;
    patient.sees_in(".questions", "What are my choices? Asked just now").await;
    patient.press("Why do I need this?").await;
    patient.sees_in(".questions", "Why do I need this? Asked just now").await;
    patient.press("Why do I need this?").await;
    patient.sees_in(".questions", "Why do I need this? What happens if we wait?").await;
    let answered = |state: &VisitState| {
        let asked = state.conversation().questions.waiting().next().expect("a question").id;
        Command::ChangeQuestions { change: QuestionChange::Answer { asked } }
    };
    clinician.wishes_then(answered).await;
    patient.sees_in(".questions", "What are my choices? Answered").await;
    inspection.look(patient, Patient, "patient-visit-questions").await;
    patient.console_is_clean().await;
    inspection.close();
}
