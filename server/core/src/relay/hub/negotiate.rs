//! An offer becomes a leg, and its answer.
//!
//! The page's first line of each kind that can send is what it publishes. Every other line that can
//! receive is an outlet, and the seats that publish are put onto them in the order in which they
//! first did. What a line has been given stays: a seat keeps its line over re-offers and reloads.

use std::collections::BTreeSet;

use webside_protocol::{PageId, SeatId, VisitId};

use super::{Hub, LEGS_MAX, VISIT_LEGS_MAX};
use crate::relay::codec::Kind;
use crate::relay::ice::Credentials;
use crate::relay::leg::{Leg, Part};
use crate::relay::moment::Moment;
use crate::relay::outlet::{Drawn, Outlet};
use crate::relay::rtp::ExtensionIds;
use crate::relay::sdp::{Answer, AnswerLine, Offer};
use crate::relay::source::Source;
use crate::relay::track::{LAYERS_MAX, Track};
use crate::relay::transport::PeerTransport;

/// Why an offer that can be read is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// `VISIT_LEGS_MAX` or `LEGS_MAX`.
    #[error("no more legs")]
    Full,
    /// The transport could not be made.
    #[error("no transport for the leg")]
    NoTransport,
}

/// Letters of ICE credentials (RFC 8839 section 5.4): 64, so six bits each.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const UFRAG: usize = 8;
const PASSWORD: usize = 24;

impl<T: PeerTransport> Hub<T> {
    /// Answers the offer of a seat's page.
    pub fn negotiate(
        &mut self,
        now: Moment,
        (visit, seat, page): (VisitId, SeatId, PageId),
        part: Part,
        offer: &Offer,
    ) -> Result<Answer, Refused> {
        let found = self.leg_for(now, (visit, seat, page), offer);
        if self.visits.get(&visit).is_some_and(|visit| visit.legs.is_empty()) {
            self.visits.remove(&visit);
        }
        let at = found?;
        self.publish(at, part, offer);
        self.watch(at, offer);
        self.route(visit);
        let leg = self.legs[at].as_mut().ok_or(Refused::NoTransport)?;
        leg.version += 1;
        let lines = offer.lines.iter().enumerate().map(|(place, line)| {
            if line.rejected {
                return AnswerLine::Rejected;
            }
            let receives = part == Part::Publishes
                && line.kind.is_some_and(|kind| sending_line(offer, kind) == Some(place));
            let outlet = leg.outlets.iter().find(|outlet| outlet.mid == line.mid);
            let can = line.direction.receives();
            let sends = outlet.filter(|_| can).and_then(Outlet::sending);
            if receives || sends.is_some() {
                AnswerLine::Used { receives, sends }
            } else {
                AnswerLine::Inactive
            }
        });
        Ok(Answer {
            lines: lines.collect(),
            credentials: leg.transport.credentials().clone(),
            session: leg.session,
            version: leg.version,
        })
    }

    /// The page's leg: the one that it has, or a new one in place of an older page's.
    fn leg_for(
        &mut self,
        now: Moment,
        (visit, seat, page): (VisitId, SeatId, PageId),
        offer: &Offer,
    ) -> Result<usize, Refused> {
        let known = self.visits.get(&visit).and_then(|visit| visit.legs.get(&seat)).copied();
        if let Some(at) = known {
            let credentials = self.draw_credentials();
            let leg = self.legs[at].as_mut().ok_or(Refused::NoTransport)?;
            if leg.page == page && leg.fingerprint == offer.fingerprint {
                if leg.ufrag != offer.ufrag {
                    leg.ufrag.clone_from(&offer.ufrag);
                    self.ufrags.remove(&leg.transport.credentials().ufrag);
                    self.ufrags.insert(credentials.ufrag.clone(), at);
                    leg.transport.restart(now, credentials);
                }
                return Ok(at);
            }
            // The visit's order must outlive its only leg for this moment.
            let order = self.visits.get(&visit).map(|visit| visit.published.clone());
            self.remove(at);
            self.visits.entry(visit).or_default().published = order.unwrap_or_default();
        }
        let of_visit = self.visits.get(&visit).map_or(0, |visit| visit.legs.len());
        if self.legs() >= LEGS_MAX || of_visit >= VISIT_LEGS_MAX {
            return Err(Refused::Full);
        }
        let credentials = self.draw_credentials();
        let ufrag = credentials.ufrag.clone();
        let transport = (self.make)(now, credentials, offer).ok_or(Refused::NoTransport)?;
        let drawn = [(self.chance)(), (self.chance)()];
        let peer = (offer.ufrag.clone(), offer.fingerprint);
        let leg = Leg::new(now, (visit, seat, page), transport, peer, drawn);
        if self.legs() == 0 {
            self.next_tick = now + super::TICK;
        }
        let at = self.free.pop().unwrap_or_else(|| {
            self.legs.push(None);
            self.legs.len() - 1
        });
        self.legs[at] = Some(leg);
        self.ufrags.insert(ufrag, at);
        self.visits.entry(visit).or_default().legs.insert(seat, at);
        self.source_changed(visit, seat);
        Ok(at)
    }

