//! What passes in the calls there are, and how they are kept alive.

use std::time::Duration;

use webside_protocol::{ClientMessage, Command, LinkQuality, PageId, SeatId, Signalling, Track};

use crate::model::call::{Call, OtherPage, RENEWALS, With};
use crate::model::clock::Steady;
use crate::model::negotiation::{Move, OFFER_REPEAT};
use crate::model::peer::{Path, PeerEvent, PeerId, PeerStep, Stats, Wire};
use crate::model::update::calls::{newest, others};
use crate::model::update::says;
use crate::model::{Effect, Model, Playback, Source, VoiceDetector};

/// Figures are read this often: as long as a sound counts as just heard.
const MEASURE_EVERY: Duration = Duration::from_secs(2);
/// The relay is not tried anew more often than this.
const RELAY_TRIED_EVERY: Duration = Duration::from_secs(4);

/// Every connection there is sends what `source` gives now.
pub(super) fn send(model: &Model, source: Source, out: &mut Vec<Effect>) {
    let parting = model.switching.parting.map(|(peer, _)| peer);
    let [call, coming] = [&model.call, &model.switching.coming]
        .map(|call| call.with().is_some().then_some(call.peer));
    for peer in [call, coming, parting].into_iter().flatten() {
        out.push(Effect::Peer(peer, PeerStep::Send(source)));
    }
}

/// A page said something about a call.
pub(super) fn hear(
    model: &mut Model,
    from: SeatId,
    page: PageId,
    said: Signalling,
    out: &mut Vec<Effect>,
) {
    let from = OtherPage { seat: from, page };
    let told = model.connection.is_open();
    let Model { call, switching, .. } = model;
    let call = [&mut switching.coming, call].into_iter().find(|call| call.is_with(from));
    match call {
        Some(call) => {
            if matches!(said, Signalling::Offer { .. }) && call.is_connected() {
                call.renewals = RENEWALS;
            }
            let mut moves = Vec::new();
            call.negotiation.hear(said, &mut moves);
            carry_out(call, told, moves, out);
        }
        None => switching.keep_early(from, said),
    }
}

/// The relay answered.
pub(super) fn hear_relay(model: &mut Model, peer: PeerId, said: Signalling, out: &mut Vec<Effect>) {
    let told = model.connection.is_open();
    let call = newest(model);
    if call.peer == peer && call.is_with_relay() {
        let mut moves = Vec::new();
        call.negotiation.hear(said, &mut moves);
        carry_out(call, told, moves, out);
    }
}

/// A peer connection told something.
pub(super) fn peer(
    model: &mut Model,
    peer: PeerId,
    event: PeerEvent,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let (told, sending) = (model.connection.is_open(), others(model).sending);
    let shown = peer == model.call.peer;
    let sends_picture = model.devices.camera.track == Track::Live;
    let Model { call, switching, voice, .. } = model;
    let all = [call, &mut switching.coming].into_iter();
    let Some(call) = all.into_iter().find(|call| call.peer == peer && call.with().is_some()) else {
        return;
    };
    let mut moves = Vec::new();
    let negotiation = &mut call.negotiation;
    match event {
        PeerEvent::Wire(wire) => {
            call.wire(wire, now);
            if wire == Wire::Connected && !shown {
                out.push(Effect::Peer(peer, PeerStep::Measure));
            }
        }
        PeerEvent::Measured(mut stats) => {
            // What is not used is not known: sound alone fills no room.
            stats.room_kbits = stats.room_kbits.filter(|_| sends_picture);
            if shown {
                sample(voice, call.quality.last.as_ref(), &stats, now);
            }
            let by_clinic = call.is_with_relay();
            let room = stats.room_kbits;
            call.quality.measure(stats);
            if let Some(switch) = call.narrow.take(room, now) {
                out.push(Effect::Peer(peer, PeerStep::Picture(switch)));
            }
            if call.narrow.holds() && call.quality.path.is_some() {
                call.quality.link = LinkQuality::Poor;
            }
            if by_clinic && call.quality.path.is_some() {
                call.quality.path = Some(Path::ByClinic);
            }
        }
        PeerEvent::Seated(seats) => call.sections.are_given(&seats, &sending),
        PeerEvent::NegotiationNeeded => negotiation.needed(&mut moves),
        PeerEvent::Described(own) => negotiation.described(own, now, &mut moves),
        PeerEvent::TheirsApplied => negotiation.theirs_applied(&mut moves),
        PeerEvent::RolledBack => negotiation.rolled_back(&mut moves),
        PeerEvent::StepFailed => negotiation.failed(now, &mut moves),
        PeerEvent::Found(candidate) => negotiation.found(candidate, &mut moves),
    }
    carry_out(call, told, moves, out);
    recover(model, now, out);
}

