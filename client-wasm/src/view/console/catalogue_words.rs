//! The words of cues and signals that only the clinician's side needs.

use webside_protocol::{Cue, Signal};

use crate::words::{self, Locale};

/// A cue on the pad.
pub(crate) fn cue_label(locale: Locale, cue: Cue) -> &'static str {
    match cue {
        Cue::Listening => words::cue_listening_console_label(locale),
        Cue::Agenda => words::cue_agenda_console_label(locale),
        Cue::SomethingElse => words::cue_something_else_console_label(locale),
        Cue::Identity => words::cue_identity_console_label(locale),
        Cue::Privacy => words::cue_privacy_console_label(locale),
        Cue::ChartReview => words::cue_chart_review_console_label(locale),
        Cue::Results => words::cue_results_console_label(locale),
        Cue::MedsCheck => words::cue_meds_check_console_label(locale),
        Cue::Notes => words::cue_notes_console_label(locale),
        Cue::Instructions => words::cue_instructions_console_label(locale),
        Cue::Ordering => words::cue_ordering_console_label(locale),
        Cue::Referral => words::cue_referral_console_label(locale),
        Cue::Lookup => words::cue_lookup_console_label(locale),
        Cue::CostCheck => words::cue_cost_check_console_label(locale),
        Cue::Thinking => words::cue_thinking_console_label(locale),
        Cue::LookingClose => words::cue_looking_close_console_label(locale),
        Cue::ShowScreen => words::cue_show_screen_console_label(locale),
        Cue::Explain => words::cue_explain_console_label(locale),
        Cue::Rephrase => words::cue_rephrase_console_label(locale),
        Cue::Unsure => words::cue_unsure_console_label(locale),
        Cue::Options => words::cue_options_console_label(locale),
        Cue::Matters => words::cue_matters_console_label(locale),
        Cue::TeamJoin => words::cue_team_join_console_label(locale),
        Cue::AskTeam => words::cue_ask_team_console_label(locale),
        Cue::InterpreterWait => words::cue_interpreter_wait_console_label(locale),
        Cue::StepAway => words::cue_step_away_console_label(locale),
        Cue::TechFix => words::cue_tech_fix_console_label(locale),
        Cue::Plan => words::cue_plan_console_label(locale),
        Cue::TeachBack => words::cue_teach_back_console_label(locale),
        Cue::Questions => words::cue_questions_console_label(locale),
        Cue::Handoff => words::cue_handoff_console_label(locale),
        Cue::ChangeCourse => words::cue_change_course_console_label(locale),
        Cue::Reset => words::cue_reset_console_label(locale),
        Cue::WrapUp => words::cue_wrap_up_console_label(locale),
    }
}

/// When a cue fits.
pub(crate) fn cue_when(locale: Locale, cue: Cue) -> &'static str {
    match cue {
        Cue::Listening => words::cue_listening_console_when(locale),
        Cue::Agenda => words::cue_agenda_console_when(locale),
        Cue::SomethingElse => words::cue_something_else_console_when(locale),
        Cue::Identity => words::cue_identity_console_when(locale),
        Cue::Privacy => words::cue_privacy_console_when(locale),
        Cue::ChartReview => words::cue_chart_review_console_when(locale),
        Cue::Results => words::cue_results_console_when(locale),
        Cue::MedsCheck => words::cue_meds_check_console_when(locale),
        Cue::Notes => words::cue_notes_console_when(locale),
        Cue::Instructions => words::cue_instructions_console_when(locale),
        Cue::Ordering => words::cue_ordering_console_when(locale),
        Cue::Referral => words::cue_referral_console_when(locale),
        Cue::Lookup => words::cue_lookup_console_when(locale),
        Cue::CostCheck => words::cue_cost_check_console_when(locale),
        Cue::Thinking => words::cue_thinking_console_when(locale),
        Cue::LookingClose => words::cue_looking_close_console_when(locale),
        Cue::ShowScreen => words::cue_show_screen_console_when(locale),
        Cue::Explain => words::cue_explain_console_when(locale),
        Cue::Rephrase => words::cue_rephrase_console_when(locale),
        Cue::Unsure => words::cue_unsure_console_when(locale),
        Cue::Options => words::cue_options_console_when(locale),
        Cue::Matters => words::cue_matters_console_when(locale),
        Cue::TeamJoin => words::cue_team_join_console_when(locale),
        Cue::AskTeam => words::cue_ask_team_console_when(locale),
        Cue::InterpreterWait => words::cue_interpreter_wait_console_when(locale),
        Cue::StepAway => words::cue_step_away_console_when(locale),
        Cue::TechFix => words::cue_tech_fix_console_when(locale),
        Cue::Plan => words::cue_plan_console_when(locale),
        Cue::TeachBack => words::cue_teach_back_console_when(locale),
        Cue::Questions => words::cue_questions_console_when(locale),
        Cue::Handoff => words::cue_handoff_console_when(locale),
        Cue::ChangeCourse => words::cue_change_course_console_when(locale),
        Cue::Reset => words::cue_reset_console_when(locale),
        Cue::WrapUp => words::cue_wrap_up_console_when(locale),
    }
}

