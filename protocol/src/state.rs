//! The state of a visit: what its log says so far. `apply` is the only function that changes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::compact::{Compact, Fault, Json};
use crate::conversation::Conversation;
use crate::event::{Author, Entry, Event, Reader};
use crate::ids::{SeatId, Seq};
use crate::media::{Media, RelayUse};
use crate::policy::Policy;
use crate::register::Register;
use crate::role::Role;
use crate::seat::{Consent, LiveCue, Presence, Seat, Standing};
use crate::signal::Signal;
use crate::time::Timestamp;

/// Where the visit is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Phase {
    /// Made; people may come to the lobby.
    Open {},
    /// Somebody was let in by somebody else.
    Live {
        /// Since when.
        since: Timestamp,
    },
    /// Over for everyone.
    Ended {
        /// When.
        at: Timestamp,
    },
}

impl Default for Phase {
    fn default() -> Self {
        Self::Open {}
    }
}

/// A signal that stands on the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaisedSignal {
    /// Who raised it.
    pub seat: SeatId,
    /// What it says.
    pub signal: Signal,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answer: Answer,
}

/// What became of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// On the screens of those who answer, not yet seen.
    Waiting {},
    /// "Are you still there?" answered by a live link and a live cue.
    StillHere {},
    /// Somebody saw it.
    Seen {
        /// Who.
        by: SeatId,
        /// When.
        at: Timestamp,
    },
}

/// What a log says, as far as its reader may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitState {
    next_seq: Seq,
    phase: Phase,
    policy: Policy,
    media: Media,
    media_since: Seq,
    #[schemars(with = "Vec<(SeatId, Seat)>")]
    seats: Register<SeatId, Seat>,
    #[schemars(with = "Vec<(Seq, RaisedSignal)>")]
    signals: Register<Seq, RaisedSignal>,
    conversation: Box<Conversation>,
}

impl Compact for VisitState {
    fn read(json: &Json, fault: &Fault) -> Self {
        let names = &[
            "next_seq",
            "phase",
            "policy",
            "media",
            "media_since",
            "seats",
            "signals",
            "conversation",
        ];
        let fields = json.fields(names, fault);
        Self {
            next_seq: fields.next(),
            phase: fields.next(),
            policy: fields.next(),
            media: fields.next(),
            media_since: fields.next(),
            seats: fields.next(),
            signals: fields.next(),
            conversation: fields.next(),
        }
    }
}

impl VisitState {
    /// Replays `entry`. Cannot refuse: the rules stood before it.
    ///
    /// # Panics
    /// When `entry` is not the next one; callers check its place.
    pub fn apply(&mut self, entry: &Entry) {
        assert!(entry.seq == self.next_seq, "entries are applied in order, each once");
        self.next_seq = entry.seq.next();
        let author = match entry.by {
            Author::Seat { seat, tag } => {
                self.change(seat, |s| s.last_tag = tag);
                Some(seat)
            }
            Author::Server {} => None,
        };
        self.change_by(entry.seq, entry.at, author, &entry.event);
    }

    /// `author` is nobody where the server noticed it, or the clinic did it from outside.
    fn change_by(&mut self, seq: Seq, at: Timestamp, author: Option<SeatId>, event: &Event) {
        let conversation = &mut *self.conversation;
        match event {
            Event::VisitCreated { seats, policy } => {
                self.policy = policy.clone();
                if policy.relay == RelayUse::Always {
                    self.media = Media::RelayedByPolicy;
                }
                for place in seats {
                    self.seats.insert(place.seat, Seat::planned(place));
                }
            }
            Event::SeatInvited { place, .. } => {
                self.seats.insert(place.seat, Seat::invited(place));
            }
            Event::ConsentSaid { seat, yes } => {
                let consent = if *yes { Consent::Given } else { Consent::Refused };
                self.change(*seat, |s| s.consent = consent);
                if !*yes && self.seat(*seat).is_some_and(Seat::is_admitted) {
                    self.send_out(*seat, Standing::Lobby);
                }
            }
            Event::SeatArrived { seat, page } => self.change(*seat, |s| {
                let host = s.role.may_admit() && !s.invited;
                if host && s.presence == (Presence::NotYet {}) {
                    s.standing = Standing::Admitted;
                }
                s.presence = Presence::Here { since: at, page: *page };
            }),
            Event::SeatLeft { seat, why } => {
                self.change(*seat, |s| s.presence = Presence::Gone { since: at, why: *why });
            }
            Event::SeatAdmitted { seat } => {
                self.change(*seat, |s| s.standing = Standing::Admitted);
                if self.phase == (Phase::Open {}) {
                    self.phase = Phase::Live { since: at };
                }
            }
            Event::SeatSentBack { seat } => self.send_out(*seat, Standing::Lobby),
            Event::SeatRemoved { seat } => self.send_out(*seat, Standing::Removed),
            Event::CueBegan { seat, cue, wording } => {
                let live =
                    LiveCue { cue: *cue, wording: *wording, since: at, kept_at: at, back_at: None };
                self.change(*seat, |s| s.begin(live));
            }
            Event::SteppedAway { seat, wording, back_at } => {
                let cue = crate::cue::Cue::StepAway;
                let back_at = Some(*back_at);
                let live = LiveCue { cue, wording: *wording, since: at, kept_at: at, back_at };
                self.change(*seat, |s| s.begin(live));
            }
            Event::CueKept { seat } => self.change(*seat, |s| {
                if let Some(live) = &mut s.cue {
                    live.kept_at = at;
                }
            }),
            Event::CueEnded { seat, .. } => self.change(*seat, |s| s.cue = None),
            Event::SignalRaised { seat, signal } => self.raise(seq, at, *seat, *signal),
            Event::SignalSeen { raised, seat, .. } => {
                if let Some(standing) = self.signals.get_mut(raised) {
                    standing.answer = Answer::Seen { by: *seat, at };
                }
            }
            Event::SignalTakenBack { raised, .. } | Event::SignalCleared { raised, .. } => {
                self.signals.remove(raised);
            }
            Event::MediaMoved { media } => (self.media, self.media_since) = (*media, seq),
            Event::VisitEnded {} => {
                self.phase = Phase::Ended { at };
                self.seats.values_mut().for_each(|s| s.cue = None);
            }
            Event::BriefingCarriedOver { lines } => conversation.briefing.carry_over(lines),
            Event::BriefingChanged { change } => conversation.briefing.apply(change),
            Event::AgendaChanged { change } => {
                if let Some(seat) = author {
                    conversation.agenda.apply(seq, seat, change);
                }
            }
            Event::QuestionsChanged { change } => {
                if let Some(seat) = author {
                    conversation.questions.apply(seq, at, seat, *change);
                }
            }
            Event::PlanChanged { change } => conversation.change_plan(seq, change),
            Event::TeachBackChanged { change } => conversation.teach_back.apply(at, change),
            Event::PromisesChanged { change } => conversation.promises.apply(seq, at, change),
            Event::ChoicesChanged { change } => conversation.choices.apply(seq, at, change),
            Event::RailChanged { change } => conversation.rail.apply(at, *change),
            Event::RepairChanged { change } => conversation.repair.apply(seq, change),
            Event::HandoffChanged { change } => conversation.handoff.apply(at, change),
            Event::FeedbackGiven { feedback } => conversation.feedback = Some(feedback.clone()),
            Event::Withheld {} => {}
        }
    }

