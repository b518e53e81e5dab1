//! The fields of each type that a page hears or says.

use super::text::{begin, name};
use super::{Compact, Fault, Json, ToJson};
use crate::command::Command;
use crate::conversation::{
    AgendaChange, Asked, BriefingChange, Carried, Choice, ChoiceChange, ChoiceOption, Conversation,
    Decision, Feedback, Handoff, HandoffCard, HandoffChange, Missing, PlanChange, PlanStep,
    Promise, PromiseChange, QuestionChange, Rail, RailChange, ReadBack, RepairChange, Step,
    StepMark, TeachBack, TeachBackChange, Telling, Told, Topic,
};
use crate::event::{Author, Entry, Event, Place};
use crate::figures::{Figures, TellFigures};
use crate::ice::IceServer;
use crate::join::{Clinic, Invite, Invited, Problem, Redeem, Redeemed};
use crate::level::Level;
use crate::policy::Policy;
use crate::seat::{LiveCue, Presence, Seat};
use crate::signalling::Signalling;
use crate::state::{Answer, Phase, RaisedSignal};
use crate::wire::{ClientMessage, Held, Missed, ServerMessage};

/// The fields of each structure: `read` for what a page hears, `write` for what it says.
macro_rules! structure {
    (read $($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                let fields = json.fields(&[$(stringify!($field)),*], fault);
                Self { $($field: fields.next()),* }
            }
        })*
    };
    (write $($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl ToJson for $name {
            fn write(&self, out: &mut String) {
                out.push('{');
                $(name(out, stringify!($field));
                ToJson::write(&self.$field, out);)*
                out.push('}');
            }
        })*
    };
    (read and write $($all:tt)*) => {
        structure! { read $($all)* }
        structure! { write $($all)* }
    };
}

/// The fields of each tagged enum: the word in `type` says which there are.
macro_rules! tagged {
    (read $($name:ident { $($word:literal $variant:ident { $($field:ident),* })* })*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                let tag = json.tag(&[$($word),*], fault);
                tagged! { variants tag json fault $($variant { $($field),* })* }
            }
        })*
    };
    // The first is also read for a word that is none of them, which is a fault.
    (variants $tag:ident $json:ident $fault:ident
        $first:ident { $($of_first:ident),* } $($variant:ident { $($field:ident),* })*) => {{
        let mut place = 0;
        $(place += 1;
        if $tag == place {
            let _fields = $json.fields_beside_type(&[$(stringify!($field)),*], $fault);
            return Self::$variant { $($field: _fields.next()),* };
        })*
        let _fields = $json.fields_beside_type(&[$(stringify!($of_first)),*], $fault);
        Self::$first { $($of_first: _fields.next()),* }
    }};
    (write $($name:ident { $($word:literal $variant:ident { $($field:ident),* })* })*) => {
        $(impl ToJson for $name {
            fn write(&self, out: &mut String) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        begin(out, $word);
                        $(name(out, stringify!($field));
                        ToJson::write($field, out);)*
                    })*
                }
                out.push('}');
            }
        })*
    };
    (read and write $($all:tt)*) => {
        tagged! { read $($all)* }
        tagged! { write $($all)* }
    };
}

structure! {
    read
    Asked { id, seat, question, at, answered_at }
    Carried { subject, line }
    Choice { id, line, options, matters, leaning, why, decision }
    Conversation {
        briefing, agenda, questions, plan, teach_back, promises, choices, rail, repair, handoff,
        feedback,
    }
    Decision { option, line, at }
    Handoff { card, read_back }
    Missing { id, line, taken_up }
    PlanStep { id, step }
    Promise { id, line, who, by, kept_at }
    Rail { stage, since, done }
    ReadBack { who, at }
    Told { subject, line, carried, confirmed }
    StepMark { step, clarity }
    TeachBack { asked_at, telling, marks }
    Topic { id, seat, line, addressed }
    Clinic { name, phone, language, nudge_after_s }
    Entry { seq, at, by, event }
    IceServer { urls, username, credential }
    LiveCue { cue, wording, since, kept_at, back_at }
    Place { seat, role, name, language }
    Policy { safety_signals, usual_s, relay }
    Problem { code }
    RaisedSignal { seat, signal, at, answer }
    Redeemed { visit, seat, ticket }
    Seat { role, name, language, standing, presence, cue, last_tag, invited, consent, cues_begun }
}

structure! {
    read and write
    ChoiceOption { name, means, good, bad, cost, time }
    Feedback { felt, line }
    HandoffCard { to, acuity, summary, to_do, watch_for }
    Step { kind, line, starts, moment, picture }
    Level { mic, camera, voice, link, hears }
}

structure! {
    write
    Figures { silence_s, narrated_s, first_cue_after_s, topics, addressed, steps, came_across }
    Invite { ticket, role, name }
    Redeem { secret, page }
    TellFigures { ticket, figures }
}

tagged! {
    read and write
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
    Invited {
        "link" Link { seat, link, expires_at }
        "refused" Refused { refusal }
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
    Signalling {
        "offer" Offer { sdp }
        "answer" Answer { sdp }
        "candidate" Candidate { candidate, mid, line }
    }
}

tagged! {
    read
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
        "seat_invited" SeatInvited { place, by }
        "consent_said" ConsentSaid { seat, yes }
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
        "media_moved" MediaMoved { media }
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
        "welcome" Welcome { visit, seat, epoch, now, kept_until, last_tag, ice_servers, missed }
        "entry" Entry { epoch, entry }
        "snapshot" Snapshot { epoch, state }
        "accepted" Accepted { tag }
        "refused" Refused { tag, refusal }
        "signalling" Signalling { from, from_page, body }
        "relay_signalling" RelaySignalling { call, body }
        "level" Level { from, level }
        "beat" Beat { now }
        "ignored" Ignored { code }
        "closing" Closing { code }
    }
}

tagged! {
    write
    ClientMessage {
        "hello" Hello { version, ticket, page, held }
        "command" Command { tag, command }
        "signalling" Signalling { to, to_page, body }
        "relay_signalling" RelaySignalling { call, body }
        "level" Level { level }
        "assert_cue" AssertCue {}
        "beat" Beat {}
    }
    Command {
        "begin_cue" BeginCue { cue }
        "step_away" StepAway { back_in_min }
        "keep_cue" KeepCue {}
        "end_cue" EndCue {}
        "raise_signal" RaiseSignal { signal }
        "take_back_signal" TakeBackSignal { raised }
        "see_signal" SeeSignal { raised }
        "clear_signal" ClearSignal { raised }
        "change_briefing" ChangeBriefing { change }
        "change_agenda" ChangeAgenda { change }
        "change_questions" ChangeQuestions { change }
        "change_plan" ChangePlan { change }
        "change_teach_back" ChangeTeachBack { change }
        "change_promises" ChangePromises { change }
        "change_choices" ChangeChoices { change }
        "change_rail" ChangeRail { change }
        "change_repair" ChangeRepair { change }
        "change_handoff" ChangeHandoff { change }
        "give_feedback" GiveFeedback { feedback }
        "consent" Consent { seat, yes }
        "admit" Admit { seat }
        "send_back" SendBack { seat }
        "remove" Remove { seat }
        "ask_relay" AskRelay {}
        "leave" Leave {}
        "end_visit" EndVisit {}
    }
    Held {
        "nothing" Nothing {}
        "before" Before { epoch, next }
    }
}
