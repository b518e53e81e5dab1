//! A patient on a thin line: 100 kilobits a second each way, and every twentieth packet lost. Speech is
//! understood, and what the clinician narrates comes at once.

use std::net::IpAddr;
use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, sleep};
use webside_tests::Tls;

use crate::browser::Browser;
use crate::networks::{Between, Networks, SERVER};
use crate::scene::{Cast, Scene};

/// Browsers find out what a line carries in this time.
const SETTLING: Duration = Duration::from_secs(15);
/// How long speech is listened to.
const LISTENING: Duration = Duration::from_secs(15);
/// The share of sound that the browser made up for what did not come. Listeners understand speech of
/// which a tenth is made up; these are whole packets of 20 ms, so a little more is let pass.
const MADE_UP_MAX: f64 = 0.15;
/// A picture that waits is tried again by then.
const WIDE_AGAIN: Duration = Duration::from_secs(75);
/// What a person taps is on the other's screen by then.
const TOLD_MAX: Duration = Duration::from_secs(1);

const SOUND: &str = r"
const done = arguments[arguments.length - 1];
const sound = { samples: 0, made_up: 0 };
const add = report => {
  if (report.type !== 'inbound-rtp' || report.kind !== 'audio') return;
  sound.samples += report.totalSamplesReceived ?? 0;
  sound.made_up += (report.concealedSamples ?? 0) - (report.silentConcealedSamples ?? 0);
};
const peers = (window.watched?.peers ?? []).filter(peer => peer.connectionState === 'connected');
Promise.all(peers.map(async peer => (await peer.getStats()).forEach(add)))
  .then(() => done(sound), () => done(sound));
";

#[derive(Debug, Clone, Copy, Deserialize)]
struct Sound {
    samples: f64,
    /// Made up by the browser, beside what was silent anyhow.
    made_up: f64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn speech_and_narration_come_over_a_thin_line_of_a_pair() {
    holds("never").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn speech_and_narration_come_over_a_thin_line_to_the_relay() {
    holds("always").await;
}

async fn holds(relay: &'static str) {
    if !Networks::can_be_made() {
        return;
    }
    let cast = Cast { tls: Tls::SelfSigned, relay, ..Cast::default() };
    let server: IpAddr = SERVER.parse().expect("an address");
    let (scene, networks) =
        Scene::set_apart(cast, || Networks::new(Between::Routers), server).await;
    scene.visit_is_on().await;
    for browser in [&scene.clinician, &scene.patient] {
        browser.sees_and_hears().await;
    }
    networks.patients_line_is_thin();
    sleep(SETTLING).await;
    let (patient, clinician) = tokio::join!(listened(&scene.patient), listened(&scene.clinician));
    println!("made up: patient {patient:?}, clinician {clinician:?}");
    assert!(patient < MADE_UP_MAX && clinician < MADE_UP_MAX, "{patient} {clinician}");
    told_at_once(&scene).await;

    // Each of them knows why, and once there is room again they see each other.
    scene.patient.sees_in(".own-state", "sound goes first, the picture waits").await;
    for browser in [&scene.clinician, &scene.patient] {
        browser.sees_in(".stage", "Sound goes on, the picture waits.").await;
    }
    networks.patients_line_is_wide();
    for browser in [&scene.clinician, &scene.patient] {
        browser.receives("picture", WIDE_AGAIN, |before, now| now.frames > before.frames + 5).await;
    }
    scene.patient.sees_no("the picture waits").await;
}

/// The share of sound that was made up, over a while.
async fn listened(browser: &Browser) -> f64 {
    let before: Sound = browser.run_async(SOUND, vec![]).await;
    sleep(LISTENING).await;
    let now: Sound = browser.run_async(SOUND, vec![]).await;
    println!("{}: {before:?}, then {now:?}", browser.name);
    let samples = now.samples - before.samples;
    assert!(samples > 0.0, "{}: no sound", browser.name);
    (now.made_up - before.made_up) / samples
}

/// Cues, a signal and a step of the plan.
async fn told_at_once(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    let mut times = Vec::new();
    let cues = [
        ('2', "is reading your chart"),
        ('3', "is writing notes"),
        ('2', "is reading your chart"),
        ('3', "is writing notes"),
    ];
    for (key, words) in cues {
        let begun = Instant::now();
        clinician.key(key).await;
        patient.sees_in(".overlay", words).await;
        times.push(begun.elapsed());
    }
    let begun = Instant::now();
    patient.press("Say it a new way").await;
    clinician.sees("please say that a new way").await;
    times.push(begun.elapsed());
    println!("told after {times:?}");
    assert!(times.iter().all(|time| *time < TOLD_MAX), "{times:?}");
}
