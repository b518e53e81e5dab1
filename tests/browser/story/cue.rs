//! A key under the clinician's finger, and what the patient sees and hears of it.

use std::fmt::{Display, Formatter};

use crate::browser::{Browser, PATIENCE};
use crate::scene::Scene;

/// How often the way from a key to the painted overlay is measured.
const TAPS: usize = 30;
/// Twice a frame of a slow screen on top of what a person takes for "at once" (100 ms).
const PAINTED_WITHIN_MS: f64 = 500.0;

/// The overlay shows it with its time; the live region says it once, and never the time.
pub(super) async fn a_key_becomes_a_cue(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    clinician.key('2').await;
    patient.sees_in(".overlay", "Dr. Amara Rivera is reading your chart").await;
    clinician.sees_in(".sees", "Dr. Amara Rivera is reading your chart").await;
    time_counts(patient).await;
    said_once(patient, "is reading your chart").await;
}

async fn time_counts(patient: &Browser) {
    let first = seconds_shown(patient).await;
    let later = async || (seconds_shown(patient).await >= first + 2).then_some(());
    patient.wait("two seconds more", PATIENCE, later).await;
}

/// How long the overlay says that it has been: "24 seconds", then "2 minutes".
pub(super) async fn seconds_shown(patient: &Browser) -> u32 {
    let shown = async || {
        let text = patient.text_of(".overlay .time").await;
        let (number, unit) = text.split_once(' ')?;
        let number: u32 = number.parse().ok()?;
        Some(if unit.starts_with("minute") { number * 60 } else { number })
    };
    patient.wait("a running time", PATIENCE, shown).await
}

/// The region says at most one thing in ten seconds, so it may come a little later; the time that
/// counts on meanwhile must not make it speak again.
async fn said_once(patient: &Browser, words: &str) {
    let said = async || (patient.times_said(words).await > 0).then_some(());
    patient.wait("the live region", PATIENCE, said).await;
    let shown = patient.text_of(".overlay .time").await;
    let counted = async || (patient.text_of(".overlay .time").await != shown).then_some(());
    patient.wait("the time to count on", PATIENCE, counted).await;
    assert_eq!(patient.times_said(words).await, 1, "said: {:?}", patient.said().await);
}

/// Measures from the key's own time stamp in one browser to the painted overlay in the other: both
/// run on this machine and share its clock.
pub(super) async fn tap_to_painted(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    let keys = [('3', "is writing notes"), ('2', "is reading your chart")];
    let (mut whole, mut painting) = (Vec::new(), Vec::new());
    for tap in 0..TAPS {
        let (key, words) = keys[tap % keys.len()];
        clinician.key(key).await;
        let painted = async || {
            let newest = patient.newest_headline().await?;
            newest.text.contains(words).then_some((newest.changed, newest.painted?))
        };
        let (changed, painted) =
            patient.wait(&format!("“{words}” painted"), PATIENCE, painted).await;
        let down = clinician.last_down(key).await.expect("the key went down");
        whole.push(painted - down);
        painting.push(painted - changed);
    }
    let whole = Spread::of(&mut whole);
    println!("    tap → overlay painted, {TAPS} taps: {whole}");
    println!("    of this, from the changed page to paint: {}", Spread::of(&mut painting));
    assert!(whole.least > 0.0, "painted before it was tapped: the clocks differ");
    assert!(whole.p95 < PAINTED_WITHIN_MS, "too slow: {whole}");
}

/// How far measurements lie apart, in milliseconds.
struct Spread {
    least: f64,
    p50: f64,
    p95: f64,
    most: f64,
}

impl Spread {
    fn of(taken: &mut [f64]) -> Self {
        taken.sort_by(f64::total_cmp);
        let at = |percent| taken[(taken.len() - 1) * percent / 100];
        Self { least: at(0), p50: at(50), p95: at(95), most: at(100) }
    }
}

impl Display for Spread {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { least, p50, p95, most } = self;
        write!(out, "p50 {p50:.1} ms, p95 {p95:.1} ms (least {least:.1}, most {most:.1})")
    }
}

/// The cue of this moment has lasted, seen from the patient's page.
pub(super) async fn chart_review_still_shown(scene: &Scene) {
    scene.patient.sees_in(".overlay", "Dr. Amara Rivera is reading your chart").await;
    scene.clinician.sees_in(".pad", "Reading your chart").await;
}
