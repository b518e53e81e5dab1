//! What a page is told: credentials for its seat or its check, and by which ways it reaches this server.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpListener;
use tracing::info;
use webside_core::turn::{CheckId, Credential, Holder, TooManyChecks, Turn};
use webside_core::{Origin, Scheme, Source};
use webside_protocol::{IceServer, SeatId, Timestamp, VisitId};

use super::descent::Descent;
use super::open::Sockets;
use super::switch::{BesideRelay, Switch};
use crate::clock::Clock;
use crate::incidents::Notes;
use crate::passage::TurnEnd;

/// Who left may use a credential for this long: a call goes on while its page finds its way back.
const ABSENCE_MAX: Duration = Duration::from_secs(12 * 3600);

/// Whether the port of the pages speaks TURN too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverTls {
    /// It does: TLS is ours.
    Yes,
    /// A proxy does TLS, or nobody.
    No,
}

/// A handle to what pages are told; without TURN it tells nothing.
#[derive(Debug, Clone)]
pub(crate) struct Ways(Option<Told>);

#[derive(Debug, Clone)]
struct Told {
    switch: Switch,
    /// Of UDP and TCP.
    port: u16,
    over_tls: OverTls,
}

/// What runs: the handle to it, and the parts whose loops the caller starts.
pub(crate) struct Begun {
    pub(crate) ways: Ways,
    pub(crate) switch: Switch,
    /// Where there is a relay.
    pub(crate) descent: Option<Descent>,
    pub(crate) tcp: TcpListener,
}

impl Ways {
    /// No TURN.
    pub(crate) const NONE: Self = Self(None);

    /// Makes the machine around the open `sockets`, with our own media relay at the address that pages
    /// are told.
    pub(crate) fn begin(
        sockets: Sockets,
        secret: &[u8; 32],
        announced: IpAddr,
        over_tls: OverTls,
        relay: Option<(SocketAddr, TurnEnd)>,
        notes: Notes,
        clock: Clock,
    ) -> Begun {
        let Sockets { udp, tcp, address } = sockets;
        let (relay, down) = relay
            .map(|(address, TurnEnd { up, down })| (BesideRelay { address, up }, down))
            .unzip();
        let switch = Switch::new(Turn::new(secret, announced), udp, relay, notes, clock);
        let descent = down.map(|down| Descent { switch: switch.clone(), down });
        let told = Told { switch: switch.clone(), port: address.port(), over_tls };
        Begun { ways: Self(Some(told)), switch, descent, tcp }
    }

    /// Lets `holder` allocate, and tells how to a page that came by `origin`. A page is told once, so it
    /// is told of a credential that lasts as long as the visit can; it dies with the visit all the same.
    pub(crate) fn welcome(
        &self,
        origin: &Origin,
        holder: Holder,
        kept_until: Timestamp,
    ) -> Vec<IceServer> {
        let Some(told) = &self.0 else { return Vec::new() };
        let granted = told.switch.grant(holder, kept_until);
        granted.map(|credential| told.server(origin, credential)).into_iter().collect()
    }

    /// Lets a page that came from `source` by `origin` check these ways, and tells them.
    ///
    /// # Errors
    /// [`TooManyChecks`] at once.
    pub(crate) fn check(
        &self,
        origin: &Origin,
        check: CheckId,
        source: Source,
    ) -> Result<Vec<IceServer>, TooManyChecks> {
        let Some(told) = &self.0 else { return Ok(Vec::new()) };
        let credential = told.switch.grant_check(check, source)?;
        info!(%check, "check begins");
        Ok(vec![told.server(origin, credential)])
    }

    /// Nobody sits in a seat any more: what it may ends by and by, unless somebody comes again.
    pub(crate) fn left(&self, visit: VisitId, seat: SeatId, now: Timestamp) {
        if let Some(told) = &self.0 {
            told.switch.shorten(visit, seat, now + ABSENCE_MAX);
        }
    }

    /// Ends what a seat may and has.
    pub(crate) fn revoke_seat(&self, visit: VisitId, seat: SeatId) {
        if let Some(told) = &self.0 {
            told.switch.revoke_seat(visit, seat);
        }
    }

    /// Ends what everyone of a visit may and has.
    pub(crate) fn revoke_visit(&self, visit: VisitId) {
        if let Some(told) = &self.0 {
            told.switch.revoke_visit(visit);
        }
    }
}

impl Told {
    fn server(&self, origin: &Origin, credential: Credential) -> IceServer {
        let Credential { username, password } = credential;
        IceServer { urls: self.urls(origin), username, credential: password }
    }

    /// UDP is the fastest, TLS on the port of the pages passes every firewall that pages pass.
    fn urls(&self, origin: &Origin) -> Vec<String> {
        let (host, port) = (origin.url_host(), self.port);
        let mut urls = vec![
            format!("turn:{host}:{port}?transport=udp"),
            format!("turn:{host}:{port}?transport=tcp"),
        ];
        if self.over_tls == OverTls::Yes && origin.scheme() == Scheme::Https {
            urls.push(format!("turns:{host}:{}?transport=tcp", origin.port()));
        }
        urls
    }
}
