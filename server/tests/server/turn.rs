//! TURN on the port of the pages: the first byte after the handshake tells which it is.

use std::time::Duration;

use rustls::version::{TLS12, TLS13};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;

use crate::house::House;
use crate::tls::connect;

/// A Binding request (RFC 8489 §5) and an Allocate request for UDP (RFC 8656 §7.1).
const BINDING: [u8; 20] =
    [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const ALLOCATE: [u8; 28] = [
    0, 3, 0, 8, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0x19, 0, 4, 17,
    0, 0, 0,
];
/// Everything that stalls is closed within this time.
const STALLED_MAX: Duration = Duration::from_secs(10);

#[tokio::test]
async fn the_port_of_the_pages_speaks_turn_too() {
    let house = House::secured().await;
    for version in [&TLS12, &TLS13] {
        let mut stream = connect(&house, version, "localhost").await.unwrap();
        stream.write_all(&[&BINDING[..], &ALLOCATE].concat()).await.unwrap();
        let mut heads = [[0; 20]; 2];
        for head in &mut heads {
            stream.read_exact(head).await.unwrap();
            let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
            stream.read_exact(&mut vec![0; length]).await.unwrap();
        }
        assert_eq!(
            heads.map(|head| [head[0], head[1]]),
            [[1, 1], [1, 0x13]],
            "yes, and who are you?"
        );
        assert_eq!(heads[0][4..], BINDING[4..]);
    }
}

#[tokio::test]
async fn t15_whoever_begins_turn_over_tls_and_never_ends_it_is_closed_in_time() {
    let house = House::secured().await;
    let stalls: [&[u8]; 5] = [&[], &[0], &BINDING[..19], &BINDING, &[0x00, 0x01, 0xff, 0xff]];
    let stalls = stalls.map(async |start| {
        let mut stream = connect(&house, &TLS13, "localhost").await.unwrap();
        stream.write_all(start).await.unwrap();
        stream.flush().await.unwrap();
        let ended = timeout(STALLED_MAX, stream.read_to_end(&mut Vec::new())).await;
        assert!(ended.is_ok(), "{start:?} is borne with for too long");
    });
    futures_util::future::join_all(stalls).await;
    assert!(connect(&house, &TLS13, "localhost").await.is_ok());
}
