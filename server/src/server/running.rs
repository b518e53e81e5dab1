//! A server that runs: its parts, each with the handles it needs, and their end.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::{info, warn};
use webside_core::Scheme;
use webside_protocol::{Cue, Policy};

use super::open::{Opened, OpenedTurn};
use crate::accept::{Listener, Places, within_open_files};
use crate::admin::{AdminSocket, Operator};
use crate::assets::Client;
use crate::clock::Clock;
use crate::config::{Config, Tls};
use crate::health::Health;
use crate::http::{Gathering, Invitations, Origins, Parts, Redemption, Summaries, router};
use crate::incidents::{Incidents, Notes};
use crate::media::Relay;
use crate::purge::Purge;
use crate::registry::{Registry, Shared};
use crate::session::Sessions;
use crate::store::{StoreError, StoreOwner};
use crate::turn::{Begun, Datagrams, Door, OverTls, Ways};

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

impl Running {
    /// Makes the parts and starts their tasks.
    pub(super) fn begin(
        config: Config,
        usual_s: BTreeMap<Cue, u32>,
        client: Client,
        clock: Clock,
        opened: Opened,
    ) -> Self {
        let Opened {
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
        } = opened;
        let (stop, health, tickets) =
            (CancellationToken::new(), Health::default(), Arc::new(tickets));
        let limits = config.limits;
        let incidents = Incidents { store: store.clone(), waiting };
        let turn = turn.map(|turn| begin_turn(&config, turn, notes, clock));
        let ways = turn.as_ref().map_or(Ways::NONE, |begun| begun.ways.clone());
        let shared = Shared {
            ways: ways.clone(),
            store: store.clone(),
            clock,
            health: health.clone(),
            relay: relay.clone(),
            stop: stop.clone(),
        };
        let registry = Registry::new(limits.visits_max, shared);
        let sessions =
            Sessions::new(registry.clone(), tickets.clone(), relay.clone(), clock, stop.clone());
        let purge = Purge { store: store.clone(), registry: registry.clone(), clock };
        let usual_s = usual_s.into_iter().collect();
        let safety_signals = config.safety_signals;
        let policy = Policy { safety_signals, usual_s, relay: config.media.relay };
        let operator = operator(&config, policy, &purge);
        let places = places(&config);
        let behind_proxy = config.behind_proxy;
        let summaries = Summaries::new(
            registry.clone(),
            tickets.clone(),
            clock,
            config.clinic.clone(),
            config.calendar.clone(),
        );
        let gathering = Gathering {
            registry: registry.clone(),
            tickets: tickets.clone(),
            clock,
            store: store.clone(),
        };
        let invitations = Invitations {
            registry: registry.clone(),
            store: store.clone(),
            tickets: tickets.clone(),
            clock,
            health: health.clone(),
            origin: config.public_urls[0].clone(),
        };
        let router = router(Parts {
            tls_only: is_tls_only(&config),
            client,
            clinic: config.clinic,
            origins: Origins::new(config.public_urls),
            redemption: Redemption::new(store, tickets, clock, health.clone(), limits.redeem),
            invitations,
            summaries,
            gathering,
            sessions: sessions.clone(),
            ways,
            health,
        });

        let tasks = TaskTracker::new();
        let switch = turn.as_ref().map(|begun| begun.switch.clone());
        if let Some(Begun { switch, descent, tcp, .. }) = turn {
            let door = Door { switch: switch.clone(), places: places.clone() };
            tasks.spawn(door.run(tcp, stop.clone()));
            tasks.spawn(Datagrams { switch }.run(stop.clone()));
            if let Some(descent) = descent {
                tasks.spawn(descent.run(stop.clone()));
            }
        }
        tasks.spawn(incidents.run(stop.clone()));
        let stopping = stop.clone();
        let taking = Listener { router, tls, places, behind_proxy, turn: switch, stop: stopping };
        tasks.spawn(taking.run(listener));
        let asking = AdminSocket { operator: operator.clone(), stop: stop.clone() };
        tasks.spawn(asking.run(admin));
        tasks.spawn(purge.run(stop.clone()));
        let relay = relay.as_ref().map(Relay::address);
        info!(%address, relay = relay.map(tracing::field::display), "server started");
        let (stop, drain_wait) = (stop.drop_guard(), limits.drain_wait);
        Self { address, operator, store_owner, registry, sessions, tasks, stop, drain_wait }
    }

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

fn operator(config: &Config, policy: Policy, purge: &Purge) -> Operator {
    Operator {
        store: purge.store.clone(),
        registry: purge.registry.clone(),
        clock: purge.clock,
        purge: purge.clone(),
        public_urls: config.public_urls.clone(),
        clinic_language: config.clinic.language,
        calendar: config.calendar.clone(),
        policy,
        expires_after: config.visit_expires_after,
    }
}

fn begin_turn(config: &Config, turn: OpenedTurn, notes: Notes, clock: Clock) -> Begun {
    let OpenedTurn { sockets, announced, secret, relay } = turn;
    let over_tls = if config.tls == Tls::Off { OverTls::No } else { OverTls::Yes };
    Ways::begin(sockets, &secret, announced, over_tls, relay, notes, clock)
}

fn places(config: &Config) -> Places {
    let all_max = within_open_files(config.limits.connections_max);
    // All of a proxy's connections have its address.
    let per_source_max =
        if config.behind_proxy { all_max } else { config.limits.connections_per_source_max };
    Places::new(all_max, per_source_max)
}

/// Browsers may be told to come by TLS only where the certificate is one that they trust.
fn is_tls_only(config: &Config) -> bool {
    let https = config.public_urls.iter().all(|url| url.scheme() == Scheme::Https);
    https && config.tls != Tls::SelfSigned
}
