//! Too much, too often, too long: the others are served all the same.

use std::net::SocketAddr;

use tokio::net::UdpSocket;
use webside_tests::{Clinic, resident_bytes};

use super::client::{ALLOCATE, BINDING, Client, SOFTWARE, TRANSPORT, USERNAME, message};
use crate::scene;

/// What an IPv4 packet adds to what it carries.
const PACKET_BYTES: usize = 28;

#[tokio::test]
async fn t7_one_credential_gets_twelve_allocations_and_others_still_get_theirs() {
    let clinic = scene::clinic().await;
    let [doctor, rosa] = scene::inside(&clinic).await;
    let mut clients = Vec::new();
    for number in 0..100 {
        let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
        let made = client.allocate().await;
        assert_eq!(made.is_ok(), number < 12, "number {number}: {made:?}");
        assert!(made.is_ok() || made == Err(486), "{made:?}");
        clients.push(client);
    }
    let mut rosas = Client::udp(&clinic, &rosa.ice_servers()[0]).await;
    assert!(rosas.allocate().await.is_ok(), "the other person");
    let [other, _] = scene::inside(&clinic).await;
    assert!(Client::udp(&clinic, &other.ice_servers()[0]).await.allocate().await.is_ok());
    assert_eq!(clients[0].refresh(0).await, Ok(0));
    assert!(clients[99].allocate().await.is_ok(), "one was given back");
}

#[tokio::test]
async fn t8_permissions_and_channels_do_not_fill_the_memory() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    client.allocate().await.expect("an address");
    let mut rosas = Client::udp(&clinic, &rosa.ice_servers()[0]).await;
    let peer = rosas.allocate().await.expect("an address");
    assert_eq!(client.bind(0x4000, peer).await, Ok(()));
    let before = memory(&clinic);
    for number in 0..10_000_u32 {
        let [_, high, middle, low] = number.to_be_bytes();
        let stranger = SocketAddr::from(([198, high, middle, low], 80));
        let channel = 0x4001 + u16::try_from(number % 0xff0).expect("small");
        let requests = [
            client.signed(0x008, &[(0x0012, &super::client::address(stranger))]),
            client.signed(
                0x009,
                &[
                    (0x000c, &[channel.to_be_bytes(), [0; 2]].concat()),
                    (0x0012, &super::client::address(peer)),
                ],
            ),
        ];
        for request in requests {
            client.send(&request).await;
        }
    }
    while client.try_hear().await.is_some() {}
    assert!(
        memory(&clinic) < before + 8 * 1024 * 1024,
        "{before} bytes grow to {}",
        memory(&clinic)
    );
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(rosas.refresh(600).await, Ok(600), "the other is served");
}

#[tokio::test]
async fn t9_strangers_get_short_answers_at_a_pace_and_are_not_remembered() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let before = memory(&clinic);
    let request = message(ALLOCATE, [9; 12], &[(TRANSPORT.0, &TRANSPORT.1)]);
    // Sources of 127.0.0.0/8, ten at a time, each with a socket of its own.
    let mut answers = 0;
    for source in 0..10 {
        let socket = flood(&clinic, source, &request, 2_000).await;
        while let Some(length) = answered(&socket).await {
            let percent = (length + PACKET_BYTES) * 100 / (request.len() + PACKET_BYTES);
            assert!(percent <= 150, "{percent} percent");
            answers += 1;
        }
    }
    assert!((10..=10 * 600).contains(&answers), "{answers} of 20000 were answered");
    assert!(memory(&clinic) < before + 8 * 1024 * 1024, "nobody is remembered");
    scene::goes_on(&mut doctor, &mut rosa).await;
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    assert!(client.allocate().await.is_ok(), "another source is served");
}

#[tokio::test]
async fn t10_a_binding_is_answered_shortly_at_a_pace_and_without_a_name() {
    let clinic = scene::clinic().await;
    let request = message(BINDING, [9; 12], &[]);
    let socket = flood(&clinic, 40, &request, 5_000).await;
    let mut answers = 0;
    while let Some(length) = answered(&socket).await {
        assert!(length * 10 <= request.len() * 25, "{length} bytes");
        answers += 1;
    }
    assert!((1..=1_000).contains(&answers), "{answers} of 5000 were answered");
    let [doctor, _] = scene::inside(&clinic).await;
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    client.send(&request).await;
    assert_eq!(client.hear("an answer").await.attribute(SOFTWARE), None);
}

#[tokio::test]
async fn t11_lies_about_lengths_are_dropped() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let good = message(BINDING, [9; 12], &[(USERNAME, b"abcd")]);
    let with = |at: usize, value: [u8; 2]| {
        let mut bytes = good.clone();
        bytes[at..at + 2].copy_from_slice(&value);
        bytes
    };
    let rows = [
        ("a length of 65535", with(2, [0xff, 0xff])),
        ("a length that wraps", with(2, [0xff, 0xec])),
        ("a length of no multiple of four", with(2, [0, 7])),
        ("a length too short", with(2, [0, 4])),
        ("an attribute past the end", with(22, [0, 5])),
        ("an attribute of 65535", with(22, [0xff, 0xff])),
        ("an attribute that wraps when padded", with(22, [0xff, 0xfd])),
        ("no head", good[..19].to_vec()),
        ("nothing", Vec::new()),
        ("a channel with more than there is", vec![0x40, 0, 0xff, 0xff, 1]),
        ("four kilobytes and more", vec![0; 9000]),
    ];
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    for (name, bytes) in rows {
        client.send(&bytes).await;
        assert!(client.try_hear().await.is_none(), "{name}");
    }
    client.send(&good).await;
    client.hear("the answer to what is well formed").await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn t14_ten_minutes_are_the_most_and_refreshing_without_end_is_no_use() {
    let clinic = scene::clinic().await;
    let [doctor, rosa] = scene::inside(&clinic).await;
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    client.allocate().await.expect("an address");
    for wanted in [u32::MAX, 86_400, 601, 600, 1] {
        assert_eq!(client.refresh(wanted).await, Ok(600), "{wanted}");
    }
    let request = client.signed(0x004, &[]);
    for _ in 0..5_000 {
        client.send(&request).await;
    }
    let mut answers = 0;
    while client.try_hear().await.is_some() {
        answers += 1;
    }
    assert!(answers <= 1_000, "{answers} of 5000 were answered");
    let mut rosas = Client::udp(&clinic, &rosa.ice_servers()[0]).await;
    assert!(rosas.allocate().await.is_ok(), "others are served meanwhile");
}

/// Sends `request` from an address of 127.0.0.0/8 of its own.
async fn flood(clinic: &Clinic, source: u8, request: &[u8], times: usize) -> UdpSocket {
    let socket = UdpSocket::bind(SocketAddr::from(([127, 7, 7, source + 1], 0))).await;
    let socket = socket.expect("all of 127.0.0.0/8 is ours");
    socket.connect(clinic.turn_address()).await.expect("a way to the server");
    for _ in 0..times {
        // What the system drops was sent all the same.
        let _ = socket.send(request).await;
    }
    socket
}

/// Length of the next answer.
async fn answered(socket: &UdpSocket) -> Option<usize> {
    let mut bytes = [0; 4096];
    let wait = std::time::Duration::from_millis(400);
    tokio::time::timeout(wait, socket.recv(&mut bytes)).await.ok()?.ok()
}

fn memory(clinic: &Clinic) -> u64 {
    resident_bytes(clinic.pid().expect("the server runs"))
}
