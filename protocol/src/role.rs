//! Who people are in a visit and what each role may do: the one table of permissions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cue::Cue;
use crate::signal::Signal;

/// What a person is in this visit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Gives care; narrates, admits, ends.
    Clinician,
    /// Receives care.
    Patient,
    /// Family or a friend, beside the patient.
    Family,
    /// Carries words between languages, sign languages included.
    Interpreter,
    /// Writes what is said, for everyone to read. Hears and sees, and is not seen.
    Captioner,
    /// Nurse or front desk; may admit and narrate.
    Staff,
    /// Watches and learns; needs the patient's yes.
    Observer,
}

impl Role {
    /// Every role, in the order of the table in DESIGN.
    pub const ALL: [Self; 7] = [
        Self::Clinician,
        Self::Patient,
        Self::Family,
        Self::Interpreter,
        Self::Captioner,
        Self::Staff,
        Self::Observer,
    ];

    /// May let people in, send them back to the lobby, and remove them. Needs nobody's leave to enter,
    /// unless invited while the visit runs.
    #[must_use]
    pub const fn may_admit(self) -> bool {
        match self {
            Self::Clinician | Self::Staff => true,
            Self::Patient | Self::Family | Self::Interpreter | Self::Captioner | Self::Observer => {
                false
            }
        }
    }

    /// May ask somebody in as `role`. A visit has one patient, whom nobody invites.
    #[must_use]
    pub const fn may_invite(self, role: Self) -> bool {
        self.may_admit() && !matches!(role, Self::Patient)
    }

    /// Is let in only once the patient has said yes to it.
    #[must_use]
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::Observer)
    }

    /// May end the visit for everyone. Everyone may leave it.
    #[must_use]
    pub const fn may_end_visit(self) -> bool {
        match self {
            Self::Clinician => true,
            Self::Patient
            | Self::Family
            | Self::Interpreter
            | Self::Captioner
            | Self::Staff
            | Self::Observer => false,
        }
    }

    /// May narrate with `cue`.
    #[must_use]
    pub const fn may_cue(self, cue: Cue) -> bool {
        match self {
            Self::Clinician | Self::Staff => true,
            Self::Interpreter => matches!(cue, Cue::InterpreterWait),
            Self::Patient | Self::Family | Self::Captioner | Self::Observer => false,
        }
    }

    /// May raise `signal`. Interpreters and captioners say what keeps them from hearing or seeing, no
    /// more.
    #[must_use]
    pub const fn may_signal(self, signal: Signal) -> bool {
        match self {
            Self::Patient | Self::Family => true,
            Self::Interpreter | Self::Captioner => {
                matches!(signal, Signal::CantHear | Signal::CantSee | Signal::SlowDown)
            }
            Self::Clinician | Self::Staff | Self::Observer => false,
        }
    }

    /// Signals are addressed to this role, which answers them.
    #[must_use]
    pub const fn answers_signals(self) -> bool {
        match self {
            Self::Clinician | Self::Staff => true,
            Self::Patient | Self::Family | Self::Interpreter | Self::Captioner | Self::Observer => {
                false
            }
        }
    }

    /// Gives care: reads what is meant for colleagues, answers questions, keeps promises.
    #[must_use]
    pub const fn gives_care(self) -> bool {
        self.answers_signals()
    }

    /// May tick the agenda, write plan, choices, promises and handoff, and ask for teach-back.
    #[must_use]
    pub const fn may_guide(self) -> bool {
        matches!(self, Self::Clinician)
    }

    /// May tell the briefing.
    #[must_use]
    pub const fn may_brief(self) -> bool {
        matches!(self, Self::Patient)
    }

    /// May take the summary of the visit: the patient and those who give care. Nobody else has
    /// anything to keep.
    #[must_use]
    pub const fn may_take_summary(self) -> bool {
        match self {
            Self::Clinician | Self::Patient | Self::Staff => true,
            Self::Family | Self::Interpreter | Self::Captioner | Self::Observer => false,
        }
    }

    /// May put topics on the agenda, and change their own.
    #[must_use]
    pub const fn may_add_topics(self) -> bool {
        match self {
            Self::Patient | Self::Family | Self::Staff => true,
            Self::Clinician | Self::Interpreter | Self::Captioner | Self::Observer => false,
        }
    }

    /// May order the agenda, and change any topic of it.
    #[must_use]
    pub const fn may_order_topics(self) -> bool {
        matches!(self, Self::Patient)
    }

    /// May put questions into the queue.
    #[must_use]
    pub const fn may_ask(self) -> bool {
        match self {
            Self::Patient | Self::Family => true,
            Self::Clinician
            | Self::Interpreter
            | Self::Captioner
            | Self::Staff
            | Self::Observer => false,
        }
    }

    /// Is seen and heard by those inside; the others only watch.
    #[must_use]
    pub const fn is_seen(self) -> bool {
        !matches!(self, Self::Captioner | Self::Observer)
    }

    /// May write to everyone inside.
    #[must_use]
    pub const fn may_chat(self) -> bool {
        !matches!(self, Self::Observer)
    }

    /// May caption what is said.
    #[must_use]
    pub const fn may_caption(self) -> bool {
        matches!(self, Self::Clinician | Self::Captioner)
    }

    /// May answer teach-back, weigh choices, say what was missed, how the visit was, and who may watch.
    #[must_use]
    pub const fn may_answer(self) -> bool {
        matches!(self, Self::Patient)
    }
}
