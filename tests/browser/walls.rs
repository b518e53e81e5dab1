//! People in networks of their own, behind routers and firewalls: by which way their call goes when
//! nobody chooses for them.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use webside_tests::Tls;

use crate::browser::{Browser, Devices, PATIENCE, Size};
use crate::guests::invited;
use crate::networks::{Between, Networks, SERVER};
use crate::relayed::{Pair, pair_of};
use crate::scene::{Cast, Scene};
use crate::tiles::{Onlooker, watch};
use crate::wait::until;

/// What each person's firewall lets out, given where the pages and TURN are.
type Wall = fn(pages: SocketAddr, turn: SocketAddr) -> Vec<String>;

/// Whether the pair that media takes is the one that is expected.
type Expected = fn(&Pair) -> bool;

/// The browser is told of no server to go through.
const NO_SERVERS: &str = r"
(() => {
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class RTCPeerConnection extends Peer {
    constructor(settings) { super({ ...settings, iceServers: [] }); }
    setConfiguration(settings) { super.setConfiguration({ ...settings, iceServers: [] }); }
  };
})();
";

/// Lets out to the port of the pages alone.
const PAGES_ALONE: Wall = |pages, _| vec![format!("tcp dport {}", pages.port())];

#[tokio::test]
async fn two_routers_between_two_networks_are_no_hindrance() {
    // Each sees the other at the router's address, by what it was told or by what came from there.
    let expected: Expected = |pair| {
        let reflexive = ["srflx", "prflx"];
        reflexive.contains(&&*pair.remote) && pair.local != "relay" && pair.transport == "udp"
    };
    goes(Between::Routers, "never", None, expected).await;
}

#[tokio::test]
async fn without_a_way_between_them_a_call_goes_through_the_server() {
    // Where all ways work alike a browser keeps the one that worked first.
    goes(Between::Nothing, "never", None, |pair| pair.is_between("relay", "relay")).await;
}

#[tokio::test]
async fn between_routers_that_nobody_can_foretell_a_call_goes_through_the_server_by_udp() {
    let wall: Wall = |pages, turn| {
        vec![format!("udp dport {}", turn.port()), format!("tcp dport {}", pages.port())]
    };
    let expected: Expected = |pair| pair.is_between("relay", "relay") && pair.protocol == "udp";
    goes(Between::HardRouters, "never", Some(wall), expected).await;
}

#[tokio::test]
async fn a_firewall_that_lets_no_udp_out_leaves_tcp() {
    let wall: Wall =
        |pages, turn| vec![format!("tcp dport {{ {}, {} }}", pages.port(), turn.port())];
    let expected: Expected = |pair| pair.is_between("relay", "relay") && pair.protocol == "tcp";
    goes(Between::Routers, "never", Some(wall), expected).await;
}

#[tokio::test]
async fn a_firewall_that_lets_out_to_the_pages_alone_leaves_a_working_visit() {
    let expected: Expected = |pair| pair.is_between("relay", "relay") && pair.protocol == "tls";
    goes(Between::Routers, "never", Some(PAGES_ALONE), expected).await;
}

/// The relay takes media by TCP on the port where it takes UDP. Browsers keep the way that worked first,
/// which may be one by TURN: so they are told of none.
#[tokio::test]
async fn the_clinics_relay_is_reached_by_tcp_where_no_udp_gets_out() {
    if !Networks::can_be_made() {
        return;
    }
    let wall: Wall = |_, _| vec!["meta l4proto tcp".to_owned()];
    let (scene, _networks) = set(Between::Routers, "always", Some(wall)).await;
    let browsers = [&scene.clinician, &scene.patient];
    for browser in browsers {
        browser.before_each_page(NO_SERVERS).await;
    }
    scene.visit_is_on().await;
    for browser in browsers {
        goes_as(browser, |pair| pair.local != "relay" && pair.transport == "tcp").await;
        browser.sees_and_hears().await;
    }
}

/// Everyone's network lets out to the port of the pages alone, and the visit has three people in it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_people_whose_networks_let_out_to_the_pages_alone_see_and_hear_each_other() {
    if !Networks::can_be_made() {
        return;
    }
    let (scene, networks) = set(Between::Routers, "when_needed", Some(PAGES_ALONE)).await;
    scene.visit_is_on().await;
    let link = invited(&scene, "Noor Haddad", "Interpreter").await;
    let starter = networks.starter("guest");
    let guest = Browser::apart(&scene.driver, "guest", Size::PHONE, Devices::Fake, &starter).await;
    guest.open(&link).await;
    guest.press("Turn on camera and microphone").await;
    guest.press("Go to the waiting room").await;
    scene.clinician.press("Let Noor Haddad in").await;
    let browsers = [&scene.clinician, &scene.patient, &guest];
    let pages = browsers.map(Onlooker::Chromium);
    for page in pages {
        page.has_tiles_of(2).await;
    }
    scene.clinician.sees("Encrypted to the clinic's server").await;
    for browser in browsers {
        goes_as(browser, |pair| pair.is_between("relay", "host") && pair.protocol == "tls").await;
    }
    for (page, watched) in pages.iter().zip(watch(&pages, 2, Duration::from_secs(6)).await) {
        assert!(watched.is_whole(), "{}: {watched:?}", page.name());
    }
    guest.console_is_clean().await;
    scene.pages_are_sound().await;
}

async fn goes(between: Between, relay: &'static str, wall: Option<Wall>, expected: Expected) {
    if !Networks::can_be_made() {
        return;
    }
    let (scene, _networks) = set(between, relay, wall).await;
    scene.visit_is_on().await;
    for browser in [&scene.clinician, &scene.patient] {
        goes_as(browser, expected).await;
    }
    for browser in [&scene.clinician, &scene.patient] {
        browser.sees_and_hears().await;
    }
}

async fn set(between: Between, relay: &'static str, wall: Option<Wall>) -> (Scene, Networks) {
    let cast = Cast { tls: Tls::SelfSigned, relay, ..Cast::default() };
    let server: IpAddr = SERVER.parse().expect("an address");
    let (scene, networks) = Scene::set_apart(cast, || Networks::new(between), server).await;
    if let Some(wall) = wall {
        let rules = wall(scene.clinic.address(), scene.clinic.turn_address());
        networks.put_walls(&rules);
    }
    (scene, networks)
}

/// Waits until media takes the way that is `expected`: a better one may be found a little later.
async fn goes_as(browser: &Browser, expected: Expected) {
    let mut found = None;
    let best = until(PATIENCE, async || {
        let pair = pair_of(browser).await;
        let is_best = expected(&pair);
        found = Some(pair);
        is_best.then_some(())
    });
    let best = best.await;
    println!("{}: {found:?}", browser.name);
    assert!(best.is_some(), "{}: {found:?}", browser.name);
}
