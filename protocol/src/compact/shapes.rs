//! The fields of each type that a page hears.

use serde_json::Value;

use super::{Compact, Object, Unreadable};
use crate::conversation::{
    AgendaChange, Asked, BriefingChange, Carried, Choice, ChoiceChange, ChoiceOption, Conversation,
    Decision, Feedback, Handoff, HandoffCard, HandoffChange, Missing, PlanChange, PlanStep,
    Promise, PromiseChange, QuestionChange, Rail, RailChange, ReadBack, RepairChange, Step,
    StepMark, TeachBack, TeachBackChange, Telling, Told, Topic,
};
use crate::event::{Author, Entry, Event, Place, Policy};
use crate::join::{Clinic, Problem, Redeemed};
use crate::level::Level;
use crate::seat::{LiveCue, Presence, Seat};
use crate::signalling::Signalling;
use crate::state::{Answer, Phase, RaisedSignal};
use crate::wire::{Missed, ServerMessage};

macro_rules! structure {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let mut object = Object::of(value)?;
                let read = Self { $($field: object.take(stringify!($field))?),* };
                object.end()?;
                Ok(read)
            }
        })*
    };
}

/// A tagged enum: the word in `type` says which fields there are.
macro_rules! tagged {
    ($($name:ident { $($word:literal $variant:ident { $($field:ident),* })* })*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let mut object = Object::of(value)?;
                let word: String = object.take("type")?;
                let read = match word.as_str() {
                    $($word => Self::$variant { $($field: object.take(stringify!($field))?),* },)*
                    _ => return Err(Unreadable),
                };
                object.end()?;
                Ok(read)
            }
        })*
    };
}

structure! {
    Asked { id, seat, question, at, answered_at }
    Carried { subject, line }
    Choice { id, line, options, matters, leaning, why, decision }
    ChoiceOption { name, means, good, bad, cost, time }
    Conversation {
        briefing, agenda, questions, plan, teach_back, promises, choices, rail, repair, handoff,
        feedback,
    }
    Decision { option, line, at }
    Feedback { felt, line }
    Handoff { card, read_back }
    HandoffCard { to, acuity, summary, to_do, watch_for }
    Missing { id, line, taken_up }
    PlanStep { id, step }
    Promise { id, line, who, by, kept_at }
    Rail { stage, since, done }
    ReadBack { who, at }
    Step { kind, line, starts, moment, picture }
    Told { subject, line, carried, confirmed }
    StepMark { step, clarity }
    TeachBack { asked_at, telling, marks }
    Topic { id, seat, line, addressed }
    Clinic { name, phone, language, nudge_after_s }
    Entry { seq, at, by, event }
    Level { mic, camera, voice, link, hears }
    LiveCue { cue, wording, since, kept_at, back_at }
    Place { seat, role, name, language }
    Policy { safety_signals }
    Problem { code }
    RaisedSignal { seat, signal, at, answer }
    Redeemed { visit, seat, ticket }
    Seat { role, name, language, standing, presence, cue, last_tag, cues_begun }
}

tagged! {
    AgendaChange {
        "add" Add { line }
        "reword" Reword { topic, line }
        "move" Move { topic, to }
        "remove" Remove { topic }
        "address" Address { topic }
        "reopen" Reopen { topic }
    }
    BriefingChange {
        "say" Say { subject, line }
        "clear" Clear { subject }
        "confirm" Confirm { subject }
    }
    ChoiceChange {
        "lay_out" LayOut { line, options }
        "withdraw" Withdraw { choice }
        "weigh" Weigh { choice, matters }
        "lean" Lean { choice, option }
        "say_why" SayWhy { choice, line }
        "decide" Decide { choice, option, line }
    }
    HandoffChange {
        "write" Write { card }
        "confirm_read_back" ConfirmReadBack { who }
    }
    PlanChange {
        "add" Add { step }
        "revise" Revise { id, step }
        "move" Move { id, to }
        "remove" Remove { id }
    }
    PromiseChange {
        "make" Make { line, who, by }
        "withdraw" Withdraw { promise }
        "keep" Keep { promise }
    }
    QuestionChange {
        "ask" Ask { question }
        "take_back" TakeBack { asked }
        "answer" Answer { asked }
    }
    RailChange {
        "enter" Enter { stage }
        "tick" Tick { item }
        "untick" Untick { item }
    }
    RepairChange {
        "say_missed" SayMissed { line }
        "take_up" TakeUp { missed }
    }
    TeachBackChange {
        "ask" Ask {}
        "say_aloud" SayAloud {}
        "write" Write { line }
        "mark" Mark { step, clarity }
    }
    Telling {
        "aloud" Aloud {}
        "written" Written { line }
    }
    Answer {
        "waiting" Waiting {}
        "still_here" StillHere {}
        "seen" Seen { by, at }
    }
    Author {
        "server" Server {}
        "seat" Seat { seat, tag }
    }
    Event {
        "visit_created" VisitCreated { seats, policy }
        "seat_arrived" SeatArrived { seat, page }
        "seat_left" SeatLeft { seat, why }
        "seat_admitted" SeatAdmitted { seat }
        "seat_sent_back" SeatSentBack { seat }
        "seat_removed" SeatRemoved { seat }
        "cue_began" CueBegan { seat, cue, wording }
        "stepped_away" SteppedAway { seat, wording, back_at }
        "cue_kept" CueKept { seat }
        "cue_ended" CueEnded { seat, reason }
        "signal_raised" SignalRaised { seat, signal }
        "signal_taken_back" SignalTakenBack { raised, signal }
        "signal_seen" SignalSeen { raised, signal, seat }
        "signal_cleared" SignalCleared { raised, signal }
        "briefing_carried_over" BriefingCarriedOver { lines }
        "briefing_changed" BriefingChanged { change }
        "agenda_changed" AgendaChanged { change }
        "questions_changed" QuestionsChanged { change }
        "plan_changed" PlanChanged { change }
        "teach_back_changed" TeachBackChanged { change }
        "promises_changed" PromisesChanged { change }
        "choices_changed" ChoicesChanged { change }
        "rail_changed" RailChanged { change }
        "repair_changed" RepairChanged { change }
        "handoff_changed" HandoffChanged { change }
        "feedback_given" FeedbackGiven { feedback }
        "visit_ended" VisitEnded {}
        "withheld" Withheld {}
    }
    Missed {
        "entries" Entries { entries }
        "snapshot" Snapshot { state }
    }
    Phase {
        "open" Open {}
        "live" Live { since }
        "ended" Ended { at }
    }
    Presence {
        "not_yet" NotYet {}
        "here" Here { since, page }
        "gone" Gone { since, why }
    }
    ServerMessage {
        "welcome" Welcome { visit, seat, epoch, now, last_tag, missed }
        "entry" Entry { epoch, entry }
        "snapshot" Snapshot { epoch, state }
        "accepted" Accepted { tag }
        "refused" Refused { tag, refusal }
        "signalling" Signalling { from, from_page, body }
        "level" Level { from, level }
        "beat" Beat { now }
        "ignored" Ignored { code }
        "closing" Closing { code }
    }
    Signalling {
        "offer" Offer { sdp }
        "answer" Answer { sdp }
        "candidate" Candidate { candidate, mid, line }
    }
}
