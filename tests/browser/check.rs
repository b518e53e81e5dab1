//! The page that checks whether a visit would work: from a good network, from bad ones, and on the way to
//! a visit.

use std::time::Duration;

use webside_protocol::Role;
use webside_tests::{Clinic, Request, Settings, Tls, Turn};

use crate::browser::{Browser, Devices};
use crate::inspection::{Inspection, Reader::Patient};
use crate::line::Line;
use crate::scene::{Alone, Cast, Scene};

/// A whole check on a busy machine, with ways that are blocked.
const CHECK_MAX: Duration = Duration::from_secs(90);
const BEGIN: &str = "Test my connection";

async fn opens(person: &Browser, clinic: &Clinic) {
    person.open(&format!("{}/check", clinic.origin())).await;
    person.sees(BEGIN).await;
}

/// Waits for the verdict, which stands in large words.
async fn verdict_is(person: &Browser, words: &str) {
    let is = async || {
        let said = person.text_of(".verdict h2").await;
        (!said.is_empty()).then_some(said)
    };
    let said = person.wait("a verdict", CHECK_MAX, is).await;
    if said != words {
        person.fail(&format!("the verdict is “{said}”, not “{words}”")).await;
    }
}

/// The line of the fold that begins so, whole.
async fn line(person: &Browser, begins: &str) -> String {
    let script = "return [...document.querySelectorAll('.lines li')]
        .map(line => [...line.querySelectorAll('.what, strong')].map(part => part.textContent).join(': '))
        .filter(line => line.startsWith(arguments[0])).join('\\n');";
    person.run(script, vec![begins.into()]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_good_network_every_way_works_and_is_measured() {
    let settings = Settings { tls: Tls::SelfSigned, ..Settings::default() };
    let alone = Alone::set(settings, Devices::Fake, Line::to).await;
    let (person, clinic) = (&alone.person, &alone.clinic);
    let mut inspection = Inspection::default();
    opens(person, clinic).await;
    inspection.look(person, Patient, "check-ready").await;
    assert!(!clinic.said().contains("check begins"), "nothing starts unasked");
    person.press_by_keyboard(BEGIN).await;
    person.sees("Testing your connection").await;
    inspection.glance(person, Patient, "check-running").await;
    verdict_is(person, "Video visits will work from here.").await;
    assert_eq!(person.focus().await, "Video visits will work from here.", "read on from there");
    person.sees("Nothing is in the way.").await;
    inspection.look(person, Patient, "check-good").await;

    person.press("For your IT person").await;
    let (pages, turn) = (clinic.address(), clinic.turn_address());
    let expected = [
        format!("Through the server (TURN)UDP {turn}: works"),
        format!("Through the server (TURN)TCP {turn}: works"),
        format!("Through the server (TURN)TLS {pages}: works"),
    ];
    assert_eq!(line(person, "Through the server").await, expected.join("\n"));
    for works in
        ["Page opened", "Browser can", "Clinic's server", "Live connection", "Address seen"]
    {
        assert!(line(person, works).await.ends_with(": works"), "{}", line(person, works).await);
    }
    for found in ["Microphone", "Camera", "Addresses of this device"] {
        assert!(line(person, found).await.ends_with(": found"), "{}", line(person, found).await);
    }
    person.sees("Measured through the server by UDP").await;
    let (trip, lost, up) = (
        line(person, "Round trip").await,
        line(person, "Lost").await,
        line(person, "Upload").await,
    );
    println!("{trip}; {lost}; {up}");
    let number = |line: &str| -> u32 {
        let digits = line.split(": ").nth(1).and_then(|rest| rest.split(' ').next());
        digits.and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("{line}"))
    };
    assert!(trip.ends_with(" ms") && number(&trip) <= 400, "{trip}");
    assert!(lost.ends_with(" %") && number(&lost) <= 5, "{lost}");
    assert!(up.ends_with(" kbit/s") && number(&up) >= 500, "{up}");
    person.sees("Nothing. Every way works.").await;
    inspection.look(person, Patient, "check-good-it").await;

    person.press("Español").await;
    person.sees("Las videovisitas funcionarán desde aquí.").await;
    person.press("Para la persona de informática").await;
    inspection.look(person, Patient, "check-good-it-es").await;
    person.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_without_udp_is_named_and_visits_work_all_the_same() {
    let settings = Settings { tls: Tls::SelfSigned, ..Settings::default() };
    let to = async |clinic: &Clinic| Line::to(clinic).await.without_udp();
    let alone = Alone::set(settings, Devices::Fake, to).await;
    let (person, clinic) = (&alone.person, &alone.clinic);
    let mut inspection = Inspection::default();
    opens(person, clinic).await;
    person.press(BEGIN).await;
    verdict_is(person, "Video visits will work from here.").await;
    person.sees("This network blocks the best way for sound and picture").await;
    let udp = format!("UDP to {}", clinic.turn_address());
    person.sees(&udp).await;
    inspection.look(person, Patient, "check-no-udp").await;
    person.press("For your IT person").await;
    let turn = clinic.turn_address();
    let ways = line(person, "Through the server").await;
    assert!(ways.contains(&format!("UDP {turn}: does not work")), "{ways}");
    assert!(ways.contains(&format!("TCP {turn}: works")), "{ways}");
    person.sees("Measured through the server by TCP").await;
    person.sees("To open in the firewall").await;
    person.console_is_clean().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wall_that_lets_pages_through_alone_is_told_with_a_way_on() {
    let to = async |clinic: &Clinic| Line::to_pages_alone(clinic).await.without_udp();
    // Without TLS of the clinic's own there is no way on the port of the pages.
    let alone = Alone::set(Settings::default(), Devices::Fake, to).await;
    let (person, clinic) = (&alone.person, &alone.clinic);
    let mut inspection = Inspection::default();
    opens(person, clinic).await;
    person.press(BEGIN).await;
    verdict_is(person, "Video visits will not work from here yet.").await;
    person.sees("Sound and picture do not get through on this network").await;
    person.sees("Try another network, for example mobile data.").await;
    person.sees("Call 555 0100").await;
    inspection.look(person, Patient, "check-no-way").await;

    person.press("Test again").await;
    person.press("Stop").await;
    person.sees("You stopped the test.").await;
    inspection.look(person, Patient, "check-stopped").await;

    alone.line.cut();
    person.press(BEGIN).await;
    verdict_is(person, "Video visits will not work from here yet.").await;
    person.sees("We can not reach the clinic").await;
    inspection.glance(person, Patient, "check-unreachable").await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_at_once_and_a_clinic_without_relay_are_told_in_words() {
    let settings = Settings { turn: Turn::Off, ..Settings::default() };
    let alone = Alone::set(settings, Devices::Fake, Line::to).await;
    opens(&alone.person, &alone.clinic).await;
    alone.person.press(BEGIN).await;
    verdict_is(&alone.person, "Video visits may work from here.").await;
    alone.person.sees("This clinic does not help calls through").await;
    drop(alone);

    let alone = Alone::set(Settings::default(), Devices::Fake, Line::to).await;
    let (person, clinic) = (&alone.person, &alone.clinic);
    opens(person, clinic).await;
    while clinic.ask(Request::check(clinic.origin())).await.status == 200 {}
    person.press(BEGIN).await;
    verdict_is(person, "We could not find out right now.").await;
    person.sees("Many people are testing right now").await;
    person.sees("Wait a minute.").await;
    assert!(person.offers("Test again").await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_the_way_to_a_visit_it_opens_beside_it_and_costs_nothing_of_it() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    patient.open(scene.link(Role::Patient)).await;
    patient.sees("Turn on camera and microphone").await;
    let visit = patient.client.window().await.expect("a tab");
    patient.press(BEGIN).await;
    to_new_tab(patient).await;
    patient.sees("Your visit stays open in its own tab.").await;
    patient.press(BEGIN).await;
    verdict_is(patient, "Video visits will work from here.").await;
    patient.settle().await;
    patient.picture("check-from-visit-390").await;
    patient.press("Close this test").await;
    let closed = async || {
        let tabs = patient.client.windows().await.ok()?;
        (tabs.len() == 1).then_some(())
    };
    patient.wait("the tab to close", Duration::from_secs(10), closed).await;
    patient.to_tab(visit).await;
    patient.press("Turn on camera and microphone").await;
    patient.press("Go to the waiting room").await;
    patient.sees("You are in the waiting room").await;
    assert!(patient.offers(BEGIN).await, "and from the waiting room");
    scene.clinician_comes().await;
    scene.patient_is_let_in().await;
    scene.pages_are_sound().await;
}

async fn to_new_tab(person: &Browser) {
    let here = person.client.window().await.expect("a tab");
    let opened = async || {
        let tabs = person.client.windows().await.ok()?;
        tabs.into_iter().find(|tab| *tab != here)
    };
    let tab = person.wait("a new tab", Duration::from_secs(20), opened).await;
    person.to_tab(tab).await;
    person.fit(person.size).await;
}
