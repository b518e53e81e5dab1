//! Rows M1 and M4 once more: hellos of a handshake that nobody should answer, or not with a handshake.

use std::net::UdpSocket;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::scene::{Scene, VISIT};
use crate::media::Part;
use crate::media::peer::{Came, Peer, Protection, VIDEO};

/// Record and message, each with its own head, stand before what a hello says (RFC 6347 §4).
const HEADS: usize = 13 + 12;
const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;
const HELLO_VERIFY_REQUEST: u8 = 3;

/// What a hello offers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Change {
    /// TLS_NULL_WITH_NULL_NULL and nothing else.
    NoCipher,
    /// DTLS 1.0.
    Old,
    /// All as a browser has it.
    Nothing,
}

/// A hello with the server's `cookie` in it, changed.
fn hello(of: &[u8], cookie: &[u8], change: Change) -> Vec<u8> {
    let mut bytes = of.to_vec();
    let session = HEADS + 2 + 32;
    let at = session + 1 + usize::from(bytes[session]);
    bytes[at] = u8::try_from(cookie.len()).unwrap();
    bytes.splice(at + 1..at + 1, cookie.iter().copied());
    let suites = at + 1 + cookie.len();
    let length = usize::from(u16::from_be_bytes([bytes[suites], bytes[suites + 1]]));
    match change {
        Change::NoCipher => bytes[suites + 2..suites + 2 + length].fill(0),
        Change::Old => {
            bytes[1..3].copy_from_slice(&[254, 255]);
            bytes[HEADS..HEADS + 2].copy_from_slice(&[254, 255]);
        }
        Change::Nothing => {}
    }
    let (record, message) = (bytes.len() - 13, bytes.len() - HEADS);
    bytes[11..13].copy_from_slice(&u16::try_from(record).unwrap().to_be_bytes());
    let message = u32::try_from(message).unwrap().to_be_bytes();
    bytes[14..17].copy_from_slice(&message[1..]);
    bytes[22..25].copy_from_slice(&message[1..]);
    // The second flight: the next message, the next record.
    let second = u8::from(!cookie.is_empty());
    (bytes[10], bytes[18]) = (second, second);
    bytes
}

/// The messages of the handshake that come in the clear: kind and body.
fn messages(peer: &mut Peer) -> Vec<(u8, Vec<u8>)> {
    let mut found = Vec::new();
    while let Ok(Came::Other(bytes)) = peer.receive() {
        if bytes.first() == Some(&HANDSHAKE) && bytes.len() > HEADS {
            found.push((bytes[13], bytes[HEADS..].to_vec()));
        }
    }
    found
}

/// Whether the relay goes on with the handshake after such a hello, from a way that was proved.
fn is_answered(scene: &Scene, seat: u8, change: Change) -> bool {
    let (mut peer, _) = scene.answered(VISIT, seat, Part::Publishes, 0);
    peer.prove().unwrap();
    let good = peer.hello(Protection::Gcm, scene.now()).unwrap().remove(0);
    peer.send(&hello(&good, &[], change)).unwrap();
    let first = messages(&mut peer);
    let verify = first.iter().find(|(kind, _)| *kind == HELLO_VERIFY_REQUEST);
    if let Some((_, body)) = verify {
        peer.send(&hello(&good, &body[3..3 + usize::from(body[2])], change)).unwrap();
    }
    let all = [first, messages(&mut peer)].concat();
    all.iter().any(|(kind, _)| *kind == SERVER_HELLO)
}

#[test]
fn m4_a_hello_without_a_cipher_or_of_an_old_version_is_refused() {
    let scene = Scene::open();
    assert!(is_answered(&scene, 1, Change::Nothing), "the test says hello rightly");
    assert!(!is_answered(&scene, 2, Change::NoCipher));
    assert!(!is_answered(&scene, 3, Change::Old));
}

#[test]
fn m1_hellos_without_a_cipher_from_elsewhere_disturb_nobody() {
    let scene = Scene::open();
    let (mut peer, _) = scene.answered(VISIT, 1, Part::Publishes, 0);
    let good = peer.hello(Protection::Gcm, scene.now()).unwrap().remove(0);
    let forged = hello(&good, &[], Change::NoCipher);
    let attacker = UdpSocket::bind("127.0.0.1:0").unwrap();
    attacker.set_nonblocking(true).unwrap();
    let (relay, over) = (scene.relay.address(), AtomicBool::new(false));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for _ in 0..50 {
                    let _ = attacker.send_to(&forged, relay);
                }
                std::thread::park_timeout(Duration::from_millis(1));
            }
        });
        peer.connect(|| scene.now()).unwrap();
        let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
        let came = (1..50).any(|number| {
            peer.send_media(VIDEO, 5, number, 0, &[0x10, 0, 1]).unwrap();
            watcher.media_within(10).is_ok()
        });
        over.store(true, Ordering::Relaxed);
        assert!(came, "media flows while the attacker goes on");
    });
    assert!(attacker.recv(&mut [0; 2_048]).is_err(), "nothing for the attacker");
}
