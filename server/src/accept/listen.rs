//! The loop that takes connections.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};
use webside_core::Source;

use super::places::Places;
use super::serve;
use crate::turn::Switch;

/// Connections the system keeps for us when a whole waiting room reconnects at once.
const BACKLOG: u32 = 4096;
/// What the system keeps for a connection that does not read, in bytes; Linux takes it twice. Left to
/// itself it grows to megabytes, and ten thousand slow readers would fill the memory.
const SEND_BUFFER_BYTES: u32 = 128 * 1024;
/// Out of file descriptors, nothing helps but somebody leaving: wait this long before trying again.
const BACK_OFF: Duration = Duration::from_millis(100);

/// What connections are taken for.
pub(crate) struct Listener {
    pub(crate) router: Router,
    /// `None`: in the clear.
    pub(crate) tls: Option<TlsAcceptor>,
    pub(crate) places: Places,
    pub(crate) behind_proxy: bool,
    /// Whoever speaks TURN after the TLS handshake is served it; `None`: nobody is.
    pub(crate) turn: Option<Switch>,
    pub(crate) stop: CancellationToken,
}

/// Opens the listening socket.
///
/// # Errors
/// What the system says, such as that the port is taken.
pub(crate) fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // A restarted server takes its port back at once.
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SEND_BUFFER_BYTES)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

impl Listener {
    /// Takes connections until the token is cancelled, then waits for those that run.
    pub(crate) async fn run(self, listener: TcpListener) {
        let tasks = TaskTracker::new();
        let door = Arc::new(serve::Door {
            router: self.router.clone(),
            tls: self.tls.clone(),
            behind_proxy: self.behind_proxy,
            turn: self.turn.clone(),
            stop: self.stop.clone(),
        });
        while let Some((stream, peer)) = next_connection(&listener, &self.stop).await {
            let Some(place) = self.places.take(Source::from(peer.ip())) else {
                debug!("connection refused: no place");
                continue;
            };
            // Without it small messages wait for each other; a socket that refuses it is gone already.
            let _ = stream.set_nodelay(true);
            tasks.spawn(Arc::clone(&door).serve(stream, peer, place));
        }
        drop(listener);
        tasks.close();
        tasks.wait().await;
    }
}

/// The next connection; `None` when the server stops.
pub(crate) async fn next_connection(
    listener: &TcpListener,
    stop: &CancellationToken,
) -> Option<(TcpStream, SocketAddr)> {
    let mut failed = false;
    loop {
        match stop.run_until_cancelled(listener.accept()).await? {
            Ok(accepted) => return Some(accepted),
            Err(error) if is_about_one_connection(&error) => {}
            Err(error) => {
                if !failed {
                    let error = &error as &dyn std::error::Error;
                    warn!(error, "no connection can be taken, trying on");
                }
                failed = true;
                sleep(BACK_OFF).await;
            }
        }
    }
}

/// It failed before it was taken; the next may be fine.
fn is_about_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    )
}
