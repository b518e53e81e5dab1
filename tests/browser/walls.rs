//! Two people in networks of their own, with real firewalls between: by which way their call goes when
//! nobody chooses for them.

use std::net::{IpAddr, SocketAddr};

use webside_tests::Tls;

use crate::browser::PATIENCE;
use crate::networks::{Between, Networks, SERVER};
use crate::relayed::pair_of;
use crate::scene::{Cast, Scene};
use crate::wait::until;

/// Local and remote kind of way, and how the server is reached for it.
struct Expected {
    local: &'static str,
    remote: &'static str,
    /// Which will do for each of them; empty: not through the server.
    protocols: &'static [&'static str],
}

/// What each person's firewall lets out, given where the pages and TURN are.
type Wall = fn(pages: SocketAddr, turn: SocketAddr) -> Option<String>;

#[tokio::test]
async fn a_router_between_two_networks_is_all_that_a_call_needs() {
    let expected = Expected { local: "host", remote: "host", protocols: &[""] };
    goes(Between::Router, "never", |_, _| None, expected).await;
}

#[tokio::test]
async fn without_a_way_between_them_a_call_goes_through_the_server() {
    // Where all ways work alike a browser keeps the one that worked first.
    let expected = Expected { local: "relay", remote: "relay", protocols: &["udp", "tcp", "tls"] };
    goes(Between::Nothing, "never", |_, _| None, expected).await;
}

#[tokio::test]
async fn a_firewall_that_lets_no_udp_out_leaves_tcp() {
    let expected = Expected { local: "relay", remote: "relay", protocols: &["tcp"] };
    let wall: Wall =
        |pages, turn| Some(format!("tcp dport {{ {}, {} }}", pages.port(), turn.port()));
    goes(Between::Router, "never", wall, expected).await;
}

#[tokio::test]
async fn a_firewall_that_lets_out_to_the_pages_alone_leaves_a_working_visit() {
    let expected = Expected { local: "relay", remote: "relay", protocols: &["tls"] };
    let wall: Wall = |pages, _| Some(format!("tcp dport {}", pages.port()));
    goes(Between::Router, "never", wall, expected).await;
}

/// A call of three has no other way, so a call of two that is always relayed stands for it.
#[tokio::test]
async fn the_same_firewall_leaves_a_call_through_the_clinics_relay() {
    let expected = Expected { local: "relay", remote: "host", protocols: &["tls"] };
    let wall: Wall = |pages, _| Some(format!("tcp dport {}", pages.port()));
    goes(Between::Router, "always", wall, expected).await;
}

async fn goes(between: Between, relay: &'static str, wall: Wall, expected: Expected) {
    if !Networks::can_be_made() {
        return;
    }
    let cast = Cast { tls: Tls::SelfSigned, relay, ..Cast::default() };
    let make = || Networks::new(between);
    let server: IpAddr = SERVER.parse().expect("an address");
    let (scene, networks) = Scene::set_apart(cast, make, server).await;
    for name in ["clinician", "patient"] {
        if let Some(rule) = wall(scene.clinic.address(), scene.clinic.turn_address()) {
            networks.let_out(name, &rule);
        }
    }
    scene.visit_is_on().await;
    for browser in [&scene.clinician, &scene.patient] {
        let mut found = None;
        // A direct way may come later than one through the server.
        let best = until(PATIENCE, async || {
            let pair = pair_of(browser).await;
            let kinds = (&*pair.local, &*pair.remote) == (expected.local, expected.remote);
            let is_best = kinds && expected.protocols.contains(&&*pair.protocol);
            found = Some(pair);
            is_best.then_some(())
        });
        let best = best.await;
        println!("{}: {found:?}", browser.name);
        assert!(best.is_some(), "{}: {found:?}", browser.name);
    }
}
