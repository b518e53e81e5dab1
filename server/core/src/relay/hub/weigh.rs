//! What each receiver's link carries: which layers it gets, and which pictures pause.
//!
//! Sound goes on in any case. A picture pauses only when the smallest layers are too much.

use std::time::Duration;

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
        let rates = self.rates(now, at);
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.due.choice = now + CHOICE;
        let Leg { outlets, choice, estimate, .. } = leg;
        let flows = |outlet: &Outlet| outlet.seat.is_some() && !outlet.paused;
        let sound = outlets.iter().zip(&rates).filter(|(outlet, _)| outlet.kind == Kind::Audio);
        let sound: u64 = sound.map(|(_, rates)| rates[0]).sum();
        let is = |at: &usize| outlets[*at].kind == Kind::Video && flows(&outlets[*at]);
        let shown: Vec<usize> = (0..outlets.len()).filter(is).collect();
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
        let rates = self.rates(now, at);
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.due.look = now + LOOK;
        let flowing = leg.outlets.iter().zip(&rates).filter(|(outlet, _)| outlet.flows());
        let wanted: u64 = flowing.map(|(outlet, rates)| rates[usize::from(outlet.wanted)]).sum();
        let has = leg.estimate.bits();
        if has * 10 < wanted * 7 {
            leg.weak.seconds = leg.weak.seconds.saturating_add(1);
            if leg.weak.seconds >= WEAK_SECONDS {
                pause_one(leg, now);
            }
            return;
        }
        leg.weak.seconds = 0;
        let mut paused = leg.outlets.iter_mut().zip(&rates).filter(|(outlet, _)| outlet.paused);
        if let Some((outlet, rates)) = paused.next()
            && now >= leg.weak.until
        {
            let least = (0..LAYERS_MAX).find(|layer| rates[*layer] > 0).unwrap_or(0);
            if has * 10 > (wanted + rates[least]) * 12 {
                outlet.pause(false);
                outlet.wanted = u8::try_from(least).unwrap_or(0);
                leg.weak.until = now + WEAK_PAUSE_MIN;
            }
        }
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

/// The picture that came last goes first.
fn pause_one<T>(leg: &mut Leg<T>, now: Moment) {
    let Leg { outlets, weak, .. } = leg;
    let flows = |outlet: &&mut Outlet| outlet.kind == Kind::Video && outlet.flows();
    if let Some(outlet) = outlets.iter_mut().rev().find(flows) {
        outlet.pause(true);
        weak.paused(now);
    }
}

impl Weak {
    /// Nothing is weak yet.
    pub(crate) fn new(now: Moment) -> Self {
        Self { until: now, pause: WEAK_PAUSE_MIN, seconds: 0 }
    }

    fn paused(&mut self, now: Moment) {
        self.seconds = 0;
        self.until = now + self.pause;
        self.pause = (self.pause * 2).min(WEAK_PAUSE_MAX);
    }
}
