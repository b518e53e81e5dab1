//! The page's side of the handshake.

use std::time::Instant;

use rtc_dtls::extension::extension_use_srtp::SrtpProtectionProfile::{
    Srtp_Aead_Aes_128_Gcm as GCM, Srtp_Aes128_Cm_Hmac_Sha1_80 as CM,
};
use webside_core::relay::srtp::{Suite, client_side};

use super::{DATAGRAM, Peer, PeerError};
use crate::media::dtls::Dtls;

/// What the page can protect media with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// What the relay has, too.
    Gcm,
    /// What the relay has only where the clinic wants it.
    Cm,
    /// Both, the older one first, as Chromium has it.
    Both,
}

impl Peer {
    /// The first datagrams of a handshake.
    pub fn hello(&self, protection: Protection, now: Instant) -> Result<Vec<Vec<u8>>, PeerError> {
        let mut dtls = self.dtls(protection, now)?;
        Ok(std::iter::from_fn(|| dtls.transmit()).map(|bytes| bytes.to_vec()).collect())
    }

    fn dtls(&self, protection: Protection, now: Instant) -> Result<Dtls, PeerError> {
        let profiles = match protection {
            Protection::Gcm => vec![GCM],
            Protection::Cm => vec![CM],
            Protection::Both => vec![CM, GCM],
        };
        Ok(Dtls::client(&self.identity, self.remote()?.fingerprint, profiles, now)?)
    }

    /// Shakes hands; `now` tells the time, again and again. What protects media is then the answer.
    pub fn shake(
        &mut self,
        protection: Protection,
        now: impl Fn() -> Instant,
    ) -> Result<Suite, PeerError> {
        let mut dtls = self.dtls(protection, now())?;
        let mut buffer = [0; DATAGRAM];
        let mut silences = 0;
        loop {
            while let Some(datagram) = dtls.transmit() {
                self.send(&datagram)?;
            }
            let length = match self.receive_raw(&mut buffer) {
                Ok(length) => length,
                Err(PeerError::Silence) if silences < 5 => {
                    silences += 1;
                    dtls.expire(now())?;
                    continue;
                }
                Err(error) => return Err(error),
            };
            if !(20..=63).contains(&buffer[0]) {
                continue;
            }
            self.records.push(buffer[..length].to_vec());
            if let Some((suite, material)) = dtls.receive(now(), &buffer[..length])? {
                while let Some(datagram) = dtls.transmit() {
                    self.send(&datagram)?;
                }
                let keys = client_side(suite, &material).ok_or(PeerError::Answer("keys"))?;
                (self.opener, self.sealer) = (Some(keys.0), Some(keys.1));
                return Ok(suite);
            }
        }
    }
}
