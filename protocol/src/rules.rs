//! What may be done, by whom, when: a wish goes in, a fact or a refusal comes out.
//!
//! Server and page ask the same function, so the page cannot offer what the server would refuse.

use std::time::Duration;

use crate::command::Command;
use crate::conversation::PromiseChange;
use crate::cue::Cue;
use crate::event::{CueEnd, Departure, Event};
use crate::ids::{SeatId, Seq};
use crate::limits::{AWAY_MINUTES_MAX, LOG_ENTRIES_MAX};
use crate::media::{Media, RelayUse};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Consent, Seat, Standing};
use crate::signal::Signal;
use crate::state::{Answer, RaisedSignal, VisitState};
use crate::time::Timestamp;

/// Decides `command` of `from` at `now`. `None`: it is so already, nothing happens.
///
/// # Errors
/// The reason why not.
pub fn decide(
    state: &VisitState,
    from: SeatId,
    now: Timestamp,
    command: &Command,
) -> Result<Option<Event>, Refusal> {
    let seat = state.seat(from).ok_or(Refusal::UnknownSeat)?;
    if matches!(command, Command::Leave {}) {
        return Ok(seat.is_here().then_some(Event::SeatLeft { seat: from, why: Departure::Left }));
    }
    if state.has_ended() != is_for_afterwards(command) && !is_for_any_time(command) {
        return Err(if state.has_ended() { Refusal::VisitEnded } else { Refusal::VisitGoesOn });
    }
    let prepares = seat.is_waiting() && is_for_the_lobby(seat.role, command);
    if !seat.is_admitted() && !prepares {
        return Err(Refusal::NotAdmitted);
    }
    if state.next_seq().0 >= LOG_ENTRIES_MAX && !matches!(command, Command::EndVisit {}) {
        return Err(Refusal::LogFull);
    }
    let conversation = state.conversation();
    let role = seat.role;
    match *command {
        Command::BeginCue { cue } => begin_cue(seat, from, cue),
        Command::StepAway { back_in_min } => step_away(seat, from, now, back_in_min),
        Command::KeepCue {} => live(seat).map(|()| Some(Event::CueKept { seat: from })),
        Command::EndCue {} => {
            live(seat).map(|()| Some(Event::CueEnded { seat: from, reason: CueEnd::Done }))
        }
        Command::RaiseSignal { signal } => raise(state, seat, from, signal),
        Command::TakeBackSignal { raised } => take_back(state, from, raised),
        Command::SeeSignal { raised } => see(state, seat, from, raised),
        Command::ClearSignal { raised } => {
            let signal = standing_signal(state, seat, raised)?.signal;
            Ok(Some(Event::SignalCleared { raised, signal }))
        }
        Command::Consent { seat: whom, yes } => consent(state, role, whom, yes),
        Command::Admit { seat: whom } => {
            let other = admits(state, seat, whom)?;
            if !other.is_waiting() {
                return Err(Refusal::NotWaiting);
            }
            if other.lacks_consent() {
                return Err(Refusal::NeedsConsent);
            }
            Ok(Some(Event::SeatAdmitted { seat: whom }))
        }
        Command::SendBack { seat: whom } => {
            let other = sends_out(state, seat, from, whom)?;
            if !other.is_admitted() {
                return Err(Refusal::NotInside);
            }
            Ok(Some(Event::SeatSentBack { seat: whom }))
        }
        Command::Remove { seat: whom } => {
            let other = sends_out(state, seat, from, whom)?;
            let gone = other.standing == Standing::Removed;
            Ok((!gone).then_some(Event::SeatRemoved { seat: whom }))
        }
        Command::ChangeBriefing { ref change } => {
            let event = || Event::BriefingChanged { change: change.clone() };
            Ok(conversation.briefing.decide(role, change)?.then(event))
        }
        Command::ChangeAgenda { ref change } => {
            let event = || Event::AgendaChanged { change: change.clone() };
            Ok(conversation.agenda.decide(role, from, change)?.then(event))
        }
        Command::ChangeQuestions { change } => {
            let event = || Event::QuestionsChanged { change };
            Ok(conversation.questions.decide(role, from, change)?.then(event))
        }
        Command::ChangePlan { ref change } => {
            let event = || Event::PlanChanged { change: change.clone() };
            Ok(conversation.plan.decide(role, change)?.then(event))
        }
        Command::ChangeTeachBack { ref change } => {
            let event = || Event::TeachBackChanged { change: change.clone() };
            Ok(conversation.teach_back.decide(role, &conversation.plan, change)?.then(event))
        }
        Command::ChangePromises { ref change } => {
            let event = || Event::PromisesChanged { change: change.clone() };
            Ok(conversation.promises.decide(role, change)?.then(event))
        }
        Command::ChangeChoices { ref change } => {
            let event = || Event::ChoicesChanged { change: change.clone() };
            Ok(conversation.choices.decide(role, change)?.then(event))
        }
        Command::ChangeRail { change } => {
            let event = || Event::RailChanged { change };
            Ok(conversation.rail.decide(role, change)?.then(event))
        }
        Command::ChangeRepair { ref change } => {
            let event = || Event::RepairChanged { change: change.clone() };
            Ok(conversation.repair.decide(role, change)?.then(event))
        }
        Command::ChangeHandoff { ref change } => {
            let event = || Event::HandoffChanged { change: change.clone() };
            Ok(conversation.handoff.decide(role, change)?.then(event))
        }
        Command::WriteChat { ref line } => {
            conversation.chat.decide(role)?;
            Ok(Some(Event::ChatWritten { line: line.clone() }))
        }
        Command::ChangeScreen { change } => {
            let event = || Event::ScreenChanged { change };
            Ok(conversation.screen.decide(role, change)?.then(event))
        }
        Command::GiveFeedback { ref feedback } => {
            if !role.may_answer() {
                return Err(Refusal::NotYourRole);
            }
            let news = conversation.feedback.as_ref() != Some(feedback);
            Ok(news.then(|| Event::FeedbackGiven { feedback: feedback.clone() }))
        }
        Command::AskRelay {} => ask_relay(state, from),
        Command::Leave {} => Ok(None),
        Command::EndVisit {} if seat.role.may_end_visit() => Ok(Some(Event::VisitEnded {})),
        Command::EndVisit {} => Err(Refusal::NotYourRole),
    }
}

