//! The media relay: takes what each seat's page sends and passes it on to the other seats of its visit.
//!
//! What to do with a packet is decided in `webside_core::relay`, which knows no socket; here are the
//! sockets, the thread, and the handshake. Only this folder names the `rtc-*` crates.
//!
//! | file | idea |
//! |---|---|
//! | `shard` | the thread that owns all legs |
//! | `udp`, `tcp` | the one port |
//! | `secured`, `dtls`, `hello` | a peer's way in and out: checks, handshake, keys |
//! | `settings` | where the relay listens, and which address it tells |
//! | `peer` | the other end, as tests and the benchmark play it |

mod dtls;
mod hello;
pub mod peer;
mod secured;
mod settings;
mod shard;
mod tcp;
#[cfg(test)]
mod tests;
mod udp;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use socket2::{Domain, Protocol, Socket, Type};
use tokio::sync::{mpsc, oneshot};
use tracing::error;
use webside_core::relay::hub::Refused;
pub use webside_core::relay::leg::Part;
use webside_core::relay::sdp::{Candidates, Fingerprint, Offer, OfferError};
use webside_protocol::{PageId, SeatId, VisitId};

use dtls::Identity;
pub use settings::{Protections, RelaySettings};
use shard::{Endings, MAILBOX, Shard, Wish};

use crate::clock::Clock;
use crate::incidents::{self, Notes};
use crate::passage::{self, RelayEnd};

/// Connections that wait to be taken.
const BACKLOG: i32 = 128;
/// Ports that are tried until one is free on UDP and TCP alike, when the system chooses.
const PORTS_TRIED: usize = 16;

/// Why an offer has no answer.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// The offer is not one that can be answered.
    #[error("the offer is refused")]
    Offer(#[from] OfferError),
    /// There is no room, or no leg can be made.
    #[error("the offer is not answered")]
    Refused(#[from] Refused),
    /// The relay's thread has ended.
    #[error("the relay has stopped")]
    Stopped,
}

/// The media relay: cheap to clone. Its thread ends with the last clone.
#[derive(Clone)]
pub struct Relay {
    // Dropped before the thread is waited for, which ends when nobody has this any more.
    wishes: mpsc::Sender<Wish>,
    endings: Arc<Endings>,
    address: SocketAddr,
    candidates: Candidates,
    fingerprint: Fingerprint,
    _thread: Arc<Thread>,
}

impl Relay {
    /// Binds the UDP port and the TCP listener of the same number, and starts the relay's thread.
    pub fn open(settings: &RelaySettings) -> io::Result<Self> {
        let ((_, nobody), (notes, _)) = (passage::open(), incidents::queue());
        Self::open_beside(settings, nobody, notes)
    }

    /// As [`Self::open`], pages may also come by our own TURN, and the audit is told of impostors.
    pub(crate) fn open_beside(
        settings: &RelaySettings,
        turn: RelayEnd,
        notes: Notes,
    ) -> io::Result<Self> {
        let identity = Identity::draw().map_err(io::Error::other)?;
        let fingerprint = *identity.fingerprint();
        let (udp, tcp) = bind(settings.listen)?;
        let address = udp.local_addr()?;
        let public =
            SocketAddr::new(settings.public, settings.public_port.unwrap_or(address.port()));
        let candidates = Candidates { public };
        let (wishes, mailbox) = mpsc::channel(MAILBOX);
        let endings = Arc::<Endings>::default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let told = Arc::clone(&endings);
        let shard = {
            let _inside = runtime.enter();
            Shard::new(Clock::start(), (identity, settings.protections), udp, tcp, turn, notes)?
        };
        let handle = Builder::new()
            .name("relay".to_owned())
            .spawn(move || runtime.block_on(shard.run(mailbox, told)))?;
        let thread = Arc::new(Thread(Some(handle)));
        Ok(Self { wishes, endings, address, candidates, fingerprint, _thread: thread })
    }

    /// Where the relay listens, on UDP and TCP.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address that pages are told.
    pub(crate) fn public(&self) -> SocketAddr {
        self.candidates.public
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
        let offer = Box::new(Offer::read(&offer)?);
        let (answer, answered) = oneshot::channel();
        let wish = Wish { of: (visit, seat, page), part, offer, answer };
        self.wishes.send(wish).await.map_err(|_| RelayError::Stopped)?;
        let (offer, negotiated) = answered.await.map_err(|_| RelayError::Stopped)?;
        Ok(negotiated?.write(&offer, &self.fingerprint, &self.candidates))
    }

    /// Ends the leg of a seat's page; another page's leg of the same seat stays.
    pub fn leave(&self, visit: VisitId, seat: SeatId, page: PageId) {
        self.endings.tell((visit, Some((seat, page))));
    }

    /// Ends all legs of a visit.
    pub fn end(&self, visit: VisitId) {
        self.endings.tell((visit, None));
    }
}

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Relay").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The relay's thread, which is waited for.
struct Thread(Option<JoinHandle<()>>);

impl Drop for Thread {
    fn drop(&mut self) {
        if self.0.take().is_some_and(|handle| handle.join().is_err()) {
            error!("the relay's thread has panicked");
        }
    }
}

/// Binds UDP and TCP to the same port.
fn bind(listen: SocketAddr) -> io::Result<(std::net::UdpSocket, std::net::TcpListener)> {
    let mut tried = 0;
    loop {
        let udp = udp::bind(listen)?;
        let address = udp.local_addr()?;
        match bind_tcp(address) {
            Ok(tcp) => return Ok((udp, tcp)),
            Err(error) if listen.port() != 0 || tried >= PORTS_TRIED => return Err(error),
            Err(_) => tried += 1,
        }
    }
}

fn bind_tcp(address: SocketAddr) -> io::Result<std::net::TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // A restarted server gets its port back at once.
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}
