//! Who gets an answer, and which.

use std::net::SocketAddr;
use std::time::Duration;

use webside_protocol::SeatId;

use super::client::{HOUR, Person, START, World, datagram, holder, outcome, visit};
use crate::stun::Message;
use crate::stun::attribute::{Method, NONCE, REQUESTED_TRANSPORT};
use crate::ticket::Generation;
use crate::turn::limits::SOURCES_MAX;
use crate::turn::{Client, FRAME_BYTES_MAX, Holder, Output};

#[test]
fn who_has_a_good_credential_gets_an_address_and_nobody_else() {
    let mut world = World::new();
    let good = world.person(datagram(1, 5000), holder(1, 0));
    let mut other_name = good.clone();
    other_name.credential.username = good.credential.username.replace(":0:0", ":1:0");
    let mut other_password = good.clone();
    other_password.credential.password = "guessed".into();
    let mut other_place = good.clone();
    other_place.client = datagram(1, 5001);
    let revoked = world.person(datagram(2, 5000), holder(2, 0));
    world.turn.revoke_visit(visit(2));
    let rows = [
        ("another seat's name", other_name, Err(401)),
        ("a guessed password", other_password, Err(401)),
        ("a nonce of another place", other_place, Err(438)),
        ("a visit that has ended", revoked, Err(401)),
        ("a good one", good, Ok(())),
    ];
    for (name, person, expected) in rows {
        assert_eq!(world.allocate(&person).map(drop), expected, "{name}");
    }
}

/// Row T12 of the table of attacks.
#[test]
fn credentials_die_with_their_time_their_seat_and_their_visit() {
    let mut world = World::new();
    let (mut late, _) = world.inside(datagram(1, 1), holder(1, 0));
    world.now = START + HOUR * 12;
    world.challenge(&mut late);
    assert_eq!(world.refresh(&late, 600), Err(401), "its time is over");
    world.now = START;
    let (seat, _) = world.inside(datagram(2, 1), holder(2, 0));
    let (other_seat, _) = world.inside(datagram(2, 2), holder(2, 1));
    let (other_visit, _) = world.inside(datagram(3, 1), holder(3, 0));
    world.turn.revoke_seat(visit(2), SeatId(0));
    assert_eq!(world.refresh(&seat, 600), Err(401), "the seat was removed");
    assert!(!world.turn.has_allocation(seat.client, world.now));
    assert_eq!(world.refresh(&other_seat, 600), Ok(600));
    world.turn.revoke_visit(visit(2));
    assert_eq!(world.refresh(&other_seat, 600), Err(401), "the visit has ended");
    assert!(!world.turn.has_allocation(other_seat.client, world.now));
    assert_eq!(world.refresh(&other_visit, 600), Ok(600), "another visit goes on");
    // A new link for a seat makes another holder: the old name is not good again.
    let newer = Holder::Seat { visit: visit(2), seat: SeatId(0), generation: Generation(1) };
    world.turn.grant(world.now, newer, START + HOUR).unwrap();
    assert_eq!(world.refresh(&seat, 600), Err(401), "an older link");
}

/// A page that stays is told once, and its visit may last for days.
#[test]
fn t12_a_credential_lasts_as_long_as_its_visit_while_somebody_sits_there() {
    let mut world = World::new();
    let [(mut rosa, seat), (mut doctor, _)] = [1, 0].map(|seat| {
        let (client, holder) = (datagram(seat, 1), holder(1, seat));
        let credential = world.turn.grant(START, holder, START + HOUR * 72).unwrap();
        let mut person = world.person(client, holder);
        person.credential = credential;
        (person, holder)
    });
    let at = |world: &mut World, person: &mut Person, hours: u32| {
        world.now = START + HOUR * hours;
        world.challenge(person);
        world.allocate(person).map(drop)
    };
    for hours in [1, 13, 20] {
        assert_eq!(at(&mut world, &mut rosa, hours), Ok(()), "after {hours} hours");
        assert_eq!(world.refresh(&rosa, 600), Ok(600), "after {hours} hours");
    }
    // Nobody sits there any more: what was given ends, and the visit's own end is not put off.
    world.turn.shorten(visit(1), SeatId(1), START + HOUR * 32);
    world.turn.shorten(visit(1), SeatId(1), START + HOUR * 90);
    assert_eq!(at(&mut world, &mut rosa, 31), Ok(()));
    assert_eq!(at(&mut world, &mut rosa, 32), Err(401), "too long away");
    assert_eq!(at(&mut world, &mut doctor, 32), Ok(()), "another seat of the visit stays");
    world.turn.grant(world.now, seat, START + HOUR * 72).unwrap();
    assert_eq!(at(&mut world, &mut rosa, 33), Ok(()), "who comes back has the name that they had");
    assert_eq!(at(&mut world, &mut rosa, 72), Err(401), "the visit's time is over");
}

