//! The whole visit by keyboard alone, on both pages: from the links and the briefing to the summary.

mod healing;
mod keyboard;
mod planning;
mod talking;
mod way_in;
mod way_out;

use webside_protocol::Role;
use webside_tests::Clinic;

use crate::afterwards::SAVED;
use crate::scene::{Cast, Scene};
use crate::story_keyboard::keyboard::Keyboard;

/// Two people, each with a keyboard, and the clinic's server.
struct Stage<'a> {
    patient: Keyboard<'a>,
    clinician: Keyboard<'a>,
    clinic: &'a mut Clinic,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_visit_needs_nothing_but_two_keyboards() {
    let mut scene = Scene::set(Cast::default()).await;
    let [to_patient, to_clinician] =
        [Role::Patient, Role::Clinician].map(|role| scene.link(role).to_owned());
    let Scene { patient, clinician, clinic, .. } = &mut scene;
    patient.before_each_page(SAVED).await;
    let mut stage =
        Stage { patient: Keyboard::of(patient), clinician: Keyboard::of(clinician), clinic };

    way_in::patient_prepares(&mut stage, &to_patient).await;
    way_in::clinician_reads_and_lets_in(&mut stage, &to_clinician).await;
    talking::quiet_is_explained(&mut stage).await;
    talking::a_signal_and_a_question_are_answered(&mut stage).await;
    talking::a_topic_is_ticked(&mut stage).await;
    planning::steps_are_written(&mut stage).await;
    healing::both_load_their_pages_again(&mut stage).await;
    planning::a_choice_is_laid_out(&mut stage).await;
    healing::the_server_restarts_while_both_write(&mut stage).await;
    planning::the_choice_is_made(&mut stage).await;
    planning::the_plan_is_told_back(&mut stage).await;
    planning::the_next_clinic_is_told(&mut stage).await;
    way_out::clinician_closes(&mut stage).await;
    way_out::patient_takes_it_along(&mut stage).await;
    way_out::clinician_takes_the_record(&mut stage).await;

    stage.patient.lost_nothing();
    stage.clinician.lost_nothing();
    scene.pages_are_sound().await;
}
