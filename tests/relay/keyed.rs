//! A peer's way in and out with keys that are dealt: ICE and SRTP as on a server, no handshake.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use webside_core::relay::ice::{Credentials, IceLite};
use webside_core::relay::moment::Moment;
use webside_core::relay::outgoing::{Outgoing, Space};
use webside_core::relay::received::Received;
use webside_core::relay::rtp::Rewritten;
use webside_core::relay::sdp::Fingerprint;
use webside_core::relay::srtp::{Opener, Sealer, Suite, server_side};
use webside_core::relay::transport::PeerTransport;
use webside_core::relay::way::Way;

/// The datagram that stands for a whole handshake.
pub(crate) const SHAKE: &[u8] = &[22];

/// All that was sealed.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// Leg, stream and number, and what was sealed under them.
    pub(crate) packets: BTreeMap<(u64, u32, u64), Packet>,
    /// What was sealed a second time. Told afterwards: the hub survives a panic in here.
    pub(crate) twice: Vec<(u64, u32, u64)>,
}

/// A packet that was sealed.
#[derive(Debug)]
pub(crate) struct Packet {
    pub(crate) payload_type: u8,
    pub(crate) timestamp: u32,
    pub(crate) payload: Vec<u8>,
}

/// The journal of all legs.
pub(crate) type Sealed = Arc<Mutex<Journal>>;

/// The keys of a leg: its page's certificate stands for them.
pub(crate) fn material(fingerprint: &Fingerprint) -> Vec<u8> {
    let mut material = fingerprint.0.to_vec();
    material.resize(Suite::Gcm.material(), 0);
    material
}

/// One peer's way in and out.
pub(crate) struct Keyed {
    leg: u64,
    ice: IceLite,
    opener: Opener,
    sealer: Sealer,
    open: bool,
    space: Space,
    sealed: Sealed,
}

impl Keyed {
    pub(crate) fn new(
        now: Moment,
        credentials: Credentials,
        fingerprint: &Fingerprint,
        leg: u64,
        sealed: Sealed,
    ) -> Self {
        let (opener, sealer) =
            server_side(Suite::Gcm, &material(fingerprint)).expect("keys have their length");
        let ice = IceLite::new(credentials, now);
        Self { leg, ice, opener, sealer, open: false, space: Space::default(), sealed }
    }
}

impl PeerTransport for Keyed {
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
            Some(20..=63) if self.ice.knows(way) && !self.open => {
                self.open = true;
                Received::Secured
            }
            Some(128..=191) if self.ice.knows(way) && self.open => self.opener.receive(datagram),
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
        let Some(way) = self.ice.chosen() else { return };
        let at = (self.leg, header.ssrc, number);
        let mut journal = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        let Rewritten { payload_type, timestamp, .. } = *header;
        let payload_in_all = [before, payload].concat();
        let packet = Packet { payload_type, timestamp, payload: payload_in_all };
        if journal.packets.insert(at, packet).is_some() {
            journal.twice.push(at);
        }
        drop(journal);
        let sealer = &self.sealer;
        out.datagram(&mut self.space, way, |bytes| {
            sealer.write(header, number, before, payload, bytes);
        });
    }

    fn send_rtcp(&mut self, compound: &[u8], out: &mut Outgoing) {
        let Some(way) = self.ice.chosen() else { return };
        let sealer = &mut self.sealer;
        out.datagram(&mut self.space, way, |bytes| {
            let start = bytes.len();
            bytes.extend_from_slice(compound);
            assert!(sealer.seal_control(bytes, start));
        });
    }

    fn is_open(&self) -> bool {
        self.open && self.ice.chosen().is_some()
    }

    fn ways(&self) -> &[Way] {
        self.ice.ways()
    }

    fn deadline(&self) -> Moment {
        self.ice.deadline()
    }

    fn expire(&mut self, now: Moment, _out: &mut Outgoing) -> bool {
        now < self.ice.deadline()
    }
}
