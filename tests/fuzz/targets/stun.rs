//! Messages of STUN: the server takes what the standard takes, and nothing else.

use std::net::SocketAddr;

use webside_core::relay::stun::{REQUEST_MAX, Request};
use webside_core::turn::{FRAME_BYTES_MAX, frame_bytes};

use super::input::Input;
use super::wire::{self, FINGERPRINT, INTEGRITY, MAPPED, Said, USERNAME};

const BINDING: u16 = 0x0001;
const BINDING_SUCCESS: u16 = 0x0101;
const PASSWORD: &str = "a password of the relay's";
/// More attributes are no browser's.
const ATTRIBUTES_MAX: usize = 24;

/// The bytes as they are, then as the attributes of a check.
pub(super) fn run(bytes: &[u8]) {
    frame(bytes);
    raw(bytes);
    check(bytes);
}

/// Where a frame ends is told by its first bytes and never changes as more come.
fn frame(bytes: &[u8]) {
    let told = frame_bytes(bytes);
    if let Ok(Some(length)) = told {
        assert!((4..=FRAME_BYTES_MAX).contains(&length) && length % 4 == 0, "{length}");
        assert_eq!(frame_bytes(&bytes[..4]), told, "the first four bytes are enough");
    }
    for shorter in 0..bytes.len().min(5) {
        if let Ok(Some(length)) = frame_bytes(&bytes[..shorter]) {
            assert_eq!(told, Ok(Some(length)), "{shorter} bytes told of another end");
        }
    }
}

/// A check is read exactly when the standard's reader finds all that a check has.
fn raw(bytes: &[u8]) {
    let said = Said::read(bytes);
    let expected = said.as_ref().filter(|said| is_check(said, bytes.len())).map(ufrag);
    let read = Request::read(bytes);
    assert_eq!(read.as_ref().map(|read| Some(read.ufrag)), expected.filter(Option::is_some));
}

fn is_check(said: &Said<'_>, length: usize) -> bool {
    let integrities = said.attribute(INTEGRITY).is_some_and(|tag| tag.len() == 20);
    let before = said.attributes.iter().take_while(|(kind, ..)| *kind != INTEGRITY).count();
    length <= REQUEST_MAX
        && said.kind == BINDING
        && integrities
        && said.attribute(FINGERPRINT).is_some()
        && said.fingerprints_are_right()
        && before <= ATTRIBUTES_MAX
}

/// What stands before the colon of a user name that is protected.
fn ufrag<'a>(said: &Said<'a>) -> Option<&'a str> {
    let (_, value, at) = said.attributes.iter().find(|(kind, ..)| *kind == USERNAME)?;
    let protected = said.place(INTEGRITY).is_some_and(|integrity| *at < integrity);
    let (ufrag, _) = std::str::from_utf8(value).ok()?.split_once(':')?;
    protected.then_some(ufrag)
}

/// Rightly signed, a check is known for what it is, and its answer tells the peer where it is.
fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let transaction: [u8; 12] = std::array::from_fn(|_| input.byte());
    let mut attributes = vec![(USERNAME, b"ours:theirs".to_vec())];
    for _ in 0..input.byte() % 12 {
        let kind = input.short();
        // A second one of these would be another message.
        if ![INTEGRITY, FINGERPRINT].contains(&kind) {
            attributes.push((kind, input.piece().to_vec()));
        }
    }
    let mut message = wire::message(BINDING, transaction, &attributes);
    wire::sign(&mut message, &wire::short_term(PASSWORD));
    wire::close(&mut message);
    let Some(read) = Request::read(&message) else {
        assert!(message.len() > REQUEST_MAX, "a good check is not read");
        return;
    };
    assert_eq!(read.ufrag, "ours");
    assert!(read.is_from_who_knows(PASSWORD) && !read.is_from_who_knows("another"));
    let has = |kind| attributes.iter().any(|(found, _)| *found == kind);
    assert_eq!((read.nominates, read.peer_is_controlled), (has(0x0025), has(0x8029)));
    answer(&read, &transaction, SocketAddr::from(([192, 0, 2, input.byte()], input.short())));
    let mut forged = message.clone();
    let at = usize::from(input.short()) % forged.len();
    forged[at] ^= input.byte().max(1);
    if let Some(read) = Request::read(&forged) {
        assert!(!read.is_from_who_knows(PASSWORD), "byte {at} of a check is not protected");
    }
}

fn answer(asked: &Request<'_>, transaction: &[u8; 12], seen: SocketAddr) {
    let mut bytes = b"what is there already".to_vec();
    let before = bytes.len();
    asked.answer(seen, PASSWORD, &mut bytes);
    let said = Said::read(&bytes[before..]).expect("answers are well formed");
    assert_eq!((said.kind, said.transaction), (BINDING_SUCCESS, *transaction));
    assert_eq!(said.address(MAPPED), Some(seen));
    assert!(said.is_signed_by(&wire::short_term(PASSWORD)) && said.fingerprints_are_right());
}
