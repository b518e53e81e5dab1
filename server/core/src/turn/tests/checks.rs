//! Checks of ways: what somebody without a seat may do, and that it is worth nothing else.

use std::net::SocketAddr;
use std::time::Duration;

use webside_protocol::limits::{CHECK_BYTES_MAX, CHECK_LIFE};

use super::client::{ANNOUNCED, Person, START, World, datagram, holder};
use crate::source::Source;
use crate::turn::frame::write_channel_data;
use crate::turn::{
    AllocationId, CHECK_ALLOCATIONS_MAX, CHECKS_MAX, CHECKS_PER_SOURCE_MAX, CheckId, Output,
    Relayed, TooManyChecks,
};

fn source(last: u8) -> Source {
    Source::from(std::net::IpAddr::from([192, 0, 2, last]))
}

/// A client of the check `number`, which begins with its first client.
fn checker(world: &mut World, number: u64, port: u16) -> Person {
    let credential = world.turn.grant_check(world.now, CheckId(number), source(9)).unwrap();
    world.holding(datagram(9, port), credential)
}

/// Both ends of the check `number`, with their addresses.
fn both_ends(world: &mut World, number: u64) -> [(Person, SocketAddr); 2] {
    let one = checker(world, number, 1000);
    let other = world.holding(datagram(9, 1001), one.credential.clone());
    [one, other].map(|end| {
        let address = world.allocate(&end).unwrap();
        (end, address)
    })
}

/// Sends `data` by a channel; whether it was passed on.
fn passes(world: &mut World, from: &Person, number: u16, data: &[u8]) -> bool {
    let mut out = Vec::new();
    let frame = write_channel_data(number, data, false);
    world.turn.receive(world.now, from.client, &frame, &mut out);
    matches!(&out[..], [Output::Send { .. }])
}

#[test]
fn both_ends_of_a_check_reach_each_other() {
    let mut world = World::new();
    let [(one, ones), (other, others)] = both_ends(&mut world, 7);
    assert_eq!(world.bind(&one, 0x4000, others), Ok(()));
    assert_eq!(world.bind(&other, 0x4001, ones), Ok(()));
    assert!(passes(&mut world, &one, 0x4000, b"up and down"));
    assert!(passes(&mut world, &other, 0x4001, b"and back"));
}

#[test]
fn a_check_reaches_nobody_else_and_nobody_else_reaches_it() {
    let mut world = World::new();
    let relay: SocketAddr = SocketAddr::new(ANNOUNCED.parse().unwrap(), 7000);
    world.turn.set_relays(vec![relay]);
    let (doctor, doctors) = world.inside(datagram(1, 1), holder(1, 0));
    let [(one, ones), (other, others)] = both_ends(&mut world, 7);
    let stranger = checker(&mut world, 8, 2000);
    let strangers = world.allocate(&stranger).unwrap();
    let rows = [
        ("its other end", &one, others, Ok(())),
        ("itself", &one, ones, Err(403)),
        ("another check", &one, strangers, Err(403)),
        ("a visit", &one, doctors, Err(403)),
        ("the relay", &one, relay, Err(403)),
        ("the announced address", &one, SocketAddr::new(relay.ip(), 443), Err(403)),
        ("somewhere else", &one, "10.0.0.1:80".parse().unwrap(), Err(403)),
        ("from a visit", &doctor, ones, Err(403)),
        ("from another check", &stranger, others, Err(403)),
    ];
    for (name, from, peer, expected) in rows {
        assert_eq!(world.permit(from, peer), expected, "permission: {name}");
        let bound = world.bind(from, 0x4000, peer);
        assert_eq!(bound, expected, "channel: {name}");
    }
    // A permission is for an address, and all of them bear one: it opens nothing more.
    assert_eq!(world.permit(&other, ones), Ok(()));
    for (from, peer) in [(&one, doctors), (&one, relay), (&one, strangers), (&doctor, ones)] {
        world.out.clear();
        world.send(from, peer, b"data");
        let told = |output: &Output| matches!(output, Output::PeerDenied { .. });
        assert!(world.out.iter().all(told), "{peer}: {:?}", world.out);
    }
    let (now, mut out) = (world.now, Vec::new());
    for number in 0..9 {
        for address in [ones, others, strangers] {
            let to = Relayed { allocation: AllocationId(number), address };
            world.turn.hear_relay(now, relay, to, b"down", &mut out);
        }
    }
    assert_eq!(out, [], "the relay has nothing to say to a check");
}

