//! ICE over TCP (RFC 6544): the port of the same number, for networks that let no UDP through.
//!
//! Each connection is a task; frames (RFC 4571) go to and from the relay's thread through bounded
//! queues. Towards a slow peer what does not fit is lost, as on any link.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;
use webside_core::relay::outgoing::Sheaf;
use webside_core::relay::way::{Carrier, Way};

/// Connections at a time.
const CONNECTIONS_MAX: usize = 512;
/// Bytes of a frame: more is no packet of a browser.
const FRAME_MAX: usize = 2_048;
/// How long a peer may be silent: it checks its way every few seconds.
const SILENCE: Duration = Duration::from_secs(30);
/// How long one batch of frames may take to be taken by the peer.
const WRITING: Duration = Duration::from_secs(5);
/// Batches that wait for one peer, and frames that wait for the relay.
const OUT_QUEUE: usize = 32;
const IN_QUEUE: usize = 256;

/// What a connection tells the relay's thread.
pub(super) enum Told {
    /// A frame came.
    Frame(Way, Vec<u8>),
    /// It has ended.
    Closed(Way),
}

/// All connections.
pub(super) struct Tcp {
    listener: TcpListener,
    next: u64,
    outgoing: HashMap<Way, mpsc::Sender<Vec<u8>>>,
    tasks: JoinSet<()>,
    tell: mpsc::Sender<Told>,
}

impl Tcp {
    /// Takes the listener; within a runtime. What connections tell comes out of the queue.
    pub(super) fn new(listener: std::net::TcpListener) -> io::Result<(Self, mpsc::Receiver<Told>)> {
        let listener = TcpListener::from_std(listener)?;
        let (tell, told) = mpsc::channel(IN_QUEUE);
        let tcp = Self { listener, next: 0, outgoing: HashMap::new(), tasks: JoinSet::new(), tell };
        Ok((tcp, told))
    }

    /// Waits for the next connection.
    pub(super) async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        self.listener.accept().await
    }

    /// Begins to speak with a peer, if there is room for one more.
    pub(super) fn begin(&mut self, stream: TcpStream, remote: SocketAddr) {
        while self.tasks.try_join_next().is_some() {}
        if self.tasks.len() >= CONNECTIONS_MAX {
            return;
        }
        let way = Way { carrier: Carrier::Tcp(self.next), remote };
        self.next += 1;
        let _ = stream.set_nodelay(true);
        let (send, receive) = mpsc::channel(OUT_QUEUE);
        self.outgoing.insert(way, send);
        self.tasks.spawn(serve(stream, way, receive, self.tell.clone()));
    }

    /// A connection has ended.
    pub(super) fn forget(&mut self, way: Way) {
        self.outgoing.remove(&way);
    }

    /// Sends a sheaf, or loses it when the peer is slow.
    pub(super) fn send(&self, sheaf: &Sheaf) {
        let Some(queue) = self.outgoing.get(&sheaf.way) else { return };
        let Ok(permit) = queue.try_reserve() else { return };
        let mut frames = Vec::with_capacity(sheaf.bytes.len() + 2 * sheaf.sizes.len());
        let mut rest = &sheaf.bytes[..];
        for size in &sheaf.sizes {
            let (datagram, after) = rest.split_at(*size);
            rest = after;
            if let Ok(size) = u16::try_from(*size) {
                frames.extend_from_slice(&size.to_be_bytes());
                frames.extend_from_slice(datagram);
            }
        }
        permit.send(frames);
    }
}

async fn serve(
    stream: TcpStream,
    way: Way,
    outgoing: mpsc::Receiver<Vec<u8>>,
    tell: mpsc::Sender<Told>,
) {
    let (read, write) = stream.into_split();
    tokio::select! {
        () = listen(read, way, &tell) => {}
        () = speak(write, outgoing) => {}
    }
    let _ = tell.send(Told::Closed(way)).await;
}

async fn listen(read: OwnedReadHalf, way: Way, tell: &mpsc::Sender<Told>) {
    let mut read = BufReader::new(read);
    while let Ok(Ok(frame)) = timeout(SILENCE, frame(&mut read)).await {
        if tell.send(Told::Frame(way, frame)).await.is_err() {
            return;
        }
    }
}

async fn frame(read: &mut BufReader<OwnedReadHalf>) -> io::Result<Vec<u8>> {
    let length = usize::from(read.read_u16().await?);
    if length == 0 || length > FRAME_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut frame = vec![0; length];
    read.read_exact(&mut frame).await?;
    Ok(frame)
}

async fn speak(mut write: OwnedWriteHalf, mut outgoing: mpsc::Receiver<Vec<u8>>) {
    while let Some(frames) = outgoing.recv().await {
        if !matches!(timeout(WRITING, write.write_all(&frames)).await, Ok(Ok(()))) {
            return;
        }
    }
}
