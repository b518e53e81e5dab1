//! ICE-lite (RFC 8445 section 2.5): we answer checks, and send to where the peer says it listens.
//!
//! # Consent
//! Only a binding request whose integrity is right makes a way one of the peer's, and only such a
//! request that nominates moves the pair. Everything else from anywhere else is dropped. When no
//! request has come for [`CONSENT`], the peer has gone.

use std::time::Duration;

use super::moment::Moment;
use super::outgoing::{Outgoing, Space};
use super::received::Received;
use super::stun::Request;
use super::way::Way;

/// How long a peer may be unheard of (RFC 7675 section 5.1).
pub const CONSENT: Duration = Duration::from_secs(30);
/// Ways that a peer may have at a time; the oldest is forgotten.
pub const WAYS_MAX: usize = 8;

/// What a leg's page must know to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Names the leg in a check.
    pub ufrag: String,
    /// Proves that a check is from somebody who read the answer.
    pub password: String,
}

/// Our side of a leg's ICE.
#[derive(Debug)]
pub struct IceLite {
    credentials: Credentials,
    ways: Vec<Way>,
    chosen: Option<Way>,
    heard: Moment,
}

impl IceLite {
    /// Waits for checks, from `now` on.
    #[must_use]
    pub fn new(credentials: Credentials, now: Moment) -> Self {
        Self { credentials, ways: Vec::with_capacity(2), chosen: None, heard: now }
    }

    /// What the page must know.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Begins anew with other credentials (RFC 8445 section 9); media goes the old way meanwhile.
    pub fn restart(&mut self, credentials: Credentials, now: Moment) {
        self.credentials = credentials;
        self.heard = now;
    }

    /// Where to send.
    #[must_use]
    pub fn chosen(&self) -> Option<Way> {
        self.chosen
    }

    /// Takes a check that came by `way`, and answers it when it is right.
    pub fn receive(
        &mut self,
        now: Moment,
        way: Way,
        datagram: &[u8],
        out: &mut Outgoing,
    ) -> Received {
        let Some(request) = Request::read(datagram) else { return Received::Nothing };
        let ours = request.ufrag == self.credentials.ufrag
            && !request.peer_is_controlled
            && request.is_from_who_knows(&self.credentials.password);
        if !ours {
            return Received::Nothing;
        }
        self.heard = now;
        let mut forgotten = None;
        if !self.ways.contains(&way) {
            if self.ways.len() == WAYS_MAX {
                let oldest = usize::from(self.chosen == Some(self.ways[0]));
                forgotten = Some(self.ways.remove(oldest));
            }
            self.ways.push(way);
        }
        if request.nominates || self.chosen.is_none() {
            self.chosen = Some(way);
        }
        let mut space = Space::default();
        out.datagram(&mut space, way, |bytes| {
            request.answer(way.remote, &self.credentials.password, bytes);
        });
        Received::Proved { forgotten }
    }

    /// Whether `way` is the peer's.
    #[must_use]
    pub fn knows(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }

    /// All of the peer's ways.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// When the peer has gone, if it stays silent.
    #[must_use]
    pub fn deadline(&self) -> Moment {
        self.heard + CONSENT
    }
}
