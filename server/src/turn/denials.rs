//! Denied peers are written into the audit, by ids alone.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::warn;
use webside_protocol::{SeatId, Timestamp, VisitId};

use crate::store::{AuditKind, AuditLine, Store};

/// Lines that may wait for the store.
pub(super) const WAITING_MAX: usize = 64;

/// A seat asked for a peer it may not have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Denial {
    pub(super) at: Timestamp,
    pub(super) visit: VisitId,
    pub(super) seat: SeatId,
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
            let Denial { at, visit, seat } = denial;
            let (visit, seat) = (Some(visit), Some(seat));
            let line = AuditLine { at, kind: AuditKind::TurnPeerDenied, visit, seat };
            if self.store.audit(line).await.is_err() {
                warn!("audit line not written");
            }
        }
    }
}
