//! What comes from the server, and the link it comes on.

use std::rc::Rc;

use webside_protocol::{
    Author, ChoiceChange, Cue, CueEnd, Entry, Epoch, ErrorCode, Event, Missed, PlanChange,
    PromiseChange, SeatId, ServerMessage, Tag, TeachBackChange,
};

use crate::model::clock::Steady;
use crate::model::connection::SocketId;
use crate::model::peer::PeerId;
use crate::model::update::{calling, says, way_in};
use crate::model::{Announcement, Effect, Link, Model, Notice, SocketEvent, Stage, Written};

pub(super) fn socket(
    model: &mut Model,
    socket: SocketId,
    event: SocketEvent,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let listens = matches!(model.connection.link(), Link::Opening | Link::Open);
    if socket != model.connection.socket() || !listens {
        return;
    }
    match event {
        SocketEvent::Opened => says::hello(model, out),
        SocketEvent::Received(message) => {
            model.connection.heard(now);
            // Nobody else holds it: each message is taken once.
            if let Some(message) = Rc::into_inner(message) {
                receive(model, message, now, out);
            }
        }
        SocketEvent::Garbled => {
            model.connection.lost(now, u8::MAX);
            out.push(Effect::CloseSocket);
        }
        SocketEvent::Closed { chance } => model.connection.lost(now, chance),
    }
}

/// Gives a silent link up, tries a lost one again, and tells the overlay once that is worth it.
pub(super) fn tick(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.connection.is_silent(now) {
        // Chance is for pages that lose one server at one moment; this one fell silent alone.
        model.connection.lost(now, 0);
        out.push(Effect::CloseSocket);
    }
    if model.connection.is_due(now) {
        way_in::connect(model, now, out);
    }
    if let Some(since) = model.connection.down_since(now) {
        model.levels.cut_off_at(model.clock.at(since));
    }
}

/// A good moment to try again at once.
pub(super) fn try_now(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if matches!(model.connection.link(), Link::Waiting { .. }) {
        way_in::connect(model, now, out);
    }
}

fn receive(model: &mut Model, message: ServerMessage, now: Steady, out: &mut Vec<Effect>) {
    match message {
        ServerMessage::Welcome {
            visit: _,
            seat,
            epoch,
            now: told,
            kept_until,
            last_tag,
            ice_servers,
            missed,
        } => {
            out.push(Effect::UseIceServers(ice_servers));
            model.clock.hear(told, now);
            model.kept_until = Some(kept_until);
            model.now = model.clock.at(now);
            model.seat = Some(seat);
            welcome(model, epoch, last_tag, missed, now, out);
        }
        ServerMessage::Entry { epoch, entry } => {
            if take(model, epoch, &entry, now, out) == Taken::Gap {
                ask_anew(model, now, out);
            }
        }
        ServerMessage::Snapshot { epoch, state } => model.mirror.restore(epoch, state),
        ServerMessage::Accepted { tag } => drop(model.pending.settle(tag)),
        ServerMessage::Refused { tag, refusal } => {
            if model.pending.settle(tag).is_some() {
                model.notices.show(Notice::Refused(refusal), now);
            }
        }
        ServerMessage::Signalling { from, from_page, body } => {
            calling::hear(model, from, from_page, body, out);
        }
        ServerMessage::RelaySignalling { call, body } => {
            calling::hear_relay(model, PeerId(call), body, out);
        }
        ServerMessage::Level { from, level } => model.levels.hear(from, level, model.now),
        ServerMessage::Caption { from, line } => model.captions.hear(from, line, now),
        ServerMessage::Beat { now: told } => {
            model.clock.hear(told, now);
            model.now = model.clock.at(now);
        }
        // What was lost so is told again: descriptions by `negotiation`, levels by `says`.
        ServerMessage::Ignored { code: _ } => {}
        ServerMessage::Closing { code } => closing(model, code, now, out),
    }
}

fn welcome(
    model: &mut Model,
    epoch: Epoch,
    last_tag: Tag,
    missed: Missed,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let another_owner = model.mirror.epoch() != epoch;
    match missed {
        Missed::Entries { entries } => {
            for entry in &entries {
                if take(model, epoch, entry, now, out) == Taken::Gap {
                    ask_anew(model, now, out);
                    return;
                }
            }
        }
        Missed::Snapshot { state } => model.mirror.restore(epoch, state),
    }
    if model.levels.cut_off().is_some() {
        model.notices.show(Notice::Reconnected, now);
    }
    model.has_gap = false;
    model.connection.welcomed();
    model.levels.reconnected();
    model.stage = Stage::Inside;
    model.says = crate::model::says::Says::default();
    model.pending.welcomed(last_tag);
    if model.pending.drop_stale(now) > 0 {
        model.notices.show(Notice::NotSent, now);
    }
    model.pending.iter().for_each(|wish| says::say_wish(wish, out));
    calling::link_is_back(model, another_owner, now, out);
    if model.clinic.is_none() {
        out.push(Effect::LoadClinic);
    }
}

/// What became of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// It stands in the mirror.
    Held,
    /// Others are missing before it.
    Gap,
}

fn take(
    model: &mut Model,
    epoch: Epoch,
    entry: &Entry,
    now: Steady,
    out: &mut Vec<Effect>,
) -> Taken {
    let news = entry.seq >= model.mirror.state().next_seq();
    let before = own_cue(model);
    match model.mirror.receive(epoch, entry) {
        Ok(()) if news => tell(model, entry, before, now, out),
        Ok(()) => {}
        Err(webside_protocol::Gap { from: _ }) => return Taken::Gap,
    }
    Taken::Held
}

