//! How an activity looks: a sign and a hue. Words always stand beside them.

use webside_protocol::{Cue, Quiet, Signal, Track};

use crate::view::icons::{self, Icon};

/// A sign in a hue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) icon: Icon,
    pub(crate) hue: Hue,
}

/// What a colour means. The style sheet has the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hue {
    /// Hearing each other.
    Listen,
    /// Reading about the patient.
    Read,
    /// Writing.
    Write,
    /// Medicines, orders, money.
    Order,
    /// Finding out: looking up, asking.
    Look,
    /// Not in the seat.
    Away,
    /// The talk itself.
    Talk,
    /// Something is off, and the line is up.
    Wait,
    /// A line is down.
    Lost,
}

impl Hue {
    /// The class that sets `--hue` and `--hue-soft`.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Listen => "hue-listen",
            Self::Read => "hue-read",
            Self::Write => "hue-write",
            Self::Order => "hue-order",
            Self::Look => "hue-look",
            Self::Away => "hue-away",
            Self::Talk => "hue-talk",
            Self::Wait => "hue-wait",
            Self::Lost => "hue-lost",
        }
    }
}

/// How a cue looks.
pub(crate) const fn of_cue(cue: Cue) -> Look {
    let (icon, hue) = match cue {
        Cue::Listening => (icons::EAR, Hue::Listen),
        Cue::Agenda => (icons::CLIPBOARD, Hue::Talk),
        Cue::SomethingElse => (icons::BUBBLE_PLUS, Hue::Talk),
        Cue::Identity => (icons::CARD, Hue::Read),
        Cue::Privacy => (icons::EYE, Hue::Talk),
        Cue::ChartReview => (icons::DOCUMENT, Hue::Read),
        Cue::Results => (icons::FLASK, Hue::Read),
        Cue::MedsCheck => (icons::BOTTLE, Hue::Read),
        Cue::Notes => (icons::PENCIL, Hue::Write),
        Cue::Instructions => (icons::STEPS, Hue::Write),
        Cue::Ordering => (icons::PILL, Hue::Order),
        Cue::Referral => (icons::SEND, Hue::Order),
        Cue::Lookup => (icons::MAGNIFIER, Hue::Look),
        Cue::CostCheck => (icons::COIN, Hue::Order),
        Cue::Thinking => (icons::BUBBLE_DOTS, Hue::Look),
        Cue::LookingClose => (icons::FRAME, Hue::Look),
        Cue::ShowScreen => (icons::SCREEN, Hue::Talk),
        Cue::Explain => (icons::BOOK, Hue::Talk),
        Cue::Rephrase => (icons::RETURN, Hue::Talk),
        Cue::Unsure => (icons::HELP, Hue::Look),
        Cue::Options => (icons::BRANCH, Hue::Talk),
        Cue::Matters => (icons::HEART, Hue::Talk),
        Cue::TeamJoin => (icons::PERSON_PLUS, Hue::Look),
        Cue::AskTeam => (icons::PEOPLE, Hue::Look),
        Cue::InterpreterWait => (icons::TRANSLATE, Hue::Listen),
        Cue::StepAway => (icons::CUP, Hue::Away),
        Cue::TechFix => (icons::WRENCH, Hue::Away),
        Cue::Plan => (icons::ROUTE, Hue::Talk),
        Cue::TeachBack => (icons::BUBBLE_CHECK, Hue::Listen),
        Cue::Questions => (icons::BUBBLE_ASK, Hue::Listen),
        Cue::Handoff => (icons::ARROWS_BOTH, Hue::Look),
        Cue::ChangeCourse => (icons::TURN, Hue::Order),
        Cue::Reset => (icons::RETRY, Hue::Talk),
        Cue::WrapUp => (icons::FLAG, Hue::Talk),
    };
    Look { icon, hue }
}

/// The sign of a signal.
pub(crate) const fn of_signal(signal: Signal) -> Icon {
    match signal {
        Signal::SayNewWay => icons::RETURN,
        Signal::SlowDown => icons::GAUGE,
        Signal::NotDone => icons::BUBBLE_DOTS,
        Signal::Question => icons::HAND,
        Signal::OneMore => icons::CIRCLE_PLUS,
        Signal::StillThere => icons::WAVES,
        Signal::CantHear => icons::SPEAKER_OFF,
        Signal::CantSee => icons::EYE_OFF,
        Signal::Cost => icons::COIN,
        Signal::SideEffects => icons::FROWN,
        Signal::HardToDo => icons::MOUNTAIN,
        Signal::NotAsPlanned => icons::PILL_OFF,
        Signal::NeedMoment => icons::PAUSE,
        Signal::NotPrivate => icons::LOCK,
        Signal::SamePage => icons::NOT_EQUAL,
        Signal::SecondView => icons::PEOPLE,
        Signal::AddPerson => icons::PERSON_PLUS,
        Signal::NeedInterpreter => icons::TRANSLATE,
        Signal::WhoSees => icons::EYE,
        Signal::GotIt => icons::CIRCLE_CHECK,
        Signal::WorseNow => icons::PULSE,
    }
}

/// How a reason for the quiet looks. A lost link, a silent microphone and a cue never look the same.
pub(crate) const fn of_quiet(quiet: &Quiet) -> Look {
    let (icon, hue) = match quiet {
        Quiet::Over { .. } => (icons::CIRCLE_CHECK, Hue::Away),
        Quiet::OwnLinkDown { .. } | Quiet::TheirLinkDown { .. } => (icons::LINK_OFF, Hue::Lost),
        Quiet::TheyLeft { .. } => (icons::LEAVE, Hue::Away),
        Quiet::Lobby { .. } => (icons::DOOR, Hue::Listen),
        Quiet::NotYet { .. } => (icons::CLOCK, Hue::Away),
        Quiet::TheirMicrophone { track: Track::Failed | Track::Absent, .. } => {
            (icons::WARNING, Hue::Wait)
        }
        Quiet::TheirMicrophone { track: Track::Off | Track::Live, .. } => {
            (icons::MICROPHONE_OFF, Hue::Wait)
        }
        Quiet::Cue { cue, .. } => return of_cue(cue.cue),
        Quiet::Interpreting { .. } => (icons::TRANSLATE, Hue::Listen),
        Quiet::TheySpeak { .. } => (icons::BUBBLE, Hue::Listen),
        Quiet::YouSpeak { .. } => (icons::EAR, Hue::Listen),
        Quiet::Unexplained { .. } => (icons::PERSON, Hue::Listen),
    };
    Look { icon, hue }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_core_cues_never_look_the_same() {
        for (place, cue) in Cue::CORE.into_iter().enumerate() {
            for other in Cue::CORE.into_iter().skip(place + 1) {
                assert_ne!(of_cue(cue).icon, of_cue(other).icon, "{cue:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_signal_has_a_sign_of_its_own() {
        for (place, signal) in Signal::ALL.into_iter().enumerate() {
            for other in Signal::ALL.into_iter().skip(place + 1) {
                assert_ne!(of_signal(signal), of_signal(other), "{signal:?} and {other:?}");
            }
        }
    }
}
