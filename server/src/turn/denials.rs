//! Denied peers are written into the audit, by ids alone.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::warn;
use webside_core::turn::Holder;
use webside_protocol::Timestamp;

use crate::store::{AuditKind, AuditLine, Store};

/// Lines that may wait for the store.
pub(super) const WAITING_MAX: usize = 64;

/// Somebody asked for a peer they may not have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Denial {
    pub(super) at: Timestamp,
    pub(super) holder: Holder,
}

/// Writes denials down.
#[derive(Debug)]
pub(crate) struct Denials {
    pub(super) store: Store,
    pub(super) waiting: mpsc::Receiver<Denial>,
}

impl Denials {
    /// Writes until the token is cancelled.
    pub(crate) async fn run(mut self, stop: CancellationToken) {
        while let Some(Some(denial)) = stop.run_until_cancelled(self.waiting.recv()).await {
            let Denial { at, holder } = denial;
            let (visit, seat) = match holder {
                Holder::Seat { visit, seat, .. } => (Some(visit), Some(seat)),
                // It stands for neither.
                Holder::Check(_) => (None, None),
            };
            let line = AuditLine { at, kind: AuditKind::TurnPeerDenied, visit, seat };
            if self.store.audit(line).await.is_err() {
                warn!("audit line not written");
            }
        }
    }
}
