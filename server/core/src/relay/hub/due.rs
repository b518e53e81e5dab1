//! What time brings: requests for what is missing, reports, feedback, pauses, and legs that have gone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use super::Hub;
use crate::relay::codec::Kind;
use crate::relay::leg::Leg;
use crate::relay::moment::Moment;
use crate::relay::outgoing::Outgoing;
use crate::relay::rtcp;
use crate::relay::transport::PeerTransport;

/// How finely the hub looks at what is due.
pub const TICK: Duration = Duration::from_millis(20);
/// Between two feedbacks to one page about how its packets come.
const FEEDBACK: Duration = Duration::from_millis(60);
/// Between two receiver reports.
const REPORT: Duration = Duration::from_secs(1);
/// How long a picture is away at least, and at most.
pub const WEAK_PAUSE_MIN: Duration = Duration::from_secs(5);
const WEAK_PAUSE_MAX: Duration = Duration::from_secs(40);
/// Seconds in a row in which a link is too weak before a picture pauses.
const WEAK_SECONDS: u8 = 2;

impl<T: PeerTransport> Hub<T> {
    /// Does what is due.
    pub fn expire(&mut self, now: Moment, out: &mut Outgoing) {
        if now < self.next_tick {
            return;
        }
        self.next_tick = now + TICK;
        for at in 0..self.legs.len() {
            if !self.lives(now, at, out) {
                self.remove(at);
                continue;
            }
            self.ask(now, at, out);
            self.report(now, at, out);
            self.weigh(now, at);
        }
    }

    fn lives(&mut self, now: Moment, at: usize, out: &mut Outgoing) -> bool {
        let Some(leg) = self.legs[at].as_mut() else { return true };
        if now < leg.transport.deadline() {
            return true;
        }
        catch_unwind(AssertUnwindSafe(|| leg.transport.expire(now, out))).unwrap_or(false)
    }

    /// Media can flow to the leg: those whom it watches are asked for a picture to begin with.
    pub(super) fn secured(&mut self, now: Moment, at: usize, out: &mut Outgoing) {
        self.ask(now, at, out);
    }

    /// Asks for the key frames that the leg's outlets wait for.
    fn ask(&mut self, now: Moment, at: usize, out: &mut Outgoing) {
        let Some(leg) = self.legs[at].as_ref().filter(|leg| leg.transport.is_open()) else {
            return;
        };
        let Some(visit) = self.visits.get(&leg.visit) else { return };
        let waiting = leg.outlets.iter().filter(|outlet| outlet.wants_key_frame());
        let from = waiting.filter_map(|outlet| visit.legs.get(&outlet.seat?).copied());
        let from: Vec<usize> = from.filter(|from| *from != at).collect();
        for from in from {
            self.ask_key_frame(now, from, Kind::Video, out);
        }
    }

    /// Tells the page how its packets come, and which are missing.
    fn report(&mut self, now: Moment, at: usize, out: &mut Outgoing) {
        let Some(leg) = self.legs[at].as_mut().filter(|leg| leg.transport.is_open()) else {
            return;
        };
        let Leg { sources, transport, arrivals, due, ssrc: ours, .. } = leg;
        let compound = &mut self.compound;
        compound.clear();
        rtcp::receiver(*ours, &[], compound);
        let nothing = compound.len();
        if now >= due.report {
            compound.clear();
            let mut came = [rtcp::Arrival::default(); 2];
            let mut count = 0;
            for arrival in sources.values_mut().filter_map(|source| source.arrival(now)) {
                came[count] = arrival;
                count += 1;
            }
            rtcp::receiver(*ours, &came[..count], compound);
        }
        for source in sources.values_mut() {
            self.numbers.clear();
            source.ask_missing(now, &mut self.numbers);
            if !self.numbers.is_empty() {
                rtcp::nack(*ours, source.ssrc, &self.numbers, compound);
            }
        }
        if now >= due.feedback {
            due.feedback = now + FEEDBACK;
            let about = sources.values().map(|source| source.ssrc).max().unwrap_or(0);
            let before = compound.len();
            let mut told = false;
            rtcp::transport_cc(*ours, about, compound, |body| told = arrivals.write(body));
            if !told {
                compound.truncate(before);
            }
        }
        if compound.len() > nothing {
            transport.send_rtcp(compound, out);
        }
    }

    /// Once a second: does the receiver's link carry what it is to get? Sound goes on in any case.
    fn weigh(&mut self, now: Moment, at: usize) {
        let Some(leg) = self.legs[at].as_ref().filter(|leg| now >= leg.due.report) else { return };
        let rate = |outlet: &crate::relay::outlet::Outlet| {
            let from = self.visits.get(&leg.visit)?.legs.get(&outlet.seat?)?;
            Some(self.legs[*from].as_ref()?.sources.get(&outlet.kind)?.bits())
        };
        let rates: Vec<u64> = leg.outlets.iter().map(|outlet| rate(outlet).unwrap_or(0)).collect();
        let Some(leg) = self.legs[at].as_mut() else { return };
        leg.due.report = now + REPORT;
        let flowing = leg.outlets.iter().zip(&rates).filter(|(outlet, _)| outlet.flows());
        let wanted: u64 = flowing.map(|(_, rate)| *rate).sum();
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
        if let Some((outlet, rate)) = paused.next()
            && now >= leg.weak.until
            && has * 10 > (wanted + rate) * 12
        {
            outlet.pause(false);
            leg.weak.until = now + WEAK_PAUSE_MIN;
        }
    }
}

/// The picture that came last goes first.
fn pause_one<T>(leg: &mut Leg<T>, now: Moment) {
    let mut pictures = leg.outlets.iter_mut().rev();
    let flows =
        |outlet: &&mut crate::relay::outlet::Outlet| outlet.kind == Kind::Video && outlet.flows();
    if let Some(outlet) = pictures.find(flows) {
        outlet.pause(true);
        leg.weak.seconds = 0;
        leg.weak.until = now + leg.weak.pause;
        leg.weak.pause = (leg.weak.pause * 2).min(WEAK_PAUSE_MAX);
    }
}
