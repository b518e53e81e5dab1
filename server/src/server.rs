//! Starts the parts in order, and stops them in order.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::{info, warn};
use webside_core::{Scheme, TicketKey};
use webside_protocol::Policy;

use crate::accept::{self, Listener, Places};
use crate::admin::{self, AdminSocket, Operator, SOCKET_FILE};
use crate::clock::Clock;
use crate::config::{Config, Tls};
use crate::health::Health;
use crate::http::{Origins, Parts, Redemption, router};
use crate::purge::Purge;
use crate::registry::Registry;
use crate::session::Sessions;
use crate::store::{AuditKind, AuditLine, ClinicKey, OpenError, Store, StoreError, StoreOwner};
use crate::tls::{self, TlsError};

/// The name of the secret that signs tickets.
const TICKET_SECRET: &str = "seat tickets";

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
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
    /// The operator's socket cannot be opened.
    #[error("the operator's socket cannot be opened in the data directory")]
    Admin(#[source] io::Error),
}

/// A server that runs. Dropping it stops it without waiting; [`Running::stop`] waits.
pub struct Running {
    address: SocketAddr,
    operator: Operator,
    store_owner: StoreOwner,
    registry: Registry,
    sessions: Sessions,
    tasks: TaskTracker,
    stop: DropGuard,
    drain_wait: Duration,
}

/// Starts a server within this process.
///
/// # Errors
/// [`StartError`]; nothing is left running.
pub async fn start(config: Config, clinic_key: Option<ClinicKey>) -> Result<Running, StartError> {
    let clock = Clock::start();
    let data_dir = config.data_dir.clone();
    let opening = tokio::task::spawn_blocking(move || Store::open(&data_dir, clinic_key));
    let (store, store_owner) = opening.await.expect("opening the store does not panic")?;
    let tickets = Arc::new(TicketKey::new(store.secret(TICKET_SECRET).await?.expose()));
    let acceptor = tls::acceptor(&config.tls, &config.public_urls, &config.data_dir, clock.now())?;
    let address = config.listen;
    let listening = accept::bind(address)
        .and_then(|listener| Ok((listener.local_addr()?, listener)))
        .map_err(|source| StartError::Listen { address, source })?;
    let admin = admin::bind(&config.data_dir.join(SOCKET_FILE)).map_err(StartError::Admin)?;
    let (visit, seat, kind) = (None, None, AuditKind::ServerStarted);
    store.audit(AuditLine { at: clock.now(), kind, visit, seat }).await?;

    let (stop, health) = (CancellationToken::new(), Health::default());
    let limits = config.limits;
    let (store_for, token) = (|| store.clone(), || stop.clone());
    let registry = Registry::new(limits.visits_max, store_for(), clock, health.clone(), token());
    let sessions = Sessions::new(registry.clone(), Arc::clone(&tickets), clock, token());
    let purge = Purge { store: store_for(), registry: registry.clone(), clock };
    let operator = Operator {
        store: store_for(),
        registry: registry.clone(),
        purge: purge.clone(),
        clock,
        public_urls: config.public_urls.clone(),
        clinic_language: config.clinic.language,
        policy: Policy { safety_signals: config.safety_signals },
        expires_after: config.visit_expires_after,
    };
    let router = router(Parts {
        tls_only: is_tls_only(&config),
        clinic: config.clinic,
        origins: Origins::new(config.public_urls),
        redemption: Redemption::new(store, tickets, clock, health.clone(), limits.redeem),
        sessions: sessions.clone(),
        health,
    });
    // All of a proxy's connections have its address.
    let per_source_max = if config.behind_proxy {
        limits.connections_max
    } else {
        limits.connections_per_source_max
    };
    let places = Places::new(limits.connections_max, per_source_max);
    let behind_proxy = config.behind_proxy;
    let listener = Listener { router, tls: acceptor, places, behind_proxy, stop: token() };

    let tasks = TaskTracker::new();
    let (address, socket) = listening;
    tasks.spawn(listener.run(socket));
    tasks.spawn(AdminSocket { operator: operator.clone(), stop: token() }.run(admin));
    tasks.spawn(purge.run(token()));
    info!(%address, "server started");
    let (stop, drain_wait) = (stop.drop_guard(), limits.drain_wait);
    Ok(Running { address, operator, store_owner, registry, sessions, tasks, stop, drain_wait })
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Does what its operator asks.
    #[must_use]
    pub const fn operator(&self) -> &Operator {
        &self.operator
    }

    /// Takes no more connections, tells every page to come back, waits a bounded time for them to go,
    /// and closes the store behind what was asked of it.
    ///
    /// # Errors
    /// [`StoreError`] when the store could not be closed.
    pub async fn stop(self) -> Result<(), StoreError> {
        info!("server stops");
        self.stop.disarm().cancel();
        self.tasks.close();
        let drained = async {
            tokio::join!(self.sessions.wait(), self.registry.wait(), self.tasks.wait());
        };
        if timeout(self.drain_wait, drained).await.is_err() {
            warn!("some connections did not end in time");
        }
        self.store_owner.close().await?;
        info!("server stopped");
        Ok(())
    }
}

/// Browsers may be told to come by TLS only where the certificate is one that they trust.
fn is_tls_only(config: &Config) -> bool {
    let https = config.public_urls.iter().all(|url| url.scheme() == Scheme::Https);
    https && config.tls != Tls::SelfSigned
}