/// What a signal says, after the name of the one who raised it.
pub(crate) fn signal_asks(locale: Locale, signal: Signal) -> &'static str {
    match signal {
        Signal::SayNewWay => words::signal_say_new_way_console_asks(locale),
        Signal::SlowDown => words::signal_slow_down_console_asks(locale),
        Signal::NotDone => words::signal_not_done_console_asks(locale),
        Signal::Question => words::signal_question_console_asks(locale),
        Signal::OneMore => words::signal_one_more_console_asks(locale),
        Signal::StillThere => words::signal_still_there_console_asks(locale),
        Signal::CantHear => words::signal_cant_hear_console_asks(locale),
        Signal::CantSee => words::signal_cant_see_console_asks(locale),
        Signal::Cost => words::signal_cost_console_asks(locale),
        Signal::SideEffects => words::signal_side_effects_console_asks(locale),
        Signal::HardToDo => words::signal_hard_to_do_console_asks(locale),
        Signal::NotAsPlanned => words::signal_not_as_planned_console_asks(locale),
        Signal::NeedMoment => words::signal_need_moment_console_asks(locale),
        Signal::NotPrivate => words::signal_not_private_console_asks(locale),
        Signal::SamePage => words::signal_same_page_console_asks(locale),
        Signal::SecondView => words::signal_second_view_console_asks(locale),
        Signal::AddPerson => words::signal_add_person_console_asks(locale),
        Signal::NeedInterpreter => words::signal_need_interpreter_console_asks(locale),
        Signal::WhoSees => words::signal_who_sees_console_asks(locale),
        Signal::GotIt => words::signal_got_it_console_asks(locale),
        Signal::WorseNow => words::signal_worse_now_console_asks(locale),
    }
}

/// The clinician's next move.
pub(crate) fn signal_advice(locale: Locale, signal: Signal) -> &'static str {
    match signal {
        Signal::SayNewWay => words::signal_say_new_way_console_advice(locale),
        Signal::SlowDown => words::signal_slow_down_console_advice(locale),
        Signal::NotDone => words::signal_not_done_console_advice(locale),
        Signal::Question => words::signal_question_console_advice(locale),
        Signal::OneMore => words::signal_one_more_console_advice(locale),
        Signal::StillThere => words::signal_still_there_console_advice(locale),
        Signal::CantHear => words::signal_cant_hear_console_advice(locale),
        Signal::CantSee => words::signal_cant_see_console_advice(locale),
        Signal::Cost => words::signal_cost_console_advice(locale),
        Signal::SideEffects => words::signal_side_effects_console_advice(locale),
        Signal::HardToDo => words::signal_hard_to_do_console_advice(locale),
        Signal::NotAsPlanned => words::signal_not_as_planned_console_advice(locale),
        Signal::NeedMoment => words::signal_need_moment_console_advice(locale),
        Signal::NotPrivate => words::signal_not_private_console_advice(locale),
        Signal::SamePage => words::signal_same_page_console_advice(locale),
        Signal::SecondView => words::signal_second_view_console_advice(locale),
        Signal::AddPerson => words::signal_add_person_console_advice(locale),
        Signal::NeedInterpreter => words::signal_need_interpreter_console_advice(locale),
        Signal::WhoSees => words::signal_who_sees_console_advice(locale),
        Signal::GotIt => words::signal_got_it_console_advice(locale),
        Signal::WorseNow => words::signal_worse_now_console_advice(locale),
    }
}
