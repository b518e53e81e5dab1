//! Who listens to a visit. Signalling, levels and captions pass through here from session to session,
//! beside the log: neither the visit's task nor the store is on their way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use webside_protocol::limits::SEATS_MAX;
use webside_protocol::{
    Departure, ErrorCode, Level, Line, PageId, Presence, Role, SeatId, ServerMessage, Signalling,
    VisitState,
};

use super::handle::SessionId;
use crate::frame::frame;
use crate::media::Part;
use crate::outbox::{End, Outbox};

/// The current session of one seat.
#[derive(Debug, Clone)]
pub(super) struct Subscriber {
    pub(super) session: SessionId,
    pub(super) seat: SeatId,
    pub(super) role: Role,
    pub(super) page: PageId,
    pub(super) outbox: Arc<Outbox>,
    /// Inside a visit that goes on: may set up calls and be seen.
    pub(super) inside: bool,
    /// Inside, and sound and picture go through the relay.
    pub(super) relayed: bool,
}

/// A page's way to the relay.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leg {
    pub(crate) seat: SeatId,
    pub(crate) page: PageId,
    pub(crate) part: Part,
}

/// At most one session a seat, so never more than [`SEATS_MAX`].
#[derive(Debug, Default)]
pub(crate) struct Subscribers(Mutex<Vec<Subscriber>>);

impl Subscribers {
    /// Passes a step of call set-up on.
    ///
    /// # Errors
    /// [`ErrorCode::NoReceiver`] unless both are inside and the receiver's page is `to_page`.
    pub(crate) fn signal(
        &self,
        from: SessionId,
        to: SeatId,
        to_page: PageId,
        body: Signalling,
    ) -> Result<(), ErrorCode> {
        let found = {
            let list = self.lock();
            let sender = list.iter().find(|s| s.session == from && s.inside);
            let receiver = list
                .iter()
                .find(|s| s.seat == to && s.page == to_page && s.inside && s.session != from);
            sender.zip(receiver).map(|(s, r)| (s.seat, s.page, Arc::clone(&r.outbox)))
        };
        let (from, from_page, outbox) = found.ok_or(ErrorCode::NoReceiver)?;
        outbox.tell(frame(&ServerMessage::Signalling { from, from_page, body }));
        Ok(())
    }

    /// The way of `session` to the relay.
    ///
    /// # Errors
    /// [`ErrorCode::NoReceiver`] unless it is inside a visit that is relayed.
    pub(crate) fn leg(&self, session: SessionId) -> Result<Leg, ErrorCode> {
        let list = self.lock();
        let found = list.iter().find(|s| s.session == session && s.relayed);
        let leg = |s: &Subscriber| {
            let part = if s.role.is_seen() { Part::Publishes } else { Part::Watches };
            Leg { seat: s.seat, page: s.page, part }
        };
        found.map(leg).ok_or(ErrorCode::NoReceiver)
    }

    /// `page` of `seat` may be on the relay now.
    pub(crate) fn is_on_relay(&self, seat: SeatId, page: PageId) -> bool {
        self.lock().iter().any(|s| (s.seat, s.page) == (seat, page) && s.relayed)
    }

    /// Shows a level to the others inside; of one who is not inside, to nobody.
    pub(crate) fn level(&self, from: SessionId, level: Level) {
        let list = self.lock();
        let Some(sender) = list.iter().find(|s| s.session == from && s.inside) else { return };
        let text = frame(&ServerMessage::Level { from: sender.seat, level });
        for other in list.iter().filter(|s| s.inside && s.session != from) {
            other.outbox.set_level(sender.seat, text.clone());
        }
    }

    /// Shows a caption to everyone inside, its writer too: what they see is what was told.
    ///
    /// # Errors
    /// [`ErrorCode::NotYourPart`] from one who may not caption, or is not inside.
    pub(crate) fn caption(&self, from: SessionId, line: Line) -> Result<(), ErrorCode> {
        let list = self.lock();
        let may = |s: &&Subscriber| s.session == from && s.inside && s.role.may_caption();
        let sender = list.iter().find(may).ok_or(ErrorCode::NotYourPart)?;
        let text = frame(&ServerMessage::Caption { from: sender.seat, line });
        for reader in list.iter().filter(|s| s.inside) {
            reader.outbox.set_caption(sender.seat, text.clone());
        }
        Ok(())
    }

    /// The roles of those who are connected, for the operator's list.
    pub(crate) fn roles(&self) -> Vec<Role> {
        self.lock().iter().map(|subscriber| subscriber.role).collect()
    }

    /// Puts `newer` in the place of its seat's session, and gives that one back.
    pub(super) fn seat(&self, newer: Subscriber) -> Option<Subscriber> {
        let mut list = self.lock();
        let older = list.iter().position(|s| s.seat == newer.seat).map(|at| list.swap_remove(at));
        assert!(list.len() < SEATS_MAX, "a visit has no more seats than the protocol allows");
        list.push(newer);
        older
    }

    /// Takes a session off the list, and gives its outbox back if it was on it.
    pub(super) fn remove(&self, session: SessionId) -> Option<Arc<Outbox>> {
        let mut list = self.lock();
        let at = list.iter().position(|s| s.session == session)?;
        Some(list.swap_remove(at).outbox)
    }

    /// Where to tell `seat` something.
    pub(super) fn outbox(&self, seat: SeatId) -> Option<Arc<Outbox>> {
        self.lock().iter().find(|s| s.seat == seat).map(|s| Arc::clone(&s.outbox))
    }

    /// Takes over where everyone stands, before anyone is told of it. Says whose sound and picture
    /// must not go on: those who are not inside any more.
    pub(super) fn follow(&self, state: &VisitState) -> Vec<(SeatId, PageId)> {
        let mut off = Vec::new();
        for subscriber in self.lock().iter_mut() {
            let inside = is_inside(state, subscriber.seat);
            if subscriber.inside && (!inside || has_hung_up(state, subscriber.seat)) {
                off.push((subscriber.seat, subscriber.page));
            }
            subscriber.inside = inside;
            subscriber.relayed = inside && state.media().is_relayed();
        }
        off
    }

    /// Everyone, as they are now.
    pub(super) fn all(&self) -> Vec<Subscriber> {
        self.lock().clone()
    }

    /// Ends every session.
    pub(super) fn end(&self, end: End) {
        self.lock().drain(..).for_each(|subscriber| subscriber.outbox.end(end));
    }

    /// No method leaves the list half changed, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Vec<Subscriber>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether `seat` may set up calls and be seen.
pub(super) fn is_inside(state: &VisitState, seat: SeatId) -> bool {
    !state.has_ended() && state.seat(seat).is_some_and(webside_protocol::Seat::is_admitted)
}

fn has_hung_up(state: &VisitState, seat: SeatId) -> bool {
    let hung_up = |presence| matches!(presence, Presence::Gone { why: Departure::Left, .. });
    state.seat(seat).is_some_and(|s| hung_up(s.presence))
}
