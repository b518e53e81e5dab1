//! The handshake: `rtc-dtls` driven without its sockets and clocks, and guarded.
//!
//! # Guards
//! - The crate draws the explicit part of a record's nonce at random (it asks its source of randomness
//!   for eight bytes). Here it gets a counter, so no nonce of an association comes twice.
//! - It takes the first SRTP profile of the *client* that it knows. It knows one at a time:
//!   AEAD_AES_128_GCM, or where the clinic lets older pages in, the best one of each first message.
//! - The peer's certificate is checked against the offer's fingerprint within the handshake.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use aws_lc_rs::digest;
use bytes::BytesMut;
use rtc_dtls::cipher_suite::CipherSuiteId;
use rtc_dtls::config::{ClientAuthType, ConfigBuilder, ExtendedMasterSecretType, HandshakeConfig};
use rtc_dtls::crypto::Certificate;
use rtc_dtls::crypto_provider::providers::AwsLcRsProvider;
use rtc_dtls::crypto_provider::{CryptoError, RTCCrypto, RTCCryptoProvider, RTCRandom};
use rtc_dtls::endpoint::{Endpoint, EndpointEvent};
use rtc_dtls::extension::extension_use_srtp::SrtpProtectionProfile;
use rtc_shared::TransportProtocol;
use rtc_shared::error::Error;
use webside_core::relay::sdp::Fingerprint;
use webside_core::relay::srtp::Suite;

use super::hello;
use super::settings::Protections;

/// The crate tells associations apart by address; each of ours has a crate's endpoint to itself, and
/// the way it is spoken with may change.
const PEER: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9);
/// The label of RFC 5764 section 4.2.
const LABEL: &str = "EXTRACTOR-dtls_srtp";
/// Until a flight is sent again: browsers begin with as little.
const FLIGHT: Duration = Duration::from_millis(300);
/// Bytes of one datagram of ours.
const DATAGRAM: usize = 1_200;
/// Bytes that the crate asks for when it makes a nonce.
const NONCE: usize = 8;

/// The handshake cannot be done.
#[derive(Debug, thiserror::Error)]
pub(super) enum HandshakeError {
    /// The crate says so.
    #[error("the handshake failed: {0}")]
    Failed(#[from] Error),
    /// There is no profile that both sides have, or the keys have another length.
    #[error("the peers share no protection for media")]
    NoProfile,
    /// The peer said goodbye.
    #[error("the peer has closed")]
    Closed,
}

/// Our certificate: made at the start, the same for all legs, never stored.
#[derive(Clone)]
pub(super) struct Identity {
    certificate: Certificate,
    fingerprint: Fingerprint,
}

impl Identity {
    pub(super) fn draw() -> Result<Self, HandshakeError> {
        let certificate = Certificate::generate_self_signed(
            vec!["webside".to_owned()],
            Counted::default().crypto(),
        )?;
        let shown = certificate.certificate.first().ok_or(Error::ErrNoCertificates)?;
        let fingerprint = fingerprint(shown);
        Ok(Self { certificate, fingerprint })
    }

    pub(super) fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// How to shake hands with the peer that will show the certificate of `expected`.
    pub(super) fn config(
        &self,
        expected: Fingerprint,
        profiles: Vec<SrtpProtectionProfile>,
        is_client: bool,
        seen: &Seen,
    ) -> Result<HandshakeConfig, HandshakeError> {
        let seen = Arc::clone(seen);
        let verify =
            move |chain: &[Vec<u8>], _: &[rustls::pki_types::CertificateDer<'static>]| match chain
                .first()
            {
                Some(shown) if fingerprint(shown) == expected => Ok(()),
                Some(_) | None => {
                    seen.store(true, Ordering::Relaxed);
                    Err(Error::Other("not the certificate of the offer".to_owned()))
                }
            };
        let config = ConfigBuilder::default()
            .with_crypto_provider(Arc::new(Counted::default()))
            .with_certificates(vec![self.certificate.clone()])
            .with_cipher_suites(vec![CipherSuiteId::Tls_Ecdhe_Ecdsa_With_Aes_128_Gcm_Sha256])
            .with_srtp_protection_profiles(profiles)
            .with_client_auth(ClientAuthType::RequireAnyClientCert)
            .with_extended_master_secret(ExtendedMasterSecretType::Require)
            .with_flight_interval(FLIGHT)
            // By fingerprint, not by authority.
            .with_insecure_skip_verify(true)
            .with_verify_peer_certificate(Some(Arc::new(verify)))
            .with_mtu(DATAGRAM)
            .build(is_client, Some(PEER))?;
        Ok(config)
    }
}

/// The SHA-256 of a certificate.
pub(super) fn fingerprint(certificate: &[u8]) -> Fingerprint {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest::digest(&digest::SHA256, certificate).as_ref());
    Fingerprint(bytes)
}

const fn profile(suite: Suite) -> SrtpProtectionProfile {
    match suite {
        Suite::Gcm => SrtpProtectionProfile::Srtp_Aead_Aes_128_Gcm,
        Suite::Cm => SrtpProtectionProfile::Srtp_Aes128_Cm_Hmac_Sha1_80,
    }
}

/// One association.
pub(super) struct Dtls {
    endpoint: Endpoint,
    seen: Seen,
    suite: Suite,
    /// How to shake hands for each protection that the peer may have; none once hands are shaken.
    offers: Vec<(Suite, Arc<HandshakeConfig>)>,
}

/// The peer showed another certificate than the one that was expected: the crate keeps the reasons of
/// its refusals to itself.
type Seen = Arc<AtomicBool>;

impl Dtls {
    /// Waits for the peer's first record.
    pub(super) fn server(
        identity: &Identity,
        expected: Fingerprint,
        protections: Protections,
    ) -> Result<Self, HandshakeError> {
        let (suite, seen) = (Suite::Gcm, Seen::default());
        let mut offers = Vec::new();
        for suite in protections.suites() {
            let profiles = vec![profile(*suite)];
            let config = identity.config(expected, profiles, false, &seen)?;
            offers.push((*suite, Arc::new(config)));
        }
        let config = offers.first().map(|(_, config)| Arc::clone(config));
        let endpoint = Endpoint::new(PEER, TransportProtocol::UDP, config);
        Ok(Self { endpoint, seen, suite, offers })
    }

