//! The machine of one visit: inputs and time go in, what the caller must do comes out, in order.
//!
//! It never sleeps and reads no clock: [`Visit::deadline`] says when to send [`Input::Tick`].
//! The caller stores every recorded entry before it tells anyone of it.

use std::collections::BTreeMap;

use crate::command::Command;
use crate::conversation::{Carried, PromiseChange};
use crate::event::{Author, CueEnd, Departure, Entry, Event, Place};
use crate::ids::{PageId, SeatId, Seq, Tag};
use crate::invitation::{Invitation, invite};
use crate::limits::{CUE_UNASSERTED_MAX, RELAY_KEPT};
use crate::media;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::rules;
use crate::seat::{Presence, Standing};
use crate::state::VisitState;
use crate::text::Name;
use crate::time::Timestamp;

/// One visit: the state its log says, and when each live cue was last asserted.
#[derive(Debug, Clone)]
pub struct Visit {
    state: VisitState,
    asserted: BTreeMap<SeatId, Timestamp>,
    /// When sound and picture go back from page to page, unless somebody comes.
    direct_at: Option<Timestamp>,
}

/// What can happen to a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A page of this seat connected.
    Arrived {
        /// Who.
        seat: SeatId,
        /// Which load of the page.
        page: PageId,
    },
    /// The seat's last connection is gone.
    Departed {
        /// Who.
        seat: SeatId,
    },
    /// The page of this seat still stands by its cue.
    Asserted {
        /// Who.
        seat: SeatId,
    },
    /// A person's wish.
    Command {
        /// Whose.
        from: SeatId,
        /// Its number.
        tag: Tag,
        /// What.
        command: Command,
    },
    /// Somebody asks one more person in.
    Invite {
        /// Who asks.
        from: SeatId,
        /// What the person will be here.
        role: Role,
        /// How they are called.
        name: Name,
    },
    /// The last visit knew this of the patient. Only before anything was told in this one.
    CarryOver {
        /// Line by line.
        lines: Vec<Carried>,
    },
    /// The clinic did what it promised; said from outside.
    Keep {
        /// The place of the entry that made the promise.
        promise: Seq,
    },
    /// The clinic ends the visit from outside.
    Close,
    /// A deadline may have come.
    Tick,
}

/// What the caller must do, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Store it, then tell it.
    Record(Entry),
    /// Tell the asker: done, or so already.
    Accept {
        /// Whom.
        to: SeatId,
        /// Which command.
        tag: Tag,
    },
    /// Tell the asker: no, and why.
    Refuse {
        /// Whom.
        to: SeatId,
        /// Which command.
        tag: Tag,
        /// Why.
        refusal: Refusal,
    },
}

impl Visit {
    /// Makes a visit; `out` gets its first entry.
    #[must_use]
    pub fn create(
        now: Timestamp,
        seats: Vec<Place>,
        policy: Policy,
        out: &mut Vec<Output>,
    ) -> Self {
        let (state, asserted) = (VisitState::default(), BTreeMap::new());
        let mut visit = Self { state, asserted, direct_at: None };
        visit.record(now, Author::Server {}, Event::VisitCreated { seats, policy }, out);
        visit
    }

    /// Takes up a visit from its log after a restart at `now`. Nobody is connected any more; live
    /// cues have until [`CUE_UNASSERTED_MAX`] to be asserted again.
    pub fn recover(now: Timestamp, log: &[Entry], out: &mut Vec<Output>) -> Self {
        let mut state = VisitState::default();
        log.iter().for_each(|entry| state.apply(entry));
        let narrating = state.seats().iter().filter(|(_, s)| s.cue.is_some());
        let asserted = narrating.map(|(id, _)| (*id, now)).collect();
        let here: Vec<SeatId> =
            state.seats().iter().filter(|(_, s)| s.is_here()).map(|(id, _)| *id).collect();
        let mut visit = Self { state, asserted, direct_at: None };
        for seat in here {
            visit.handle(now, Input::Departed { seat }, out);
        }
        visit.follow_media(now, out);
        visit
    }

    /// What the log says so far.
    #[must_use]
    pub const fn state(&self) -> &VisitState {
        &self.state
    }

    /// Takes one input at `now` and pushes what the caller must do about it.
    pub fn handle(&mut self, now: Timestamp, input: Input, out: &mut Vec<Output>) {
        match input {
            Input::Arrived { seat, page } => self.arrive(now, seat, page, out),
            Input::Departed { seat } => self.depart(now, seat, out),
            Input::Asserted { seat } => {
                if let Some(at) = self.asserted.get_mut(&seat) {
                    *at = now;
                }
            }
            Input::Command { from, tag, command } => self.command(now, from, tag, &command, out),
            Input::Invite { from, role, name } => {
                if let Ok(Invitation::New(place)) = invite(&self.state, from, role, &name) {
                    self.record_own(now, Event::SeatInvited { place, by: from }, out);
                }
            }
            Input::CarryOver { lines } => {
                let untold = self.state.conversation().briefing.told().is_empty();
                if untold && !lines.is_empty() && !self.state.has_ended() {
                    self.record_own(now, Event::BriefingCarriedOver { lines }, out);
                }
            }
            Input::Keep { promise } => {
                if self.state.conversation().promises.may_keep(promise) == Ok(true) {
                    let change = PromiseChange::Keep { promise };
                    self.record_own(now, Event::PromisesChanged { change }, out);
                }
            }
            Input::Close => {
                if !self.state.has_ended() {
                    self.record_own(now, Event::VisitEnded {}, out);
                }
            }
            Input::Tick => self.expire(now, out),
        }
        self.follow_media(now, out);
    }

