//! The cue pad above other windows, and the cue that is only offered while the clinician looks elsewhere.

use serde_json::json;

use crate::browser::PATIENCE;
use crate::scene::{Cast, Scene};

/// Presses the key of the floating pad whose words hold `arguments[0]`.
const PRESS_ON_THE_PAD: &str = r"
const floating = window.documentPictureInPicture?.window;
const keys = [...floating?.document.querySelectorAll('#pad button') ?? []];
const key = keys.find(one => one.textContent.includes(arguments[0]));
key?.click();
return key ? true : null;
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pad_floats_above_other_windows_and_comes_back() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.visit_is_on().await;
    clinician.press("Keep pad on top").await;
    let press = async || {
        let words = vec![json!("Writing notes")];
        clinician.run::<Option<bool>>(PRESS_ON_THE_PAD, words).await
    };
    clinician.wait("the floating pad", PATIENCE, press).await;
    patient.sees_in(".overlay", "is writing notes").await;
    clinician.picture("console-pad-floats-1440").await;
    clinician.press("Put the pad back").await;
    clinician.sees_in(".pad", "Writing notes,").await;
    scene.pages_are_sound().await;
}

/// Whoever looks at another window may be reading the chart. The patient is told nothing before a tap.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_elsewhere_suggests_a_cue_and_sets_none() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.visit_is_on().await;
    let () = clinician.run("window.dispatchEvent(new Event('blur'))", vec![]).await;
    clinician.sees("Looking elsewhere? Tap to say so.").await;
    clinician.picture("console-suggestion-1440").await;
    assert!(!patient.was_shown("is reading your chart").await, "a suggestion was told as a fact");
    clinician.press("Tell Rosa Martín: Reading your chart").await;
    patient.sees_in(".overlay", "is reading your chart").await;
    clinician.sees_no("Looking elsewhere?").await;
    scene.pages_are_sound().await;
}
