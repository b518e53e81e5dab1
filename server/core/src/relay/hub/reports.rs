//! What peers tell about packets: wanted again, wanted whole, how they arrive, and what the time is.

use std::time::Duration;

use super::Hub;
use super::forward::{ORIGINAL, Outward, send, shifted};
use crate::relay::leg::Leg;
use crate::relay::moment::Moment;
use crate::relay::outgoing::Outgoing;
use crate::relay::outlet::Named;
use crate::relay::rtcp::{self, Report};
use crate::relay::rtp::{Extension, Header};
use crate::relay::source::{Route, Source};
use crate::relay::track::Track;
use crate::relay::transport::PeerTransport;
use crate::relay::transport_cc;
use crate::relay::vp8::DESCRIPTOR_MAX;

/// Numbers that are read of one compound's requests to repeat; a budget limits what comes of them.
const ASKED_MAX: usize = 256;
/// The least time between two reports of a source's clock that are passed on: each goes to every receiver,
/// and a browser sends one a second.
const CLOCK_PAUSE: Duration = Duration::from_millis(100);

impl<T: PeerTransport> Hub<T> {
    /// Takes the compound that the leg at `at` sent, which lies in the clear.
    pub(super) fn reported(&mut self, now: Moment, at: usize, compound: &[u8], out: &mut Outgoing) {
        let mut asked = 0;
        rtcp::read(compound, |report| match report {
            Report::Sender { ssrc, ntp, timestamp } => {
                self.tell_time(now, at, (ssrc, ntp, timestamp), out);
            }
            Report::KeyFrame { ssrc } => {
                if let Some((from, place)) = self.behind(at, ssrc) {
                    self.asked_for_key_frame(now, (at, place), from, out);
                }
            }
            Report::Nack { ssrc, missing } => {
                for number in rtcp::missing(missing) {
                    asked += 1;
                    if asked <= ASKED_MAX {
                        self.repeat(now, at, ssrc, number, out);
                    }
                }
            }
            Report::TransportCc(body) => {
                if let Some(leg) = self.legs[at].as_mut() {
                    transport_cc::read(body, |number, came| leg.estimate.told(number, came));
                    leg.estimate.conclude(now);
                }
            }
            Report::Block { lost, .. } => {
                if let Some(leg) = self.legs[at].as_mut() {
                    leg.estimate.lost(lost);
                }
            }
            Report::Estimate(bits) => {
                if let Some(leg) = self.legs[at].as_mut() {
                    leg.estimate.limit(bits);
                }
            }
        });
    }

    /// The leg behind what the leg at `at` knows as `ssrc`, and the outlet's place.
    fn behind(&self, at: usize, ssrc: u32) -> Option<(usize, usize)> {
        let leg = self.legs[at].as_ref()?;
        let place = leg.outlets.iter().position(|outlet| outlet.ssrc == ssrc)?;
        let from = self.visits.get(&leg.visit)?.legs.get(&leg.outlets[place].seat?).copied()?;
        (from != at).then_some((from, place))
    }

    /// The receiver wants a key frame: of the layer that it waits for, or that it gets.
    fn asked_for_key_frame(
        &mut self,
        now: Moment,
        (at, place): (usize, usize),
        from: usize,
        out: &mut Outgoing,
    ) {
        let outlet = self.legs[at].as_ref().and_then(|leg| leg.outlets.get(place));
        let Some(outlet) = outlet else { return };
        let track = Track { kind: outlet.kind, layer: outlet.wanted };
        self.ask_key_frame(now, from, track, out);
    }

    /// Asks the page behind the leg at `from` for a key frame, unless it was just asked.
    pub(super) fn ask_key_frame(
        &mut self,
        now: Moment,
        from: usize,
        track: Track,
        out: &mut Outgoing,
    ) {
        let Some(leg) = self.legs[from].as_mut() else { return };
        let Leg { sources, transport, ssrc: ours, .. } = leg;
        let Some(source) = sources.get_mut(&track) else { return };
        if !transport.is_open() || !source.ask_key_frame(now) {
            return;
        }
        self.compound.clear();
        rtcp::receiver(*ours, &[], &mut self.compound);
        rtcp::key_frame(*ours, source.ssrc, &mut self.compound);
        transport.send_rtcp(&self.compound, out);
    }

