//! The clinician's hands: everything by keyboard, and single keys that never get in the way.

use webside_protocol::Role;

use crate::scene::{Cast, Scene};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinician_needs_nothing_but_the_keyboard() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.patient_waits().await;
    clinician.open(scene.link(Role::Clinician)).await;
    clinician.sees("Turn on camera and microphone").await;
    clinician.press_by_keyboard("Turn on camera and microphone").await;
    clinician.sees("Enter the visit").await;
    clinician.press_by_keyboard("Enter the visit").await;
    clinician.sees("Rosa Martín is waiting").await;
    clinician.press_by_keyboard("Let Rosa Martín in").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;

    clinician.key('2').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    patient.press("Say it a new way").await;
    clinician.sees("please say that a new way").await;
    clinician.enter().await;
    patient.sees("Dr. Amara Rivera saw this").await;
    clinician.key('7').await;
    clinician.sees("When are you back?").await;
    clinician.enter().await;
    patient.sees("Back at").await;
    clinician.key('0').await;
    patient.sees_no("Back at").await;
    clinician.key('m').await;
    patient.sees_in(".overlay", "The microphone of Dr. Amara Rivera is off").await;
    clinician.key('m').await;

    clinician.press_by_keyboard("End visit").await;
    clinician.sees("End the visit for everyone?").await;
    clinician.press_by_keyboard("Yes, end it").await;
    patient.sees("Your visit has ended").await;
    scene.pages_are_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_stays_out_of_text_fields_and_can_be_changed_or_switched_off() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.visit_is_on().await;

    clinician.press("More cues").await;
    clinician.write("Search cues", "2").await;
    clinician.press("More cues").await;
    clinician.key('3').await;
    patient.sees_in(".overlay", "is writing notes").await;

    clinician.press("Keys").await;
    clinician.press("Turn single keys off").await;
    clinician.sees("Turn single keys on").await;
    clinician.press("Close").await;
    clinician.key('2').await;
    clinician.press("Typing your steps").await;
    patient.sees_in(".overlay", "is typing your steps").await;

    clinician.press("Keys").await;
    clinician.press("Turn single keys on").await;
    clinician.press("Change the key for Reading your chart").await;
    clinician.key('r').await;
    clinician.press("Close").await;
    clinician.key('2').await;
    clinician.key('3').await;
    patient.sees_in(".overlay", "is writing notes").await;
    assert!(!patient.was_shown("is reading your chart").await, "a key worked that should not");

    clinician.key('r').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    clinician.reload().await;
    clinician.sees("What are you doing?").await;
    clinician.key('3').await;
    patient.sees_in(".overlay", "is writing notes").await;
    clinician.key('r').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    scene.pages_are_sound().await;
}
