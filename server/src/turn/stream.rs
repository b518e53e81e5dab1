//! One TCP or TLS connection: messages in and out, each with a deadline (RFC 8656 §3.1).

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, split};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::sync::CancellationToken;
use webside_core::turn::{Client, FRAME_BYTES_MAX, LIFETIME, frame_bytes};

use super::switch::Switch;

/// A message is whole this long after its first byte, and an allocation made this long after the
/// connection, or it is closed.
const STALL_MAX: Duration = Duration::from_secs(8);
/// A client that takes nothing for this long is gone.
const WRITE_WAIT_MAX: Duration = Duration::from_secs(8);
/// Messages that are written before the next flush.
const QUEUED_AT_ONCE: usize = 16;
/// Read at once.
const READ_BYTES: usize = 2048;

/// Serves one connection to its end.
pub(crate) async fn serve<S>(
    switch: &Switch,
    stream: S,
    address: SocketAddr,
    stop: &CancellationToken,
) where
    S: AsyncRead + AsyncWrite,
{
    let (client, queue) = switch.open_stream(address);
    let (reading, writing) = split(stream);
    // Side by side: a client that takes no picture is heard all the same.
    tokio::select! {
        () = stop.cancelled() => {}
        () = read(switch, client, reading) => {}
        () = write(writing, queue) => {}
    }
    if let Client::Stream(stream, _) = client {
        switch.close_stream(client, stream);
    }
}

/// Reads until the other end is gone, stalls, or sends what is no message.
async fn read(switch: &Switch, client: Client, mut stream: impl AsyncRead + Unpin) {
    let clock = switch.clock();
    let opened = clock.instant_now();
    let mut bytes = Vec::with_capacity(READ_BYTES);
    let mut began = opened;
    loop {
        let Ok(taken) = take_all(switch, client, &bytes) else { return };
        if taken > 0 {
            bytes.drain(..taken);
            began = clock.instant_now();
        }
        let deadline = deadline(switch, client, bytes.is_empty(), opened, began);
        bytes.reserve(READ_BYTES);
        let before = bytes.len();
        match timeout_at(deadline, stream.read_buf(&mut bytes)).await {
            Ok(Ok(1..)) => {}
            Ok(Ok(0) | Err(_)) | Err(_) => return,
        }
        if before == 0 {
            began = clock.instant_now();
        }
    }
}

/// A message that has begun must come to its end. Between two, whoever has an allocation may be as
/// silent as that lasts, and others have only so long to get one.
fn deadline(
    switch: &Switch,
    client: Client,
    between: bool,
    opened: Instant,
    began: Instant,
) -> Instant {
    match (between, switch.has_allocation(client)) {
        (false, _) => began + STALL_MAX,
        (true, true) => began + LIFETIME,
        (true, false) => opened + STALL_MAX,
    }
}

/// Takes every whole message at the beginning of `bytes`, and says how many bytes that were.
fn take_all(
    switch: &Switch,
    client: Client,
    bytes: &[u8],
) -> Result<usize, webside_core::turn::NotAFrame> {
    let mut taken = 0;
    while let Some(length) = frame_bytes(&bytes[taken..])? {
        let Some(message) = bytes.get(taken..taken + length) else { break };
        switch.receive(client, message);
        taken += length;
    }
    debug_assert!(bytes.len() - taken <= FRAME_BYTES_MAX, "a longer message is none");
    Ok(taken)
}

/// Writes what waits until the other end takes no more.
async fn write(mut stream: impl AsyncWrite + Unpin, mut queue: mpsc::Receiver<Vec<u8>>) {
    let mut waiting = Vec::with_capacity(QUEUED_AT_ONCE);
    while queue.recv_many(&mut waiting, QUEUED_AT_ONCE).await > 0 {
        let written = async {
            for message in waiting.drain(..) {
                stream.write_all(&message).await?;
            }
            stream.flush().await
        };
        match timeout(WRITE_WAIT_MAX, written).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) | Err(_) => return,
        }
    }
}
