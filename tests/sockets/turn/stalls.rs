//! Connections for TURN that never finish what they began: each is closed in time.

use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _, join_all};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use webside_tests::{Clinic, Settings};

use super::client::{BINDING, Client, message};
use crate::raw::STALLED_MAX;
use crate::scene;

/// Connections that say nothing.
const IDLE: usize = 5_000;

#[tokio::test]
async fn t15_whoever_begins_a_message_and_never_ends_it_is_closed_in_time() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let mut client = Client::tcp(&clinic, &doctor.ice_servers()[0]).await;
    client.allocate().await.expect("an address");
    let binding = message(BINDING, [9; 12], &[]);
    let never_allocates = binding.repeat(3);
    let stalls: Vec<BoxFuture<'_, ()>> = vec![
        closed(&clinic, "nothing", &[]).boxed(),
        closed(&clinic, "one byte", &[0]).boxed(),
        closed(&clinic, "half a message", &binding[..10]).boxed(),
        closed(&clinic, "half a channel's data", &[0x40, 0, 0, 9, 1, 2]).boxed(),
        closed(&clinic, "no allocation", &never_allocates).boxed(),
        closed(&clinic, "what is no message", b"GET / HTTP/1.1\r\n\r\n").boxed(),
        closed(&clinic, "a message too long", &[0x40, 0, 0xff, 0xff]).boxed(),
        dribbled(&clinic, &binding).boxed(),
        half_with_allocation(client).boxed(),
    ];
    join_all(stalls).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
    let mut after = Client::tcp(&clinic, &doctor.ice_servers()[0]).await;
    assert!(after.allocate().await.is_ok(), "others are served");
}

#[tokio::test]
async fn t15_one_source_has_its_share_of_connections() {
    let limits = vec![("connections_per_source_max", 20)];
    let clinic = Clinic::open(Settings { limits, ..Settings::default() }).await;
    let [doctor, _rosa] = scene::inside(&clinic).await;
    let mut open = Vec::new();
    for _ in 0..IDLE {
        open.push(TcpStream::connect(clinic.turn_address()).await.expect("a connection"));
    }
    let (mut refused, mut stayed) = (0, Vec::new());
    for mut stream in open {
        let ended = timeout(Duration::from_millis(50), stream.read(&mut [0; 1])).await;
        match ended {
            Ok(Ok(0) | Err(_)) => refused += 1,
            Ok(Ok(_)) | Err(_) => stayed.push(stream),
        }
    }
    assert!(refused >= IDLE - 20, "only twenty at a time: {refused} of {IDLE} were refused");
    for mut stream in stayed {
        let ended = timeout(STALLED_MAX, stream.read(&mut [0; 1])).await;
        assert!(ended.is_ok(), "whoever is idle is closed in time");
    }
    let mut again = Client::tcp(&clinic, &doctor.ice_servers()[0]).await;
    assert!(again.allocate().await.is_ok(), "then there is room again");
}

async fn closed(clinic: &Clinic, name: &str, bytes: &[u8]) {
    let mut stream = TcpStream::connect(clinic.turn_address()).await.expect("a connection");
    stream.write_all(bytes).await.expect("it takes bytes");
    let end = timeout(STALLED_MAX, stream.read_to_end(&mut Vec::new())).await;
    assert!(end.is_ok(), "{name} is borne with for too long");
}

/// One byte a second: never idle, never done.
async fn dribbled(clinic: &Clinic, bytes: &[u8]) {
    let mut stream = TcpStream::connect(clinic.turn_address()).await.expect("a connection");
    let dribble = async {
        for byte in bytes.iter().cycle() {
            if stream.write_all(&[*byte]).await.is_err() {
                return;
            }
            let wait = Duration::from_secs(1);
            if matches!(timeout(wait, stream.read(&mut [0; 64])).await, Ok(Ok(0) | Err(_))) {
                return;
            }
        }
    };
    assert!(timeout(STALLED_MAX, dribble).await.is_ok(), "it is borne with for too long");
}

async fn half_with_allocation(mut client: Client) {
    client.send(&[0x40, 0, 0, 9, 1, 2]).await;
    let ended = timeout(STALLED_MAX, client.ended()).await;
    assert!(ended.is_ok(), "an allocation is no leave to stall");
}