/// The whole state is asked for: whatever led to the gap, it is closed so.
fn ask_anew(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    model.has_gap = true;
    way_in::connect(model, now, out);
}

fn own_cue(model: &Model) -> Option<Cue> {
    model.own_cue().map(|live| live.cue)
}

/// What a new fact is worth beyond the state it changed.
fn tell(
    model: &mut Model,
    entry: &Entry,
    cue_before: Option<Cue>,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let me = model.seat;
    let mine = |seat: SeatId| Some(seat) == me;
    // The clinician wrote it.
    let reads = !model.is_console();
    match &entry.event {
        Event::VisitEnded {} => model.notices.clear(),
        Event::CueEnded { seat, reason: CueEnd::LinkLost | CueEnd::TimedOut } if mine(*seat) => {
            if let Some(cue) = cue_before {
                model.notices.show(Notice::CueEnded(cue), now);
            }
        }
        Event::SignalRaised { seat, signal } if !mine(*seat) => {
            if model.me().is_some_and(|me| me.role.answers_signals()) {
                let raised = Announcement::SignalRaised { signal: *signal, by: *seat };
                model.announcer.say(raised);
            }
        }
        Event::SignalSeen { raised, signal, seat } => {
            let standing = model.mirror.state().signals().get(raised);
            if standing.is_some_and(|standing| mine(standing.seat)) {
                model.announcer.say(Announcement::SignalSeen { signal: *signal, by: *seat });
            }
        }
        Event::SeatArrived { seat, page: _ } => {
            if model.mirror.state().seat(*seat).is_some_and(webside_protocol::Seat::is_waiting)
                && model.me().is_some_and(|me| me.role.may_admit())
            {
                model.announcer.say(Announcement::Waits { seat: *seat });
            }
            if model.asks_consent(*seat) {
                model.announcer.say(Announcement::WantsToWatch { seat: *seat });
            }
            calling::somebody_is_back(model, *seat, now, out);
        }
        Event::ConsentSaid { seat, yes } if model.may_invite() => {
            model.announcer.say(Announcement::ConsentSaid { seat: *seat, yes: *yes });
        }
        Event::PlanChanged { change: PlanChange::Add { .. } } if reads => {
            model.announcer.say_written(Written::Steps, entry.seq);
        }
        Event::PlanChanged { change: PlanChange::Revise { id, .. } } if reads => {
            model.announcer.say_written(Written::Steps, *id);
        }
        Event::TeachBackChanged { change: TeachBackChange::Ask {} } if reads => {
            model.announcer.say_written(Written::TeachBack, entry.seq);
        }
        Event::PromisesChanged { change: PromiseChange::Make { .. } } if reads => {
            model.announcer.say_written(Written::Promises, entry.seq);
        }
        Event::ChoicesChanged { change: ChoiceChange::LayOut { .. } } if reads => {
            model.announcer.say(Announcement::ChoiceLaidOut);
        }
        Event::ChoicesChanged { change: ChoiceChange::Decide { choice, .. } } if reads => {
            model.announcer.say(Announcement::ChoiceDecided { choice: *choice });
        }
        Event::ChatWritten { .. } if !is_by(entry, me) && !model.chat.open => {
            model.announcer.say_written(Written::Chat, entry.seq);
        }
        Event::VisitCreated { .. }
        | Event::SeatLeft { .. }
        | Event::SeatInvited { .. }
        | Event::ConsentSaid { .. }
        | Event::SeatAdmitted { .. }
        | Event::SeatSentBack { .. }
        | Event::SeatRemoved { .. }
        | Event::CueBegan { .. }
        | Event::SteppedAway { .. }
        | Event::CueKept { .. }
        | Event::CueEnded { .. }
        | Event::SignalRaised { .. }
        | Event::SignalTakenBack { .. }
        | Event::SignalCleared { .. }
        | Event::BriefingCarriedOver { .. }
        | Event::BriefingChanged { .. }
        | Event::AgendaChanged { .. }
        | Event::QuestionsChanged { .. }
        | Event::PlanChanged { .. }
        | Event::TeachBackChanged { .. }
        | Event::PromisesChanged { .. }
        | Event::ChoicesChanged { .. }
        | Event::RailChanged { .. }
        | Event::RepairChanged { .. }
        | Event::HandoffChanged { .. }
        | Event::ChatWritten { .. }
        | Event::ScreenChanged { .. }
        | Event::FeedbackGiven { .. }
        | Event::MediaMoved { .. }
        | Event::Withheld {} => {}
    }
}

fn is_by(entry: &Entry, seat: Option<SeatId>) -> bool {
    match entry.by {
        Author::Seat { seat: by, .. } => Some(by) == seat,
        Author::Server {} => false,
    }
}

fn closing(model: &mut Model, code: ErrorCode, now: Steady, out: &mut Vec<Effect>) {
    if code == ErrorCode::VersionMismatch && !model.reloaded {
        out.push(Effect::ReloadForVersion);
    } else if code.is_worth_retrying() {
        if matches!(code, ErrorCode::ServerFull | ErrorCode::StorageUnavailable) {
            model.notices.show(Notice::Trouble(code), now);
        }
    } else {
        way_in::stop(model, code, out);
    }
}
