//! One more person comes into the visit: a daughter by a link, a student after a yes, a colleague who
//! takes over.

use webside_protocol::Role;

use crate::browser::{Browser, Devices, PATIENCE, Size};
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::line::Line;
use crate::scene::{Cast, Scene};

const LINK: &str = "return document.querySelector('.invite input[readonly]')?.value ?? ''";
/// Wherever a page could keep a link by mistake.
const KEPT: &str = r"
return [document.documentElement.outerHTML, location.href, JSON.stringify({ ...localStorage }),
  JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state),
  ...[...document.querySelectorAll('input')].map(one => one.value)].join(' ');
";

/// Somebody with a browser of their own.
async fn guest(scene: &Scene, size: Size, devices: Devices) -> (Browser, Line) {
    let line = Line::to(&scene.clinic).await;
    (Browser::new(&scene.driver, "guest", size, devices, &line).await, line)
}

/// Makes the link in the card that is open, closes the card, and sees that the link is gone with it.
async fn link(clinician: &Browser, look: &mut Inspection, name: &str) -> String {
    clinician.press("Make a link").await;
    clinician.sees("It works once, until").await;
    look.look(clinician, Clinician, name).await;
    let link: String = clinician.run(LINK, vec![]).await;
    let secret = link.split_once('#').expect("a link holds a secret").1;
    clinician.press("Copy link").await;
    clinician.sees_in(".invite [role=status]", "Cop").await;
    clinician.press("Close").await;
    clinician.sees_no("It works once, until").await;
    let kept: String = clinician.run(KEPT, vec![]).await;
    assert!(!kept.contains(secret), "the link stays on the clinician's page");
    link
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daughter_comes_by_a_link_and_everyone_sees_her() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    patient.press("More to say").await;
    patient.press("I want someone with me").await;
    clinician.sees_in(".raised", "Invite somebody").await;
    look.look(clinician, Clinician, "console-invite-signal").await;
    clinician.press("Invite somebody").await;
    clinician.press("Make a link").await;
    clinician.sees_in(".invite", "Write a name").await;
    clinician.write("Name, as everyone will see it", "Lucía Martín").await;
    look.look(clinician, Clinician, "console-invite").await;
    let link = link(clinician, look, "console-invite-link").await;
    clinician.sees_in(".people-side", "Lucía Martín Family or friend · not here yet").await;
    look.look(clinician, Clinician, "console-invite-expected").await;

    clinician.press("Make a new link").await;
    clinician.sees("The link from before stops working").await;
    look.look(clinician, Clinician, "console-invite-again").await;
    clinician.press("Close").await;

    let (daughter, _line) = guest(&scene, Size::PHONE, Devices::None).await;
    daughter.open(&link).await;
    daughter.press("Go on with taps only").await;
    daughter.sees("Dr. Amara Rivera will let you in").await;
    look.look(&daughter, Patient, "guest-lobby").await;
    clinician.press("Let Lucía Martín in").await;
    daughter.sees("Video is between Rosa Martín and Dr. Amara Rivera for now").await;
    clinician.press("Reading your chart").await;
    daughter.sees_in(".overlay", "Dr. Amara Rivera is").await;
    look.look(&daughter, Patient, "guest-visit").await;
    patient.press("3 people").await;
    patient.sees("Lucía Martín Family or friend · here").await;
    look.look(patient, Patient, "patient-visit-three").await;
    patient.press("Close").await;
    clinician.sees_in(".people-side", "Lucía Martín Family or friend · here").await;
    patient.sees_and_hears().await;

    daughter.press("Leave").await;
    daughter.press("Yes, leave").await;
    daughter.sees("You left the visit").await;
    clinician.sees_in(".people-side", "Lucía Martín Family or friend · left").await;
    daughter.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_student_watches_only_after_the_patients_yes() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    clinician.press("Invite somebody").await;
    clinician.write("Name, as everyone will see it", "Kim (student)").await;
    clinician.press("Observer").await;
    clinician.sees("Rosa Martín is asked first").await;
    look.look(clinician, Clinician, "console-invite-observer").await;
    let link = link(clinician, look, "console-invite-observer-link").await;

    let (student, _line) = guest(&scene, Size::PHONE, Devices::None).await;
    student.open(&link).await;
    student.press("Go on with taps only").await;
    student.sees("We ask Rosa Martín first").await;
    look.look(&student, Patient, "guest-lobby-asked").await;
    clinician.sees_in(".door", "Waiting for a yes from Rosa Martín").await;
    assert!(!clinician.offers("Let Kim (student) in").await, "before the patient's yes");
    look.look(clinician, Clinician, "console-invite-waits").await;
    patient.sees("Kim (student) would like to watch. Is that all right?").await;
    let once = async || (patient.times_said("would like to watch").await == 1).then_some(());
    patient.wait("the announcement, once", PATIENCE, once).await;
    look.look(patient, Patient, "patient-visit-consent").await;

    patient.press("No").await;
    patient.sees_no("would like to watch").await;
    student.sees("Not this time").await;
    look.look(&student, Patient, "guest-lobby-refused").await;
    clinician.sees_in(".door", "Rosa Martín said no to Kim (student)").await;
    look.look(clinician, Clinician, "console-invite-refused").await;

    patient.press("Private").await;
    patient.sees("Let Kim (student) watch after all").await;
    look.look(patient, Patient, "patient-visit-second-thoughts").await;
    patient.press("Let Kim (student) watch after all").await;
    clinician.sees_in(".door", "Rosa Martín said yes to Kim (student)").await;
    look.look(clinician, Clinician, "console-invite-yes").await;
    clinician.press("Let Kim (student) in").await;
    student.sees("You can follow the visit here").await;
    look.look(&student, Patient, "guest-visit-observer").await;

    patient.press("3 people").await;
    patient.press("Ask Kim (student) to go out").await;
    student.sees("Not this time").await;
    student.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_takes_over_and_the_patient_is_never_left_alone() {
    let scene = Scene::set(Cast::default()).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    clinician.press("Hand over").await;
    clinician.write("To whom", "Dr. Noor Haddad").await;
    clinician.press("Keep an eye on").await;
    clinician.write("What it is about", "Dizzy when she stands up").await;
    clinician.press("Write card").await;
    clinician.sees("Ask them to say it back").await;
    clinician.sees("Invite Dr. Noor Haddad into the visit").await;
    look.look(clinician, Clinician, "console-invite-handoff").await;
    clinician.press("Invite Dr. Noor Haddad into the visit").await;
    let link = link(clinician, look, "console-invite-colleague-link").await;
    assert!(link.starts_with(scene.link(Role::Clinician).split_once('#').expect("a link").0));

    let (colleague, _line) = guest(&scene, Size::DESK, Devices::Fake).await;
    colleague.open(&link).await;
    colleague.press("Turn on camera and microphone").await;
    colleague.press("Enter the visit").await;
    colleague.sees("Dr. Amara Rivera will let you in").await;
    look.look(&colleague, Clinician, "console-guest-lobby").await;
    clinician.press("Let Dr. Noor Haddad in").await;
    colleague.sees("Video is between Rosa Martín and Dr. Amara Rivera for now").await;
    look.look(&colleague, Clinician, "console-guest").await;
    clinician.write("Who said it back", "Dr. Noor Haddad").await;
    clinician.enter().await;
    clinician.sees("Dr. Noor Haddad said it back, and it was right").await;

    clinician.press("Leave").await;
    clinician.press("Yes, leave").await;
    patient.sees("Tell Dr. Noor Haddad without interrupting").await;
    patient.sees_and_hears().await;
    colleague.sees_and_hears().await;
    assert!(!patient.was_shown("left the visit").await, "somebody was there all the time");
    look.look(patient, Patient, "patient-visit-handed-over").await;
    look.look(&colleague, Clinician, "console-handed-over").await;
    colleague.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}