/// What only makes sense once the visit is over.
const fn is_for_afterwards(command: &Command) -> bool {
    matches!(command, Command::GiveFeedback { .. })
}

/// What is true on any day: the clinic did what it said.
const fn is_for_any_time(command: &Command) -> bool {
    matches!(command, Command::ChangePromises { change: PromiseChange::Keep { .. } })
}

/// What a patient may do while waiting: say what the visit is about, and who may watch.
const fn is_for_the_lobby(role: Role, command: &Command) -> bool {
    role.may_brief()
        && matches!(
            command,
            Command::ChangeBriefing { .. } | Command::ChangeAgenda { .. } | Command::Consent { .. }
        )
}

fn begin_cue(seat: &Seat, from: SeatId, cue: Cue) -> Result<Option<Event>, Refusal> {
    if !seat.role.may_cue(cue) {
        return Err(Refusal::NotYourRole);
    }
    if cue == Cue::StepAway {
        return Err(Refusal::NeedsReturnTime);
    }
    if seat.cue.is_some_and(|live| live.cue == cue) {
        return Ok(None);
    }
    Ok(Some(Event::CueBegan { seat: from, cue, wording: seat.next_wording(cue) }))
}

fn step_away(
    seat: &Seat,
    from: SeatId,
    now: Timestamp,
    back_in_min: u8,
) -> Result<Option<Event>, Refusal> {
    if !seat.role.may_cue(Cue::StepAway) {
        return Err(Refusal::NotYourRole);
    }
    if !(1..=AWAY_MINUTES_MAX).contains(&back_in_min) {
        return Err(Refusal::ReturnTimeOutOfRange);
    }
    let back_at = now + Duration::from_secs(u64::from(back_in_min) * 60);
    let wording = seat.next_wording(Cue::StepAway);
    Ok(Some(Event::SteppedAway { seat: from, wording, back_at }))
}

/// Only those who narrate can have a live cue, so its presence is the whole question.
fn live(seat: &Seat) -> Result<(), Refusal> {
    seat.cue.map(|_| ()).ok_or(Refusal::NoCue)
}

