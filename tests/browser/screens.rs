//! Every screen and state, looked at in every size.

use serde_json::json;
use webside_protocol::Role;

use crate::browser::{Browser, Devices, Size};
use crate::devtools::devtools;
use crate::inspection::{Inspection, Reader};
use crate::scene::{Cast, Scene};

use Reader::{Clinician, Patient};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_wrong_on_any_screen_of_the_patient() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    patient_comes_in(&scene, look).await;
    patient_in_the_visit(&scene, look).await;
    patient_asks(&scene, look).await;
    patient_in_trouble(&scene, look).await;
    patient_goes(&scene, look).await;
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_wrong_on_any_screen_of_the_clinician() {
    let scene = Scene::set(Cast::default()).await;
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    clinician_comes_in(&scene, look).await;
    clinician_in_the_visit(&scene, look).await;
    clinician_asks(&scene, look).await;
    clinician_in_trouble(&scene, look).await;
    clinician_goes(&scene, look).await;
    scene.pages_are_sound().await;
    inspection.close();
}

async fn patient_comes_in(scene: &Scene, look: &mut Inspection) {
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("Turn on camera and microphone").await;
    look.look(patient, Patient, "patient-precheck").await;
    patient.press("Turn on camera and microphone").await;
    patient.sees("Go to the waiting room").await;
    look.look(patient, Patient, "patient-precheck-ready").await;
    patient.press("Go to the waiting room").await;
    patient.sees("is not here yet").await;
    look.look(patient, Patient, "patient-lobby").await;
    scene.clinician_comes().await;
    patient.sees("is here and can see that you wait").await;
    look.look(patient, Patient, "patient-lobby-clinician-here").await;
    scene.patient_is_let_in().await;
    patient.sees_and_hears().await;
    scene.clinician.sees_and_hears().await;
}

async fn patient_in_the_visit(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, clinician, .. } = scene;
    look.look(patient, Patient, "patient-visit").await;
    clinician.key('2').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    look.look(patient, Patient, "patient-visit-cue").await;
    in_other_lights(patient, look, "patient-visit-cue").await;
    patient.press("Say it a new way").await;
    patient.sees_in(".signals", "Sent").await;
    look.look(patient, Patient, "patient-visit-signal-sent").await;
    clinician.enter().await;
    patient.sees("saw this").await;
    patient.press("More to say").await;
    look.look(patient, Patient, "patient-visit-signal-seen-more").await;
    patient.press("More to say").await;
    clinician.key('m').await;
    patient.sees_in(".overlay", "The microphone of Dr. Amara Rivera is off").await;
    look.look(patient, Patient, "patient-visit-their-mic-off").await;
    clinician.key('m').await;
    clinician.press("Stop video").await;
    patient.sees("has the camera off").await;
    look.look(patient, Patient, "patient-visit-their-camera-off").await;
    clinician.press("Start video").await;
    clinician.key('7').await;
    clinician.press("In 5 minutes").await;
    patient.sees("Back at").await;
    look.look(patient, Patient, "patient-visit-away").await;
    patient.press("Mic on").await;
    patient.press("Video on").await;
    patient.sees("Video off").await;
    look.look(patient, Patient, "patient-visit-own-off").await;
    patient.press("Mic off").await;
    patient.press("Video off").await;
}

async fn patient_asks(scene: &Scene, look: &mut Inspection) {
    let patient = &scene.patient;
    let dialogs =
        [("Leave", "patient-leave"), ("Help", "patient-help"), ("Private", "patient-private")];
    for (control, name) in dialogs {
        patient.press(control).await;
        look.look(patient, Patient, name).await;
        patient.press("Close").await;
    }
    patient.press("Help").await;
    patient.press("Settings").await;
    look.look(patient, Patient, "patient-settings").await;
    patient.press("Close").await;
    patient.press("Help").await;
    patient.press("Larger").await;
    look.look(patient, Patient, "patient-help-larger").await;
    patient.press("Close").await;
    look.look(patient, Patient, "patient-visit-larger").await;
    patient.press("Help").await;
    patient.press("Normal").await;
    patient.press("Close").await;
}

