//! The words of a signal on the screen of the one who says it.

use webside_protocol::Signal;

use crate::words::{self, Locale};

/// What the button says.
pub(crate) fn label(locale: Locale, signal: Signal) -> &'static str {
    match signal {
        Signal::SayNewWay => words::signal_say_new_way(locale),
        Signal::SlowDown => words::signal_slow_down(locale),
        Signal::NotDone => words::signal_not_done(locale),
        Signal::Question => words::signal_question(locale),
        Signal::OneMore => words::signal_one_more(locale),
        Signal::StillThere => words::signal_still_there(locale),
        Signal::CantHear => words::signal_cant_hear(locale),
        Signal::CantSee => words::signal_cant_see(locale),
        Signal::Cost => words::signal_cost(locale),
        Signal::SideEffects => words::signal_side_effects(locale),
        Signal::HardToDo => words::signal_hard_to_do(locale),
        Signal::NotAsPlanned => words::signal_not_as_planned(locale),
        Signal::NeedMoment => words::signal_need_moment(locale),
        Signal::NotPrivate => words::signal_not_private(locale),
        Signal::SamePage => words::signal_same_page(locale),
        Signal::SecondView => words::signal_second_view(locale),
        Signal::AddPerson => words::signal_add_person(locale),
        Signal::NeedInterpreter => words::signal_need_interpreter(locale),
        Signal::WhoSees => words::signal_who_sees(locale),
        Signal::GotIt => words::signal_got_it(locale),
        Signal::WorseNow => words::signal_worse_now(locale),
    }
}
