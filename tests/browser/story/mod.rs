//! The whole visit, from the links to the end, with everything that can break on the way.

mod call;
mod cue;
mod healing;
mod signal;
mod way_in;
mod way_out;

use std::future::Future;

use tokio::time::Instant;

use crate::scene::{Cast, Scene};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_goes_from_the_links_to_the_end_whatever_breaks_on_the_way() {
    let times = std::env::var("WEBSIDE_STORY_TIMES").ok().and_then(|times| times.parse().ok());
    for time in 1..=times.unwrap_or(1) {
        println!("story {time}");
        Box::pin(play()).await;
    }
}

async fn play() {
    let started = Instant::now();
    let mut scene = Scene::set(Cast::default()).await;
    step("both come in, the patient by way of the lobby", way_in::both_come_in(&scene)).await;
    step("they see and hear each other", call::both_see_and_hear(&scene)).await;
    step("a key becomes a cue on the overlay", cue::a_key_becomes_a_cue(&scene)).await;
    step("tap to painted overlay", cue::tap_to_painted(&scene)).await;
    step("the patient says something by touch", signal::a_signal_is_seen(&scene)).await;
    step("the patient's page is loaded again", healing::patient_reloads(&scene)).await;
    step("the clinician's page is loaded again", healing::clinician_reloads(&scene)).await;
    step("the patient's network drops", healing::patient_drops(&scene)).await;
    step("the clinician's network drops", healing::clinician_drops(&scene)).await;
    step("the server is killed", healing::server_is_killed(&mut scene)).await;
    step("the microphones are switched off", call::microphones_off(&scene)).await;
    step("the patient leaves and comes back", way_out::leaves_and_comes_back(&scene)).await;
    step("a second tab", way_out::second_tab(&scene)).await;
    step("the clinician ends the visit", way_out::visit_ends(&scene)).await;
    step("links that do not work", way_out::bad_links(&scene)).await;
    scene.pages_are_sound().await;
    println!("  the whole story: {:.1} s", started.elapsed().as_secs_f32());
}

async fn step<T>(name: &str, played: impl Future<Output = T>) -> T {
    println!("  {name}");
    let started = Instant::now();
    let outcome = Box::pin(played).await;
    println!("    {:.1} s", started.elapsed().as_secs_f32());
    outcome
}
