//! How much there is room for, and how long it lasts.

use super::client::{START, World, datagram, holder};
use crate::stun::Message;
use crate::stun::attribute::{
    EVEN_PORT, Method, REQUESTED_ADDRESS_FAMILY, REQUESTED_TRANSPORT, XOR_RELAYED_ADDRESS,
    read_address,
};
use crate::turn::{CHANNELS_MAX, LIFETIME, SEAT_ALLOCATIONS_MAX, VISIT_ALLOCATIONS_MAX};

/// Row T7 of the table of attacks.
#[test]
fn a_seat_a_visit_and_a_source_have_their_share() {
    let mut world = World::new();
    let mut made = 0;
    for port in 0..1000 {
        let person = world.person(datagram(1, port), holder(1, 0));
        match world.allocate(&person) {
            Ok(_) => made += 1,
            // Too fast, in the end; before that: too many.
            Err(code) => assert!(matches!(code, 486 | 0), "{code}"),
        }
        world.now = world.now + std::time::Duration::from_millis(20);
    }
    assert_eq!(made, SEAT_ALLOCATIONS_MAX);
    world.inside(datagram(2, 1), holder(1, 1));
    world.inside(datagram(3, 1), holder(2, 0));
    let mut of_visit = made + 1;
    for seat in 1..8 {
        for port in 10..30 {
            let person = world.person(datagram(10 + seat, port), holder(1, seat));
            of_visit += usize::from(world.allocate(&person).is_ok());
        }
    }
    assert_eq!(of_visit, VISIT_ALLOCATIONS_MAX);
}

/// Row T8 of the table of attacks: a visit has room for more peers than one allocation may have channels.
#[test]
fn t8_one_allocation_has_few_channels_and_permissions() {
    let mut world = World::new();
    let (doctor, own) = world.inside(datagram(1, 1), holder(1, 0));
    let mut peers = Vec::new();
    for number in 0..=CHANNELS_MAX {
        let (seat, port) = (1 + number / SEAT_ALLOCATIONS_MAX, 1 + number % SEAT_ALLOCATIONS_MAX);
        let (seat, port) = (u8::try_from(seat).unwrap(), u16::try_from(port).unwrap());
        peers.push(world.inside(datagram(10 + seat, port), holder(1, seat)));
        world.now = world.now + std::time::Duration::from_millis(50);
    }
    for (number, (_, peer)) in (0x4000..).zip(&peers) {
        let expected = if number < 0x4040 { Ok(()) } else { Err(508) };
        assert_eq!(world.bind(&doctor, number, *peer), expected, "{number:#x}");
    }
    let (_, last) = peers[CHANNELS_MAX];
    assert_eq!(world.bind(&doctor, 0x4000, peers[0].1), Ok(()), "a known one is renewed");
    assert_eq!(
        world.permit(&doctor, last),
        Ok(()),
        "all peers have one address, so one permission"
    );
    let (other, _) = &peers[3];
    assert_eq!(world.bind(other, 0x4000, own), Ok(()), "others have their own");
    // Ten thousand more change nothing, and a channel that ends makes room.
    for number in 0..10_000_u32 {
        let channel = 0x4040 + u16::try_from(number % 0x3000).unwrap();
        assert_ne!(world.bind(&doctor, channel, last), Ok(()), "{channel:#x}");
        world.now = world.now + std::time::Duration::from_millis(1);
    }
    world.now = world.now + LIFETIME / 2;
    assert_eq!(world.bind(&doctor, 0x4000, peers[0].1), Ok(()));
    assert_eq!(world.refresh(&doctor, 600), Ok(600));
    for (person, _) in [&peers[0], &peers[CHANNELS_MAX]] {
        assert_eq!(world.refresh(person, 600), Ok(600));
    }
    world.now = world.now + LIFETIME / 2;
    assert_eq!(world.bind(&doctor, 0x4040, last), Ok(()), "there is room again");
}

