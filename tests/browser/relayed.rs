//! Two people who cannot reach each other directly: their call goes through the clinic's server, by
//! each way that it offers.

use serde::Deserialize;
use webside_tests::Tls;

use crate::browser::{Browser, PATIENCE};
use crate::scene::{Cast, Network, Scene};

/// The browser tries no direct way, and of the server's ways only those with this in their URL.
const ONLY: &str = r"
(() => {
  const Peer = window.RTCPeerConnection;
  const only = settings => ({
    ...settings,
    iceTransportPolicy: 'relay',
    iceServers: (settings?.iceServers ?? []).map(server => (
      { ...server, urls: [server.urls].flat().filter(url => url.includes('WAY') && url.startsWith('SCHEME:')) }
    )).filter(server => server.urls.length > 0),
  });
  window.RTCPeerConnection = class RTCPeerConnection extends Peer {
    constructor(settings) { super(only(settings)); }
    setConfiguration(settings) { super.setConfiguration(only(settings)); }
  };
})();
";

/// The two ends of the pair that media takes.
const PAIR: &str = r"
const done = arguments[arguments.length - 1];
const peer = (window.watched?.peers ?? []).find(peer => peer.connectionState === 'connected');
if (!peer) { done(null); return; }
peer.getStats().then(report => {
  const all = [...report.values()];
  const transport = all.find(entry => entry.type === 'transport');
  const pair = all.find(entry => entry.id === transport?.selectedCandidatePairId);
  const end = id => all.find(entry => entry.id === id);
  const [local, remote] = [end(pair?.localCandidateId), end(pair?.remoteCandidateId)];
  done(local && remote ? {
    local: local.candidateType, remote: remote.candidateType, transport: local.protocol,
    protocol: local.relayProtocol ?? '',
    round_trip_ms: (pair.currentRoundTripTime ?? 0) * 1000,
  } : null);
}, () => done(null));
";

/// The pair of ways that media takes.
#[derive(Debug, Deserialize)]
pub(crate) struct Pair {
    /// `host`, `srflx`, `prflx` or `relay`.
    pub(crate) local: String,
    pub(crate) remote: String,
    /// `udp` or `tcp`: between the two ends.
    pub(crate) transport: String,
    /// How the relay is reached: `udp`, `tcp` or `tls`; empty without one.
    pub(crate) protocol: String,
    /// Printed with the rest.
    #[expect(dead_code, reason = "read by a person, where the test prints it")]
    round_trip_ms: f64,
}

impl Pair {
    /// Whether its ends are of these kinds.
    pub(crate) fn is_between(&self, local: &str, remote: &str) -> bool {
        (&*self.local, &*self.remote) == (local, remote)
    }
}

#[tokio::test]
async fn a_call_goes_through_the_server_by_udp() {
    holds_a_call(Cast::default(), "turn", "transport=udp", "udp").await;
}

#[tokio::test]
async fn a_call_goes_through_the_server_by_tcp() {
    holds_a_call(Cast::default(), "turn", "transport=tcp", "tcp").await;
}

/// The same firewall, and a clinic whose relay opens every call: each of them reaches it through TURN.
#[tokio::test]
async fn the_clinics_relay_is_reached_through_the_port_of_the_pages() {
    let (tls, network) = (Tls::SelfSigned, Network::PagesAlone);
    let scene = Scene::set(Cast { tls, network, relay: "always", ..Cast::default() }).await;
    let only = ONLY.replace("WAY", "transport=tcp").replace("SCHEME", "turns");
    for browser in [&scene.clinician, &scene.patient] {
        browser.before_each_page(&only).await;
    }
    scene.visit_is_on().await;
    scene.clinician.sees("Encrypted to the clinic's server").await;
    for browser in [&scene.clinician, &scene.patient] {
        let pair = pair_of(browser).await;
        println!("{} to the relay: {pair:?}", browser.name);
        assert_eq!((pair.local.as_str(), pair.protocol.as_str()), ("relay", "tls"), "{pair:?}");
        assert_ne!(pair.remote, "relay", "the other end is no page: {pair:?}");
        browser.sees_and_hears().await;
    }
    scene.pages_are_sound().await;
}

/// A firewall that lets out to the port of the pages alone.
#[tokio::test]
async fn a_call_goes_through_the_port_of_the_pages() {
    let cast = Cast { tls: Tls::SelfSigned, network: Network::PagesAlone, ..Cast::default() };
    holds_a_call(cast, "turns", "transport=tcp", "tls").await;
}

async fn holds_a_call(cast: Cast, scheme: &str, way: &str, protocol: &str) {
    let scene = Scene::set(cast).await;
    let only = ONLY.replace("WAY", way).replace("SCHEME", scheme);
    for browser in [&scene.clinician, &scene.patient] {
        browser.before_each_page(&only).await;
    }
    scene.visit_is_on().await;
    for browser in [&scene.clinician, &scene.patient] {
        let pair = pair_of(browser).await;
        println!("{} by {protocol}: {pair:?}", browser.name);
        assert_eq!((pair.local.as_str(), pair.remote.as_str()), ("relay", "relay"), "{pair:?}");
        assert_eq!(pair.protocol, protocol, "{pair:?}");
    }
    scene.clinician.sees("Encrypted, through the clinic's server").await;
    scene.pages_are_sound().await;
}

/// Waits until there is one.
pub(crate) async fn pair_of(browser: &Browser) -> Pair {
    let ask = async || browser.run_async::<Option<Pair>>(PAIR, vec![]).await;
    browser.wait("the pair that media takes", PATIENCE, ask).await
}
