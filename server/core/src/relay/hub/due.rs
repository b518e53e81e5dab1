//! What time brings: requests for what is missing, reports, feedback, and legs that have gone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use super::Hub;
use crate::relay::leg::Leg;
use crate::relay::moment::Moment;
use crate::relay::outgoing::Outgoing;
use crate::relay::rtcp;
use crate::relay::track::{TRACKS_MAX, Track};
use crate::relay::transport::PeerTransport;

/// How finely the hub looks at what is due.
pub const TICK: Duration = Duration::from_millis(20);
/// Between two feedbacks to one page about how its packets come.
const FEEDBACK: Duration = Duration::from_millis(60);
/// Between two receiver reports.
const REPORT: Duration = Duration::from_secs(1);

impl<T: PeerTransport> Hub<T> {
    /// Does what is due.
    pub fn expire(&mut self, now: Moment, out: &mut Outgoing) {
        if now < self.next_tick {
            return;
        }
        self.next_tick = now + TICK;
        self.listen(now);
        for at in 0..self.legs.len() {
            if !self.lives(now, at, out) {
                self.remove(at);
                continue;
            }
            self.weigh(now, at);
            self.ask(now, at, out);
            self.report(now, at, out);
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
        self.choose(now, at);
        self.ask(now, at, out);
    }

    /// Asks for the key frames that the leg's outlets wait for.
    fn ask(&mut self, now: Moment, at: usize, out: &mut Outgoing) {
        let Some(leg) = self.legs[at].as_ref().filter(|leg| leg.transport.is_open()) else {
            return;
        };
        let Some(visit) = self.visits.get(&leg.visit) else { return };
        let waiting = leg.outlets.iter().filter_map(|outlet| {
            let layer = outlet.wants_key_frame()?;
            let from = visit.legs.get(&outlet.seat?).copied()?;
            (from != at).then_some((from, Track { kind: outlet.kind, layer }))
        });
        let waiting: Vec<(usize, Track)> = waiting.collect();
        for (from, track) in waiting {
            self.ask_key_frame(now, from, track, out);
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
            due.report = now + REPORT;
            compound.clear();
            let mut came = [rtcp::Arrival::default(); TRACKS_MAX];
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
}
