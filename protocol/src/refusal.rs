//! Why the rules say no to a wish. The connection lives; the person sees a sentence chosen by reason.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The reason.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The message has a tag, but is no command of this version.
    #[error("not a command of this protocol")]
    Malformed,
    /// This role may not do that.
    #[error("this role may not do that")]
    NotYourRole,
    /// Only people inside the visit may do that.
    #[error("not admitted")]
    NotAdmitted,
    /// The visit is over.
    #[error("the visit has ended")]
    VisitEnded,
    /// There is no such seat.
    #[error("no such seat")]
    UnknownSeat,
    /// That person is not waiting.
    #[error("that seat is not waiting")]
    NotWaiting,
    /// The patient has not said yes to that person.
    #[error("the patient has not said yes")]
    NeedsConsent,
    /// That person was not let in.
    #[error("that seat is not inside")]
    NotInside,
    /// People cannot send themselves out; they leave.
    #[error("not to oneself")]
    NotToOneself,
    /// There is no live cue to end or keep.
    #[error("no cue is live")]
    NoCue,
    /// Stepping away needs a time of return.
    #[error("stepping away needs a time of return")]
    NeedsReturnTime,
    /// The promised time is not within 1 to 30 minutes.
    #[error("the time of return is out of range")]
    ReturnTimeOutOfRange,
    /// The clinic has not turned this signal on.
    #[error("the clinic has not turned this signal on")]
    SignalSwitchedOff,
    /// The clinic has no relay.
    #[error("the clinic has no relay")]
    NoRelay,
    /// The same signal already waits to be seen.
    #[error("this signal already waits to be seen")]
    AlreadyRaised,
    /// No such signal stands, or it was seen or cleared before.
    #[error("no such signal stands")]
    NoSuchSignal,
    /// No such topic, question, step, promise, choice or option stands.
    #[error("no such item stands")]
    NoSuchItem,
    /// The list holds as many items as it may.
    #[error("the list is full")]
    ListFull,
    /// A number is not within its bounds.
    #[error("a number is out of range")]
    OutOfRange,
    /// Nobody asked for this answer.
    #[error("nobody asked for this")]
    NothingAsked,
    /// Only after the visit's end.
    #[error("the visit has not ended")]
    VisitGoesOn,
    /// The visit's log is full.
    #[error("the visit's log is full")]
    LogFull,
}
