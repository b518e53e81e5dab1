//! The other end shows another certificate than it named (row M3): nothing flows, and both people read why.

use crate::inspection::{
    Inspection,
    Reader::{Clinician, Patient},
};
use crate::scene::{Cast, Scene};

/// Changes what is said of certificates on the way from page to page.
const ANOTHER: &str = r"
(() => {
  const Peer = window.RTCPeerConnection;
  const another = sdp => sdp.replace(/(a=fingerprint:sha-256 )(..)/g,
    (line, head, digits) => head + (digits === '00' ? '11' : '00'));
  window.RTCPeerConnection = class RTCPeerConnection extends Peer {
    CHANGED
  };
})();
";
const THEIRS: &str = r"
setRemoteDescription(theirs) {
  return super.setRemoteDescription({ type: theirs.type, sdp: another(theirs.sdp) });
}
";
const OWN: &str = r"
get localDescription() {
  const own = super.localDescription;
  return own && { type: own.type, sdp: another(own.sdp) };
}
";
const TOLD: &str = "This call is not secure: no sound and no picture were sent";

#[tokio::test]
async fn a_pair_of_whom_one_shows_another_certificate_is_told_and_nothing_flows() {
    let scene = begun("never", THEIRS).await;
    let (patient, clinician) = (&scene.patient, &scene.clinician);
    let mut inspection = Inspection::default();
    for browser in [patient, clinician] {
        browser.sees_in(".stage", TOLD).await;
    }
    clinician.sees("Not secure").await;
    inspection.look(patient, Patient, "patient-visit-insecure").await;
    inspection.look(clinician, Clinician, "console-insecure").await;
    nothing_came(&scene).await;
    // What is told goes by the clinic's server, whose own certificate is another matter.
    clinician.key('2').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    inspection.close();
}

#[tokio::test]
async fn a_page_that_shows_the_relay_another_certificate_is_told_and_the_audit_too() {
    let scene = begun("always", OWN).await;
    scene.patient.sees_in(".stage", TOLD).await;
    nothing_came(&scene).await;
    let noted = webside_tests::file_with(&scene.clinic.data_dir(), "media_impostor");
    assert!(noted.is_some(), "no line in the audit");
}

/// A visit in which what the patient's page says, or hears, of certificates is changed.
async fn begun(relay: &'static str, changed: &str) -> Scene {
    let scene = Scene::set(Cast { relay, ..Cast::default() }).await;
    scene.patient.before_each_page(&ANOTHER.replace("CHANGED", changed)).await;
    scene.patient_waits().await;
    scene.clinician_comes().await;
    scene.patient_is_let_in().await;
    scene
}

async fn nothing_came(scene: &Scene) {
    for browser in [&scene.patient, &scene.clinician] {
        let flow = browser.flow().await;
        assert_eq!((flow.frames, flow.sounds), (0, 0), "{}: {flow:?}", browser.name);
    }
}
