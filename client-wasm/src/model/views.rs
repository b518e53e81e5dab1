//! The questions a view asks of the model. Each answer is worked out, none is stored.

use webside_protocol::{
    Answer, Command, Consent, Cue, ErrorCode, LinkQuality, LiveCue, Overlay, Phase, RaisedSignal,
    RelayUse, Role, Seat, SeatId, Seq, Showing, Standing, Track, overlay,
};

use crate::model::stage::{Screen, Stage};
use crate::model::{Model, PageKind};

impl Model {
    /// The one screen to show.
    #[must_use]
    pub fn screen(&self) -> Screen {
        let ended = self.mirror.state().has_ended();
        match self.stage {
            Stage::Stopped(code) => Screen::Stopped(code),
            Stage::Precheck => Screen::Precheck,
            Stage::Entering => Screen::Entering,
            Stage::Inside | Stage::Left if ended => Screen::Ended,
            Stage::Left => Screen::Left,
            Stage::Inside => match self.me().map(|me| me.standing) {
                Some(Standing::Admitted) => Screen::Visit,
                Some(Standing::Removed) => Screen::Stopped(ErrorCode::Removed),
                Some(Standing::Lobby) | None => Screen::Lobby,
            },
        }
    }

    /// The own seat.
    #[must_use]
    pub fn me(&self) -> Option<&Seat> {
        self.mirror.state().seat(self.seat?)
    }

    /// The other half of the conversation.
    #[must_use]
    pub fn counterpart(&self) -> Option<(SeatId, &Seat)> {
        let id = self.mirror.state().counterpart(self.seat?)?;
        self.mirror.state().seat(id).map(|seat| (id, seat))
    }

    /// How the other half of the conversation is called.
    #[must_use]
    pub fn other_name(&self) -> Option<&str> {
        self.counterpart().map(|(_, seat)| seat.name.as_str())
    }

    /// Sound and picture are this seat's and its counterpart's; others follow the visit without.
    #[must_use]
    pub fn is_paired(&self) -> bool {
        self.seat.is_some_and(|seat| self.mirror.state().is_paired(seat))
    }

    /// Sound and picture of this seat are of use: now, when a colleague takes over, or by the relay.
    #[must_use]
    pub fn may_be_heard(&self) -> bool {
        let has_relay = self.mirror.state().policy().relay != RelayUse::Never;
        let by_relay = has_relay && self.me().is_some_and(|me| me.role.is_seen());
        by_relay || self.is_paired() || self.is_console()
    }