async fn patient_in_trouble(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, patient_line, clinician_line, .. } = scene;
    patient_line.cut();
    patient.sees_in(".overlay", "Your connection dropped").await;
    patient.press("I have a question").await;
    look.look(patient, Patient, "patient-visit-own-link-lost").await;
    patient_line.mend();
    patient.sees_in(".signals", "Sent").await;
    look.look(patient, Patient, "patient-visit-reconnected").await;
    clinician_line.cut();
    patient.sees_in(".overlay", "We lost the link to Dr. Amara Rivera").await;
    look.look(patient, Patient, "patient-visit-their-link-lost").await;
    clinician_line.mend();
    scene.clinician.sees_no("Your own connection dropped").await;
}

async fn patient_goes(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, clinician, .. } = scene;
    clinician.press("Send back to the waiting room").await;
    clinician.press("Send back").await;
    patient.sees("You are in the waiting room").await;
    look.look(patient, Patient, "patient-sent-back").await;
    scene.patient_is_let_in().await;
    patient.press("Leave").await;
    patient.press("Yes, leave").await;
    patient.sees("You left the visit").await;
    look.look(patient, Patient, "patient-left").await;
    patient.press("Go back in").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    clinician.press("Leave").await;
    clinician.press("Yes, leave").await;
    patient.sees_in(".overlay", "Dr. Amara Rivera left the visit").await;
    look.look(patient, Patient, "patient-visit-they-left").await;
    clinician.press("Go back in").await;
    clinician.press("End visit").await;
    clinician.press("Yes, end it").await;
    patient.sees("Your visit has ended").await;
    look.look(patient, Patient, "patient-ended").await;
    dead_ends(scene, look).await;
}

/// Pages that open no visit.
async fn dead_ends(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, clinic, .. } = scene;
    let origin = clinic.origin();
    patient.open(&format!("{origin}/v#AAAA")).await;
    patient.sees("This link does not open a visit").await;
    look.look(patient, Patient, "patient-dead-link").await;
    patient.open(origin).await;
    look.look(patient, Clinician, "no-link").await;
    patient.open(&format!("{origin}/nowhere")).await;
    look.look(patient, Clinician, "no-page").await;
}

async fn clinician_comes_in(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    clinician.open(scene.link(Role::Clinician)).await;
    clinician.sees("Turn on camera and microphone").await;
    look.look(clinician, Clinician, "console-precheck").await;
    clinician.press("Turn on camera and microphone").await;
    clinician.sees("Enter the visit").await;
    clinician.sees("Your face is well lit").await;
    clinician.press("Chart read before you join.").await;
    clinician.press("Camera at eye level, at arm's length.").await;
    clinician.sees("Your desk, as last time: 1 of 6").await;
    look.look(clinician, Clinician, "console-precheck-ready").await;
    clinician.press("Enter the visit").await;
    clinician.sees("What are you doing?").await;
    look.look(clinician, Clinician, "console-alone").await;
    scene.patient_waits().await;
    clinician.sees("Rosa Martín is waiting").await;
    look.look(clinician, Clinician, "console-waiting").await;
    scene.patient_is_let_in().await;
    clinician.sees_and_hears().await;
    look.look(clinician, Clinician, "console-visit").await;
}

async fn clinician_in_the_visit(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, clinician, .. } = scene;
    clinician.key('2').await;
    clinician.sees_in(".pad", "Reading your chart,").await;
    look.look(clinician, Clinician, "console-cue").await;
    in_other_lights(clinician, look, "console-cue").await;
    patient.press("Say it a new way").await;
    patient.press("I have a question").await;
    clinician.sees("please say that a new way").await;
    look.look(clinician, Clinician, "console-signals").await;
    clinician.enter().await;
    clinician.sees("knows you saw it").await;
    look.look(clinician, Clinician, "console-signal-seen").await;
    clinician.press("More cues").await;
    look.look(clinician, Clinician, "console-more-cues").await;
    clinician.press("More cues").await;
    clinician.key('7').await;
    clinician.sees("When are you back?").await;
    look.look(clinician, Clinician, "console-step-away").await;
    clinician.press("In 2 minutes").await;
    clinician.sees_in(".pad", "Stepping away,").await;
    look.look(clinician, Clinician, "console-away").await;
    clinician.key('0').await;
    clinician.press("Mute").await;
    clinician.press("Stop video").await;
    clinician.sees("Start video").await;
    look.look(clinician, Clinician, "console-muted").await;
    clinician.press("Unmute").await;
    clinician.press("Start video").await;
}