    /// Those who watch `seat` wait for the first key frame of its new leg.
    fn source_changed(&mut self, visit: VisitId, seat: SeatId) {
        let Some(visit) = self.visits.get(&visit) else { return };
        for at in visit.legs.values() {
            let outlets = self.legs[*at].iter_mut().flat_map(|leg| &mut leg.outlets);
            outlets.filter(|outlet| outlet.seat == Some(seat)).for_each(Outlet::source_changed);
        }
    }

    /// Takes what the page wants to send.
    fn publish(&mut self, at: usize, part: Part, offer: &Offer) {
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.meanings = offer.meanings();
        leg.extensions = ExtensionIds::default();
        leg.layers.clear();
        let mut publishes = BTreeSet::new();
        for kind in Kind::ALL {
            let line = sending_line(offer, kind).filter(|_| part == Part::Publishes);
            if let Some(line) = line.and_then(|place| offer.lines.get(place)) {
                // On one transport an id means one thing on all lines (RFC 9143 section 9).
                leg.extensions.add(line.extensions);
                if kind == Kind::Video {
                    leg.layers.clone_from(&line.layers);
                }
                for layer in 0..line.layers.len().clamp(1, LAYERS_MAX) {
                    let track = Track { kind, layer: u8::try_from(layer).unwrap_or(0) };
                    let source = || Source::new(track, line.layers.len());
                    leg.sources.entry(track).or_insert_with(source);
                    publishes.insert(track);
                }
            }
        }
        leg.sources.retain(|track, _| publishes.contains(track));
        let (visit, seat) = (leg.visit, leg.seat);
        let visit = self.visits.entry(visit).or_default();
        if !publishes.is_empty() && !visit.published.contains(&seat) {
            visit.published.push(seat);
        }
    }

    /// Puts the seats that publish onto the page's receiving lines.
    fn watch(&mut self, at: usize, offer: &Offer) {
        let mut outlets =
            self.legs[at].as_mut().map(|leg| std::mem::take(&mut leg.outlets)).unwrap_or_default();
        for kind in Kind::ALL {
            for line in receiving_lines(offer, kind) {
                match outlets.iter_mut().find(|outlet| outlet.mid == line.mid) {
                    Some(outlet) => outlet.update(line),
                    None => {
                        outlets.push(Outlet::new(kind, line, self.draw()));
                    }
                }
            }
        }
        let offered: BTreeSet<&str> = Kind::ALL
            .into_iter()
            .flat_map(|kind| receiving_lines(offer, kind))
            .map(|line| line.mid.as_str())
            .collect();
        outlets.retain(|outlet| offered.contains(outlet.mid.as_str()));
        for kind in Kind::ALL {
            let others = self.publishing(at, kind);
            let mine = || outlets.iter().filter(|outlet| outlet.kind == kind);
            let taken: BTreeSet<SeatId> = mine().filter_map(|outlet| outlet.seat).collect();
            let mut new = others.iter().copied().filter(|seat| !taken.contains(seat));
            for outlet in outlets.iter_mut().filter(|outlet| outlet.kind == kind) {
                let seat = match outlet.seat {
                    Some(seat) if others.contains(&seat) => continue,
                    Some(_) | None => new.next(),
                };
                if outlet.seat != seat {
                    outlet.give(seat, self.draw());
                }
            }
        }
        if let Some(leg) = self.legs[at].as_mut() {
            leg.outlets = outlets;
            leg.due.choice = Moment(0);
        }
    }

    /// The seats beside this leg's that send `kind`, in the order in which they first published.
    fn publishing(&self, at: usize, kind: Kind) -> Vec<SeatId> {
        let Some(leg) = &self.legs[at] else { return Vec::new() };
        let Some(visit) = self.visits.get(&leg.visit) else { return Vec::new() };
        let sends = |seat: &SeatId| {
            let leg = visit.legs.get(seat).and_then(|at| self.legs[*at].as_ref());
            leg.is_some_and(|leg| leg.sources.contains_key(&Track::least(kind)))
        };
        let others = visit.published.iter().copied().filter(|seat| *seat != leg.seat);
        others.filter(sends).collect()
    }

    fn draw(&mut self) -> Drawn {
        [(self.chance)(), (self.chance)(), (self.chance)()]
    }

    fn draw_credentials(&mut self) -> Credentials {
        let mut letters = |count: usize| -> String {
            let mut text = String::with_capacity(count);
            while text.len() < count {
                let drawn = (self.chance)();
                let left = (count - text.len()).min(8);
                text.extend(
                    (0..left).map(|at| char::from(LETTERS[(drawn >> (6 * at) & 63) as usize])),
                );
            }
            text
        };
        Credentials { ufrag: letters(UFRAG), password: letters(PASSWORD) }
    }
}

/// The line that the page sends `kind` on: the first that can.
fn sending_line(offer: &Offer, kind: Kind) -> Option<usize> {
    let can = |line: &crate::relay::sdp::Line| {
        !line.rejected && line.kind == Some(kind) && line.direction.sends()
    };
    offer.lines.iter().position(can)
}

/// The lines that the page can receive `kind` on: those on which it does nothing else come first.
fn receiving_lines(offer: &Offer, kind: Kind) -> Vec<&crate::relay::sdp::Line> {
    let lines = offer.lines.iter().filter(|line| !line.rejected && line.kind == Some(kind));
    let mut lines: Vec<_> = lines.filter(|line| line.direction.receives()).collect();
    lines.sort_by_key(|line| line.direction.sends());
    lines
}
