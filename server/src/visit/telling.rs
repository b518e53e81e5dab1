//! A stored step becomes text in outboxes, as each seat may see it.

use webside_core::Log;
use webside_core::turn::Holder;
use webside_protocol::{
    Entry, ErrorCode, Event, PageId, SeatId, ServerMessage, Standing, Timestamp, VisitId,
    VisitState,
};

use super::batch::Step;
use super::handle::{Arrival, Look, View};
use super::subscribers::{Subscriber, Subscribers, is_inside};
use crate::frame::frame;
use crate::media::Relay;
use crate::outbox::{End, Outbox};
use crate::turn::Ways;

/// What everybody is told of a visit who comes to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) id: VisitId,
    /// When it is purged.
    pub(super) kept_until: Timestamp,
    /// Ways to each other beside the direct one.
    pub(super) ways: &'a Ways,
    /// Through which sound and picture may go.
    pub(super) relay: Option<&'a Relay>,
}

/// Takes one step.
pub(super) fn tell(
    about: About<'_>,
    now: Timestamp,
    step: Step,
    log: &mut Log,
    subscribers: &Subscribers,
) {
    let say = |to, message: &ServerMessage| {
        if let Some(outbox) = subscribers.outbox(to) {
            outbox.tell(frame(message));
        }
    };
    match step {
        Step::Tell(entry) => tell_entry(about, entry, log, subscribers),
        Step::Accept { to, tag } => say(to, &ServerMessage::Accepted { tag }),
        Step::Refuse { to, tag, refusal } => say(to, &ServerMessage::Refused { tag, refusal }),
        Step::Greet(arrival) => greet(about, now, arrival, log, subscribers),
        Step::Forget { session, seat } => {
            about.ways.left(about.id, seat, now);
            drop(subscribers.remove(session));
        }
        Step::TurnOut { session, seat, code } => {
            about.ways.revoke_seat(about.id, seat);
            if let Some(outbox) = subscribers.remove(session) {
                outbox.end(End::Told(code));
            }
        }
        // An operator who did not wait has no need of the answer.
        Step::Reply(stored) => drop(stored.send(Ok(()))),
        Step::Show(look) => show(look, log),
        Step::Invited { asking, seat } => asking.answer(Ok(Ok(seat))),
    }
}

fn show(look: Look, log: &Log) {
    let reader = log.state().reader(look.seat).ok_or(ErrorCode::TicketRejected);
    let view = |reader| View { state: log.snapshot(reader), live_since: log.live_since() };
    look.answer(reader.map(view));
}

/// One text for all who may see the entry and one for all who may not; a new state for those who see
/// the log with other eyes from here on.
fn tell_entry(about: About<'_>, entry: Entry, log: &mut Log, subscribers: &Subscribers) {
    let epoch = log.epoch();
    let text = |entry: &Entry| frame(&ServerMessage::Entry { epoch, entry: entry.clone() });
    let (mut open, mut withheld) = (None, None);
    let changed = log.push(entry.clone());
    let off = subscribers.follow(log.state());
    revoke(about, &entry.event);
    keep_off_the_relay(about, &entry.event, off);
    for Subscriber { seat, outbox, .. } in subscribers.all() {
        let Some(reader) = log.state().reader(seat) else { continue };
        if changed.contains(&seat) {
            let state = log.snapshot(reader);
            outbox.tell(frame(&ServerMessage::Snapshot { epoch, state }));
            end_if_removed(log.state(), seat, &outbox);
            continue;
        }
        let seen = entry.seen_by(reader);
        let shared = if seen == entry { &mut open } else { &mut withheld };
        outbox.tell(shared.get_or_insert_with(|| text(&seen)).clone());
    }
}

/// Whose time is over relays nothing any more.
fn revoke(about: About<'_>, event: &Event) {
    if let Event::SeatRemoved { seat } = event {
        about.ways.revoke_seat(about.id, *seat);
    } else if let Event::VisitEnded {} = event {
        about.ways.revoke_visit(about.id);
    }
}

/// Who is not inside any more, or hung up, is neither seen nor heard from here on.
fn keep_off_the_relay(about: About<'_>, event: &Event, off: Vec<(SeatId, PageId)>) {
    let Some(relay) = about.relay else { return };
    if matches!(event, Event::VisitEnded {}) {
        relay.end(about.id);
    }
    for (seat, page) in off {
        relay.leave(about.id, seat, page);
    }
}

fn end_if_removed(state: &VisitState, seat: SeatId, outbox: &Outbox) {
    if state.seat(seat).is_some_and(|s| s.standing == Standing::Removed) {
        outbox.end(End::Told(ErrorCode::Removed));
    }
}

/// The newer session takes the seat. The older one of the same page is a connection that the page has
/// given up already; one of another page is told.
fn greet(about: About<'_>, now: Timestamp, arrival: Arrival, log: &Log, subscribers: &Subscribers) {
    let Arrival { session, seat, generation, origin, page, held, answer } = arrival;
    let state = log.state();
    let Some((place, reader)) = state.seat(seat).zip(state.reader(seat)) else {
        return answer.refuse(ErrorCode::TicketRejected);
    };
    let holder = Holder::Seat { visit: about.id, seat, generation };
    let ice_servers = if state.has_ended() {
        Vec::new()
    } else {
        about.ways.welcome(&origin, holder, about.kept_until)
    };
    let outbox = answer.accept();
    outbox.tell(frame(&ServerMessage::Welcome {
        visit: about.id,
        seat,
        epoch: log.epoch(),
        now,
        kept_until: about.kept_until,
        last_tag: place.last_tag,
        ice_servers,
        missed: log.missed(seat, reader, held),
    }));
    let (role, inside) = (place.role, is_inside(state, seat));
    let relayed = inside && state.media().is_relayed();
    let older = subscribers.seat(Subscriber { session, seat, role, page, outbox, inside, relayed });
    if let Some(older) = older {
        let same_page = older.page == page;
        if let Some(relay) = about.relay.filter(|_| !same_page) {
            relay.leave(about.id, seat, older.page);
        }
        older.outbox.end(if same_page { End::Quiet } else { End::Told(ErrorCode::Replaced) });
    }
}
