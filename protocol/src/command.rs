//! Wishes: what a person asks the visit to do. Wishes go up, facts come down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::conversation::{
    AgendaChange, BriefingChange, ChoiceChange, Feedback, HandoffChange, PlanChange, PromiseChange,
    QuestionChange, RailChange, RepairChange, ScreenChange, TeachBackChange,
};
use crate::cue::Cue;
use crate::ids::{SeatId, Seq};
use crate::line::Line;
use crate::signal::Signal;

/// A wish of the seat that sends it. Whose wish it is stands in no field: the server knows the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Say what I am doing. Replaces my live cue; the same cue again changes nothing.
    BeginCue {
        /// Any cue but `step_away`, which needs a time: [`Command::StepAway`].
        cue: Cue,
    },
    /// Say that I am leaving my seat, and when I am back.
    StepAway {
        /// 1 to [`crate::limits::AWAY_MINUTES_MAX`].
        back_in_min: u8,
    },
    /// Still at this: starts the clock of my live cue's usual time anew.
    KeepCue {},
    /// I am done with what I said I was doing.
    EndCue {},
    /// Say something without speaking.
    RaiseSignal {
        /// What to say.
        signal: Signal,
    },
    /// Take my own signal back.
    TakeBackSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// Tell the one who raised it that it was seen.
    SeeSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// The signal is dealt with; take it off every screen.
    ClearSignal {
        /// The place of the entry that raised it.
        raised: Seq,
    },
    /// Tell the briefing, line by line. Also from the lobby.
    ChangeBriefing {
        /// What.
        change: BriefingChange,
    },
    /// Say, order and tick what the visit is about. Patients also from the lobby.
    ChangeAgenda {
        /// What.
        change: AgendaChange,
    },
    /// Ask by touch, and answer.
    ChangeQuestions {
        /// What.
        change: QuestionChange,
    },
    /// Write the plan, step by step.
    ChangePlan {
        /// What.
        change: PlanChange,
    },
    /// Find out whether the plan came across.
    ChangeTeachBack {
        /// What.
        change: TeachBackChange,
    },
    /// Say what the clinic will do. Done may be said after the visit too.
    ChangePromises {
        /// What.
        change: PromiseChange,
    },
    /// Lay out a choice, weigh it, decide it.
    ChangeChoices {
        /// What.
        change: ChoiceChange,
    },
    /// Follow one's own thread through the visit.
    ChangeRail {
        /// What.
        change: RailChange,
    },
    /// Mend what was missed.
    ChangeRepair {
        /// What.
        change: RepairChange,
    },
    /// Tell the next person.
    ChangeHandoff {
        /// What.
        change: HandoffChange,
    },
    /// Write to everyone inside.
    WriteChat {
        /// What.
        line: Line,
    },
    /// Ask to see the patient's screen, and answer that.
    ChangeScreen {
        /// What.
        change: ScreenChange,
    },
    /// Say how the visit was, after its end.
    GiveFeedback {
        /// What.
        feedback: Feedback,
    },
    /// Say whether a person may be here who needs the patient's yes. Also from the lobby.
    Consent {
        /// Who.
        seat: SeatId,
        /// Yes or no; a no sends them out.
        yes: bool,
    },
    /// Let a waiting person in.
    Admit {
        /// Who waits.
        seat: SeatId,
    },
    /// Send a person back to the lobby.
    SendBack {
        /// Who was admitted.
        seat: SeatId,
    },
    /// Take a person out of the visit for good.
    Remove {
        /// Who goes.
        seat: SeatId,
    },
    /// Sound and picture do not get through to my counterpart directly: let the relay pass them on.
    AskRelay {},
    /// Hang up. The visit goes on, and I may come back.
    Leave {},
    /// End the visit for everyone.
    EndVisit {},
}

impl Command {
    /// Part of what two people work out: as true later as now, while a cue, a signal or a call for
    /// somebody is of its moment.
    #[must_use]
    pub const fn is_of_the_conversation(&self) -> bool {
        match self {
            Self::ChangeBriefing { .. }
            | Self::ChangeAgenda { .. }
            | Self::ChangeQuestions { .. }
            | Self::ChangePlan { .. }
            | Self::ChangeTeachBack { .. }
            | Self::ChangePromises { .. }
            | Self::ChangeChoices { .. }
            | Self::ChangeRail { .. }
            | Self::ChangeRepair { .. }
            | Self::ChangeHandoff { .. }
            | Self::WriteChat { .. }
            | Self::GiveFeedback { .. }
            | Self::Consent { .. } => true,
            Self::BeginCue { .. }
            | Self::StepAway { .. }
            | Self::KeepCue {}
            | Self::EndCue {}
            | Self::RaiseSignal { .. }
            | Self::TakeBackSignal { .. }
            | Self::SeeSignal { .. }
            | Self::ClearSignal { .. }
            | Self::ChangeScreen { .. }
            | Self::Admit { .. }
            | Self::SendBack { .. }
            | Self::Remove { .. }
            | Self::AskRelay {}
            | Self::Leave {}
            | Self::EndVisit {} => false,
        }
    }
}
