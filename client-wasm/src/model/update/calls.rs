//! Which call there is to be, and the change from one to another: the old one flows until the new one does.

use std::time::Duration;

use webside_protocol::{Departure, PageId, Presence, Role, Seat, SeatId, Track};

use crate::model::call::{Call, OtherPage, With};
use crate::model::clock::Steady;
use crate::model::negotiation::Manners;
use crate::model::peer::{Begins, Other, PeerStep};
use crate::model::switching::PARTING;
use crate::model::update::calling::{carry_out, hear};
use crate::model::{Effect, Model, Stage};

/// A link so weak that no picture comes for so long is one for sound alone.
const PICTURES_WAITED_MAX: Duration = Duration::from_secs(6);

/// Begins, changes over or ends the call, as the visit says who is there and how media goes.
pub(super) fn follow(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.switching.parting.is_some_and(|(_, at)| at <= now) {
        part(model, out);
    }
    let (wanted, shown) = (wanted(model), model.call.with());
    if wanted == shown {
        drop_coming(model, out);
    } else if !goes_on(shown, wanted) {
        drop_coming(model, out);
        part(model, out);
        close(&mut model.call, out);
        if let Some(with) = wanted {
            model.call = begin(model, with, now, out);
            out.push(Effect::Peer(model.call.peer, PeerStep::Show));
            hear_early(model, out);
        }
    } else if model.switching.coming.with() != wanted {
        drop_coming(model, out);
        if let Some(with) = wanted {
            model.switching.coming = begin(model, with, now, out);
            hear_early(model, out);
        }
    } else if may_take_over(model, now) {
        take_over(model, now, out);
    }
    watch(model, now, out);
}

/// From one call to the other the people stay: the first is kept until the second flows.
fn goes_on(shown: Option<With>, wanted: Option<With>) -> bool {
    match (shown, wanted) {
        (Some(With::Page(one, _)), Some(With::Page(other, _))) => one == other,
        (Some(_), Some(_)) => true,
        (None, _) | (_, None) => false,
    }
}

/// With whom there is to be a call now.
fn wanted(model: &Model) -> Option<With> {
    let state = model.mirror.state();
    let inside = model.me().is_some_and(Seat::is_admitted);
    let may = model.stage == Stage::Inside && model.abilities.calls && !state.has_ended();
    if !(inside && may) {
        return None;
    }
    if state.media().is_relayed() {
        let with = With::Relay(state.media_since(), model.switching.tries);
        let Others { seen, watching, .. } = others(model);
        return (seen + watching > 0).then_some(with);
    }
    let (seat, other) = model.counterpart()?;
    if !(other.is_admitted() && state.counterpart(seat) == model.seat) {
        return None;
    }
    let with = |page| With::Page(OtherPage { seat, page }, state.media_since());
    match (other.presence, model.call.with()) {
        (Presence::Here { page, .. }, _) => Some(with(page)),
        // Their link to the server is lost; sound and picture may flow all the same.
        (Presence::Gone { why: Departure::LinkLost, .. }, Some(With::Page(known, _)))
            if known.seat == seat =>
        {
            Some(with(known.page))
        }
        (Presence::Gone { .. } | Presence::NotYet {}, _) => None,
    }
}

/// Who else is inside, or was until the link was lost.
#[derive(Default)]
pub(super) struct Others {
    /// How many are seen and heard, and how many only watch.
    seen: u8,
    watching: u8,
    /// Those whom the relay can give: they send something, and their page said so.
    pub(super) sending: Vec<(SeatId, PageId)>,
}

pub(super) fn others(model: &Model) -> Others {
    let mut others = Others::default();
    for (id, seat) in model.mirror.state().seats().iter() {
        if Some(*id) == model.seat || !model.is_in_sight(*id) {
            continue;
        }
        if !seat.role.is_seen() {
            others.watching += 1;
            continue;
        }
        others.seen += 1;
        if let Presence::Here { page, .. } = seat.presence
            && let Some(heard) = model.levels.of(*id, model.now)
            && (heard.level.mic, heard.level.camera) != (Track::Absent, Track::Absent)
        {
            others.sending.push((*id, page));
        }
    }
    others
}