    /// One signal of a kind stands for each seat: a new one takes the old one's place.
    fn raise(&mut self, seq: Seq, at: Timestamp, seat: SeatId, signal: Signal) {
        self.signals.retain(|_, old| (old.seat, old.signal) != (seat, signal));
        let answer = if signal == Signal::StillThere && self.somebody_is_narrating(seat) {
            Answer::StillHere {}
        } else {
            Answer::Waiting {}
        };
        self.signals.insert(seq, RaisedSignal { seat, signal, at, answer });
    }

    fn somebody_is_narrating(&self, asker: SeatId) -> bool {
        self.seats.iter().any(|(id, s)| {
            *id != asker && s.role.answers_signals() && s.is_here() && s.cue.is_some()
        })
    }

    fn send_out(&mut self, seat: SeatId, to: Standing) {
        self.change(seat, |s| {
            s.standing = to;
            s.cue = None;
        });
        self.signals.retain(|_, raised| raised.seat != seat);
    }

    /// A seat that is not in the visit cannot stand in its log; a reader's view never invents one.
    fn change(&mut self, seat: SeatId, how: impl FnOnce(&mut Seat)) {
        if let Some(seat) = self.seats.get_mut(&seat) {
            how(seat);
        }
    }
}

impl VisitState {
    /// The place the next entry will have.
    #[must_use]
    pub const fn next_seq(&self) -> Seq {
        self.next_seq
    }

    /// Where the visit is in its life.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// No wish but leaving is heard any more.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        matches!(self.phase, Phase::Ended { .. })
    }

    /// What the clinic decided for this visit.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How sound and picture go.
    #[must_use]
    pub const fn media(&self) -> Media {
        self.media
    }

    /// The place of the entry since which it goes so: another one is another call.
    #[must_use]
    pub const fn media_since(&self) -> Seq {
        self.media_since
    }

    /// Everyone's places.
    #[must_use]
    pub const fn seats(&self) -> &Register<SeatId, Seat> {
        &self.seats
    }

    /// One place.
    #[must_use]
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(&id)
    }

    /// Signals that stand, oldest first, by the place of the entry that raised them.
    #[must_use]
    pub const fn signals(&self) -> &Register<Seq, RaisedSignal> {
        &self.signals
    }

    /// What was worked out so far.
    #[must_use]
    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// What decides which entries `seat` may see; nothing for a seat that is not in the visit.
    #[must_use]
    pub fn reader(&self, seat: SeatId) -> Option<Reader> {
        self.seat(seat).map(|s| Reader { role: s.role, standing: s.standing })
    }

    /// The other half of the conversation: the patient for those who give care, the clinician for
    /// everyone else. Of several the first who is inside, so that a colleague can take over.
    #[must_use]
    pub fn counterpart(&self, seat: SeatId) -> Option<SeatId> {
        let sought = match self.seat(seat)?.role {
            Role::Clinician | Role::Staff => Role::Patient,
            Role::Patient | Role::Family | Role::Interpreter | Role::Observer => Role::Clinician,
        };
        let mut all = self.seats.iter().filter(|(_, s)| s.role == sought);
        let inside = all.clone().find(|(_, s)| s.is_here() && s.is_admitted());
        inside.or_else(|| all.next()).map(|(id, _)| *id)
    }

    /// `seat` and its counterpart are each other's: a direct call is theirs, and nobody else's.
    #[must_use]
    pub fn is_paired(&self, seat: SeatId) -> bool {
        self.counterpart(seat).and_then(|other| self.counterpart(other)) == Some(seat)
    }
}
