//! All allocations, found by client and by relayed port, within their quotas.

use std::collections::BTreeMap;

use webside_protocol::{SeatId, Timestamp, VisitId};

use super::allocation::{Allocation, AllocationId, Client};
use super::holder::{Holder, Room};
use super::limits::{
    CHECK_ALLOCATIONS_MAX, PORTS, SEAT_ALLOCATIONS_MAX, SOURCE_ALLOCATIONS_MAX,
    VISIT_ALLOCATIONS_MAX,
};
use crate::source::Source;
use crate::stun::attribute::Refused;

/// Which ports will do (RFC 8656 §7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ports {
    Any,
    Even,
}

/// Every allocation there is. Both maps change together, here alone.
#[derive(Debug)]
pub(super) struct Allocations {
    by_port: BTreeMap<u16, Allocation>,
    by_client: BTreeMap<Client, u16>,
    /// Where the search for a free port begins: a port that was given back is not used again soon.
    next_port: u16,
    /// Numbers that stand for something else on the announced address.
    taken: Vec<u16>,
    last: AllocationId,
}

impl Default for Allocations {
    fn default() -> Self {
        Self {
            by_port: BTreeMap::new(),
            by_client: BTreeMap::new(),
            next_port: *PORTS.start(),
            taken: Vec::new(),
            last: AllocationId(0),
        }
    }
}

impl Allocations {
    pub(super) fn len(&self) -> usize {
        self.by_port.len()
    }

    /// No allocation gets one of these numbers.
    pub(super) fn set_taken(&mut self, ports: Vec<u16>) {
        self.taken = ports;
    }

    /// The allocation of `client`, while it lasts.
    pub(super) fn of(&self, client: Client, now: Timestamp) -> Option<&Allocation> {
        self.at(*self.by_client.get(&client)?, now)
    }

    pub(super) fn of_mut(&mut self, client: Client, now: Timestamp) -> Option<&mut Allocation> {
        let port = self.by_client.get(&client)?;
        self.by_port.get_mut(port).filter(|allocation| allocation.expires_at > now)
    }

    /// The allocation at `port`, while it lasts.
    pub(super) fn at(&self, port: u16, now: Timestamp) -> Option<&Allocation> {
        self.by_port.get(&port).filter(|allocation| allocation.expires_at > now)
    }

    /// Makes an allocation for a client that has none.
    pub(super) fn make(
        &mut self,
        client: Client,
        holder: Holder,
        transaction: [u8; 12],
        ports: Ports,
        expires_at: Timestamp,
    ) -> Result<&Allocation, Refused> {
        self.within_quotas(client, holder)?;
        let port = self.free_port(ports).ok_or(Refused::NoCapacity)?;
        self.next_port = if port == *PORTS.end() { *PORTS.start() } else { port + 1 };
        self.by_client.insert(client, port);
        self.last = AllocationId(self.last.0 + 1);
        let made = Allocation::new(self.last, client, holder, port, transaction, expires_at);
        Ok(self.by_port.entry(port).insert_entry(made).into_mut())
    }

    pub(super) fn remove(&mut self, client: Client) {
        if let Some(port) = self.by_client.remove(&client) {
            self.by_port.remove(&port);
        }
    }

    pub(super) fn remove_seat(&mut self, visit: VisitId, seat: SeatId) {
        self.retain(|one| !one.holder.is_seat((visit, seat)));
    }

    pub(super) fn remove_visit(&mut self, visit: VisitId) {
        self.retain(|one| one.holder.room() != Room::Visit(visit));
    }

    pub(super) fn drop_expired(&mut self, now: Timestamp) {
        self.retain(|one| one.expires_at > now);
    }

    fn retain(&mut self, stays: impl Fn(&Allocation) -> bool) {
        self.by_port.retain(|_, allocation| stays(allocation));
        self.by_client.retain(|_, port| self.by_port.contains_key(port));
    }

    /// Counted anew each time: that is rare, and a count that is kept can be wrong.
    fn within_quotas(&self, client: Client, holder: Holder) -> Result<(), Refused> {
        let source = Source::from(client.address().ip());
        let (mut own, mut of_room, mut of_source) = (0, 0, 0);
        for one in self.by_port.values() {
            own += usize::from(one.holder.shares_quota(holder));
            of_room += usize::from(one.holder.room() == holder.room());
            of_source += usize::from(Source::from(one.client.address().ip()) == source);
        }
        let (own_max, room_max) = match holder {
            Holder::Seat { .. } => (SEAT_ALLOCATIONS_MAX, VISIT_ALLOCATIONS_MAX),
            Holder::Check(_) => (CHECK_ALLOCATIONS_MAX, CHECK_ALLOCATIONS_MAX),
        };
        let full = own >= own_max || of_room >= room_max || of_source >= SOURCE_ALLOCATIONS_MAX;
        if full { Err(Refused::QuotaReached) } else { Ok(()) }
    }

    fn free_port(&self, ports: Ports) -> Option<u16> {
        let fits = |port: &u16| {
            (ports == Ports::Any || port.is_multiple_of(2)) && !self.taken.contains(port)
        };
        let from_next = self.next_port..=*PORTS.end();
        from_next.chain(PORTS).find(|port| fits(port) && !self.by_port.contains_key(port))
    }
}
