//! Two people reach each other, by whatever way each of them came.

use std::net::SocketAddr;

use super::client::{START, World, datagram, holder};
use crate::stun::attribute::{DATA, Method, XOR_PEER_ADDRESS, read_address};
use crate::stun::{Class, Message};
use crate::turn::frame::{read_channel_data, write_channel_data};
use crate::turn::{Client, LIFETIME, Output, StreamId};

fn stream(last: u8) -> Client {
    Client::Stream(StreamId(last.into()), SocketAddr::from(([192, 0, 2, last], 7000)))
}

#[test]
fn data_reaches_the_other_person_as_they_asked_for_it() {
    for (one, two) in
        [(datagram(1, 1), datagram(2, 1)), (stream(1), datagram(2, 1)), (datagram(1, 1), stream(2))]
    {
        let mut world = World::new();
        let (doctor, doctors) = world.inside(one, holder(1, 0));
        let (rosa, rosas) = world.inside(two, holder(1, 1));
        world.permit(&doctor, rosas).unwrap();
        world.out.clear();
        world.send(&doctor, rosas, b"hello");
        assert_eq!(world.out, [], "Rosa permits nobody yet");

        world.permit(&rosa, doctors).unwrap();
        world.send(&doctor, rosas, b"hello");
        let [Output::Send { to, bytes }] = &world.out[..] else { panic!("{:?}", world.out) };
        let read = Message::read(bytes).unwrap();
        assert_eq!((*to, read.class, read.method), (two, Class::Indication, Method::Data));
        assert_eq!(read.attribute(DATA), Some(&b"hello"[..]));
        let from = read_address(read.attribute(XOR_PEER_ADDRESS).unwrap(), &read.transaction);
        assert_eq!(from, Some(doctors));

        world.bind(&rosa, 0x4007, doctors).unwrap();
        world.bind(&doctor, 0x4001, rosas).unwrap();
        world.out.clear();
        let frame = write_channel_data(0x4001, b"media", one.is_stream());
        let (now, mut out) = (world.now, Vec::new());
        world.turn.receive(now, one, &frame, &mut out);
        let [Output::Send { to, bytes }] = &out[..] else { panic!("{out:?}") };
        assert_eq!((*to, read_channel_data(bytes)), (two, Some((0x4007, &b"media"[..]))));
        assert!(!two.is_stream() || bytes.len().is_multiple_of(4), "streams are padded");
    }
}

#[test]
fn what_nobody_set_up_goes_nowhere() {
    let mut world = World::new();
    let (doctor, doctors) = world.inside(datagram(1, 1), holder(1, 0));
    let (rosa, rosas) = world.inside(datagram(2, 1), holder(1, 1));
    world.bind(&doctor, 0x4001, rosas).unwrap();
    world.bind(&rosa, 0x4001, doctors).unwrap();
    world.out.clear();
    let rows = [
        ("another channel", doctor.client, write_channel_data(0x4002, b"x", false)),
        ("somebody without an allocation", datagram(9, 9), write_channel_data(0x4001, b"x", false)),
        ("more than there is", doctor.client, vec![0x40, 1, 0, 9, 1]),
    ];
    for (name, from, bytes) in rows {
        assert_eq!(world.receive(from, &bytes), None, "{name}");
        assert_eq!(world.out, [], "{name}");
    }
    let late = START + LIFETIME;
    let mut out = Vec::new();
    world.turn.receive(late, doctor.client, &write_channel_data(0x4001, b"x", false), &mut out);
    assert_eq!(out, [], "both allocations are over");
    world.turn.tick(late);
    assert_eq!(world.turn.allocations(), 0);
}

#[test]
fn a_stream_that_is_over_takes_its_allocation_along() {
    let mut world = World::new();
    let (doctor, doctors) = world.inside(stream(1), holder(1, 0));
    let (rosa, _) = world.inside(datagram(2, 1), holder(1, 1));
    world.turn.gone(doctor.client);
    assert_eq!(world.permit(&rosa, doctors), Err(403));
    assert_eq!(world.refresh(&doctor, 600), Err(437));
}