/// The voice, from what the call counted of the own microphone.
fn sample(voice: &mut VoiceDetector, before: Option<&Stats>, stats: &Stats, now: Steady) {
    let before = before.and_then(|last| last.own_sound);
    if let (Some((energy, seconds)), Some((energy_before, seconds_before))) =
        (stats.own_sound, before)
        && seconds > seconds_before
    {
        // WebRTC Statistics §8.6: the mean square over a time is energy by seconds.
        let mean_square = (energy - energy_before) / (seconds - seconds_before);
        voice.sample_span(mean_square.max(0.0).sqrt() as f32, now);
    }
}

pub(super) fn playback(model: &mut Model, playback: Playback) {
    model.call.needs_tap_to_hear = match playback {
        Playback::Refused => true,
        Playback::Playing => false,
    };
}

/// This page is welcomed again: what was told meanwhile is lost. Another owner of the visit may have
/// another relay. A link that broke may mean another network, of which no browser tells when it begins behind
/// the own router: a direct call looks for ways anew, and keeps the old one until it has a better.
pub(super) fn link_is_back(
    model: &mut Model,
    another_owner: bool,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    if another_owner && newest(model).is_with_relay() {
        model.switching.tries = model.switching.tries.wrapping_add(1);
        model.switching.tried_at = now;
    }
    repeat(model, now, Duration::ZERO, out);
    let call = &model.call;
    let doubtful = call.network_changed || !call.is_connected() || !call.is_with_relay();
    if call.with().is_some() && doubtful {
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
    if matches!(newest(model).with(), Some(With::Page(with, _)) if with.seat == seat) {
        repeat(model, now, Duration::ZERO, out);
    }
}

pub(super) fn tick(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.call.with().is_some() && now - model.call.measured_at >= MEASURE_EVERY {
        model.call.measured_at = now;
        out.push(Effect::Peer(model.call.peer, PeerStep::Measure));
    }
    let coming = &model.switching.coming;
    if coming.is_connected() {
        out.push(Effect::Peer(coming.peer, PeerStep::Measure));
    }
    let call = &mut model.call;
    if call.renewals > 0 && call.is_connected() {
        call.renewals -= 1;
        out.push(Effect::Peer(call.peer, PeerStep::RenewPicture));
    }
    repeat(model, now, OFFER_REPEAT, out);
    recover(model, now, out);
}

fn repeat(model: &mut Model, now: Steady, patience: Duration, out: &mut Vec<Effect>) {
    if model.connection.is_open() {
        let call = newest(model);
        let mut moves = Vec::new();
        call.negotiation.repeat(now, patience, &mut moves);
        carry_out(call, true, moves, out);
    }
}

/// New ways are of use only when they can be told.
fn recover(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if !model.connection.is_open() || !newest(model).needs_restart(now) {
        return;
    }
    ask_relay(model, now, out);
    restart(model, now, out);
}

/// Nothing leads to the other page: the clinic's relay passes sound and picture on, if it has one.
fn ask_relay(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let direct = matches!(newest(model).with(), Some(With::Page(..)));
    let wish = Command::AskRelay {};
    let due = direct && newest(model).is_hopeless() && !model.is_pending(&wish);
    if due
        && model.may(&wish)
        && let Ok(wish) = model.pending.add(wish, now)
    {
        says::say_wish(&wish, out);
    }
}

/// A way to the relay is made anew as a whole: the old one goes on until then.
fn restart(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let tried_at = model.switching.tried_at;
    let call = newest(model);
    call.restarted(now);
    if !call.is_with_relay() {
        call.renewals = RENEWALS;
        out.push(Effect::Peer(call.peer, PeerStep::RestartIce));
    } else if now - tried_at >= RELAY_TRIED_EVERY {
        model.switching.tries = model.switching.tries.wrapping_add(1);
        model.switching.tried_at = now;
    }
}

/// Carries out what an exchange of `call` wants; `told` says whether the server can be told.
pub(super) fn carry_out(call: &Call, told: bool, moves: Vec<Move>, out: &mut Vec<Effect>) {
    for step in moves {
        match step {
            Move::Do(step) => out.push(Effect::Peer(call.peer, step)),
            // What cannot be told now is told again when the link is back.
            Move::Tell(body) if told && body.is_within_limits() => {
                out.extend(message(call, body).map(Effect::Say));
            }
            Move::Tell(_) => {}
        }
    }
}

/// The relay finds this page by itself: it is told offers alone.
fn message(call: &Call, body: Signalling) -> Option<ClientMessage> {
    match (call.with()?, &body) {
        (With::Page(OtherPage { seat: to, page: to_page }, _), _) => {
            Some(ClientMessage::Signalling { to, to_page, body })
        }
        (With::Relay(..), Signalling::Offer { .. }) => {
            Some(ClientMessage::RelaySignalling { call: call.peer.0, body })
        }
        (With::Relay(..), Signalling::Answer { .. } | Signalling::Candidate { .. }) => None,
    }
}
