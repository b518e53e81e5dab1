//! A peer's way in and out, as a server has it: ICE-lite, then DTLS, then SRTP.
//!
//! A record of the handshake is looked at only when it came by a way that a check has proved, and
//! media only after the handshake has shown the certificate that the offer named.

use std::time::{Duration, Instant};

use tracing::debug;
use webside_core::relay::ice::{Credentials, IceLite};
use webside_core::relay::moment::Moment;
use webside_core::relay::outgoing::{Outgoing, Space};
use webside_core::relay::received::Received;
use webside_core::relay::rtp::Rewritten;
use webside_core::relay::srtp::{Opener, Sealer, server_side};
use webside_core::relay::transport::PeerTransport;
use webside_core::relay::way::Way;

use super::dtls::{Dtls, HandshakeError};

/// How long a finished handshake is kept, to repeat its last flight when that was lost.
const LINGER: Duration = Duration::from_secs(10);
/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(30);

/// One peer's way in and out.
pub(super) struct Secured {
    opened: Instant,
    ice: IceLite,
    dtls: Option<Dtls>,
    /// When the handshake is given up, or forgotten when it is done.
    dtls_until: Moment,
    keys: Option<(Opener, Sealer)>,
    space: Space,
}

impl Secured {
    /// Waits for the peer; `opened` is moment 0.
    pub(super) fn new(opened: Instant, now: Moment, credentials: Credentials, dtls: Dtls) -> Self {
        Self {
            opened,
            ice: IceLite::new(credentials, now),
            dtls: Some(dtls),
            dtls_until: now + HANDSHAKE,
            keys: None,
            space: Space::default(),
        }
    }

    fn instant(&self, moment: Moment) -> Instant {
        self.opened + Duration::from_micros(moment.0)
    }

    fn handshake(&mut self, now: Moment, datagram: &[u8], out: &mut Outgoing) -> Received {
        let at = self.instant(now);
        let Some(dtls) = self.dtls.as_mut() else { return Received::Nothing };
        let received = dtls.receive(at, datagram);
        let is_impostor = dtls.showed_another_certificate();
        self.flush(out);
        if is_impostor {
            return Received::Impostor;
        }
        match received {
            Ok(Some((suite, material))) if self.keys.is_none() => {
                self.keys = server_side(suite, &material);
                self.dtls_until = now + LINGER;
                if self.keys.is_some() { Received::Secured } else { Received::Dead }
            }
            Ok(_) => Received::Nothing,
            Err(HandshakeError::Closed) => Received::Dead,
            Err(error) => {
                // A forged record must not end what is running; a failed handshake runs into its limit.
                debug!(error = &error as &dyn std::error::Error, "record refused");
                Received::Nothing
            }
        }
    }

    fn flush(&mut self, out: &mut Outgoing) {
        let Some(dtls) = self.dtls.as_mut() else { return };
        while let Some(datagram) = dtls.transmit() {
            if let Some(way) = self.ice.chosen() {
                out.datagram(&mut self.space, way, |bytes| bytes.extend_from_slice(&datagram));
            }
        }
    }
}

impl PeerTransport for Secured {
    fn credentials(&self) -> &Credentials {
        self.ice.credentials()
    }

    fn restart(&mut self, now: Moment, credentials: Credentials) {
        self.ice.restart(credentials, now);
    }

    fn receive(
        &mut self,
        now: Moment,
        way: Way,
        datagram: &mut [u8],
        out: &mut Outgoing,
    ) -> Received {
        match datagram.first() {
            Some(0..=3) => self.ice.receive(now, way, datagram, out),
            Some(20..=63) if self.ice.knows(way) => self.handshake(now, datagram, out),
            Some(128..=191) if self.ice.knows(way) => {
                let keys = self.keys.as_mut();
                keys.map_or(Received::Nothing, |(opener, _)| opener.receive(datagram))
            }
            Some(_) | None => Received::Nothing,
        }
    }

    fn send_rtp(
        &mut self,
        header: &Rewritten,
        number: u64,
        before: &[u8],
        payload: &[u8],
        out: &mut Outgoing,
    ) {
        let (Some((_, sealer)), Some(way)) = (&self.keys, self.ice.chosen()) else { return };
        out.datagram(&mut self.space, way, |bytes| {
            sealer.write(header, number, before, payload, bytes)
        });
    }

    fn send_rtcp(&mut self, compound: &[u8], out: &mut Outgoing) {
        let (Some((_, sealer)), Some(way)) = (&mut self.keys, self.ice.chosen()) else { return };
        out.datagram(&mut self.space, way, |bytes| {
            let start = bytes.len();
            bytes.extend_from_slice(compound);
            if !sealer.seal_control(bytes, start) {
                bytes.truncate(start);
            }
        });
    }

    fn is_open(&self) -> bool {
        self.keys.is_some() && self.ice.chosen().is_some()
    }

    fn ways(&self) -> &[Way] {
        self.ice.ways()
    }

    fn deadline(&self) -> Moment {
        let Some(dtls) = &self.dtls else { return self.ice.deadline() };
        let again = dtls.deadline().map(|at| at.saturating_duration_since(self.opened));
        let again = again.map_or(self.dtls_until, |span| Moment(0) + span);
        again.min(self.dtls_until).min(self.ice.deadline())
    }

    fn expire(&mut self, now: Moment, out: &mut Outgoing) -> bool {
        if now >= self.ice.deadline() {
            return false;
        }
        if now >= self.dtls_until {
            self.dtls = None;
            return self.keys.is_some();
        }
        let at = self.instant(now);
        let again = self.dtls.as_mut().map_or(Ok(()), |dtls| dtls.expire(at));
        self.flush(out);
        match again {
            Ok(()) => true,
            Err(error) => {
                debug!(error = &error as &dyn std::error::Error, "handshake given up");
                self.keys.is_some()
            }
        }
    }
}
