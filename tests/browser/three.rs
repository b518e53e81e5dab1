//! Three people see and hear each other through the relay, and the pair goes back to a direct call.

use serde::Deserialize;

use crate::browser::{Browser, PATIENCE};
use crate::guests::guest;
use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::scene::{Cast, Scene};

/// What came in of each track, by its id, over the connections that stand.
const TRACKS: &str = r"
const done = arguments[arguments.length - 1];
const peers = (window.watched?.peers ?? []).filter(peer => peer.connectionState === 'connected');
const tracks = [];
const add = report => {
  if (report.type !== 'inbound-rtp') return;
  const count = report.kind === 'video' ? window.watched.shown(report) : report.packetsReceived;
  tracks.push({ id: report.trackIdentifier, kind: report.kind, count: count ?? 0 });
};
Promise.all(peers.map(async peer => (await peer.getStats()).forEach(add)))
  .then(() => done(tracks), () => done(tracks));
";

/// Notes how long the large picture stood still whenever it went over to another call, and the longest that
/// it did elsewhere: a machine that is busy with three browsers stops pictures now and then.
const WATCH_CHANGES: &str = r"
const video = document.querySelector('.stage > video');
[window.changes, window.elsewhere] = [[], 0];
let [stream, last] = [video.srcObject, performance.now()];
const next = now => {
  if (stream !== video.srcObject) window.changes.push(now - last);
  else window.elsewhere = Math.max(window.elsewhere, now - last);
  [stream, last] = [video.srcObject, now];
  video.requestVideoFrameCallback(next);
};
video.requestVideoFrameCallback(next);
return null;
";
const CHANGES: &str = "return [window.changes, window.elsewhere]";
/// A picture that stands still for longer is frozen.
const FREEZE_MS: f64 = 300.0;

#[derive(Debug, Clone, Deserialize)]
struct Track {
    id: String,
    kind: String,
    count: u64,
}

impl Browser {
    /// Waits until sound and pictures of `others` people come in anew.
    async fn sees_and_hears_each_of(&self, others: usize) {
        let before: Vec<Track> = self.run_async(TRACKS, vec![]).await;
        let grown = async || {
            let now: Vec<Track> = self.run_async(TRACKS, vec![]).await;
            let grew = |track: &&Track| {
                let old = before.iter().find(|old| old.id == track.id).map_or(0, |old| old.count);
                track.count > old + 5
            };
            let of = |kind| now.iter().filter(|t| t.kind == kind).filter(grew).count();
            (of("video") >= others && of("audio") >= others).then_some(())
        };
        self.wait(&format!("sound and picture of {others}"), PATIENCE, grown).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_see_and_hear_each_other_and_two_go_back_without_a_freeze() {
    let scene = Scene::set(Cast { relay: "when_needed", ..Cast::default() }).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let mut inspection = Inspection::default();
    let look = &mut inspection;
    scene.visit_is_on().await;
    clinician.sees("End-to-end encrypted").await;
    let (guest, _line) = guest(&scene, "guest", ("Noor Haddad", "Interpreter")).await;
    let _: Option<()> = patient.run(WATCH_CHANGES, vec![]).await;

    clinician.press("Let Noor Haddad in").await;
    for browser in [clinician, patient, &guest] {
        browser.sees_and_hears_each_of(2).await;
    }
    clinician.sees("Encrypted to the clinic's server").await;
    patient.sees("Encrypted").await;
    patient.sees_in(".pinned", "Noor Haddad Interpreter").await;
    guest.sees_in(".others", "Rosa Martín Patient").await;
    look.look(patient, Patient, "patient-visit-relayed").await;
    look.look(clinician, Clinician, "console-relayed").await;
    look.look(&guest, Patient, "guest-visit-relayed").await;
    patient.press("Encrypted").await;
    patient.sees("It passes them on to everyone here").await;
    look.look(patient, Patient, "patient-who-sees-relayed").await;
    patient.press("Close").await;

    guest.press("Leave").await;
    guest.press("Yes, leave").await;
    clinician.sees("End-to-end encrypted").await;
    patient.sees("Private").await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;
    let (changes, elsewhere): (Vec<f64>, f64) = patient.run(CHANGES, vec![]).await;
    println!("still at each change for, in ms: {changes:?}; elsewhere at most {elsewhere}");
    assert_eq!(changes.len(), 2, "to the relay and back");
    let most = FREEZE_MS.max(elsewhere);
    assert!(changes.iter().all(|ms| *ms < most), "frozen: {changes:?} ms, elsewhere {elsewhere}");
    guest.console_is_clean().await;
    scene.pages_are_sound().await;
    inspection.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clinic_that_always_relays_says_so_to_both() {
    let scene = Scene::set(Cast { relay: "always", ..Cast::default() }).await;
    scene.visit_is_on().await;
    scene.clinician.sees("Encrypted to the clinic's server").await;
    scene.patient.sees("Encrypted").await;
    for browser in [&scene.patient, &scene.clinician] {
        assert_eq!(browser.flow().await.made, 1, "{} called the other page", browser.name);
    }
    scene.pages_are_sound().await;
}

/// The other page is told that the stream ended, and of one that begins.
#[tokio::test]
async fn who_loads_the_page_again_in_a_relayed_visit_is_seen_and_heard_again() {
    let scene = Scene::set(Cast { relay: "always", ..Cast::default() }).await;
    let pair = [&scene.patient, &scene.clinician];
    scene.visit_is_on().await;
    for loads in pair {
        for browser in pair {
            browser.sees_and_hears().await;
        }
        loads.reload().await;
    }
    for browser in pair {
        browser.sees_and_hears().await;
    }
    scene.pages_are_sound().await;
}
