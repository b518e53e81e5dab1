//! What each receiver's link carries: which layers it gets, and which pictures pause.
//!
//! Sound goes on in any case. A picture pauses only when the smallest layers are too much, and that of
//! who speaks last: it takes the place of another one when it is away.

use std::time::Duration;

use webside_protocol::SeatId;

use super::Hub;
use crate::relay::choice::Picture;
use crate::relay::codec::Kind;
use crate::relay::leg::{Leg, Weak};
use crate::relay::moment::Moment;
use crate::relay::outlet::Outlet;
use crate::relay::track::{LAYERS_MAX, Track};
use crate::relay::transport::PeerTransport;

/// Between two choices of layers.
const CHOICE: Duration = Duration::from_millis(200);
/// Between two looks at pauses.
const LOOK: Duration = Duration::from_secs(1);
/// How long a picture is away at least, and at most.
const WEAK_PAUSE_MIN: Duration = Duration::from_secs(5);
const WEAK_PAUSE_MAX: Duration = Duration::from_secs(40);
/// Seconds in a row in which a link is too weak before a picture pauses.
const WEAK_SECONDS: u8 = 2;

/// Bits a second of each layer behind an outlet; 0 for one that does not flow.
type Rates = [u64; LAYERS_MAX];

impl<T: PeerTransport> Hub<T> {
    /// Who speaks, in each visit?
    pub(super) fn listen(&mut self, now: Moment) {
        let Self { visits, legs, .. } = self;
        for super::Visit { legs: of, speaker, .. } in visits.values_mut() {
            let seats = of.iter().filter_map(|(seat, at)| {
                let sound = legs[*at].as_ref()?.sources.get(&Track::least(Kind::Audio))?;
                Some((*seat, sound.loudness.decibels(now)))
            });
            speaker.listen(now, seats);
        }
    }

    fn speaker(&self, at: usize) -> Option<SeatId> {
        let leg = self.legs[at].as_ref()?;
        self.visits.get(&leg.visit)?.speaker.who()
    }

    /// Does the receiver's link carry what it is to get?
    pub(super) fn weigh(&mut self, now: Moment, at: usize) {
        let Some(leg) = self.legs[at].as_ref() else { return };
        let (choice, look) = (now >= leg.due.choice, now >= leg.due.look);
        if choice {
            self.choose(now, at);
        }
        if look {
            self.look(now, at);
        }
    }

    /// Chooses a layer of each picture.
    pub(super) fn choose(&mut self, now: Moment, at: usize) {
        let (rates, speaker) = (self.rates(now, at), self.speaker(at));
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.due.choice = now + CHOICE;
        let Leg { outlets, choice, estimate, .. } = leg;
        let sound = outlets.iter().zip(&rates).filter(|(outlet, _)| outlet.kind == Kind::Audio);
        let sound: u64 = sound.map(|(_, rates)| rates[0]).sum();
        let mut shown = by_importance(outlets, speaker);
        shown.retain(|at| outlets[*at].seat.is_some() && !outlets[*at].paused);
        let picture = |at: &usize| {
            let Outlet { wanted, settled, .. } = outlets[*at];
            Picture { rates: rates[*at], wanted, settled }
        };
        let mut pictures: Vec<Picture> = shown.iter().map(picture).collect();
        choice.weigh(now, estimate.bits().saturating_sub(sound), &mut pictures);
        for (at, picture) in shown.into_iter().zip(pictures) {
            outlets[at].wanted = picture.wanted;
            outlets[at].settled = picture.settled;
        }
    }

    /// Once a second: is the link too weak for what is the least, or strong enough for more?
    fn look(&mut self, now: Moment, at: usize) {
        let (rates, speaker) = (self.rates(now, at), self.speaker(at));
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.due.look = now + LOOK;
        let has = leg.estimate.bits();
        let Leg { outlets, weak, .. } = leg;
        let cost = |at: usize, outlet: &Outlet| rates[at][usize::from(outlet.wanted)];
        let flowing = outlets.iter().enumerate().filter(|(_, outlet)| outlet.flows());
        let wanted: u64 = flowing.map(|(at, outlet)| cost(at, outlet)).sum();
        let least = |at: usize| (0..LAYERS_MAX).find(|layer| rates[at][*layer] > 0).unwrap_or(0);
        let order = by_importance(outlets, speaker);
        let last = order.iter().rev().copied().find(|at| outlets[*at].flows());
        let first = order.iter().copied().find(|at| outlets[*at].paused);
        if has * 10 < wanted * 7 {
            weak.seconds = weak.seconds.saturating_add(1);
            if let Some(last) = last.filter(|_| weak.seconds >= WEAK_SECONDS) {
                outlets[last].pause(true);
                weak.paused(now);
            }
            return;
        }
        weak.seconds = 0;
        let Some(first) = first else { return };
        let layer = least(first);
        let fits = has * 10 > (wanted + rates[first][layer]) * 12;
        let speaks = outlets[first].seat == speaker && now >= weak.changed + WEAK_PAUSE_MIN;
        let room = |last: &usize| {
            let then = wanted + rates[first][layer] - cost(*last, &outlets[*last]);
            has * 10 >= then * 7
        };
        let instead = last.filter(|last| speaks && room(last));
        if fits && now >= weak.until {
            weak.until = now + WEAK_PAUSE_MIN;
        } else if let Some(instead) = instead {
            outlets[instead].pause(true);
        } else {
            return;
        }
        weak.changed = now;
        outlets[first].pause(false);
        outlets[first].wanted = u8::try_from(layer).unwrap_or(0);
    }

    /// What the layers behind each outlet of the leg cost.
    fn rates(&self, now: Moment, at: usize) -> Vec<Rates> {
        let Some(leg) = self.legs[at].as_ref() else { return Vec::new() };
        let rates = |outlet: &Outlet| -> Option<Rates> {
            let from = self.visits.get(&leg.visit)?.legs.get(&outlet.seat?)?;
            let sources = &self.legs[*from].as_ref()?.sources;
            let bits = |layer: usize| {
                let track = Track { kind: outlet.kind, layer: u8::try_from(layer).ok()? };
                Some(sources.get(&track)?.bits(now))
            };
            Some(std::array::from_fn(|layer| bits(layer).unwrap_or(0)))
        };
        leg.outlets.iter().map(|outlet| rates(outlet).unwrap_or_default()).collect()
    }
}

/// The pictures, that of who speaks first, then in their order.
fn by_importance(outlets: &[Outlet], speaker: Option<SeatId>) -> Vec<usize> {
    let is = |at: &usize| outlets[*at].kind == Kind::Video;
    let mut order: Vec<usize> = (0..outlets.len()).filter(is).collect();
    order.sort_by_key(|at| speaker.is_none() || outlets[*at].seat != speaker);
    order
}

impl Weak {
    /// Nothing is weak yet.
    pub(crate) fn new(now: Moment) -> Self {
        Self { until: now, changed: now, pause: WEAK_PAUSE_MIN, seconds: 0 }
    }

    fn paused(&mut self, now: Moment) {
        self.seconds = 0;
        self.changed = now;
        self.until = now + self.pause;
        self.pause = (self.pause * 2).min(WEAK_PAUSE_MAX);
    }
}
