//! Which layer of each picture one receiver gets: smaller at once, larger only after it would have
//! fitted for a while.
//!
//! A larger layer is a try: nobody knows what a link carries before it does. A try that fails soon
//! makes the next one wait twice as long, so that a picture does not change to and fro.

use std::time::Duration;

use super::moment::Moment;
use super::track::LAYERS_MAX;

/// For how long a larger layer must have fitted, at first and at most.
pub const RISE_AFTER: Duration = Duration::from_secs(3);
/// See above.
pub const RISE_AFTER_MAX: Duration = Duration::from_secs(60);
/// A rise that is taken back within this time has failed.
pub const RISE_PROVES: Duration = Duration::from_secs(10);
/// What the link must carry before a rise, in tenths of what it then has to.
const ROOM: u64 = 12;

/// One picture of a receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Bits a second of each layer; 0 for one that does not flow.
    pub rates: [u64; LAYERS_MAX],
    /// The layer that is to flow.
    pub wanted: u8,
    /// It was chosen knowing rates; the first choice waits for nothing.
    pub settled: bool,
}

impl Picture {
    fn rate(&self, layer: u8) -> u64 {
        self.rates.get(usize::from(layer)).copied().unwrap_or(0)
    }

    /// The bits that it is to cost.
    #[must_use]
    pub fn cost(&self) -> u64 {
        self.rate(self.wanted)
    }

    fn flows(&self, layer: &u8) -> bool {
        self.rate(*layer) > 0
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are three layers")]
    const LAYERS: u8 = LAYERS_MAX as u8;

    /// The next smaller layer that flows.
    fn below(&self) -> Option<u8> {
        (0..self.wanted).rev().find(|layer| self.flows(layer))
    }

    /// The next larger layer that flows.
    fn above(&self) -> Option<u8> {
        (self.wanted + 1..Self::LAYERS).find(|layer| self.flows(layer))
    }
}

/// What is remembered of one receiver between two choices.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    fits_since: Option<Moment>,
    rose: Option<Moment>,
    patience: Duration,
}

impl Default for Choice {
    fn default() -> Self {
        Self { fits_since: None, rose: None, patience: RISE_AFTER }
    }
}

impl Choice {
    /// Chooses anew for a receiver whose link has `bits` a second for pictures, of which those that
    /// matter most come first.
    pub fn weigh(&mut self, now: Moment, bits: u64, pictures: &mut [Picture]) {
        pictures.iter_mut().for_each(leave_what_does_not_flow);
        settle(bits, pictures);
        if cost(pictures) > bits {
            self.fall(now, bits, pictures);
        } else {
            self.rise(now, bits, pictures);
        }
    }

    fn fall(&mut self, now: Moment, bits: u64, pictures: &mut [Picture]) {
        let mut fell = false;
        while cost(pictures) > bits {
            // The largest, and of those the one that matters least.
            let can = pictures.iter_mut().filter(|picture| picture.below().is_some());
            let Some(picture) = can.max_by_key(|picture| picture.wanted) else { break };
            picture.wanted = picture.below().unwrap_or(0);
            fell = true;
        }
        self.fits_since = None;
        if !fell {
            return;
        }
        let failed = self.rose.take().is_some_and(|rose| now.since(rose) < RISE_PROVES);
        self.patience = if failed { (self.patience * 2).min(RISE_AFTER_MAX) } else { RISE_AFTER };
    }

    fn rise(&mut self, now: Moment, bits: u64, pictures: &mut [Picture]) {
        let Some((at, layer)) = next_rise(bits, pictures, |_| true) else {
            self.fits_since = None;
            return;
        };
        let since = *self.fits_since.get_or_insert(now);
        if now.since(since) >= self.patience {
            pictures[at].wanted = layer;
            self.fits_since = None;
            self.rose = Some(now);
        }
    }
}

fn cost(pictures: &[Picture]) -> u64 {
    pictures.iter().map(Picture::cost).sum()
}

/// A layer that its sender has given up is no choice.
fn leave_what_does_not_flow(picture: &mut Picture) {
    if picture.cost() == 0 {
        picture.wanted = picture.below().or_else(|| picture.above()).unwrap_or(picture.wanted);
    }
}

/// Gives new pictures the largest layers that fit.
fn settle(bits: u64, pictures: &mut [Picture]) {
    let new: Vec<usize> = (0..pictures.len())
        .filter(|at| !pictures[*at].settled && pictures[*at].cost() > 0)
        .collect();
    for at in &new {
        pictures[*at].settled = true;
        while let Some(below) = pictures[*at].below() {
            pictures[*at].wanted = below;
        }
    }
    while let Some((at, layer)) = next_rise(bits, pictures, |at| new.contains(&at)) {
        pictures[at].wanted = layer;
    }
}

