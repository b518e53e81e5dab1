//! The one door between a peer and the relay: datagrams on one side, packets in the clear on the other.
//!
//! The relay knows nothing of certificates, keys and checks beyond this. Behind it stand ICE, DTLS
//! and SRTP on a server, and in the simulation the same without DTLS, whose randomness cannot be seeded.

use super::ice::Credentials;
use super::moment::Moment;
use super::outgoing::Outgoing;
use super::received::Received;
use super::rtp::Rewritten;
use super::way::Way;

/// One peer's way in and out.
pub trait PeerTransport {
    /// What the page must know to reach us.
    fn credentials(&self) -> &Credentials;

    /// Begins ICE anew with other credentials.
    fn restart(&mut self, now: Moment, credentials: Credentials);

    /// Takes one datagram that came by `way`, opening it where it lies.
    fn receive(
        &mut self,
        now: Moment,
        way: Way,
        datagram: &mut [u8],
        out: &mut Outgoing,
    ) -> Received;

    /// Seals one RTP packet and sends it. `number` is its full sequence number, sealed once.
    fn send_rtp(
        &mut self,
        header: &Rewritten,
        number: u64,
        before: &[u8],
        payload: &[u8],
        out: &mut Outgoing,
    );

    /// Seals compound RTCP and sends it.
    fn send_rtcp(&mut self, compound: &[u8], out: &mut Outgoing);

    /// Whether media can flow to the peer.
    fn is_open(&self) -> bool;

    /// All ways that are the peer's.
    fn ways(&self) -> &[Way];

    /// When [`Self::expire`] wants to be called.
    fn deadline(&self) -> Moment;

    /// Does what is due; false when the peer has gone.
    fn expire(&mut self, now: Moment, out: &mut Outgoing) -> bool;
}