    /// Sends one packet again, if it is still there and the receiver has not asked too much.
    fn repeat(&mut self, now: Moment, at: usize, ssrc: u32, low: u16, out: &mut Outgoing) {
        let Some((from, place)) = self.behind(at, ssrc) else { return };
        let Ok([Some(to), Some(leg)]) = self.legs.get_disjoint_mut([at, from]) else { return };
        let Some((stream, number, shift, called)) = to.outlets[place].source_number(low) else {
            return;
        };
        let track = Track { kind: to.outlets[place].kind, layer: stream.layer };
        let source = leg.sources.get(&track).filter(|source| source.stream() == stream);
        let Some(source) = source else { return };
        let Some(packet) = source.find(number) else { return };
        let Some(header) = Header::read(packet) else { return };
        if !to.may_repeat(now) {
            return;
        }
        let outlet = &mut to.outlets[place];
        let Some((payload_type, number)) = outlet.repeat(source.codec) else { return };
        let repeated = outlet.repeated;
        let kept = [Extension::AudioLevel, Extension::VideoOrientation].map(|extension| {
            let id = leg.extensions.get(extension);
            (extension, id.and_then(|id| header.extension(packet, id)))
        });
        let payload = &packet[header.length..];
        let mut written = [0; DESCRIPTOR_MAX];
        let (described, payload) =
            shifted(source.vp8(payload), shift.counts, payload, &mut written);
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
        let original = (called as u16).to_be_bytes();
        let mut before = [0; ORIGINAL + DESCRIPTOR_MAX];
        before[..ORIGINAL].copy_from_slice(&original);
        before[ORIGINAL..][..described.len()].copy_from_slice(described);
        let timestamp = header.timestamp.wrapping_add(shift.time);
        let named = Named { number, payload_type, timestamp, shift: shift.counts };
        let outward = Outward {
            ssrc: repeated,
            named,
            marker: header.marker,
            padded: packet[0] & 0x20 != 0,
            kept,
            before: &before[..ORIGINAL + described.len()],
            payload,
        };
        send(now, to, place, &outward, out);
    }

    /// Passes a sender's time on, in each receiver's terms.
    fn tell_time(
        &mut self,
        now: Moment,
        at: usize,
        (ssrc, ntp, timestamp): (u32, u64, u32),
        out: &mut Outgoing,
    ) {
        let Some(leg) = self.legs[at].as_mut() else { return };
        let is = |(_, source): &(&Track, &mut Source)| source.ssrc() == Some(ssrc);
        let Some((track, source)) = leg.sources.iter_mut().find(is) else { return };
        if source.sender_report.is_some_and(|(.., came)| now.since(came) < CLOCK_PAUSE) {
            return;
        }
        source.sender_report = Some((ntp, timestamp, now));
        let (track, stream) = (*track, source.stream());
        let routes = std::mem::take(&mut source.routes);
        for Route { leg: to, outlet } in &routes {
            let Some(to) = self.legs[*to].as_mut() else { continue };
            let Leg { outlets, transport, .. } = to;
            let Some(outlet) = outlets.get(*outlet) else { continue };
            let Some((packets, bytes)) = outlet.sent(stream) else { continue };
            if !transport.is_open() {
                continue;
            }
            self.compound.clear();
            let time = outlet.time(timestamp);
            rtcp::sender(outlet.ssrc, ntp, time, packets, bytes, &mut self.compound);
            transport.send_rtcp(&self.compound, out);
        }
        if let Some(source) = self.legs[at].as_mut().and_then(|leg| leg.sources.get_mut(&track)) {
            source.routes = routes;
        }
    }
}
