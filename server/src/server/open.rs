//! Opens what a server needs from outside: all of it, or nothing.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::net::{TcpListener, UnixListener};
use tokio_rustls::TlsAcceptor;
use tracing::info;
use webside_core::TicketKey;

use super::relay;
use crate::accept;
use crate::admin::{self, SOCKET_FILE};
use crate::catalogue::CatalogueError;
use crate::clock::Clock;
use crate::config::Config;
use crate::incidents::{self, Notes, Waiting};
use crate::media::Relay;
use crate::own_words::OtherBuild;
use crate::passage::{self, TurnEnd};
use crate::store::{AuditKind, AuditLine, ClinicKey, OpenError, Store, StoreError, StoreOwner};
use crate::tls::{self, TlsError};
use crate::turn;

/// The name of the secret that signs tickets.
const TICKET_SECRET: &str = "seat tickets";
/// The name of the secret that makes credentials for TURN.
const TURN_SECRET: &str = "turn credentials";

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The clinic's own words are not good.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The clinic's own words do not fit the pages.
    #[error(transparent)]
    OtherBuild(#[from] OtherBuild),
    /// The store cannot be opened.
    #[error("the store cannot be opened")]
    Open(#[from] OpenError),
    /// The store was opened, and failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// Connections cannot be secured.
    #[error("TLS cannot be set up")]
    Tls(#[from] TlsError),
    /// No connections can be taken.
    #[error("cannot listen on {address}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The relay's port cannot be opened.
    #[error("the relay cannot take packets on {address}")]
    Relay {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The operator's socket cannot be opened.
    #[error("the operator's socket cannot be opened in the data directory")]
    Admin(#[source] io::Error),
}

/// What was opened.
pub(super) struct Opened {
    pub(super) store: Store,
    pub(super) store_owner: StoreOwner,
    pub(super) tickets: TicketKey,
    /// `None`: in the clear.
    pub(super) tls: Option<TlsAcceptor>,
    pub(super) address: SocketAddr,
    pub(super) listener: TcpListener,
    pub(super) admin: UnixListener,
    /// `None`: no TURN.
    pub(super) turn: Option<OpenedTurn>,
    /// `None`: no relay.
    pub(super) relay: Option<Relay>,
    /// For the audit, from the ways of media.
    pub(super) notes: Notes,
    pub(super) waiting: Waiting,
}

/// What TURN needs.
pub(super) struct OpenedTurn {
    pub(super) sockets: turn::Sockets,
    pub(super) announced: IpAddr,
    pub(super) secret: [u8; 32],
    /// Our own media relay: the address that pages are told, and the way there.
    pub(super) relay: Option<(SocketAddr, TurnEnd)>,
}

/// The store first: its lock says that the directory, and the socket in it, are ours.
pub(super) async fn open(
    config: &Config,
    clinic_key: Option<ClinicKey>,
    clock: Clock,
) -> Result<Opened, StartError> {
    let data_dir = config.data_dir.clone();
    let opening = tokio::task::spawn_blocking(move || Store::open(&data_dir, clinic_key));
    let (store, store_owner) = opening.await.expect("opening the store does not panic")?;
    let tickets = TicketKey::new(store.secret(TICKET_SECRET).await?.expose());
    let tls = tls::acceptor(&config.tls, &config.public_urls, &config.data_dir, clock.now())?;
    let address = config.listen;
    let (address, listener) = accept::bind(address)
        .and_then(|listener| Ok((listener.local_addr()?, listener)))
        .map_err(|source| StartError::Listen { address, source })?;
    let (notes, waiting) = incidents::queue();
    let (turn_end, relay_end) = passage::open();
    let media = &config.media;
    let relay = relay::open(media, relay_end, notes.clone())
        .map_err(|source| StartError::Relay { address: media.listen, source })?;
    let beside = relay.as_ref().map(|relay| (relay.public(), turn_end));
    let turn = open_turn(config, &store, beside).await?;
    let admin = admin::bind(&config.data_dir.join(SOCKET_FILE)).map_err(StartError::Admin)?;
    let (visit, seat, kind) = (None, None, AuditKind::ServerStarted);
    store.audit(AuditLine { at: clock.now(), kind, visit, seat }).await?;
    Ok(Opened {
        store,
        store_owner,
        tickets,
        tls,
        address,
        listener,
        admin,
        turn,
        relay,
        notes,
        waiting,
    })
}

async fn open_turn(
    config: &Config,
    store: &Store,
    relay: Option<(SocketAddr, TurnEnd)>,
) -> Result<Option<OpenedTurn>, StartError> {
    let Some(settings) = config.turn else { return Ok(None) };
    let address = settings.listen;
    let sockets = turn::open(address).await;
    let sockets = sockets.map_err(|source| StartError::Listen { address, source })?;
    let announced = settings
        .public_address
        .unwrap_or_else(|| turn::announced(address.ip(), &config.public_urls));
    info!(turn = %sockets.address, announced = %announced, "turn listens");
    let secret = *store.secret(TURN_SECRET).await?.expose();
    Ok(Some(OpenedTurn { sockets, announced, secret, relay }))
}