/// Row T14 of the table of attacks.
#[test]
fn nobody_gets_more_than_ten_minutes_at_once() {
    let mut world = World::new();
    let (person, _) = world.inside(datagram(1, 1), holder(1, 0));
    for wanted in [u32::MAX, 3600, 600, 1] {
        assert_eq!(world.refresh(&person, wanted), Ok(600), "{wanted}");
    }
    world.now = START + LIFETIME / 2;
    assert_eq!(world.refresh(&person, 600), Ok(600));
    world.now = START + LIFETIME;
    assert!(world.turn.has_allocation(person.client, world.now), "refreshed");
    world.now = START + LIFETIME + LIFETIME / 2;
    assert!(!world.turn.has_allocation(person.client, world.now), "and then not any more");
    assert_eq!(world.refresh(&person, 600), Err(437));
    world.allocate(&person).unwrap();
    assert_eq!(world.refresh(&person, 0), Ok(0));
    assert_eq!(world.refresh(&person, 0), Err(437), "given back");
}

#[test]
fn a_lost_answer_is_given_again_and_another_request_is_not_the_same() {
    let mut world = World::new();
    let person = world.person(datagram(1, 1), holder(1, 0));
    let transaction = world.next_transaction();
    let transport = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])];
    let request = world.signed(&person, Method::Allocate, transaction, &transport);
    let relayed = |answer: Option<Vec<u8>>| {
        let answer = answer.unwrap();
        let read = Message::read(&answer).unwrap();
        read.attribute(XOR_RELAYED_ADDRESS).unwrap().to_vec()
    };
    let first = relayed(world.receive(person.client, &request));
    assert_eq!(relayed(world.receive(person.client, &request)), first);
    assert_eq!(world.allocate(&person), Err(437));
    assert_eq!(world.turn.allocations(), 1);
}

#[test]
fn an_even_port_is_even_and_none_is_kept_for_later() {
    let mut world = World::new();
    for number in 0..6 {
        let person = world.person(datagram(1, number), holder(1, 0));
        let even = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0]), (EVEN_PORT, vec![0])];
        let answer = world.ask(&person, Method::Allocate, &even).unwrap();
        let read = Message::read(&answer).unwrap();
        let address = read_address(read.attribute(XOR_RELAYED_ADDRESS).unwrap(), &read.transaction);
        assert!(address.unwrap().port().is_multiple_of(2), "{address:?}");
    }
    let person = world.person(datagram(1, 9), holder(1, 0));
    let both = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0]), (EVEN_PORT, vec![0x80])];
    assert_eq!(world.ask(&person, Method::Allocate, &both).map(drop), Err(508));
}

#[test]
fn what_is_asked_for_wrongly_is_refused_by_its_number() {
    let udp = (REQUESTED_TRANSPORT, vec![17, 0, 0, 0]);
    let rows = [
        (
            "TCP at the far end",
            Method::Allocate,
            vec![(REQUESTED_TRANSPORT, vec![6, 0, 0, 0])],
            442,
        ),
        ("no transport", Method::Allocate, vec![], 400),
        ("half a transport", Method::Allocate, vec![(REQUESTED_TRANSPORT, vec![17])], 400),
        (
            "IPv6",
            Method::Allocate,
            vec![udp.clone(), (REQUESTED_ADDRESS_FAMILY, vec![2, 0, 0, 0])],
            440,
        ),
        ("what nobody knows", Method::Allocate, vec![udp, (0x7001, vec![1])], 420),
        ("a refresh of nothing", Method::Refresh, vec![], 437),
        ("a permission for nothing", Method::CreatePermission, vec![], 437),
        ("a channel for nothing", Method::ChannelBind, vec![], 437),
    ];
    for (name, method, attributes, code) in rows {
        let mut world = World::new();
        let person = world.person(datagram(1, 1), holder(1, 0));
        assert_eq!(world.ask(&person, method, &attributes).map(drop), Err(code), "{name}");
    }
    let mut world = World::new();
    let (person, _) = world.inside(datagram(1, 1), holder(1, 0));
    assert_eq!(world.ask(&person, Method::CreatePermission, &[]).map(drop), Err(400), "no peer");
    assert_eq!(world.ask(&person, Method::ChannelBind, &[]).map(drop), Err(400), "no number");
    let other = holder(1, 1);
    let mut thief = world.person(person.client, other);
    world.challenge(&mut thief);
    assert_eq!(world.refresh(&thief, 600), Err(441), "somebody else's allocation");
}
