//! Destroys what has expired, every hour.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{error, info};
use webside_protocol::VisitId;

use crate::clock::Clock;
use crate::registry::Registry;
use crate::store::{Store, StoreError};

/// How long an expired visit may wait for its end.
const EVERY: Duration = Duration::from_secs(3600);

/// Purges visits.
#[derive(Debug, Clone)]
pub(crate) struct Purge {
    pub(crate) store: Store,
    pub(crate) registry: Registry,
    pub(crate) clock: Clock,
}

impl Purge {
    /// Destroys `visit` for good, and sends away whoever is still in it.
    pub(crate) async fn visit(&self, visit: VisitId) -> Result<(), StoreError> {
        self.store.purge_visit(visit, self.clock.now()).await?;
        self.registry.forget(visit).await;
        info!(%visit, "visit purged");
        Ok(())
    }

    /// Purges what has expired, now and every hour, until the token is cancelled.
    pub(crate) async fn run(self, stop: CancellationToken) {
        loop {
            if let Err(error) = self.expired().await {
                error!(error = &error as &dyn std::error::Error, "expired visits not purged");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = sleep(EVERY) => {}
            }
        }
    }

    async fn expired(&self) -> Result<(), StoreError> {
        loop {
            let visits = self.store.expired(self.clock.now()).await?;
            if visits.is_empty() {
                return Ok(());
            }
            for visit in visits {
                self.visit(visit).await?;
            }
        }
    }
}
