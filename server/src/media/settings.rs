//! Where the relay listens, and which address it tells.

use std::net::{IpAddr, SocketAddr};

use webside_core::relay::srtp::Suite;

/// What the relay is told at its start.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// The UDP port of all media, and the TCP port of the same number. Port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The address told in candidates: how the world reaches `listen`.
    pub public: IpAddr,
    /// The port told in candidates, when the world reaches `listen` by another one.
    pub public_port: Option<u16>,
    /// How pages may protect media on the way here.
    pub protections: Protections,
}

/// How pages may protect media.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Protections {
    /// By AEAD_AES_128_GCM alone, which every browser of these years has.
    #[default]
    GcmAlone,
    /// Also by AES_CM_128_HMAC_SHA1_80, if the page has no other.
    CmToo,
}

impl Protections {
    /// The best one first.
    pub(super) const fn suites(self) -> &'static [Suite] {
        match self {
            Self::GcmAlone => &[Suite::Gcm],
            Self::CmToo => &[Suite::Gcm, Suite::Cm],
        }
    }
}
