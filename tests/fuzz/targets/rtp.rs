//! Packets of media: headers, extensions, payloads of codecs, and what the keys protect.

use webside_core::relay::codec::Codec;
use webside_core::relay::rtp::{EXTENSIONS, FIXED, Header, Rewritten, padding};
use webside_core::relay::srtp::{Suite, Unopened, client_side, server_side};

use super::input::Input;

/// The bytes as a packet in the clear, then sealed, then as what is written of one.
pub(super) fn run(bytes: &[u8]) {
    read(bytes);
    for codec in [Codec::Opus, Codec::Vp8, Codec::H264] {
        let _ = codec.begins(bytes);
    }
    written(&mut Input::new(bytes));
    for suite in [Suite::Gcm, Suite::Cm] {
        sealed(suite, bytes);
    }
}

fn read(packet: &[u8]) {
    let Some(header) = Header::read(packet) else { return };
    assert!((FIXED..=packet.len()).contains(&header.length));
    assert!(header.payload_type < 128);
    assert_eq!(header.ssrc.to_be_bytes(), packet[8..12]);
    assert!(padding(packet) <= 255);
    for id in 0..=u8::MAX {
        if let Some(value) = header.extension(packet, id) {
            let block = &packet[FIXED..header.length];
            let inside = value.is_empty() || block.windows(value.len()).any(|part| part == value);
            assert!(inside, "extension {id} lies within its block");
        }
    }
    // A header says all that it says by itself: nothing behind it changes it.
    assert_eq!(Header::read(&packet[..header.length]), Some(header));
}

/// What is written is read, whatever it says.
fn written(input: &mut Input<'_>) {
    let values: Vec<(u8, &[u8])> = (0..EXTENSIONS.len())
        .map(|_| (1 + input.byte() % 14, input.piece()))
        .map(|(id, value)| (id, &value[..value.len().min(20)]))
        .collect();
    let count = usize::from(input.byte()) % (values.len() + 1);
    let header = Rewritten {
        marker: input.byte() % 2 == 1,
        padded: input.byte() % 2 == 1,
        payload_type: input.byte() % 128,
        sequence: input.short(),
        timestamp: input.word(),
        ssrc: input.word(),
        extensions: &values[..count],
    };
    let mut packet = Vec::new();
    header.write(&mut packet);
    let length = packet.len();
    packet.extend_from_slice(input.piece());
    let read = Header::read(&packet).expect("what is written is a header");
    assert_eq!(read.length, length);
    assert_eq!(
        (read.marker, read.payload_type, read.sequence, read.timestamp, read.ssrc),
        (header.marker, header.payload_type, header.sequence, header.timestamp, header.ssrc)
    );
    for (at, (id, value)) in header.extensions.iter().enumerate() {
        let first =
            header.extensions[..at].iter().all(|(other, value)| other != id || !fits(value));
        if first && fits(value) {
            assert_eq!(read.extension(&packet, *id), Some(*value));
        }
    }
}

/// One-byte extensions hold one to sixteen bytes; others are left out.
fn fits(value: &[u8]) -> bool {
    (1..=16).contains(&value.len())
}

/// A sealed packet opens once, to what it was, and not when a bit of it is another.
fn sealed(suite: Suite, packet: &[u8]) {
    let material: Vec<u8> = (0..suite.material()).map(|at| at as u8).collect();
    let (_, sealer) = client_side(suite, &material).expect("keys have their length");
    let (mut opener, _) = server_side(suite, &material).expect("keys have their length");
    let mut strange = packet.to_vec();
    assert!(opener.open(&mut strange).is_err(), "nobody guesses a tag");
    let mut strange = packet.to_vec();
    assert!(opener.open_control(&mut strange).is_err(), "nobody guesses a tag");
    let Some(header) = Header::read(packet) else { return };
    let mut bytes = packet.to_vec();
    let number = u64::from(header.sequence);
    assert!(sealer.seal(&mut bytes, 0, header.length, header.ssrc, number));
    assert_eq!(bytes.len(), packet.len() + suite.tag());
    let mut forged = bytes.clone();
    let at = usize::from(header.sequence) % forged.len();
    forged[at] ^= 1 << (header.ssrc % 8);
    assert!(opener.open(&mut forged).is_err(), "byte {at} is not protected");
    let mut again = bytes.clone();
    assert_eq!(opener.open(&mut bytes), Ok((header, packet.len())));
    assert_eq!(&bytes[..packet.len()], packet);
    assert_eq!(opener.open(&mut again), Err(Unopened::Replayed));
}
