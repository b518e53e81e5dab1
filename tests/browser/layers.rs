//! A browser sends its picture in layers, and the other one gets a picture of one of them.

use serde::Deserialize;

use crate::browser::PATIENCE;
use crate::scene::{Cast, Scene};

/// Layers of the picture that have left, and the height of what comes in.
const PICTURES: &str = r"
const done = arguments[arguments.length - 1];
const peers = (window.watched?.peers ?? []).filter(peer => peer.connectionState === 'connected');
const [sent, came] = [[], []];
const add = report => {
  if (report.kind !== 'video') return;
  if (report.type === 'outbound-rtp' && report.rid && report.framesSent > 0) {
    sent.push({ layer: report.rid, height: report.frameHeight ?? 0, frames: report.framesSent });
  }
  if (report.type === 'inbound-rtp') {
    came.push({ height: report.frameHeight ?? 0, frames: report.framesDecoded ?? 0 });
  }
};
Promise.all(peers.map(async peer => (await peer.getStats()).forEach(add)))
  .then(() => done({ sent, came }), () => done({ sent: [], came: [] }));
";

#[derive(Debug, Deserialize)]
struct Pictures {
    sent: Vec<Sent>,
    came: Vec<Came>,
}

#[derive(Debug, Deserialize)]
struct Sent {
    layer: String,
    height: u32,
    #[expect(dead_code, reason = "read by a person, where the test prints it")]
    frames: u64,
}

#[derive(Debug, Deserialize)]
struct Came {
    height: u32,
    frames: u64,
}

#[tokio::test]
async fn a_picture_is_sent_in_layers_and_the_largest_that_fits_comes() {
    let scene = Scene::set(Cast { relay: "always", ..Cast::default() }).await;
    scene.visit_is_on().await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    let pictures = async |browser: &crate::browser::Browser| {
        browser.run_async::<Pictures>(PICTURES, vec![]).await
    };
    let sends = async || Some(pictures(patient).await.sent).filter(|sent| sent.len() >= 2);
    let sent = patient.wait("two layers that leave", PATIENCE, sends).await;
    println!("sent: {sent:?}");
    let smallest = sent.iter().find(|sent| sent.layer == "q").expect("the smallest one leaves");
    assert!(sent.iter().all(|sent| sent.layer == "q" || sent.height > smallest.height), "{sent:?}");
    let larger = async || {
        let came = pictures(clinician).await.came;
        came.into_iter().find(|came| came.height > smallest.height && came.frames > 30)
    };
    println!("came: {:?}", clinician.wait("a larger layer", PATIENCE, larger).await);
    for browser in [clinician, patient] {
        browser.sees_and_hears().await;
    }
    scene.pages_are_sound().await;
}
