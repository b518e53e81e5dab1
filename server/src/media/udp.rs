//! The one UDP port: many datagrams in one call in, many in one call out.

use std::io::{self, IoSliceMut};
use std::net::SocketAddr;

use quinn_udp::{BATCH_SIZE, RecvMeta, Transmit, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::io::Interest;
use tokio::net::UdpSocket;
use webside_core::relay::outgoing::Sheaf;
use webside_core::relay::way::Way;

/// Bytes that one buffer of a batch takes: the kernel may put many datagrams into it (GRO).
const BUFFER: usize = 64 * 1024;
/// Bytes that the kernel may hold for us, in each direction; it may grant less.
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;

/// The port, not yet used.
pub(super) fn bind(listen: SocketAddr) -> io::Result<std::net::UdpSocket> {
    let socket = Socket::new(Domain::for_address(listen), Type::DGRAM, Some(Protocol::UDP))?;
    socket.bind(&listen.into())?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

/// The port in use.
pub(super) struct Udp {
    socket: UdpSocket,
    state: UdpSocketState,
    buffers: Vec<u8>,
    metas: [RecvMeta; BATCH_SIZE],
}

impl Udp {
    /// Takes the port; within a runtime.
    pub(super) fn new(socket: std::net::UdpSocket) -> io::Result<Self> {
        let state = UdpSocketState::new((&socket).into())?;
        // As much as the kernel grants.
        let _ = state.set_recv_buffer_size((&socket).into(), KERNEL_BUFFER);
        let _ = state.set_send_buffer_size((&socket).into(), KERNEL_BUFFER);
        let socket = UdpSocket::from_std(socket)?;
        Ok(Self {
            socket,
            state,
            buffers: vec![0; BUFFER * BATCH_SIZE],
            metas: [RecvMeta::default(); BATCH_SIZE],
        })
    }

    /// Waits until something has come.
    pub(super) async fn readable(&self) -> io::Result<()> {
        self.socket.readable().await
    }

    /// Gives all datagrams of one batch to `take`; false when there was none.
    pub(super) fn receive(&mut self, mut take: impl FnMut(Way, &mut [u8])) -> bool {
        let Self { socket, state, buffers, metas } = self;
        let came = {
            let mut chunks = buffers.chunks_mut(BUFFER);
            let mut slices: [IoSliceMut; BATCH_SIZE] =
                std::array::from_fn(|_| IoSliceMut::new(chunks.next().unwrap_or_default()));
            socket.try_io(Interest::READABLE, || state.recv((&*socket).into(), &mut slices, metas))
        };
        // Nothing there, or a message about a datagram that did not arrive: consent sees to that.
        let Ok(came) = came else { return false };
        for (meta, chunk) in metas[..came].iter().zip(buffers.chunks_mut(BUFFER)) {
            let way = Way::udp(meta.addr);
            for datagram in chunk[..meta.len].chunks_mut(meta.stride.max(1)) {
                take(way, datagram);
            }
        }
        true
    }

    /// Sends a sheaf: runs of datagrams of one size go out in one call (GSO).
    ///
    /// What the kernel does not take is lost, as on any link.
    pub(super) fn send(&self, sheaf: &Sheaf) {
        let at_once = self.state.max_gso_segments();
        let mut start = 0;
        let mut sizes = &sheaf.sizes[..];
        while let Some(&size) = sizes.first() {
            let mut count = sizes.iter().take(at_once).take_while(|next| **next == size).count();
            // The last one of a run may be shorter.
            let shorter = sizes.get(count).filter(|next| **next < size && count < at_once);
            count += usize::from(shorter.is_some());
            let length: usize = sizes[..count].iter().sum();
            let transmit = Transmit {
                destination: sheaf.way.remote,
                ecn: None,
                contents: &sheaf.bytes[start..start + length],
                segment_size: (count > 1).then_some(size),
                src_ip: None,
            };
            let _ = self.socket.try_io(Interest::WRITABLE, || {
                self.state.try_send((&self.socket).into(), &transmit)
            });
            start += length;
            sizes = &sizes[count..];
        }
    }
}
