//! The least that the job needs: many datagrams in by one call, GCM opened, sealed for each watcher,
//! many out by one call. It knows no stream, no peer and no loss.

use std::io::{BufRead as _, IoSliceMut, Write as _};
use std::net::{SocketAddr, UdpSocket};
use std::time::Duration;

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use quinn_udp::{BATCH_SIZE, RecvMeta, Transmit, UdpSocketState};
use tokio::io::Interest;
use webside_tests::resident_bytes;

use crate::child::Asked;
use crate::load::{Figures, Load, ROOMS, Room, WATCHERS};

pub(crate) const ARGUMENT: &str = "--be-the-floor";
/// Bytes of a packet that stay in the clear.
pub(crate) const CLEAR: usize = 24;
const TAG: usize = 16;
const BUFFER: usize = 64 * 1024;
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;

/// One key for all: this is no protection.
pub(crate) fn key() -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &[7; 16]).expect("sixteen bytes"))
}

/// The nonce of a packet: its stream and number.
pub(crate) fn nonce(packet: &[u8]) -> Nonce {
    let mut nonce = [0; 12];
    nonce[..10].copy_from_slice(&packet[2..12]);
    Nonce::assume_unique_for_key(nonce)
}

struct Watcher {
    address: SocketAddr,
    key: LessSafeKey,
    bytes: Vec<u8>,
    sizes: Vec<usize>,
}

/// What the process does: hears where everybody is, then passes packets on.
pub(crate) fn run() {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a port is free");
    println!("{}", socket.local_addr().expect("it is bound"));
    let mut rooms: Vec<(SocketAddr, Vec<Watcher>)> = Vec::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok).skip(1) {
        if line == "go" {
            break;
        }
        let mut addresses = line.split(' ').map(|text| text.parse().expect("an address"));
        let publisher = addresses.next().expect("one at least");
        let watchers = addresses.map(|address| Watcher {
            address,
            key: key(),
            bytes: Vec::new(),
            sizes: Vec::new(),
        });
        rooms.push((publisher, watchers.collect()));
        println!("heard");
    }
    println!("going");
    std::io::stdout().flush().expect("somebody listens");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(pass(socket, rooms));
}

async fn pass(socket: UdpSocket, mut rooms: Vec<(SocketAddr, Vec<Watcher>)>) {
    let state = UdpSocketState::new((&socket).into()).expect("a socket");
    // As the relay does.
    let _ = state.set_recv_buffer_size((&socket).into(), KERNEL_BUFFER);
    let _ = state.set_send_buffer_size((&socket).into(), KERNEL_BUFFER);
    let socket = tokio::net::UdpSocket::from_std(socket).expect("within a runtime");
    let key = key();
    let mut buffers = vec![0; BUFFER * BATCH_SIZE];
    let mut metas = [RecvMeta::default(); BATCH_SIZE];
    loop {
        socket.readable().await.expect("the port stays");
        let came = {
            let mut chunks = buffers.chunks_mut(BUFFER);
            let mut slices: [IoSliceMut; BATCH_SIZE] =
                std::array::from_fn(|_| IoSliceMut::new(chunks.next().unwrap_or_default()));
            socket.try_io(Interest::READABLE, || {
                state.recv((&socket).into(), &mut slices, &mut metas)
            })
        };
        let Ok(came) = came else { continue };
        for (meta, chunk) in metas[..came].iter().zip(buffers.chunks_mut(BUFFER)) {
            let room = rooms.iter_mut().find(|(publisher, _)| *publisher == meta.addr);
            let Some((_, watchers)) = room else { continue };
            for packet in chunk[..meta.len].chunks_mut(meta.stride) {
                let nonce_of = nonce(packet);
                let (clear, body) = packet.split_at_mut(CLEAR);
                if key.open_in_place(nonce_of, Aad::from(&*clear), body).is_err() {
                    continue;
                }
                let length = packet.len() - TAG;
                for watcher in watchers.iter_mut() {
                    let start = watcher.bytes.len();
                    watcher.bytes.extend_from_slice(&packet[..length]);
                    let nonce_of = nonce(&watcher.bytes[start..]);
                    let (clear, body) = watcher.bytes[start..].split_at_mut(CLEAR);
                    let tag =
                        watcher.key.seal_in_place_separate_tag(nonce_of, Aad::from(&*clear), body);
                    watcher.bytes.extend_from_slice(tag.expect("it seals").as_ref());
                    watcher.sizes.push(length + TAG);
                }
            }
        }
        for watcher in rooms.iter_mut().flat_map(|(_, watchers)| watchers) {
            send(&state, &socket, watcher);
        }
    }
}

fn send(state: &UdpSocketState, socket: &tokio::net::UdpSocket, watcher: &mut Watcher) {
    let mut start = 0;
    let mut sizes = &watcher.sizes[..];
    while let Some(&size) = sizes.first() {
        let count =
            sizes.iter().take(state.max_gso_segments()).take_while(|next| **next == size).count();
        let transmit = Transmit {
            destination: watcher.address,
            ecn: None,
            contents: &watcher.bytes[start..start + count * size],
            segment_size: (count > 1).then_some(size),
            src_ip: None,
        };
        let _ = socket.try_io(Interest::WRITABLE, || state.try_send(socket.into(), &transmit));
        start += count * size;
        sizes = &sizes[count..];
    }
    watcher.bytes.clear();
    watcher.sizes.clear();
}

pub(crate) fn measure(lasting: Duration) -> Figures {
    let mut floor = Asked::start(ARGUMENT);
    let address: SocketAddr = floor.ask("where").parse().expect("an address");
    let rooms: Vec<Room> = (0..ROOMS).map(|_| Room::of_sockets(address, WATCHERS)).collect();
    for room in &rooms {
        assert_eq!(floor.ask(&room.addresses()), "heard");
    }
    assert_eq!(floor.ask("go"), "going");
    assert!(resident_bytes(floor.pid()) > 0);
    Load::new(floor.pid(), rooms).run(lasting)
}