/// Rows T9 and T10 of the table of attacks.
#[test]
fn strangers_get_short_answers_at_a_pace() {
    // What an IPv4 packet adds to what it carries.
    const PACKET_BYTES: usize = 28;
    let mut world = World::new();
    let transport = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])];
    let rows = [(Method::Allocate, &transport[..], 150), (Method::Binding, &[], 150)];
    for (method, attributes, percent_max) in rows {
        let asked = world.request(method, attributes).finish();
        let answer = world.receive(datagram(9, 1), &asked).unwrap();
        let percent = (answer.len() + PACKET_BYTES) * 100 / (asked.len() + PACKET_BYTES);
        assert!(percent <= percent_max, "{method:?}: {percent} percent");
        let kinds: Vec<u16> =
            Message::read(&answer).unwrap().attributes().map(|(kind, _)| kind).collect();
        assert!(!kinds.contains(&0x8022), "nobody needs to know our SOFTWARE");
    }
    let bare = world.request(Method::Refresh, &[]).finish();
    assert_eq!(world.receive(datagram(9, 1), &bare), None, "too short to be worth an answer");
    let answered = (0..100_000)
        .filter(|number| {
            let asked = world.request(Method::Allocate, &transport).finish();
            let port = u16::try_from(number % 60_000).unwrap();
            world.receive(datagram(9, port), &asked).is_some()
        })
        .count();
    assert!(answered < 256, "{answered} of one source were answered");
    let asked = world.request(Method::Binding, &[]).finish();
    assert!(world.receive(datagram(8, 1), &asked).is_some(), "another source is");
    world.now = world.now + Duration::from_secs(1);
    assert!(world.receive(datagram(9, 1), &asked).is_some(), "later it is again");
}

/// Row T9 of the table of attacks: senders that are forged, each another one.
#[test]
fn strangers_without_number_are_not_remembered() {
    let mut world = World::new();
    let (doctor, _) = world.inside(datagram(1, 1), holder(1, 0));
    let transport = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])];
    let stranger = |number: u32| {
        let [_, high, middle, low] = number.to_be_bytes();
        Client::Datagram(SocketAddr::from(([10 + high, middle, low, 1], 5000)))
    };
    let asked = world.request(Method::Allocate, &transport).finish();
    let answers: Vec<usize> = (0..100_000)
        .filter_map(|number| world.receive(stranger(number), &asked))
        .map(|answer| answer.len())
        .collect();
    assert!((1..=SOURCES_MAX).contains(&answers.len()), "{} are remembered", answers.len());
    assert!(answers.iter().all(|length| 2 * (length + 28) <= 3 * (asked.len() + 28)));
    assert_eq!(world.turn.allocations(), 1);
    assert_eq!(world.refresh(&doctor, 600), Ok(600), "whoever proved who they are is served");
    world.now = world.now + Duration::from_secs(1);
    assert!(world.receive(stranger(7_000_000), &asked).is_some(), "and soon others are again");
    // The nonce is worked out anew, not remembered.
    let nonce =
        |answer: Vec<u8>| Message::read(&answer).unwrap().attribute(NONCE).map(<[u8]>::to_vec);
    let [first, again] = [(); 2].map(|()| nonce(world.receive(stranger(1), &asked).unwrap()));
    assert_eq!(first, again);
}

#[test]
fn one_seat_cannot_keep_the_machine_busy() {
    let mut world = World::new();
    let (person, _) = world.inside(datagram(1, 1), holder(1, 0));
    let answered = (0..10_000).filter(|_| world.refresh(&person, 600).is_ok()).count();
    assert!((300..=400).contains(&answered), "{answered}");
    let (other, _) = world.inside(datagram(2, 1), holder(2, 0));
    assert_eq!(world.refresh(&other, 600), Ok(600), "others are heard");
}

/// Row T11 of the table of attacks: a good request with any part of it changed, cut or doubled.
#[test]
fn no_bytes_are_a_panic_or_a_way_in() {
    let mut world = World::new();
    let person = world.person(datagram(1, 1), holder(1, 0));
    let transaction = world.next_transaction();
    let transport = [(REQUESTED_TRANSPORT, vec![17, 0, 0, 0])];
    let good = world.signed(&person, Method::Allocate, transaction, &transport);
    for place in 0..good.len() {
        for value in [0, 1, 0x40, 0x7f, 0x80, 0xff] {
            let mut bytes = good.clone();
            if bytes[place] == value {
                continue;
            }
            bytes[place] = value;
            world.receive(person.client, &bytes);
            world.receive(person.client, &good[..place]);
            world.now = world.now + Duration::from_millis(20);
        }
    }
    assert_eq!(world.turn.allocations(), 0, "no changed request is taken for the good one");
    let mut seed = 7_u64;
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..seed % 80)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                seed.to_be_bytes()[0]
            })
            .collect();
        seed = seed.wrapping_add(1);
        world.receive(person.client, &bytes);
    }
    world.receive(person.client, &vec![0x40; FRAME_BYTES_MAX + 1]);
    assert!(outcome(world.receive(person.client, &good)).is_ok());
    assert!(!world.out.iter().any(|output| matches!(output, Output::Relay { .. })));
}
