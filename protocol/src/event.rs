//! Facts: what happened in a visit, who may know of it, and the entry that gives it a place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::conversation::{
    AgendaChange, BriefingChange, Carried, ChoiceChange, Feedback, HandoffChange, PlanChange,
    PromiseChange, QuestionChange, RailChange, RepairChange, ScreenChange, TeachBackChange,
};
use crate::cue::Cue;
use crate::ids::{PageId, SeatId, Seq, Tag};
use crate::line::Line;
use crate::media::Media;
use crate::policy::Policy;
use crate::role::Role;
use crate::seat::{Language, Standing};
use crate::signal::Signal;
use crate::text::Name;
use crate::time::Timestamp;

/// A fact with its place, time and author in the visit's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place in the log.
    pub seq: Seq,
    /// When the server recorded it.
    pub at: Timestamp,
    /// Whose wish it was; stamped by the server.
    pub by: Author,
    /// What happened.
    pub event: Event,
}

/// Whose wish became this entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Author {
    /// The server noticed it: an arrival, a deadline, a lost link.
    Server {},
    /// A seat's command.
    Seat {
        /// The seat.
        seat: SeatId,
        /// Its number for the command, so that a repeated one is known.
        tag: Tag,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The first entry of every log.
    VisitCreated {
        /// Everyone who may come.
        seats: Vec<Place>,
        /// What the clinic decided for it.
        policy: Policy,
    },
    /// Somebody was asked in, by a link of their own.
    SeatInvited {
        /// Who may come.
        place: Place,
        /// Who asked them.
        by: SeatId,
    },
    /// The patient said whether this person may be here.
    ConsentSaid {
        /// Who.
        seat: SeatId,
        /// Yes or no.
        yes: bool,
    },
    /// A page of this seat connected.
    SeatArrived {
        /// Who.
        seat: SeatId,
        /// Which load of the page: a new one means a new call.
        page: PageId,
    },
    /// The seat has no connection any more.
    SeatLeft {
        /// Who.
        seat: SeatId,
        /// Hung up, or lost.
        why: Departure,
    },
    /// Somebody let them in.
    SeatAdmitted {
        /// Who.
        seat: SeatId,
    },
    /// Somebody sent them back to the lobby.
    SeatSentBack {
        /// Who.
        seat: SeatId,
    },
    /// Somebody took them out of the visit.
    SeatRemoved {
        /// Who.
        seat: SeatId,
    },
    /// The seat says what it is doing.
    CueBegan {
        /// Who.
        seat: SeatId,
        /// What.
        cue: Cue,
        /// Which of the cue's wordings, from 0.
        wording: u8,
    },
    /// The seat is away for a while.
    SteppedAway {
        /// Who.
        seat: SeatId,
        /// Which of the wordings of `step_away`, from 0.
        wording: u8,
        /// When they said they are back.
        back_at: Timestamp,
    },
    /// The seat says it is still at it.
    CueKept {
        /// Who.
        seat: SeatId,
    },
    /// The cue is over.
    CueEnded {
        /// Whose.
        seat: SeatId,
        /// How.
        reason: CueEnd,
    },
    /// Somebody said something by touch. The entry's place is the signal's name.
    SignalRaised {
        /// Who.
        seat: SeatId,
        /// What.
        signal: Signal,
    },
    /// Its owner took it back.
    SignalTakenBack {
        /// The place of the entry that raised it.
        raised: Seq,
        /// What it said.
        signal: Signal,
    },
    /// Somebody who answers signals saw it.
    SignalSeen {
        /// The place of the entry that raised it.
        raised: Seq,
        /// What it said.
        signal: Signal,
        /// Who saw it.
        seat: SeatId,
    },
    /// It is dealt with.
    SignalCleared {
        /// The place of the entry that raised it.
        raised: Seq,
        /// What it said.
        signal: Signal,
    },
    /// What the last visit knew, for the patient to confirm.
    BriefingCarriedOver {
        /// Line by line.
        lines: Vec<Carried>,
    },
    /// The patient told something of the briefing.
    BriefingChanged {
        /// How.
        change: BriefingChange,
    },
    /// What the visit is about changed.
    AgendaChanged {
        /// How.
        change: AgendaChange,
    },
    /// Somebody asked by touch, or was answered.
    QuestionsChanged {
        /// How.
        change: QuestionChange,
    },
    /// The plan changed.
    PlanChanged {
        /// How.
        change: PlanChange,
    },
    /// Teach-back went on.
    TeachBackChanged {
        /// How.
        change: TeachBackChange,
    },
    /// What the clinic will do changed.
    PromisesChanged {
        /// How.
        change: PromiseChange,
    },
    /// A choice was laid out, weighed or decided.
    ChoicesChanged {
        /// How.
        change: ChoiceChange,
    },
    /// The clinician moved on.
    RailChanged {
        /// How.
        change: RailChange,
    },
    /// Something was missed, or taken up.
    RepairChanged {
        /// How.
        change: RepairChange,
    },
    /// The next person was told.
    HandoffChanged {
        /// How.
        change: HandoffChange,
    },
    /// Somebody wrote to everyone inside.
    ChatWritten {
        /// What.
        line: Line,
    },
    /// The patient was asked to show a screen, or answered.
    ScreenChanged {
        /// How.
        change: ScreenChange,
    },
    /// The patient said how the visit was.
    FeedbackGiven {
        /// How.
        feedback: Feedback,
    },
    /// Sound and picture go another way from here on.
    MediaMoved {
        /// Which, and why.
        media: Media,
    },
    /// The visit is over for everyone.
    VisitEnded {},
    /// Something this reader may not see. Keeps the log without gaps.
    Withheld {},
}