fn begin(model: &mut Model, with: With, now: Steady, out: &mut Vec<Effect>) -> Call {
    let (role, peer) = (model.me().map(|me| me.role), model.switching.next_peer());
    let answers = role.is_some_and(Role::answers_signals);
    let (other, manners) = match with {
        // One of the two must lay the call out, and one must give way. Patients' pages come and go.
        With::Page(OtherPage { seat, .. }, _) if answers => {
            (Other::Page { seat, first: Begins::We }, Manners::Impolite)
        }
        With::Page(OtherPage { seat, .. }, _) => {
            (Other::Page { seat, first: Begins::They }, Manners::Polite)
        }
        With::Relay(..) if role.is_some_and(Role::is_seen) => (Other::Relay, Manners::Impolite),
        With::Relay(..) => (Other::RelayToWatch, Manners::Impolite),
    };
    out.push(Effect::Peer(peer, PeerStep::Make(other)));
    Call::begin(peer, with, manners, now)
}

/// What the other page said before the mirror knew of the call.
fn hear_early(model: &mut Model, out: &mut Vec<Effect>) {
    let newest = newest(model).with();
    let page = if let Some(With::Page(page, _)) = newest { Some(page) } else { None };
    for said in model.switching.take_early(page) {
        if let Some(page) = page {
            hear(model, page.seat, page.page, said, out);
        }
    }
}

/// The call that is to stay: the one that is made, else the one that is shown.
pub(super) fn newest(model: &mut Model) -> &mut Call {
    let Model { call, switching, .. } = model;
    if switching.coming.with().is_some() { &mut switching.coming } else { call }
}

fn close(call: &mut Call, out: &mut Vec<Effect>) {
    if call.with().is_some() {
        out.push(Effect::Peer(call.peer, PeerStep::Close));
    }
    *call = Call::default();
}

fn drop_coming(model: &mut Model, out: &mut Vec<Effect>) {
    close(&mut model.switching.coming, out);
}

fn part(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some((peer, _)) = model.switching.parting.take() {
        out.push(Effect::Peer(peer, PeerStep::Close));
    }
}

/// The call that is made flows: what the other half of the conversation sends comes.
fn may_take_over(model: &Model, now: Steady) -> bool {
    let coming = &model.switching.coming;
    if !coming.is_connected() {
        return false;
    }
    let flows = model.counterpart().is_none_or(|(seat, other)| {
        let level = model.levels.of(seat, model.now).map(|heard| heard.level);
        let comes = level.is_some_and(|level| {
            let heard = level.mic == Track::Absent || coming.quality.hears(seat);
            let seen = level.camera != Track::Live || coming.quality.sees_steadily(seat);
            heard && (seen || coming.is_in_state_for(now, PICTURES_WAITED_MAX))
        });
        comes || !other.is_here()
    });
    flows || !model.call.is_connected()
}

fn take_over(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    part(model, out);
    let coming = std::mem::take(&mut model.switching.coming);
    let before = std::mem::replace(&mut model.call, coming);
    model.call.needs_tap_to_hear = before.needs_tap_to_hear;
    out.push(Effect::Peer(model.call.peer, PeerStep::Show));
    model.switching.parting = Some((before.peer, now + PARTING));
}

/// Has room for everyone on the relay, and asks for those whom it does not give yet.
fn watch(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if !newest(model).is_with_relay() {
        return;
    }
    let (Others { seen, sending, .. }, told) = (others(model), model.connection.is_open());
    let call = newest(model);
    if seen > call.sections.count {
        call.sections.count = seen;
        out.push(Effect::Peer(call.peer, PeerStep::Watch(seen)));
    } else if told && call.is_connected() && call.sections.must_ask(&sending, now) {
        let mut moves = Vec::new();
        call.negotiation.needed(&mut moves);
        carry_out(call, told, moves, out);
    }
}
