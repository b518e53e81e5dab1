//! A patient walks out of the house: from Wi-Fi into a mobile network, in the middle of a visit. The call
//! and the page's link to the server come back by themselves, and soon.

use std::net::IpAddr;
use std::time::Duration;

use serde_json::json;
use webside_tests::Tls;

use crate::browser::{Browser, PATIENCE};
use crate::networks::{Between, Networks, SERVER};
use crate::scene::{Cast, Scene};

/// Everything is back by then, as was promised.
const BACK_MAX: Duration = Duration::from_secs(5);

/// Notes when the server was first heard over each socket of the page.
const WATCH_SOCKETS: &str = r"
(() => {
  const Socket = window.WebSocket;
  const heard = window.heard = [];
  window.WebSocket = class WebSocket extends Socket {
    constructor(...settings) {
      super(...settings);
      const number = heard.push(null) - 1;
      const now = () => performance.timeOrigin + performance.now();
      this.addEventListener('message', () => { heard[number] ??= now(); });
    }
  };
})();
";

/// Notes each moment at which a new picture had come, looking every 20 ms. Returns what time it is.
const WATCH_PICTURES: &str = r"
window.moments = [];
const now = () => performance.timeOrigin + performance.now();
const counts = new Map();
const look = async () => {
  for (const [number, peer] of window.watched.peers.entries()) {
    if (peer.connectionState === 'closed') continue;
    for (const report of (await peer.getStats()).values()) {
      if (report.type !== 'inbound-rtp' || report.kind !== 'video') continue;
      const [id, count] = [number + report.id, report.framesDecoded ?? 0];
      if (count > (counts.get(id) ?? 0)) window.moments.push(now());
      counts.set(id, count);
    }
  }
  setTimeout(look, 20);
};
look();
return now();
";

/// What time it is, and how many sockets the page has made.
const NOW: &str = "return [performance.timeOrigin + performance.now(), window.heard.length]";
const MOMENTS: &str = "return window.moments.filter(at => at >= arguments[0])";
const HEARD: &str = "return window.heard.slice(arguments[0]).find(at => at !== null) ?? null";

/// Pictures that came before the way was lost may be drawn for so long.
const LEFT_OVER_MS: f64 = 1_000.0;
/// So many pictures after that are a moving picture.
const MOVING: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_direct_call_is_back_soon_after_the_patient_left_the_house() {
    comes_back("never", Networks::patient_leaves_the_house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relayed_call_is_back_soon_after_the_patient_left_the_house() {
    comes_back("always", Networks::patient_leaves_the_house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_direct_call_is_back_soon_after_the_patients_router_got_another_address() {
    comes_back("never", Networks::patients_router_moves).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relayed_call_is_back_soon_after_the_patients_router_got_another_address() {
    comes_back("always", Networks::patients_router_moves).await;
}

async fn comes_back(relay: &'static str, change: fn(&Networks)) {
    if !Networks::can_be_made() {
        return;
    }
    let cast = Cast { tls: Tls::SelfSigned, relay, ..Cast::default() };
    let server: IpAddr = SERVER.parse().expect("an address");
    let (scene, networks) =
        Scene::set_apart(cast, || Networks::new(Between::Routers), server).await;
    let (clinician, patient) = (&scene.clinician, &scene.patient);
    patient.before_each_page(WATCH_SOCKETS).await;
    scene.visit_is_on().await;
    for browser in [clinician, patient] {
        let _: f64 = browser.run(WATCH_PICTURES, vec![]).await;
    }
    let (left, sockets): (f64, u64) = patient.run(NOW, vec![]).await;
    change(&networks);

    let heard = async || patient.run::<Option<f64>>(HEARD, vec![json!(sockets)]).await;
    let heard = patient.wait("the server over another network", PATIENCE, heard).await;
    println!("{relay}: the server is heard again after {:.0} ms", heard - left);
    let mut backs = vec![("the server", heard - left)];
    for browser in [clinician, patient] {
        let back = back_after(browser, left).await;
        println!("{relay}: {}'s picture moves again after {back:.0} ms", browser.name);
        backs.push((browser.name, back));
    }
    for browser in [clinician, patient] {
        browser.sees_and_hears().await;
    }
    for (name, back) in backs {
        assert!(back <= BACK_MAX.as_secs_f64() * 1_000.0, "{name} is back after {back:.0} ms");
    }
    scene.pages_are_sound().await;
}

/// When the longest standstill after `left` was over, in milliseconds since then.
async fn back_after(browser: &Browser, left: f64) -> f64 {
    let moves = async || {
        let moments: Vec<f64> = browser.run(MOMENTS, vec![json!(left)]).await;
        let after = moments.iter().filter(|at| **at > left + LEFT_OVER_MS).count();
        (after >= MOVING).then_some(moments)
    };
    let mut moments = browser.wait("a moving picture", PATIENCE, moves).await;
    moments.insert(0, left);
    let stills = moments.windows(2).map(|pair| (pair[1] - pair[0], pair[1] - left));
    stills.fold((0.0, 0.0), |most, still| if still.0 > most.0 { still } else { most }).1
}
