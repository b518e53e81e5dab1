//! A page that reaches TURN alone reaches the clinic's media relay through it, and nobody else passes
//! for that page.

use std::net::SocketAddr;

use tokio::net::UdpSocket;
use tokio::time::{Duration, Instant, timeout};
use webside_core::relay::stun::is_success;
use webside_protocol::{ClientMessage, IceServer, ServerMessage, Signalling};
use webside_server::relay_peer::{Peer, Protection};
use webside_tests::{Clinic, Page, Settings};

use super::client::{Client, DATA, PEER};
use crate::scene;

/// Whatever is not answered within this time is not answered.
const SILENCE: Duration = Duration::from_millis(400);

async fn clinic() -> Clinic {
    Clinic::open(Settings { relay: "always", ..Settings::default() }).await
}

/// A page's end of its connection with the relay, negotiated and not yet connected.
async fn negotiated(page: &mut Page) -> (Peer, SocketAddr) {
    let mut peer = Peer::new("page").expect("a socket");
    let body = Signalling::Offer { sdp: peer.offer(true, 1) };
    page.say(&ClientMessage::RelaySignalling { call: 1, body }).await;
    let answer = page.hear("the relay's answer", |message| {
        let ServerMessage::RelaySignalling { body: Signalling::Answer { sdp }, .. } = message
        else {
            return None;
        };
        Some(sdp.clone())
    });
    peer.accept(&answer.await).expect("an answer");
    let relay = peer.relay().expect("an address");
    (peer, relay)
}

async fn by(way: &str, clinic: &Clinic, server: &IceServer) -> Client {
    if way == "udp" { Client::udp(clinic, server).await } else { Client::tcp(clinic, server).await }
}

#[tokio::test]
async fn checks_reach_the_relay_and_its_answers_come_back_by_each_way() {
    let clinic = clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let (mut peer, relay) = negotiated(&mut doctor).await;
    let server = doctor.ice_servers()[0].clone();
    for way in ["udp", "tcp"] {
        let mut client = by(way, &clinic, &server).await;
        client.allocate().await.expect("an address");
        let neighbour = SocketAddr::new(relay.ip(), relay.port() ^ 1);
        assert_eq!(client.permit(neighbour).await, Err(403), "nothing but the relay");
        assert_eq!(client.permit(relay).await, Ok(()));
        client.indicate(relay, &peer.check(true).expect("a check")).await;
        assert!(client.try_hear().await.is_none(), "one that proves nothing");
        client.indicate(relay, &peer.check(false).expect("a check")).await;
        let heard = client.hear("an answer").await;
        assert_eq!(heard.address(PEER), relay);
        assert!(is_success(heard.attribute(DATA).expect("data")));
        assert_eq!(client.bind(0x4000, relay).await, Ok(()));
        client.send_by(0x4000, &peer.check(false).expect("a check")).await;
        assert!(is_success(client.hear("another").await.through(0x4000).expect("by the channel")));
        // The way of this page is gone, and the relay does not know.
        assert_eq!(client.refresh(0).await, Ok(0));
    }
    peer.prove().expect("it goes on by another way");
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_stranger_with_a_relayed_address_of_their_own_is_not_who_has_it() {
    let clinic = clinic().await;
    let [mut doctor, _rosa] = scene::inside(&clinic).await;
    let (mut peer, relay) = negotiated(&mut doctor).await;
    let server = doctor.ice_servers()[0].clone();
    let (mut client, stranger) = loop {
        let mut client = Client::udp(&clinic, &server).await;
        let own = client.allocate().await.expect("an address");
        // Some other socket of this machine may have it.
        if let Ok(stranger) = UdpSocket::bind(own).await {
            break (client, stranger);
        }
    };
    assert_eq!(client.bind(0x4000, relay).await, Ok(()));
    client.send_by(0x4000, &peer.check(false).expect("a check")).await;
    assert!(is_success(client.hear("an answer").await.through(0x4000).expect("by the channel")));
    let now = Instant::now().into_std();
    let hello = peer.hello(Protection::Gcm, now).expect("a handshake begins");
    for record in &hello {
        stranger.send_to(record, relay).await.expect("it is sent");
    }
    let mut bytes = [0; 2048];
    let heard = timeout(SILENCE, stranger.recv_from(&mut bytes)).await;
    assert!(heard.is_err(), "the relay takes them for somebody else: {heard:?}");
    assert!(client.try_hear().await.is_none(), "and tells nobody");
    for record in &hello {
        client.send_by(0x4000, record).await;
    }
    let heard = client.hear("a handshake").await;
    assert!((20..=63).contains(&heard.through(0x4000).expect("by the channel")[0]));
}
