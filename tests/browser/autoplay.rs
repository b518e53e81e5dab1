//! A browser that plays no sound before it was touched: one tap, asked for in words.

use crate::scene::{Cast, Scene};

/// Refuses to play what is not muted until somebody presses, as phones do.
const REFUSE_TO_PLAY: &str = r"
(() => {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (this.muted || navigator.userActivation.isActive) return play.call(this);
    return Promise.reject(new DOMException('play() needs a press', 'NotAllowedError'));
  };
})();
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_waits_for_a_tap_gets_one() {
    let scene = Scene::set(Cast::default()).await;
    let patient = &scene.patient;
    scene.visit_is_on().await;
    patient.before_each_page(REFUSE_TO_PLAY).await;
    patient.reload().await;
    patient.sees("Tap to hear Dr. Amara Rivera").await;
    patient.settle().await;
    patient.picture("patient-visit-tap-to-hear-390").await;
    patient.press("Tap to hear Dr. Amara Rivera").await;
    patient.sees_no("Tap to hear Dr. Amara Rivera").await;
    patient.sees_and_hears().await;
    scene.pages_are_sound().await;
}
