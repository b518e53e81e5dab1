//! The call: who is in it, what passes between the two pages, and how it is kept alive.

use std::time::Duration;

use webside_protocol::{ClientMessage, Departure, PageId, Presence, Seat, SeatId, Signalling};

use crate::model::call::OtherPage;
use crate::model::clock::Steady;
use crate::model::negotiation::{Manners, Move, OFFER_REPEAT};
use crate::model::peer::{Begins, PeerEvent, PeerId, PeerStep, Stats};
use crate::model::{Effect, Model, Playback, Stage};

/// Figures are read this often: as long as a sound counts as just heard.
const MEASURE_EVERY: Duration = Duration::from_secs(2);

/// Begins or ends the call, as the visit says who is there.
pub(super) fn follow(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let wanted = wanted(model);
    if wanted == model.call.with() {
        return;
    }
    if model.call.with().is_some() {
        out.push(Effect::Peer(model.call.peer, PeerStep::Close));
    }
    model.call.close();
    let (Some(with), Some(me)) = (wanted, model.me()) else { return };
    // One of the two must lay the call out, and one must give way. Patients' pages come and go.
    let (manners, first) = if me.role.answers_signals() {
        (Manners::Impolite, Begins::We)
    } else {
        (Manners::Polite, Begins::They)
    };
    let early = model.call.begin(with, manners, now);
    out.push(Effect::Peer(model.call.peer, PeerStep::Make { first }));
    for said in early {
        hear(model, with.seat, with.page, said, now, out);
    }
}

/// With whom there is to be a call now: the other half of the conversation, when both are inside.
fn wanted(model: &Model) -> Option<OtherPage> {
    let state = model.mirror.state();
    let (seat, other) = model.counterpart()?;
    let inside = model.me().is_some_and(Seat::is_admitted) && other.is_admitted();
    let mutual = state.counterpart(seat) == model.seat;
    let may = model.stage == Stage::Inside && model.abilities.calls && !state.has_ended();
    if !(inside && mutual && may) {
        return None;
    }
    let known = model.call.with().filter(|with| with.seat == seat);
    match other.presence {
        Presence::Here { page, .. } => Some(OtherPage { seat, page }),
        // Their link to the server is lost; sound and picture may flow all the same.
        Presence::Gone { why: Departure::LinkLost, .. } => known,
        Presence::Gone { why: Departure::Left, .. } | Presence::NotYet {} => None,
    }
}

/// A page said something about a call.
pub(super) fn hear(
    model: &mut Model,
    from: SeatId,
    page: PageId,
    said: Signalling,
    _now: Steady,
    out: &mut Vec<Effect>,
) {
    let from = OtherPage { seat: from, page };
    if model.call.with() != Some(from) {
        model.call.keep_early(from, said);
        return;
    }
    let mut moves = Vec::new();
    model.call.negotiation.hear(said, &mut moves);
    carry_out(model, moves, out);
}

/// The peer connection told something.
pub(super) fn peer(
    model: &mut Model,
    peer: PeerId,
    event: PeerEvent,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    if peer != model.call.peer || model.call.with().is_none() {
        return;
    }
    let mut moves = Vec::new();
    let negotiation = &mut model.call.negotiation;
    match event {
        PeerEvent::NegotiationNeeded => negotiation.needed(&mut moves),
        PeerEvent::Described(own) => negotiation.described(own, now, &mut moves),
        PeerEvent::TheirsApplied => negotiation.theirs_applied(&mut moves),
        PeerEvent::RolledBack => negotiation.rolled_back(&mut moves),
        PeerEvent::StepFailed => negotiation.failed(now, &mut moves),
        PeerEvent::Found(candidate) => negotiation.found(candidate, &mut moves),
        PeerEvent::Wire(wire) => model.call.wire(wire, now),
        PeerEvent::Measured(stats) => measured(model, stats, now),
    }
    carry_out(model, moves, out);
    recover(model, now, out);
}

fn measured(model: &mut Model, stats: Stats, now: Steady) {
    let before = model.call.quality.last.and_then(|last| last.own_sound);
    if let (Some((energy, seconds)), Some((energy_before, seconds_before))) =
        (stats.own_sound, before)
        && seconds > seconds_before
    {
        // WebRTC Statistics §8.6: the mean square over a time is energy by seconds.
        let mean_square = (energy - energy_before) / (seconds - seconds_before);
        model.voice.sample_span(mean_square.max(0.0).sqrt() as f32, now);
    }
    model.call.quality.measure(stats);
}

pub(super) fn playback(model: &mut Model, playback: Playback) {
    model.call.needs_tap_to_hear = match playback {
        Playback::Refused => true,
        Playback::Playing => false,
    };
}

/// This page is welcomed again: what was told meanwhile is lost.
pub(super) fn link_is_back(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    repeat(model, now, Duration::ZERO, out);
    let known = model.call.with().is_some();
    if known && (model.call.network_changed || !model.call.is_connected()) {
        restart(model, now, out);
    }
}

/// Somebody else's page is welcomed again.
pub(super) fn somebody_is_back(
    model: &mut Model,
    seat: SeatId,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    if model.call.with().is_some_and(|with| with.seat == seat) {
        repeat(model, now, Duration::ZERO, out);
    }
}

pub(super) fn tick(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.call.with().is_some() && now - model.call.measured_at >= MEASURE_EVERY {
        model.call.measured_at = now;
        out.push(Effect::Peer(model.call.peer, PeerStep::Measure));
    }
    repeat(model, now, OFFER_REPEAT, out);
    recover(model, now, out);
}

fn repeat(model: &mut Model, now: Steady, patience: Duration, out: &mut Vec<Effect>) {
    if model.connection.is_open() {
        let mut moves = Vec::new();
        model.call.negotiation.repeat(now, patience, &mut moves);
        carry_out(model, moves, out);
    }
}

/// New ways are of use only when they can be told.
fn recover(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.connection.is_open() && model.call.needs_restart(now) {
        restart(model, now, out);
    }
}

fn restart(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    model.call.restarted(now);
    out.push(Effect::Peer(model.call.peer, PeerStep::RestartIce));
}

fn carry_out(model: &Model, moves: Vec<Move>, out: &mut Vec<Effect>) {
    let Some(with) = model.call.with() else { return };
    for step in moves {
        match step {
            Move::Do(step) => out.push(Effect::Peer(model.call.peer, step)),
            // What cannot be told now is told again when the link is back.
            Move::Tell(body) if model.connection.is_open() && body.is_within_limits() => {
                let (to, to_page) = (with.seat, with.page);
                out.push(Effect::Say(ClientMessage::Signalling { to, to_page, body }));
            }
            Move::Tell(_) => {}
        }
    }
}