    /// Sound and picture of this seat reach somebody, or will.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        let relayed = self.mirror.state().media().is_relayed();
        self.is_paired() || (relayed && self.me().is_some_and(|me| me.role.is_seen()))
    }

    /// `seat` is inside and connected, or was until its link was lost: media may flow all the same.
    #[must_use]
    pub fn is_in_sight(&self, seat: SeatId) -> bool {
        let of = self.mirror.state().seat(seat);
        of.is_some_and(|of| of.is_admitted() && of.presence.may_be_seen())
    }

    /// The relay gives `seat`, who is not the other half of the conversation.
    #[must_use]
    pub fn is_beside(&self, seat: SeatId) -> bool {
        let state = self.mirror.state();
        let other = self.counterpart().map(|(other, _)| other);
        let another = Some(seat) != self.seat && Some(seat) != other;
        let seen = state.seat(seat).is_some_and(|of| of.role.is_seen());
        state.media().is_relayed() && another && seen && self.is_in_sight(seat)
    }

    /// More people are in sight than the other half of the conversation.
    #[must_use]
    pub fn is_among_many(&self) -> bool {
        self.mirror.state().seats().keys().any(|seat| self.is_beside(*seat))
    }

    /// Whose visit it is, by name.
    #[must_use]
    pub fn patient_name(&self) -> &str {
        let mut seats = self.mirror.state().seats().values();
        let patient = seats.find(|seat| seat.role == Role::Patient);
        patient.map_or("", |seat| seat.name.as_str())
    }

    /// Who lets people in, by name: the clinician.
    #[must_use]
    pub fn host_name(&self) -> Option<&str> {
        let (seat, other) = self.counterpart()?;
        let clinician = || self.mirror.state().counterpart(seat);
        let gives_care = other.role.gives_care();
        let host = if gives_care { Some(seat) } else { clinician() };
        host.map(|host| self.name_of(host))
    }

    /// How somebody in the visit is called; empty for a seat that is not in it.
    #[must_use]
    pub fn name_of(&self, seat: SeatId) -> &str {
        self.mirror.state().seat(seat).map_or("", |seat| seat.name.as_str())
    }

    /// Who is here and waits to be let in.
    pub fn waiting(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.mirror.state().seats().iter().filter(|(_, s)| s.is_waiting()).map(|(id, s)| (*id, s))
    }

    /// This seat is the patient's, and `seat` waits for their yes or no.
    #[must_use]
    pub fn asks_consent(&self, seat: SeatId) -> bool {
        let asked =
            |s: &Seat| s.role.needs_consent() && s.consent == Consent::Open && s.is_waiting();
        let answers = self.me().is_some_and(|me| me.role.may_answer());
        answers && self.mirror.state().seat(seat).is_some_and(asked)
    }

    /// Why it is quiet, as this page's person sees it.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay_of(self.seat?)
    }

    /// Why it is quiet, as the other half of the conversation sees it. Nothing while they are not
    /// here, or this page is cut off: then it does not know what they see.
    #[must_use]
    pub fn their_overlay(&self) -> Option<Overlay> {
        let (seat, other) = self.counterpart()?;
        let known = other.is_here() && self.levels.cut_off().is_none();
        if known { self.overlay_of(seat) } else { None }
    }

    fn overlay_of(&self, seat: SeatId) -> Option<Overlay> {
        overlay(self.mirror.state(), &self.levels, seat, self.now)
    }

    /// The other side's sound comes and their picture does not, though their camera is on: sound alone
    /// was chosen here, or the link carries no more.
    #[must_use]
    pub fn gets_sound_only(&self) -> bool {
        let held = |seat| self.is_picture_held(seat);
        self.sound_only || self.counterpart().is_some_and(|(seat, _)| held(seat))
    }

    /// The sound of `seat` comes, and its picture waits for a better link.
    #[must_use]
    pub fn is_picture_held(&self, seat: SeatId) -> bool {
        let quality = self.call.quality();
        // The relay holds pictures back before anything is lost.
        let held_back = self.mirror.state().media().is_relayed() && quality.saw(seat);
        let is_weak = |link| matches!(link, LinkQuality::Weak | LinkQuality::Poor);
        let theirs = self.levels.of(seat, self.now).map(|heard| &heard.level);
        let weak = is_weak(quality.link) || held_back || theirs.is_some_and(|t| is_weak(t.link));
        let sent = theirs.is_some_and(|theirs| theirs.camera == Track::Live);
        let moves = !self.shows_screen(seat);
        weak && sent && moves && quality.hears(seat) && !quality.sees(seat)
    }

    /// The rules allow `command` now: offer the button.
    #[must_use]
    pub fn may(&self, command: &Command) -> bool {
        self.seat.is_some_and(|seat| self.mirror.would(seat, self.now, command).is_ok())
    }

    /// `command` was tapped and is neither a fact nor refused yet.
    #[must_use]
    pub fn is_pending(&self, command: &Command) -> bool {
        self.pending.contains(command)
    }

    /// The own live cue.
    #[must_use]
    pub fn own_cue(&self) -> Option<LiveCue> {
        self.me()?.cue
    }

    /// The own cue once every tap on its way is done: what the next tap is about.
    #[must_use]
    pub fn cue_to_come(&self) -> Option<Cue> {
        self.pending.cue_to_come(self.own_cue().map(|live| live.cue))
    }

    /// The own live cue when it has run for twice its usual time: ask "Still at this?".
    #[must_use]
    pub fn asks_still_at_this(&self) -> Option<LiveCue> {
        self.own_cue().filter(|live| {
            live.ask_at(self.mirror.state().policy()).is_some_and(|at| at <= self.now)
        })
    }

    /// Signals that stand and are this seat's own, oldest first.
    pub fn own_signals(&self) -> impl Iterator<Item = (Seq, RaisedSignal)> {
        let me = self.seat;
        let all = self.mirror.state().signals().iter();
        all.filter(move |(_, raised)| Some(raised.seat) == me).map(|(seq, raised)| (*seq, *raised))
    }

    /// Signals for this seat to answer: not yet seen before seen, older before newer.
    #[must_use]
    pub fn signals_to_answer(&self) -> Vec<(Seq, RaisedSignal)> {
        if !self.me().is_some_and(|me| me.role.answers_signals()) {
            return Vec::new();
        }
        let all = self.mirror.state().signals();
        let seen = |raised: &RaisedSignal| matches!(raised.answer, Answer::Seen { .. });
        let part = |of: bool| all.iter().filter(move |(_, raised)| seen(raised) == of);
        part(false).chain(part(true)).map(|(seq, raised)| (*seq, *raised)).collect()
    }

    /// The one signal that Enter answers: the oldest that nobody has seen.
    #[must_use]
    pub fn top_signal(&self) -> Option<(Seq, RaisedSignal)> {
        let all = self.signals_to_answer();
        all.into_iter().find(|(_, raised)| !matches!(raised.answer, Answer::Seen { .. }))
    }

    /// How long the visit has been going, once it has begun.
    #[must_use]
    pub fn running(&self) -> Option<std::time::Duration> {
        match self.mirror.state().phase() {
            Phase::Open {} | Phase::Ended { .. } => None,
            Phase::Live { since } => Some(self.now - since),
        }
    }

    /// This seat may caption what is said.
    #[must_use]
    pub fn may_caption(&self) -> bool {
        self.me().is_some_and(|me| me.role.may_caption())
    }

    /// The large picture is a screen.
    #[must_use]
    pub fn sees_screen(&self) -> bool {
        self.counterpart().is_some_and(|(seat, _)| self.shows_screen(seat))
    }

    /// The picture of `seat` is a screen, as its page says of the track.
    #[must_use]
    pub fn shows_screen(&self, seat: SeatId) -> bool {
        let heard = self.levels.of(seat, self.now);
        heard.is_some_and(|heard| heard.level.screen == Showing::Live)
    }

    /// This is the clinician's page.
    #[must_use]
    pub fn is_console(&self) -> bool {
        self.kind == PageKind::Console
    }
}
