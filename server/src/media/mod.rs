//! The relay of sound and picture. Until it is merged, one that answers nobody.

use std::io;
use std::net::SocketAddr;

use webside_protocol::{PageId, SeatId, VisitId};

/// What the relay needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RelaySettings {
    /// Where it takes packets.
    pub(crate) listen: SocketAddr,
}

/// What a page does on the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Sends its sound and picture, and gets those of others.
    Publishes,
    /// Only gets those of others.
    Watches,
}

/// Why an offer is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RelayError {
    /// There is no relay in this build.
    #[error("no relay")]
    None,
}

/// The relay. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Relay {
    address: SocketAddr,
}

impl Relay {
    pub(crate) fn open(settings: RelaySettings) -> Result<Self, io::Error> {
        Ok(Self { address: settings.listen })
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) async fn answer(
        &self,
        _visit: VisitId,
        _seat: SeatId,
        _page: PageId,
        _part: Part,
        _offer: String,
    ) -> Result<String, RelayError> {
        Err(RelayError::None)
    }

    pub(crate) fn leave(&self, _visit: VisitId, _seat: SeatId, _page: PageId) {}

    pub(crate) fn end(&self, _visit: VisitId) {}
}
