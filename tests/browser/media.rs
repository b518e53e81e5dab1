//! Whether two people see and hear each other: measured from their calls' own statistics.

use std::time::Duration;

use serde::Deserialize;

use crate::browser::{Browser, PATIENCE};

/// Sums over the peer connections that are not closed.
const STATISTICS: &str = r"
const done = arguments[arguments.length - 1];
const peers = (window.watched?.peers ?? []).filter(peer => peer.connectionState !== 'closed');
const flow = { made: window.watched?.peers.length ?? 0, connected: 0, frames: 0, sounds: 0, loudness: 0 };
const add = report => {
  if (report.type !== 'inbound-rtp') return;
  if (report.kind === 'video') flow.frames += window.watched.shown(report);
  if (report.kind === 'audio') {
    flow.sounds += report.packetsReceived ?? 0;
    flow.loudness += report.totalAudioEnergy ?? 0;
  }
};
Promise.all(peers.map(async peer => {
  if (peer.connectionState === 'connected') flow.connected += 1;
  (await peer.getStats()).forEach(add);
})).then(() => done(flow), () => done(flow));
";

/// What came in so far.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(crate) struct Flow {
    /// Peer connections made since the page was loaded.
    pub(crate) made: u32,
    /// Of these, now connected.
    pub(crate) connected: u32,
    /// Pictures shown.
    pub(crate) frames: u64,
    /// Sound packets received.
    pub(crate) sounds: u64,
    /// Energy of what was played.
    pub(crate) loudness: f64,
}

impl Browser {
    /// What came in so far.
    pub(crate) async fn flow(&self) -> Flow {
        self.run_async(STATISTICS, vec![]).await
    }

    /// Waits until pictures and sounds come in anew.
    pub(crate) async fn sees_and_hears(&self) {
        self.receives("picture and sound", PATIENCE, |before, now| {
            now.frames > before.frames + 5 && now.sounds > before.sounds + 10
        })
        .await;
        self.receives("sound that is not silence", PATIENCE, |before, now| {
            now.loudness > before.loudness
        })
        .await;
    }

    /// Waits until what came in since now is enough.
    pub(crate) async fn receives(
        &self,
        what: &str,
        limit: Duration,
        enough: impl Fn(Flow, Flow) -> bool,
    ) {
        let mut before = self.flow().await;
        let mut now = before;
        let received = async || {
            now = self.flow().await;
            // A new call counts from zero.
            if now.frames < before.frames
                || now.sounds < before.sounds
                || now.loudness < before.loudness
            {
                before = now;
            }
            enough(before, now).then_some(())
        };
        let received = crate::wait::until(limit, received).await;
        if received.is_none() {
            self.fail(&format!("waited {limit:?} for {what}: {before:?}, then {now:?}")).await;
        }
    }
}