fn raise(
    state: &VisitState,
    seat: &Seat,
    from: SeatId,
    signal: Signal,
) -> Result<Option<Event>, Refusal> {
    if !seat.role.may_signal(signal) {
        return Err(Refusal::NotYourRole);
    }
    if signal.is_safety_feature() && !state.policy().safety_signals {
        return Err(Refusal::SignalSwitchedOff);
    }
    let waits = state
        .signals()
        .values()
        .any(|old| (old.seat, old.signal) == (from, signal) && old.answer == Answer::Waiting {});
    if waits {
        // The sender of a silent signal cannot see it standing, and must not learn of it by a no.
        return if signal.is_silent() { Ok(None) } else { Err(Refusal::AlreadyRaised) };
    }
    Ok(Some(Event::SignalRaised { seat: from, signal }))
}

fn take_back(state: &VisitState, from: SeatId, raised: Seq) -> Result<Option<Event>, Refusal> {
    match state.signals().get(&raised) {
        Some(own) if own.seat == from && !own.signal.is_silent() => {
            Ok(Some(Event::SignalTakenBack { raised, signal: own.signal }))
        }
        Some(_) | None => Err(Refusal::NoSuchSignal),
    }
}

fn see(
    state: &VisitState,
    seat: &Seat,
    from: SeatId,
    raised: Seq,
) -> Result<Option<Event>, Refusal> {
    let standing = standing_signal(state, seat, raised)?;
    match standing.answer {
        Answer::Waiting {} | Answer::StillHere {} => {
            Ok(Some(Event::SignalSeen { raised, signal: standing.signal, seat: from }))
        }
        Answer::Seen { .. } => Ok(None),
    }
}

fn standing_signal<'a>(
    state: &'a VisitState,
    seat: &Seat,
    raised: Seq,
) -> Result<&'a RaisedSignal, Refusal> {
    if !seat.role.answers_signals() {
        return Err(Refusal::NotYourRole);
    }
    state.signals().get(&raised).ok_or(Refusal::NoSuchSignal)
}

fn consent(
    state: &VisitState,
    role: Role,
    whom: SeatId,
    yes: bool,
) -> Result<Option<Event>, Refusal> {
    if !role.may_answer() {
        return Err(Refusal::NotYourRole);
    }
    let other = state.seat(whom).ok_or(Refusal::UnknownSeat)?;
    if !other.role.needs_consent() {
        return Err(Refusal::NothingAsked);
    }
    let said = if yes { Consent::Given } else { Consent::Refused };
    Ok((other.consent != said).then_some(Event::ConsentSaid { seat: whom, yes }))
}

fn admits<'a>(state: &'a VisitState, seat: &Seat, whom: SeatId) -> Result<&'a Seat, Refusal> {
    if !seat.role.may_admit() {
        return Err(Refusal::NotYourRole);
    }
    state.seat(whom).ok_or(Refusal::UnknownSeat)
}

/// The clinician whose visit it is cannot be sent out: nobody would be left to let people in.
fn sends_out<'a>(
    state: &'a VisitState,
    seat: &Seat,
    from: SeatId,
    whom: SeatId,
) -> Result<&'a Seat, Refusal> {
    let other = admits(state, seat, whom)?;
    if whom == from {
        return Err(Refusal::NotToOneself);
    }
    if other.role.may_end_visit() && !other.invited {
        return Err(Refusal::NotYourRole);
    }
    Ok(other)
}

/// Only the two of a pair have a direct call that can fail.
fn ask_relay(state: &VisitState, from: SeatId) -> Result<Option<Event>, Refusal> {
    let other = state.counterpart(from).filter(|_| state.is_paired(from));
    let other = other.and_then(|other| state.seat(other)).ok_or(Refusal::NotYourRole)?;
    if !(other.is_here() && other.is_admitted()) {
        return Err(Refusal::NotInside);
    }
    if state.policy().relay == RelayUse::Never {
        return Err(Refusal::NoRelay);
    }
    let moved = Event::MediaMoved { media: Media::RelayedForReach };
    Ok((!state.media().is_relayed()).then_some(moved))
}