/// The picture whose rise would be next: the smallest, and of those the one that matters most.
fn next_rise(bits: u64, pictures: &[Picture], may: impl Fn(usize) -> bool) -> Option<(usize, u8)> {
    let above = |at: usize| pictures[at].above().map(|above| (at, above));
    let can = (0..pictures.len()).filter(|at| may(*at)).filter_map(above);
    can.filter(|(at, layer)| fits(bits, pictures, *at, *layer))
        .min_by_key(|(at, _)| pictures[*at].wanted)
}

fn fits(bits: u64, pictures: &[Picture], at: usize, layer: u8) -> bool {
    let then = cost(pictures) - pictures[at].cost() + pictures[at].rate(layer);
    bits.saturating_mul(10) >= then.saturating_mul(ROOM)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES: [u64; 3] = [100, 350, 1_200];

    fn picture(wanted: u8) -> Picture {
        Picture { rates: RATES, wanted, settled: true }
    }

    /// What is wanted after each of `seconds`, in which the link has so many bits.
    fn over(mut pictures: Vec<Picture>, seconds: &[(u64, u64)]) -> Vec<Vec<u8>> {
        let mut choice = Choice::default();
        let mut now = Moment(0);
        let mut told = Vec::new();
        for (bits, lasting) in seconds {
            for _ in 0..lasting * 5 {
                choice.weigh(now, *bits, &mut pictures);
                now = now + Duration::from_millis(200);
            }
            told.push(pictures.iter().map(|picture| picture.wanted).collect());
        }
        told
    }

    #[test]
    fn smaller_at_once_and_larger_when_it_has_fitted() {
        type Row = (&'static str, Vec<Picture>, &'static [(u64, u64)], &'static [&'static [u8]]);
        let new = Picture { settled: false, wanted: 0, rates: RATES };
        let alone = Picture { rates: [0, 0, 900], ..new };
        let given_up = Picture { rates: [100, 350, 0], ..picture(2) };
        let rows: [Row; 11] = [
            ("the first choice waits for nothing", vec![new], &[(1_500, 1)], &[&[2]]),
            ("the first choice fits", vec![new], &[(500, 1)], &[&[1]]),
            ("a full link, at once", vec![picture(2)], &[(1_100, 1)], &[&[1]]),
            ("a very full link, at once", vec![picture(2)], &[(150, 1)], &[&[0]]),
            ("never below the smallest", vec![picture(0)], &[(30, 5)], &[&[0]]),
            ("not before three seconds", vec![picture(0)], &[(500, 3), (500, 1)], &[&[0], &[1]]),
            ("not without room", vec![picture(1)], &[(1_400, 60)], &[&[1]]),
            (
                "a gap in between begins anew",
                vec![picture(0)],
                &[(500, 2), (300, 1), (500, 2)],
                &[&[0], &[0], &[0]],
            ),
            (
                "what matters least falls first and rises last",
                vec![picture(1), picture(1)],
                &[(500, 1), (900, 4)],
                &[&[1, 0], &[1, 1]],
            ),
            ("one layer alone", vec![alone], &[(100, 9)], &[&[2]]),
            ("what is given up is left", vec![given_up], &[(5_000, 1)], &[&[1]]),
        ];
        for (name, pictures, seconds, expected) in rows {
            assert_eq!(over(pictures, seconds), expected, "{name}");
        }
    }

    #[test]
    fn a_try_that_fails_waits_twice_as_long_and_no_longer_than_a_minute() {
        let mut choice = Choice::default();
        let mut pictures = [picture(1)];
        let (mut now, mut rises) = (Moment(0), Vec::new());
        for _ in 0..3_000 {
            // A link of 500, whose estimate rises far above while little is asked of it.
            let bits = if pictures[0].wanted == 2 { 425 } else { 5_000 };
            let before = pictures[0].wanted;
            choice.weigh(now, bits, &mut pictures);
            if pictures[0].wanted > before {
                rises.push(now);
            }
            now = now + Duration::from_millis(200);
        }
        let pauses: Vec<u64> =
            rises.windows(2).map(|pair| pair[1].since(pair[0]).as_secs()).collect();
        assert_eq!(pauses[..4], [6, 12, 24, 48]);
        assert!(pauses[4..].iter().all(|pause| *pause == 60), "{pauses:?}");
    }
}
