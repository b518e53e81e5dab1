//! The peer connections of both pages: what they do, whom they reach, what is heard over them.

use webside_client::model::Msg;
use webside_client::model::peer::{PeerEvent, PeerId, Wire};
use webside_protocol::SeatId;

use crate::browser::Peer;
use crate::server::{DOCTOR, ROSA};
use crate::world::World;

impl World {
    /// Lets the browser of `seat` do one step of its call.
    pub(crate) fn run_peer(&mut self, seat: SeatId) {
        let told: Vec<(PeerId, PeerEvent)> = self
            .page(seat)
            .peers
            .iter_mut()
            .flat_map(|peer| peer.run().into_iter().map(|event| (peer.id, event)))
            .collect();
        for (id, event) in told {
            self.tell(seat, Msg::Peer(id, event));
        }
        self.look_at_wires();
    }

    /// The peer of `seat` gets through to the other end.
    fn reaches(&self, seat: SeatId, peer: &Peer) -> bool {
        if peer.is_with_relay() {
            let known = self.server.relay.get(&(seat, peer.id.0));
            return known.is_some() && known.copied() == peer.own_credentials();
        }
        let other = if seat == DOCTOR { ROSA } else { DOCTOR };
        let mut theirs = self.pages.get(&other).into_iter().flat_map(|page| &page.peers);
        self.path_up && theirs.any(|their| !their.is_with_relay() && peer.reaches(their))
    }

    pub(crate) fn look_at_wires(&mut self) {
        for seat in [DOCTOR, ROSA] {
            let reached: Vec<(PeerId, bool)> = self
                .pages
                .get(&seat)
                .into_iter()
                .flat_map(|page| &page.peers)
                .map(|peer| (peer.id, self.reaches(seat, peer)))
                .collect();
            for (id, reached) in reached {
                let mut peers = self.page(seat).peers.iter_mut();
                let Some(peer) = peers.find(|peer| peer.id == id) else { continue };
                let wire = match (reached, peer.is_connected()) {
                    (true, _) => Wire::Connected,
                    (false, true) => Wire::Disconnected,
                    (false, false) => continue,
                };
                if let Some(event) = peer.wire(wire) {
                    self.tell(seat, Msg::Peer(id, event));
                }
            }
        }
    }

    /// Sound comes over every connection that stands at both ends.
    pub(crate) fn sound(&mut self) {
        let way = |peer: &Peer| (peer.is_connected(), peer.is_with_relay());
        for (seat, other) in [(DOCTOR, ROSA), (ROSA, DOCTOR)] {
            let theirs: Vec<_> = self.page(other).peers.iter().map(way).collect();
            for peer in &mut self.page(seat).peers {
                if peer.is_connected() && theirs.contains(&way(peer)) {
                    peer.sound(other);
                }
            }
        }
    }

    /// The connection whose sound `seat` hears stands at both ends.
    pub(crate) fn hears(&mut self, seat: SeatId) -> bool {
        let other = if seat == DOCTOR { ROSA } else { DOCTOR };
        let shown = |peer: &&Peer| peer.shown && peer.is_connected();
        let way = self.pages[&seat].peers.iter().find(shown).map(Peer::is_with_relay);
        let mut theirs = self.pages[&other].peers.iter().filter(|peer| peer.is_connected());
        way.is_some_and(|way| theirs.any(|peer| peer.is_with_relay() == way))
    }

    pub(crate) fn retire_peer(&mut self, seat: SeatId, id: PeerId) {
        let (old, kept) =
            std::mem::take(&mut self.page(seat).peers).into_iter().partition(|peer| peer.id == id);
        self.page(seat).peers = kept;
        let old: Vec<Peer> = old;
        self.mismatches += old.iter().map(|peer| peer.mismatches).sum::<u32>();
    }

    /// For wires that were given up: the browser says so after a while.
    pub(crate) fn fail_wire(&mut self, seat: SeatId) {
        let given_up = |peer: &mut Peer| {
            if peer.is_connected() { None } else { peer.wire(Wire::Failed).map(|e| (peer.id, e)) }
        };
        let told: Vec<_> = self.page(seat).peers.iter_mut().filter_map(given_up).collect();
        for (id, event) in told {
            self.tell(seat, Msg::Peer(id, event));
        }
    }
}
