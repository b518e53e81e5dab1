//! The loop of the UDP socket.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval, sleep};
use tokio_util::sync::CancellationToken;
use tracing::warn;
use webside_core::turn::{Client, FRAME_BYTES_MAX};

use super::switch::Switch;

/// What has expired is forgotten this often; nothing expired counts before that either.
const TICK: Duration = Duration::from_secs(5);
/// A socket that fails is left alone for this long.
const BACK_OFF: Duration = Duration::from_millis(100);

/// Reads datagrams.
#[derive(Debug)]
pub(crate) struct Datagrams {
    pub(crate) switch: Switch,
}

impl Datagrams {
    /// Reads until the token is cancelled.
    pub(crate) async fn run(self, stop: CancellationToken) {
        // One byte more than allowed: what is too long shows.
        let mut bytes = vec![0; FRAME_BYTES_MAX + 1];
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut failed = false;
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                _ = ticks.tick() => self.switch.tick(),
                received = self.switch.udp().recv_from(&mut bytes) => match received {
                    Ok((length, from)) => {
                        failed = false;
                        self.switch.receive(Client::Datagram(from), &bytes[..length]);
                    }
                    // Often what became of a datagram sent earlier: the client is gone.
                    Err(error) => {
                        if !failed {
                            let error = &error as &dyn std::error::Error;
                            warn!(error, "a datagram could not be read, trying on");
                        }
                        failed = true;
                        sleep(BACK_OFF).await;
                    }
                },
            }
        }
    }
}
