//! The whole visit in Spanish, the patient's page on a touch screen 320 pixels wide: from the links and the
//! briefing to the summary.

mod finger;
mod healing;
mod planning;
mod talking;
mod way_in;
mod way_out;

use webside_protocol::Role;
use webside_tests::Clinic;

use crate::afterwards::SAVED;
use crate::browser::{Browser, Size};
use crate::scene::{Cast, Scene};
use crate::story_touch::finger::Finger;

/// A patient with a finger, a clinician at a desk, and the clinic's server.
struct Stage<'a> {
    patient: Finger<'a>,
    clinician: &'a Browser,
    clinic: &'a mut Clinic,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_visit_in_spanish_needs_nothing_but_a_finger_on_a_narrow_screen() {
    let mut scene = Scene::set(Cast { language: "es", ..Cast::default() }).await;
    let [to_patient, to_clinician] =
        [Role::Patient, Role::Clinician].map(|role| scene.link(role).to_owned());
    let Scene { patient, clinician, clinic, .. } = &mut scene;
    patient.size = Size::NARROW;
    patient.fit(Size::NARROW).await;
    patient.before_each_page(SAVED).await;
    let mut stage = Stage { patient: Finger::of(patient), clinician, clinic };

    way_in::patient_prepares(&stage, &to_patient).await;
    way_in::clinician_reads_and_lets_in(&stage, &to_clinician).await;
    talking::quiet_is_explained(&stage).await;
    talking::a_signal_and_a_question_are_answered(&stage).await;
    talking::what_was_missed_is_taken_up(&stage).await;
    talking::who_can_see_what(&stage).await;
    planning::steps_are_written(&stage).await;
    planning::a_choice_is_laid_out(&stage).await;
    healing::both_load_their_pages_again(&stage).await;
    healing::the_server_dies_while_both_write(&mut stage).await;
    planning::the_choice_is_made(&stage).await;
    planning::the_plan_is_told_back(&stage).await;
    way_out::clinician_closes(&stage).await;
    way_out::patient_takes_it_along(&stage).await;
    way_out::clinician_takes_the_record(&stage).await;
    scene.pages_are_sound().await;
}
