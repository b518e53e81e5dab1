//! Peers that are none: whatever is not another allocation of the same visit.

use std::net::SocketAddr;

use tokio::net::UdpSocket;
use webside_tests::{Clinic, file_with, soon};

use super::client::{CONNECT, Client, PEER, address};
use crate::scene;

#[tokio::test]
async fn t1_nothing_of_this_machine_is_a_peer() {
    let peers = [
        "127.0.0.1:22",
        "127.1.2.3:80",
        "0.0.0.0:80",
        "0.0.0.1:80",
        "[::1]:22",
        "[::]:22",
        "[::ffff:127.0.0.1]:22",
        "[::ffff:0.0.0.0]:22",
        "[::127.0.0.1]:22",
        "[64:ff9b::7f00:1]:22",
    ];
    none_is_a_peer(&peers).await;
}

#[tokio::test]
async fn t3_nothing_of_the_clinics_own_networks_is_a_peer() {
    let peers = [
        "169.254.169.254:80",
        "[fd00:ec2::254]:80",
        "10.0.0.1:80",
        "172.16.0.1:80",
        "192.168.1.1:80",
        "100.64.0.1:80",
        "[fc00::1]:80",
        "[fe80::1]:80",
        "[fec0::1]:80",
        "[::ffff:169.254.169.254]:80",
        "[::ffff:10.0.0.1]:80",
        "[64:ff9b::a9fe:a9fe]:80",
        "[64:ff9b::a00:1]:80",
        "[64:ff9b:1::a00:1]:80",
    ];
    none_is_a_peer(&peers).await;
}

#[tokio::test]
async fn t4_nothing_that_is_not_one_machine_is_a_peer_and_nobody_elses_is() {
    let peers = [
        "224.0.0.1:80",
        "239.255.255.250:1900",
        "240.0.0.1:80",
        "255.255.255.255:80",
        "[ff02::1]:80",
        "192.0.2.1:80",
        "198.51.100.1:80",
        "203.0.113.1:80",
        "[2001:db8::1]:80",
        "[::ffff:224.0.0.1]:80",
        "[64:ff9b::e000:1]:80",
        "8.8.8.8:53",
    ];
    none_is_a_peer(&peers).await;
}

/// Refused by each way to name a peer, told in log and audit, and nothing arrives anywhere.
async fn none_is_a_peer(peers: &[&str]) {
    let mut clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let mut client = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    client.allocate().await.expect("an address");
    let mut rosas = Client::udp(&clinic, &rosa.ice_servers()[0]).await;
    let rosas_address = rosas.allocate().await.expect("an address");
    // A permission for a real peer, whose address is that of this machine: it must not open the rest.
    assert_eq!(client.permit(rosas_address).await, Ok(()));
    let trap = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
    let trap_address = trap.local_addr().expect("its address");
    let mut all: Vec<SocketAddr> = peers.iter().map(|peer| peer.parse().expect("peer")).collect();
    all.push(trap_address);
    for peer in all {
        assert_eq!(client.permit(peer).await, Err(403), "permission for {peer}");
        assert_eq!(client.bind(0x4001, peer).await, Err(403), "channel to {peer}");
        client.indicate(peer, b"canary").await;
        let connect = client.ask(CONNECT, &[(PEER, &address(peer))]).await;
        assert_eq!(connect.map(drop), Err(0), "connection to {peer}");
    }
    // Whatever was sent to the trap has come before this.
    let own = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
    own.send_to(b"after all", trap_address).await.expect("a way to the trap");
    let mut heard = [0; 16];
    let length = soon("our own word", trap.recv(&mut heard)).await.expect("it comes");
    assert_eq!(&heard[..length], b"after all");

    told(&mut clinic).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(client.refresh(600).await, Ok(600), "the client may go on");
}

/// What the log says of how many there were.
fn count(line: &str) -> u64 {
    let (_, rest) = line.split_once("turn_peer_denied").expect("a line that tells of it");
    let digits = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().expect("a number")
}

async fn told(clinic: &mut Clinic) {
    let said = clinic.said();
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("turn_peer_denied")).collect();
    let counts: Vec<u64> = lines.iter().map(|line| count(line)).collect();
    assert!(!counts.is_empty(), "no count in the log: {said}");
    assert!(counts.is_sorted_by(|one, next| one < next), "{counts:?}");
    for line in lines {
        let personal = ["Rosa", "Mart", "Amara", "Rivera", "canary", "127.0.0.1:22", "169.254"];
        assert!(!personal.iter().any(|word| line.contains(word)), "{line}");
    }
    let written = async {
        while file_with(&clinic.data_dir(), "turn_peer_denied").is_none() {
            tokio::task::yield_now().await;
        }
    };
    soon("a line in the audit", written).await;
}