    /// When a live cue ends, or the relay is left, unless something happens first.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        self.cue_ends().map(|(at, ..)| at).chain(self.direct_at).min()
    }

    /// The same page again is no news; those sent away for good, and the end, are past arriving.
    fn arrive(&mut self, now: Timestamp, seat: SeatId, page: PageId, out: &mut Vec<Output>) {
        let Some(known) = self.state.seat(seat) else { return };
        let same = matches!(known.presence, Presence::Here { page: p, .. } if p == page);
        if !same && known.standing != Standing::Removed && !self.state.has_ended() {
            self.record_own(now, Event::SeatArrived { seat, page }, out);
        }
    }

    /// Who was taken out did not lose a link: their page was told to go.
    fn depart(&mut self, now: Timestamp, seat: SeatId, out: &mut Vec<Output>) {
        let Some(known) = self.state.seat(seat).filter(|s| s.is_here()) else { return };
        let why = match known.standing {
            Standing::Removed => Departure::Left,
            Standing::Lobby | Standing::Admitted => Departure::LinkLost,
        };
        if !self.state.has_ended() {
            self.record_own(now, Event::SeatLeft { seat, why }, out);
        }
    }

    fn command(
        &mut self,
        now: Timestamp,
        from: SeatId,
        tag: Tag,
        command: &Command,
        out: &mut Vec<Output>,
    ) {
        if self.state.seat(from).is_some_and(|s| tag <= s.last_tag) {
            out.push(Output::Accept { to: from, tag });
            return;
        }
        match rules::decide(&self.state, from, now, command) {
            Ok(event) => {
                let sent_out = match event {
                    Some(Event::SeatLeft { seat, .. }) => Some(seat),
                    Some(_) | None => None,
                };
                if let Some(event) = event {
                    self.record(now, Author::Seat { seat: from, tag }, event, out);
                }
                if let Some(seat) = sent_out {
                    self.end_cue(now, seat, CueEnd::OwnerLeft, out);
                }
                out.push(Output::Accept { to: from, tag });
            }
            Err(refusal) => out.push(Output::Refuse { to: from, tag, refusal }),
        }
    }

    fn expire(&mut self, now: Timestamp, out: &mut Vec<Output>) {
        let due: Vec<(SeatId, CueEnd)> =
            self.cue_ends().filter(|(at, ..)| *at <= now).map(|(_, id, why)| (id, why)).collect();
        for (seat, why) in due {
            self.end_cue(now, seat, why, out);
        }
    }

    /// To the relay at once, and back when that was settled for a while.
    fn follow_media(&mut self, now: Timestamp, out: &mut Vec<Output>) {
        let media = media::needed(&self.state);
        if media == self.state.media() || self.state.has_ended() {
            self.direct_at = None;
            return;
        }
        let back_at = now + RELAY_KEPT;
        if media.is_relayed() || *self.direct_at.get_or_insert(back_at) <= now {
            self.direct_at = None;
            self.record_own(now, Event::MediaMoved { media }, out);
        }
    }

    fn end_cue(&mut self, now: Timestamp, seat: SeatId, reason: CueEnd, out: &mut Vec<Output>) {
        if self.state.seat(seat).is_some_and(|s| s.cue.is_some()) {
            self.record_own(now, Event::CueEnded { seat, reason }, out);
        }
    }

    /// For each live cue, when and how it ends by itself.
    fn cue_ends(&self) -> impl Iterator<Item = (Timestamp, SeatId, CueEnd)> + '_ {
        self.state.seats().iter().filter_map(|(id, seat)| {
            let live = seat.cue?;
            let asserted = self.asserted.get(id).copied().unwrap_or(live.since);
            let lost = (asserted + CUE_UNASSERTED_MAX, *id, CueEnd::LinkLost);
            let timed_out = live.end_at(self.state.policy()).map(|at| (at, *id, CueEnd::TimedOut));
            Some(timed_out.map_or(lost, |end| if end.0 < lost.0 { end } else { lost }))
        })
    }

    fn record_own(&mut self, now: Timestamp, event: Event, out: &mut Vec<Output>) {
        self.record(now, Author::Server {}, event, out);
    }

    fn record(&mut self, at: Timestamp, by: Author, event: Event, out: &mut Vec<Output>) {
        let entry = Entry { seq: self.state.next_seq(), at, by, event };
        self.state.apply(&entry);
        self.follow_cue(&entry);
        out.push(Output::Record(entry));
    }

    /// A beginning is the first assertion; an end needs none any more.
    fn follow_cue(&mut self, entry: &Entry) {
        match &entry.event {
            Event::CueBegan { seat, .. } | Event::SteppedAway { seat, .. } => {
                self.asserted.insert(*seat, entry.at);
            }
            Event::VisitCreated { .. }
            | Event::SeatInvited { .. }
            | Event::ConsentSaid { .. }
            | Event::SeatArrived { .. }
            | Event::SeatLeft { .. }
            | Event::SeatAdmitted { .. }
            | Event::SeatSentBack { .. }
            | Event::SeatRemoved { .. }
            | Event::CueKept { .. }
            | Event::CueEnded { .. }
            | Event::SignalRaised { .. }
            | Event::SignalTakenBack { .. }
            | Event::SignalSeen { .. }
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
            | Event::VisitEnded {}
            | Event::Withheld {} => {
                let state = &self.state;
                self.asserted.retain(|id, _| state.seat(*id).is_some_and(|s| s.cue.is_some()));
            }
        }
    }
}
