//! The loop that takes TCP connections for TURN alone.

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::debug;
use webside_core::Source;

use super::stream::serve;
use super::switch::Switch;
use crate::accept::{Places, next_connection};

/// Takes connections.
pub(crate) struct Door {
    pub(crate) switch: Switch,
    /// The same as those of the pages: open files are what there is only so much of.
    pub(crate) places: Places,
}

impl Door {
    /// Takes connections until the token is cancelled, then waits for those that run.
    pub(crate) async fn run(self, listener: TcpListener, stop: CancellationToken) {
        let tasks = TaskTracker::new();
        while let Some((stream, peer)) = next_connection(&listener, &stop).await {
            let Some(place) = self.places.take(Source::from(peer.ip())) else {
                debug!("connection refused: no place");
                continue;
            };
            // Media waits for nothing; a socket that refuses it is gone already.
            let _ = stream.set_nodelay(true);
            let (switch, stop) = (self.switch.clone(), stop.clone());
            tasks.spawn(async move {
                serve(&switch, stream, peer, &stop).await;
                drop(place);
            });
        }
        drop(listener);
        tasks.close();
        tasks.wait().await;
    }
}
