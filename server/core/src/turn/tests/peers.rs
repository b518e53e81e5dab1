//! Which peers an allocation may have: the allow-list, and that nothing else passes it.

use std::net::SocketAddr;

use webside_protocol::SeatId;

use super::client::{ANNOUNCED, World, datagram, holder, visit};
use crate::turn::{AllocationId, Client, Output, Relayed, StreamId};

/// Rows T1, T3 and T4 of the table of attacks, each address also as IPv6 writes it.
const FORBIDDEN: [&str; 40] = [
    "127.0.0.1:22",
    "127.255.255.254:80",
    "0.0.0.0:80",
    "0.1.2.3:80",
    "[::1]:22",
    "[::]:22",
    "[::ffff:127.0.0.1]:22",
    "[::ffff:169.254.169.254]:80",
    "[::127.0.0.1]:22",
    "[64:ff9b::7f00:1]:22",
    "[64:ff9b::a9fe:a9fe]:80",
    "[64:ff9b:1::a00:1]:80",
    "[2002:7f00:1::]:80",
    "[2001::7f00:1]:80",
    "169.254.169.254:80",
    "[fd00:ec2::254]:80",
    "10.0.0.1:80",
    "172.16.0.1:80",
    "172.31.255.255:80",
    "192.168.0.1:80",
    "100.64.0.1:80",
    "[fc00::1]:80",
    "[fd12:3456::1]:80",
    "[fe80::1]:80",
    "[fec0::1]:80",
    "224.0.0.1:80",
    "239.255.255.250:1900",
    "240.0.0.1:80",
    "255.255.255.255:80",
    "[ff02::1]:80",
    "192.0.2.1:80",
    "198.51.100.2:80",
    "203.0.113.1:80",
    "[2001:db8::1]:80",
    "198.18.0.1:80",
    "192.0.0.8:80",
    "192.88.99.1:80",
    // Not special, and nobody's business either.
    "8.8.8.8:53",
    "[2606:4700:4700::1111]:53",
    // The announced address itself, where nobody has an allocation.
    "198.51.100.1:443",
];

#[test]
fn nothing_but_the_allow_list_passes() {
    let mut world = World::new();
    let (doctor, _) = world.inside(datagram(1, 1), holder(1, 0));
    world.inside(datagram(2, 1), holder(1, 1));
    for peer in FORBIDDEN {
        let peer: SocketAddr = peer.parse().unwrap();
        assert_eq!(world.permit(&doctor, peer), Err(403), "permission for {peer}");
        assert_eq!(world.bind(&doctor, 0x4000, peer), Err(403), "channel to {peer}");
        let before = world.out.len();
        world.send(&doctor, peer, b"data");
        let sent = world.out[before..].iter().any(|o| !matches!(o, Output::PeerDenied { .. }));
        assert!(!sent, "data to {peer}");
        world.now = world.now + std::time::Duration::from_secs(1);
    }
    assert_eq!(world.turn.denied(), 3 * FORBIDDEN.len() as u64);
    let told = world.out.iter().filter(|o| matches!(o, Output::PeerDenied { .. })).count();
    assert!((1..20).contains(&told), "told {told} times");
}

#[test]
fn a_peer_is_another_allocation_of_the_same_visit_while_it_lasts() {
    let mut world = World::new();
    let (doctor, own) = world.inside(datagram(1, 1), holder(1, 0));
    let (_, second) = world.inside(datagram(1, 2), holder(1, 0));
    let (rosa, rosas) = world.inside(datagram(2, 1), holder(1, 1));
    let (_, strangers) = world.inside(datagram(3, 1), holder(2, 0));
    let free = SocketAddr::new(ANNOUNCED.parse().unwrap(), 60_000);
    let rows = [
        ("the other person", rosas, Ok(())),
        ("the seat's own second one", second, Ok(())),
        ("the very same one", own, Err(403)),
        ("another visit's", strangers, Err(403)),
        ("nobody's", free, Err(403)),
    ];
    for (name, peer, expected) in rows {
        assert_eq!(world.permit(&doctor, peer), expected, "{name}");
    }
    world.turn.revoke_seat(visit(1), SeatId(1));
    assert_eq!(world.permit(&doctor, rosas), Err(403), "one that is gone");
    assert_eq!(world.permit(&rosa, own), Err(401), "whoever is gone");
}