    /// Begins the handshake: what the tests' and the benchmark's peers do.
    pub(super) fn client(
        identity: &Identity,
        expected: Fingerprint,
        profiles: Vec<SrtpProtectionProfile>,
        now: Instant,
    ) -> Result<Self, HandshakeError> {
        let seen = Seen::default();
        let config = identity.config(expected, profiles, true, &seen)?;
        let mut endpoint = Endpoint::new(PEER, TransportProtocol::UDP, None);
        endpoint.connect(now, PEER, Arc::new(config), None)?;
        Ok(Self { endpoint, seen, suite: Suite::Gcm, offers: Vec::new() })
    }

    /// Begins anew when the peer's first message has another best protection than the one before: so
    /// nobody gets the older one who has the newer.
    fn meet(&mut self, datagram: &[u8]) {
        let Some(best) = hello::best(datagram).filter(|best| *best != self.suite) else { return };
        if let Some((suite, config)) = self.offers.iter().find(|(suite, _)| *suite == best) {
            self.suite = *suite;
            self.endpoint = Endpoint::new(PEER, TransportProtocol::UDP, Some(Arc::clone(config)));
        }
    }

    /// Takes a datagram; the keys of both directions when it was the one that completes the handshake.
    pub(super) fn receive(
        &mut self,
        now: Instant,
        datagram: &[u8],
    ) -> Result<Option<(Suite, Vec<u8>)>, HandshakeError> {
        self.meet(datagram);
        let mut complete = false;
        for event in self.endpoint.read(now, PEER, None, BytesMut::from(datagram))? {
            match event {
                EndpointEvent::HandshakeComplete => complete = true,
                EndpointEvent::PeerClosed => return Err(HandshakeError::Closed),
                // Nobody offers data channels, and the crate may learn of more events.
                EndpointEvent::ApplicationData(_) | _ => {}
            }
        }
        if !complete {
            return Ok(None);
        }
        self.offers.clear();
        self.material().map(Some)
    }

    fn material(&self) -> Result<(Suite, Vec<u8>), HandshakeError> {
        let state = self.endpoint.get_connection_state(PEER).ok_or(HandshakeError::NoProfile)?;
        let agreed = state.srtp_protection_profile();
        let suite = [Suite::Gcm, Suite::Cm].into_iter().find(|suite| profile(*suite) == agreed);
        let suite = suite.ok_or(HandshakeError::NoProfile)?;
        let material = state.export_keying_material(LABEL, &[], suite.material())?;
        Ok((suite, material.into_bytes()))
    }

    /// The handshake has failed for the peer's certificate.
    pub(super) fn showed_another_certificate(&self) -> bool {
        self.seen.load(Ordering::Relaxed)
    }

    /// The next datagram to send.
    pub(super) fn transmit(&mut self) -> Option<BytesMut> {
        self.endpoint.poll_transmit().map(|transmit| transmit.message)
    }

    /// When [`Self::expire`] wants to be called.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.endpoint.poll_timeout(&PEER)
    }

    /// Sends again what was not answered.
    pub(super) fn expire(&mut self, now: Instant) -> Result<(), HandshakeError> {
        Ok(self.endpoint.handle_timeout(PEER, now)?)
    }
}

/// The crate's cryptography, with a counter where it would draw nonces.
#[derive(Default)]
struct Counted {
    provider: AwsLcRsProvider,
    random: CountedRandom,
}

/// Randomness, but for what is as long as a nonce.
#[derive(Default)]
struct CountedRandom {
    provider: AwsLcRsProvider,
    next: AtomicU64,
}

impl RTCCryptoProvider for Counted {
    fn name(&self) -> &'static str {
        self.provider.name()
    }

    fn crypto(&self) -> &dyn RTCCrypto {
        self.provider.crypto()
    }

    fn random(&self) -> &dyn RTCRandom {
        &self.random
    }
}

impl RTCRandom for CountedRandom {
    fn fill(&self, output: &mut [u8]) -> Result<(), CryptoError> {
        if output.len() == NONCE {
            let next = self.next.fetch_add(1, Ordering::Relaxed);
            output.copy_from_slice(&next.to_be_bytes());
            return Ok(());
        }
        self.provider.random().fill(output)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonces_count_and_nothing_else_does() {
        let provider = Counted::default();
        let draw = |bytes: usize| {
            let mut drawn = vec![0; bytes];
            provider.random().fill(&mut drawn).unwrap();
            drawn
        };
        let nonces: Vec<_> = (0..100).map(|_| draw(NONCE)).collect();
        assert!(nonces.is_sorted_by(|one, next| one < next));
        assert_ne!(draw(28), draw(28));
    }
}