#[test]
fn a_check_has_so_many_allocations() {
    let mut world = World::new();
    let first = checker(&mut world, 7, 1000);
    let made = (0..40_u16).filter(|number| {
        let end = world.holding(datagram(9, 2000 + number), first.credential.clone());
        world.allocate(&end).is_ok()
    });
    assert_eq!(made.count(), CHECK_ALLOCATIONS_MAX);
    let other = checker(&mut world, 8, 3000);
    assert!(world.allocate(&other).is_ok(), "another check has its own");
}

#[test]
fn a_check_ends_by_itself() {
    let mut world = World::new();
    let [(one, _), (other, others)] = both_ends(&mut world, 7);
    assert_eq!(world.bind(&one, 0x4000, others), Ok(()));
    let seconds = u32::try_from(CHECK_LIFE.as_secs()).unwrap();
    assert_eq!(world.refresh(&one, 600), Ok(seconds), "however long it asks for");
    world.now = START + (CHECK_LIFE - Duration::from_millis(1));
    assert!(world.turn.has_allocation(one.client, world.now));
    world.now = START + CHECK_LIFE;
    assert!(!world.turn.has_allocation(one.client, world.now));
    assert!(!passes(&mut world, &one, 0x4000, b"late"));
    assert_eq!(world.refresh(&one, 600), Err(401));
    assert_eq!(world.allocate(&other), Err(401));
}

#[test]
fn a_check_sends_so_much_and_a_visit_as_much_as_it_likes() {
    const CHUNK: usize = 1000;
    let mut world = World::new();
    let [(one, ones), (other, others)] = both_ends(&mut world, 7);
    let (doctor, doctors) = world.inside(datagram(1, 1), holder(1, 0));
    let (rosa, rosas) = world.inside(datagram(2, 1), holder(1, 1));
    for (end, peer) in [(&one, others), (&other, ones), (&doctor, rosas), (&rosa, doctors)] {
        world.bind(end, 0x4000, peer).unwrap();
    }
    let chunk = [7; CHUNK];
    // Both ends together: half of it each.
    let mut passed = 0;
    while passes(&mut world, if passed % 2 == 0 { &one } else { &other }, 0x4000, &chunk) {
        passed += 1;
        assert!(passed <= CHECK_BYTES_MAX / CHUNK, "more than it may");
    }
    assert_eq!(passed, CHECK_BYTES_MAX / CHUNK);
    assert!(!passes(&mut world, &one, 0x4000, b"x"), "not even a small one after that");
    world.out.clear();
    world.send(&one, others, b"x");
    assert_eq!(world.out, [], "nor by an indication");
    for _ in 0..2 * CHECK_BYTES_MAX / CHUNK {
        assert!(passes(&mut world, &doctor, 0x4000, &chunk));
    }
}

#[test]
fn there_are_so_many_checks_at_once_and_from_one_source() {
    let mut world = World::new();
    let mut number = 0;
    let mut begins = |world: &mut World, last: u8| {
        number += 1;
        world.turn.grant_check(world.now, CheckId(number), source(last)).map(drop)
    };
    for _ in 0..CHECKS_PER_SOURCE_MAX {
        assert_eq!(begins(&mut world, 1), Ok(()));
    }
    assert_eq!(begins(&mut world, 1), Err(TooManyChecks), "one source has its share");
    for others in 0..CHECKS_MAX - CHECKS_PER_SOURCE_MAX {
        let last = 2 + u8::try_from(others / CHECKS_PER_SOURCE_MAX).unwrap();
        assert_eq!(begins(&mut world, last), Ok(()));
    }
    assert_eq!(begins(&mut world, 200), Err(TooManyChecks), "all are taken");
    assert!(
        world.turn.grant(world.now, holder(1, 0), START + CHECK_LIFE).is_some(),
        "visits go on"
    );
    world.now = START + CHECK_LIFE;
    assert_eq!(begins(&mut world, 1), Ok(()), "the first are over");
}

#[test]
fn a_number_that_is_drawn_twice_is_one_check() {
    let mut world = World::new();
    assert!(world.turn.grant_check(START, CheckId(1), source(1)).is_ok());
    let again = world.turn.grant_check(START, CheckId(1), source(2));
    assert_eq!(again.map(drop), Err(TooManyChecks), "whose the other is, stays so");
}