#[test]
fn a_request_with_one_forbidden_peer_permits_none_of_them() {
    use crate::stun::attribute::{Method, XOR_PEER_ADDRESS, write_address};
    let mut world = World::new();
    let (doctor, own) = world.inside(datagram(1, 1), holder(1, 0));
    let (rosa, rosas) = world.inside(datagram(2, 1), holder(1, 1));
    let transaction = world.next_transaction();
    let attributes: Vec<(u16, Vec<u8>)> = [rosas, "10.0.0.1:1".parse().unwrap()]
        .map(|peer| {
            let mut value = Vec::new();
            write_address(peer, &transaction, &mut value);
            (XOR_PEER_ADDRESS, value)
        })
        .into();
    let request = world.signed(&doctor, Method::CreatePermission, transaction, &attributes);
    let answer = super::client::outcome(world.receive(doctor.client, &request));
    assert_eq!(answer, Err(403));
    world.permit(&rosa, own).unwrap();
    world.out.clear();
    world.send(&rosa, own, b"hello");
    assert_eq!(world.out, [], "nothing comes through to who permitted nobody");
}

#[test]
fn our_own_relay_is_a_peer_where_it_is_named_and_only_there() {
    let mut world = World::new();
    let relay: SocketAddr = "198.51.100.1:7000".parse().unwrap();
    world.turn.set_relays(vec![relay]);
    let (doctor, own) = world.inside(datagram(1, 1), holder(1, 0));
    assert_eq!(world.permit(&doctor, "198.51.100.1:7001".parse().unwrap()), Err(403));
    assert_eq!(world.permit(&doctor, relay), Ok(()));
    world.out.clear();
    world.send(&doctor, relay, b"up");
    let here = Relayed { allocation: AllocationId(1), address: own };
    assert_eq!(world.out, [Output::Relay { from: here, to: relay, bytes: b"up".to_vec() }]);
    let (now, mut out) = (world.now, Vec::new());
    world.turn.hear_relay(now, relay, here, b"down", &mut out);
    assert!(matches!(&out[..], [Output::Send { to, .. }] if *to == doctor.client), "{out:?}");
    out.clear();
    let other = "198.51.100.1:7001".parse().unwrap();
    world.turn.hear_relay(now, other, here, b"forged", &mut out);
    assert_eq!(out, []);
}

#[test]
fn what_the_relay_sends_reaches_whom_it_is_for_while_they_last() {
    let mut world = World::new();
    let relay: SocketAddr = "198.51.100.1:7000".parse().unwrap();
    world.turn.set_relays(vec![relay]);
    let stream = Client::Stream(StreamId(1), "192.0.2.1:1".parse().unwrap());
    let (doctor, own) = world.inside(stream, holder(1, 0));
    let here = Relayed { allocation: AllocationId(1), address: own };
    let hears = |world: &mut World, from: Relayed| {
        let (now, mut out) = (world.now, Vec::new());
        world.turn.hear_relay(now, relay, from, b"down", &mut out);
        out
    };
    assert_eq!(hears(&mut world, here), [], "who permitted nobody");
    assert_eq!(world.bind(&doctor, 0x4000, relay), Ok(()));
    let down = b"\x40\x00\x00\x04down".to_vec();
    assert_eq!(hears(&mut world, here), [Output::Send { to: stream, bytes: down }]);
    let earlier = Relayed { allocation: AllocationId(0), address: own };
    assert_eq!(hears(&mut world, earlier), [], "an allocation that had the address before");
    let elsewhere = SocketAddr::new(own.ip(), own.port() + 1);
    let elsewhere = Relayed { allocation: AllocationId(1), address: elsewhere };
    assert_eq!(hears(&mut world, elsewhere), [], "an address of nobody's");
    world.turn.gone(stream);
    assert_eq!(hears(&mut world, here), [], "one that is gone");
    let before = world.out.len();
    world.send(&doctor, relay, b"up");
    assert_eq!(world.out[before..], [], "nor does it send");
}

#[test]
fn no_allocation_gets_the_number_of_our_own_relay() {
    let relay: SocketAddr = "198.51.100.1:49153".parse().unwrap();
    let elsewhere: SocketAddr = "198.51.100.2:49152".parse().unwrap();
    let mut world = World::new();
    world.turn.set_relays(vec![relay, elsewhere]);
    let ports = [1, 2].map(|port| world.inside(datagram(1, port), holder(1, 0)).1.port());
    assert_eq!(ports, [49_152, 49_154]);
}