/// A seat as planned when the visit was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The seat.
    pub seat: SeatId,
    /// What its person is here.
    pub role: Role,
    /// How they are called.
    pub name: Name,
    /// The language their page opens in.
    pub language: Language,
}

/// How a seat came to have no connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Hung up.
    Left,
    /// The link was lost; the page keeps trying.
    LinkLost,
}

/// How a cue came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CueEnd {
    /// Its owner ended it.
    Done,
    /// Its page did not re-assert it in time.
    LinkLost,
    /// It ran for four times its usual time.
    TimedOut,
    /// Its owner left, or was sent out.
    OwnerLeft,
}

impl Entry {
    /// The entry as `reader` may see it: itself, or its place and time alone.
    #[must_use]
    pub fn seen_by(&self, reader: Reader) -> Self {
        if self.event.is_open_to(reader) {
            return self.clone();
        }
        Self { seq: self.seq, at: self.at, by: Author::Server {}, event: Event::Withheld {} }
    }
}

/// What decides which entries a person may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// What they are here.
    pub role: Role,
    /// Where they are.
    pub standing: Standing,
}

impl Event {
    /// Who is here and who was let in reaches everyone; what is said in the visit reaches those
    /// inside; a silent signal reaches those who answer signals. The patient's own agenda and briefing
    /// reach the patient in the lobby too, and the briefing nobody else but those who give care.
    fn is_open_to(&self, reader: Reader) -> bool {
        let inside = reader.standing == Standing::Admitted;
        let patient = reader.role == Role::Patient && reader.standing != Standing::Removed;
        let gives_care = inside && reader.role.gives_care();
        match self {
            Self::VisitCreated { .. }
            | Self::SeatInvited { .. }
            | Self::ConsentSaid { .. }
            | Self::SeatArrived { .. }
            | Self::SeatLeft { .. }
            | Self::SeatAdmitted { .. }
            | Self::SeatSentBack { .. }
            | Self::SeatRemoved { .. }
            | Self::MediaMoved { .. }
            | Self::VisitEnded {}
            | Self::Withheld {} => true,
            Self::CueBegan { .. }
            | Self::SteppedAway { .. }
            | Self::CueKept { .. }
            | Self::CueEnded { .. }
            | Self::QuestionsChanged { .. }
            | Self::PlanChanged { .. }
            | Self::TeachBackChanged { .. }
            | Self::PromisesChanged { .. }
            | Self::ChoicesChanged { .. }
            | Self::ChatWritten { .. }
            | Self::ScreenChanged { .. } => inside,
            Self::AgendaChanged { .. } => inside || patient,
            Self::BriefingCarriedOver { .. } | Self::BriefingChanged { .. } => {
                gives_care || patient
            }
            Self::RepairChanged { .. } => gives_care || (inside && patient),
            Self::RailChanged { .. } | Self::HandoffChanged { .. } => gives_care,
            Self::FeedbackGiven { .. } => inside && patient,
            Self::SignalRaised { signal, .. }
            | Self::SignalTakenBack { signal, .. }
            | Self::SignalSeen { signal, .. }
            | Self::SignalCleared { signal, .. } => {
                inside && (!signal.is_silent() || reader.role.answers_signals())
            }
        }
    }
}