async fn clinician_asks(scene: &Scene, look: &mut Inspection) {
    let clinician = &scene.clinician;
    let dialogs = [
        ("Devices", "console-devices"),
        ("Leave", "console-leave"),
        ("End visit", "console-end"),
        ("Keys", "console-keys"),
        ("Send back to the waiting room", "console-send-back"),
        ("Remove", "console-remove"),
    ];
    for (control, name) in dialogs {
        clinician.press(control).await;
        look.look(clinician, Clinician, name).await;
        clinician.press("Close").await;
    }
}

async fn clinician_in_trouble(scene: &Scene, look: &mut Inspection) {
    let Scene { clinician, patient_line, clinician_line, .. } = scene;
    patient_line.cut();
    clinician.sees("connection lost").await;
    look.look(clinician, Clinician, "console-their-link-lost").await;
    patient_line.mend();
    clinician.sees_no("connection lost").await;
    clinician_line.cut();
    clinician.sees("Your own connection dropped").await;
    look.look(clinician, Clinician, "console-own-link-lost").await;
    clinician_line.mend();
    clinician.sees_no("Your own connection dropped").await;
}

async fn clinician_goes(scene: &Scene, look: &mut Inspection) {
    let Scene { patient, clinician, .. } = scene;
    patient.press("Leave").await;
    patient.press("Yes, leave").await;
    clinician.sees("Patient · left").await;
    look.look(clinician, Clinician, "console-they-left").await;
    clinician.press("Leave").await;
    clinician.press("Yes, leave").await;
    clinician.sees("You left the visit").await;
    look.look(clinician, Clinician, "console-left").await;
    clinician.press("Go back in").await;
    clinician.press("End visit").await;
    clinician.press("Yes, end it").await;
    clinician.sees("The visit ends in").await;
    look.glance(clinician, Clinician, "console-ending").await;
    clinician.sees("The visit has ended").await;
    clinician.sees_in(".figures", "Silence you explained").await;
    look.look(clinician, Clinician, "console-ended").await;
}

/// In forced colours, and with nothing that moves for those who asked for that.
pub(crate) async fn in_other_lights(browser: &Browser, look: &mut Inspection, name: &str) {
    let lights = [("forced-colors", "active"), ("prefers-reduced-motion", "reduce")];
    for (feature, value) in lights {
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        devtools(&browser.client, "Emulation.setEmulatedMedia", media).await;
        browser.settle().await;
        browser.picture(&format!("{name}-{feature}")).await;
    }
    let moving: Vec<String> = browser.run(
        "return document.getAnimations().filter(one => one.playState === 'running').map(one => one.animationName ?? String(one))",
        vec![],
    ).await;
    if !moving.is_empty() {
        look.note(format!("{name}: moves under reduced motion: {}", moving.join(", ")));
    }
    let media = json!({ "features": [] });
    devtools(&browser.client, "Emulation.setEmulatedMedia", media).await;
}

/// A browser whose devices are all missing still shows whole screens.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_wrong_on_screens_without_devices() {
    let scene = Scene::set(Cast { patient: Devices::None, ..Cast::default() }).await;
    let mut inspection = Inspection::default();
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.press("Turn on camera and microphone").await;
    patient.sees("We found no").await;
    inspection.look(patient, Patient, "patient-precheck-no-devices").await;
    patient.press("Go on with taps only").await;
    patient.sees("You are in the waiting room").await;
    inspection.look(patient, Patient, "patient-lobby-no-devices").await;
    scene.clinician_comes().await;
    scene.patient_is_let_in().await;
    inspection.look(patient, Patient, "patient-visit-no-devices").await;
    inspection.look(&scene.clinician, Clinician, "console-patient-without-devices").await;

    let refused =
        Browser::new(&scene.driver, "refused", Size::PHONE, Devices::Refused, &scene.patient_line);
    let refused = refused.await;
    refused.open(scene.link(Role::Patient)).await;
    refused.press("Turn on camera and microphone").await;
    refused.sees("This page may not use").await;
    inspection.look(&refused, Patient, "patient-precheck-refused").await;
    inspection.close();
}
