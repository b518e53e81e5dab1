//! The passage between our TURN and our media relay, within this process.
//!
//! A page that reaches TURN alone reaches the relay through it. Each side holds one end and knows
//! nothing of the other: TURN speaks of relayed addresses, the relay of ways.
//!
//! # Pressure
//! It is media: both queues are short, and what does not fit is lost, as on any link. Nobody waits.

use tokio::sync::mpsc;
use webside_core::relay::outgoing::Sheaf;
use webside_core::relay::way::{Carrier, Way};
use webside_core::turn::{AllocationId, Relayed};

/// Datagrams that may wait for the relay.
const UP_MAX: usize = 512;
/// Parcels that may wait for TURN.
const DOWN_MAX: usize = 256;

/// Datagrams of the relay's for one relayed address, one behind the other.
#[derive(Debug)]
pub(crate) struct Parcel {
    /// Whom they are for.
    pub(crate) to: Relayed,
    bytes: Vec<u8>,
    sizes: Vec<usize>,
}

/// What TURN has of it.
#[derive(Debug)]
pub(crate) struct TurnEnd {
    /// Towards the relay.
    pub(crate) up: Up,
    /// What the relay sends.
    pub(crate) down: mpsc::Receiver<Parcel>,
}

/// A handle that hands datagrams to the relay.
#[derive(Debug, Clone)]
pub(crate) struct Up(mpsc::Sender<(Way, Vec<u8>)>);

/// What the relay has of it.
#[derive(Debug)]
pub(crate) struct RelayEnd {
    up: mpsc::Receiver<(Way, Vec<u8>)>,
    down: mpsc::Sender<Parcel>,
}

/// Both ends of a new one.
pub(crate) fn open() -> (TurnEnd, RelayEnd) {
    let (rising, up) = mpsc::channel(UP_MAX);
    let (down, sinking) = mpsc::channel(DOWN_MAX);
    (TurnEnd { up: Up(rising), down: sinking }, RelayEnd { up, down })
}

impl Up {
    /// Hands over one datagram that came from a relayed address, or loses it.
    pub(crate) fn send(&self, from: Relayed, bytes: Vec<u8>) {
        let carrier = Carrier::Turn(from.allocation.0);
        let _ = self.0.try_send((Way { carrier, remote: from.address }, bytes));
    }
}

impl RelayEnd {
    /// The next datagram; `None` where there is no TURN any more.
    pub(crate) async fn next(&mut self) -> Option<(Way, Vec<u8>)> {
        self.up.recv().await
    }

    /// Another one that waits already.
    pub(crate) fn waiting(&mut self) -> Option<(Way, Vec<u8>)> {
        self.up.try_recv().ok()
    }

    /// Sends a sheaf whose way is a relayed address, or loses it.
    pub(crate) fn send(&self, sheaf: &Sheaf) {
        let Carrier::Turn(allocation) = sheaf.way.carrier else { return };
        let Ok(place) = self.down.try_reserve() else { return };
        let to = Relayed { allocation: AllocationId(allocation), address: sheaf.way.remote };
        place.send(Parcel { to, bytes: sheaf.bytes.clone(), sizes: sheaf.sizes.clone() });
    }
}

impl Parcel {
    /// Each datagram, in order.
    pub(crate) fn datagrams(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = &self.bytes[..];
        self.sizes.iter().map_while(move |size| {
            let (datagram, after) = rest.split_at_checked(*size)?;
            rest = after;
            Some(datagram)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_core::relay::outgoing::{Outgoing, Space};

    fn relayed() -> Relayed {
        let address = "192.0.2.1:50000".parse().unwrap();
        Relayed { allocation: AllocationId(7), address }
    }

    #[tokio::test]
    async fn datagrams_come_through_as_they_were_and_to_whom_they_were_for() {
        let (mut turn, mut relay) = open();
        turn.up.send(relayed(), b"up".to_vec());
        let (way, bytes) = relay.next().await.unwrap();
        assert_eq!(bytes, b"up");
        assert_ne!(way, Way::udp(way.remote), "nobody comes by that way from without");
        let (mut out, mut space) = (Outgoing::new(), Space::default());
        for datagram in [&b"one"[..], b"and", b"another"] {
            out.datagram(&mut space, way, |bytes| bytes.extend_from_slice(datagram));
        }
        out.sheaves().iter().for_each(|sheaf| relay.send(sheaf));
        let parcel = turn.down.recv().await.unwrap();
        assert_eq!(parcel.to, relayed());
        assert_eq!(parcel.datagrams().collect::<Vec<_>>(), [&b"one"[..], b"and", b"another"]);
    }

    #[tokio::test]
    async fn an_end_that_takes_nothing_keeps_nobody_waiting() {
        let (mut turn, mut relay) = open();
        let (mut out, mut space) = (Outgoing::new(), Space::default());
        let way = Way { carrier: Carrier::Turn(7), remote: relayed().address };
        out.datagram(&mut space, way, |bytes| bytes.push(1));
        for _ in 0..2 * UP_MAX {
            turn.up.send(relayed(), vec![1]);
            out.sheaves().iter().for_each(|sheaf| relay.send(sheaf));
        }
        assert_eq!(std::iter::from_fn(|| relay.waiting()).count(), UP_MAX);
        assert_eq!(std::iter::from_fn(|| turn.down.try_recv().ok()).count(), DOWN_MAX);
        drop(turn);
        out.sheaves().iter().for_each(|sheaf| relay.send(sheaf));
        assert!(relay.next().await.is_none(), "and the other end may be gone");
    }
}
