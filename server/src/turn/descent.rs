//! The loop that passes on what our own media relay sends to relayed addresses.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::switch::Switch;
use crate::passage::Parcel;

/// Takes what the relay sends.
#[derive(Debug)]
pub(crate) struct Descent {
    pub(super) switch: Switch,
    pub(super) down: mpsc::Receiver<Parcel>,
}

impl Descent {
    /// Takes it until the token is cancelled, or there is no relay any more.
    pub(crate) async fn run(mut self, stop: CancellationToken) {
        while let Some(Some(parcel)) = stop.run_until_cancelled(self.down.recv()).await {
            self.switch.hear_relay(&parcel);
        }
    }
}
