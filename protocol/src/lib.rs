//! Everything pure about a visit: its words, rules, state and views, the same on server and page.
//!
//! A command is a wish, an event is a fact, an entry is a fact with its place and time. Nothing in
//! here knows a socket, task, clock, file or source of randomness: time and ids are arguments.
//!
//! - the words: [`Cue`], [`Signal`], [`Role`], [`Command`], [`Event`], [`Refusal`], [`ErrorCode`]
//! - the machine: [`rules::decide`], [`VisitState::apply`], [`Visit::handle`], [`Mirror`]
//! - the views: [`quiet()`], [`overlay()`]
//! - the wire: [`ClientMessage`], [`ServerMessage`], [`Redeem`]; limits in [`limits`]

mod command;
mod compact;
mod conversation;
mod cue;
mod day;
mod error;
mod event;
mod figures;
mod ice;
mod ids;
mod invitation;
mod join;
mod level;
pub mod limits;
mod line;
mod media;
mod mirror;
mod overlay;
mod policy;
mod quiet;
mod refusal;
mod register;
mod role;
pub mod rules;
mod seat;
mod signal;
mod signalling;
mod state;
mod text;
mod time;
mod visit;
mod wire;

pub use command::Command;
pub use compact::{Compact, ToJson, Unreadable};
pub use conversation::{
    Acuity, Agenda, AgendaChange, Asked, Briefing, BriefingChange, Carried, Chat, ChatLine, Choice,
    ChoiceChange, ChoiceOption, Choices, Clarity, ClosingItem, Conversation, Decision, Feedback,
    FeltHeard, Handoff, HandoffCard, HandoffChange, Matter, Missing, Moment, Pictogram, Plan,
    PlanChange, PlanStep, Promise, PromiseChange, Promises, Question, QuestionChange, Questions,
    Rail, RailChange, ReadBack, Repair, RepairChange, ScreenChange, ScreenRequest, Stage, Step,
    StepKind, StepMark, Subject, TeachBack, TeachBackChange, Telling, Told, Topic,
};
pub use cue::Cue;
pub use day::{Day, NotADay};
pub use error::ErrorCode;
pub use event::{Author, CueEnd, Departure, Entry, Event, Place, Reader};
pub use figures::{Figures, TellFigures};
pub use ice::IceServer;
pub use ids::{Epoch, NotAVisitId, PageId, SeatId, Seq, Tag, VisitId};
pub use invitation::{Invitation, invite};
pub use join::{
    Checking, Clinic, InvitationLink, Invite, Invited, LinkSecret, Problem, Redeem, Redeemed,
    SummaryFormat, TakeSummary,
};
pub use level::{Heard, Level, Levels, LinkQuality, Showing, Track, Voice};
pub use line::{Line, NotALine};
pub use media::{Media, RelayUse};
pub use mirror::{Gap, Mirror};
pub use overlay::{Overlay, overlay};
pub use policy::Policy;
pub use quiet::{Quiet, quiet};
pub use refusal::Refusal;
pub use register::Register;
pub use role::Role;
pub use seat::{Consent, Language, LiveCue, Presence, Seat, Standing};
pub use signal::Signal;
pub use signalling::Signalling;
pub use state::{Answer, Phase, RaisedSignal, VisitState};
pub use text::{Name, NotAName};
pub use time::Timestamp;
pub use visit::{Input, Output, Visit};
pub use wire::{ClientMessage, Held, Missed, ServerMessage, Ticket};
