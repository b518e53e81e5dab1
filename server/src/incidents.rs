//! What happens on the ways of media and belongs into the audit. It is written down in its own time:
//! there nobody waits for the store.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::store::{AuditLine, Store};

/// Lines that may wait for the store.
const WAITING_MAX: usize = 64;

/// Takes lines without waiting. Clones share the queue.
#[derive(Debug, Clone)]
pub(crate) struct Notes(mpsc::Sender<AuditLine>);

/// Lines that wait.
pub(crate) type Waiting = mpsc::Receiver<AuditLine>;

/// A queue of lines.
pub(crate) fn queue() -> (Notes, Waiting) {
    let (notes, waiting) = mpsc::channel(WAITING_MAX);
    (Notes(notes), waiting)
}

impl Notes {
    /// Notes it. When the audit is that far behind, one line more or less tells nothing new.
    pub(crate) fn take(&self, line: AuditLine) {
        let _ = self.0.try_send(line);
    }
}

/// Writes them down.
#[derive(Debug)]
pub(crate) struct Incidents {
    pub(crate) store: Store,
    pub(crate) waiting: Waiting,
}

impl Incidents {
    /// Writes until the token is cancelled.
    pub(crate) async fn run(mut self, stop: CancellationToken) {
        while let Some(Some(line)) = stop.run_until_cancelled(self.waiting.recv()).await {
            if self.store.audit(line).await.is_err() {
                warn!("audit line not written");
            }
        }
    }
}
