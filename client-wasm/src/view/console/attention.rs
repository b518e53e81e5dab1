//! The one thing that asks for the clinician's attention: everything else waits in its column.

use webside_protocol::{LiveCue, RaisedSignal, Seat, SeatId, Seq, Timestamp};

use crate::model::{Model, Nudge, Suggestion};

/// What asks, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attention {
    /// This page is cut off: what is tapped reaches nobody now.
    CutOff,
    /// The visit ends for everyone in a moment.
    Ending(Timestamp),
    /// Somebody said something by touch, and nobody saw it yet.
    Signal(Seq, RaisedSignal),
    /// Somebody waits to be let in.
    Waits(SeatId),
    /// The own cue has run for twice its usual time.
    StillAtThis(LiveCue),
    /// It has been quiet for long, and nobody said why.
    Nudge(Nudge),
    /// A cue that may fit.
    Suggestion(Suggestion),
}

impl Attention {
    /// The one thing for now.
    pub(crate) fn of(model: &Model) -> Option<Self> {
        let signal = || model.top_signal().map(|(seq, raised)| Self::Signal(seq, raised));
        let may_come = |(_, seat): &(SeatId, &Seat)| !seat.lacks_consent();
        let waits = || model.waiting().find(may_come).map(|(seat, _)| Self::Waits(seat));
        let still = || model.asks_still_at_this().map(Self::StillAtThis);
        let cut_off = model.levels.cut_off().map(|_| Self::CutOff);
        cut_off
            .or_else(|| model.ending_at.map(Self::Ending))
            .or_else(signal)
            .or_else(waits)
            .or_else(still)
            .or_else(|| model.nudge.map(Self::Nudge))
            .or_else(|| model.suggestion.map(Self::Suggestion))
    }
}

#[cfg(test)]
mod tests {
    use webside_protocol::{
        Author, Cue, Entry, Epoch, Event, Language, Name, PageId, Place, Policy, Role, Signal,
        VisitState,
    };

    use super::*;
    use crate::model::{Abilities, Browser, ConsoleWork, Fragment, Hint, Opening, Steady};

    const CLINICIAN: SeatId = SeatId(0);
    const PATIENT: SeatId = SeatId(1);

    fn visit(then: &[Event]) -> VisitState {
        let place = |seat, role, name| {
            let name = Name::new(name).unwrap();
            Place { seat, role, name, language: Language::En }
        };
        let seats = vec![
            place(CLINICIAN, Role::Clinician, "Dr. Amara Rivera"),
            place(PATIENT, Role::Patient, "Rosa Martín"),
        ];
        let begin = [
            Event::VisitCreated { seats, policy: Policy::default() },
            Event::SeatArrived { seat: CLINICIAN, page: PageId(1) },
        ];
        let mut state = VisitState::default();
        for event in begin.into_iter().chain(then.iter().cloned()) {
            let seq = state.next_seq();
            state.apply(&Entry { seq, at: Timestamp(0), by: Author::Server {}, event });
        }
        state
    }

    fn console(then: &[Event]) -> Model {
        let opening = Opening {
            page: PageId(1),
            console: Some(ConsoleWork::new()),
            browser: Browser::default(),
            abilities: Abilities::default(),
            fragment: Fragment::Nothing,
            ticket: None,
            ended: false,
            checked: None,
            reloaded: false,
            locale_of_browser: None,
            settings: Vec::new(),
        };
        let (mut model, _) = Model::open(opening, Steady(0));
        model.seat = Some(CLINICIAN);
        model.mirror.restore(Epoch(1), visit(then));
        model
    }

    #[test]
    fn one_thing_asks_and_it_is_the_most_pressing() {
        let came = Event::SeatArrived { seat: PATIENT, page: PageId(2) };
        let entered = Event::SeatAdmitted { seat: PATIENT };
        let reads = Event::CueBegan { seat: CLINICIAN, cue: Cue::ChartReview, wording: 0 };
        let asks = Event::SignalRaised { seat: PATIENT, signal: Signal::Question };

        let mut model = console(&[]);
        assert_eq!(Attention::of(&model), None, "nothing asks");

        let suggestion = Suggestion { cue: Cue::Notes, why: Hint::Typing };
        model.suggestion = Some(suggestion);
        assert_eq!(Attention::of(&model), Some(Attention::Suggestion(suggestion)));

        let nudge = Nudge { since: Timestamp(0) };
        model.nudge = Some(nudge);
        assert_eq!(Attention::of(&model), Some(Attention::Nudge(nudge)));

        model.mirror.restore(Epoch(2), visit(std::slice::from_ref(&reads)));
        model.now = Timestamp(120_000);
        let live = model.own_cue().unwrap();
        assert_eq!(Attention::of(&model), Some(Attention::StillAtThis(live)));

        model.mirror.restore(Epoch(3), visit(&[reads.clone(), came.clone()]));
        assert_eq!(Attention::of(&model), Some(Attention::Waits(PATIENT)));

        model.mirror.restore(Epoch(4), visit(&[reads, came, entered, asks]));
        assert!(matches!(Attention::of(&model), Some(Attention::Signal(_, raised))
            if raised.signal == Signal::Question));

        model.ending_at = Some(Timestamp(125_000));
        assert_eq!(Attention::of(&model), Some(Attention::Ending(Timestamp(125_000))));

        model.levels.cut_off_at(Timestamp(119_000));
        assert_eq!(Attention::of(&model), Some(Attention::CutOff));
    }
}
