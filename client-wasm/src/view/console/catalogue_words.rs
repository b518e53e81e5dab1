//! The words of cues and signals that only the clinician's side needs.

use webside_protocol::{Cue, Signal};

use crate::words::{self, Locale};

/// A cue on the pad.
pub(crate) fn cue_label(locale: Locale, cue: Cue) -> &'static str {
    match cue {
        Cue::Listening => words::cue_listening_label(locale),
        Cue::Agenda => words::cue_agenda_label(locale),
        Cue::SomethingElse => words::cue_something_else_label(locale),
        Cue::Identity => words::cue_identity_label(locale),
        Cue::Privacy => words::cue_privacy_label(locale),
        Cue::ChartReview => words::cue_chart_review_label(locale),
        Cue::Results => words::cue_results_label(locale),
        Cue::MedsCheck => words::cue_meds_check_label(locale),
        Cue::Notes => words::cue_notes_label(locale),
        Cue::Instructions => words::cue_instructions_label(locale),
        Cue::Ordering => words::cue_ordering_label(locale),
        Cue::Referral => words::cue_referral_label(locale),
        Cue::Lookup => words::cue_lookup_label(locale),
        Cue::CostCheck => words::cue_cost_check_label(locale),
        Cue::Thinking => words::cue_thinking_label(locale),
        Cue::LookingClose => words::cue_looking_close_label(locale),
        Cue::ShowScreen => words::cue_show_screen_label(locale),
        Cue::Explain => words::cue_explain_label(locale),
        Cue::Rephrase => words::cue_rephrase_label(locale),
        Cue::Unsure => words::cue_unsure_label(locale),
        Cue::Options => words::cue_options_label(locale),
        Cue::Matters => words::cue_matters_label(locale),
        Cue::TeamJoin => words::cue_team_join_label(locale),
        Cue::AskTeam => words::cue_ask_team_label(locale),
        Cue::InterpreterWait => words::cue_interpreter_wait_label(locale),
        Cue::StepAway => words::cue_step_away_label(locale),
        Cue::TechFix => words::cue_tech_fix_label(locale),
        Cue::Plan => words::cue_plan_label(locale),
        Cue::TeachBack => words::cue_teach_back_label(locale),
        Cue::Questions => words::cue_questions_label(locale),
        Cue::Handoff => words::cue_handoff_label(locale),
        Cue::ChangeCourse => words::cue_change_course_label(locale),
        Cue::Reset => words::cue_reset_label(locale),
        Cue::WrapUp => words::cue_wrap_up_label(locale),
    }
}

/// When a cue fits.
pub(crate) fn cue_when(locale: Locale, cue: Cue) -> &'static str {
    match cue {
        Cue::Listening => words::cue_listening_when(locale),
        Cue::Agenda => words::cue_agenda_when(locale),
        Cue::SomethingElse => words::cue_something_else_when(locale),
        Cue::Identity => words::cue_identity_when(locale),
        Cue::Privacy => words::cue_privacy_when(locale),
        Cue::ChartReview => words::cue_chart_review_when(locale),
        Cue::Results => words::cue_results_when(locale),
        Cue::MedsCheck => words::cue_meds_check_when(locale),
        Cue::Notes => words::cue_notes_when(locale),
        Cue::Instructions => words::cue_instructions_when(locale),
        Cue::Ordering => words::cue_ordering_when(locale),
        Cue::Referral => words::cue_referral_when(locale),
        Cue::Lookup => words::cue_lookup_when(locale),
        Cue::CostCheck => words::cue_cost_check_when(locale),
        Cue::Thinking => words::cue_thinking_when(locale),
        Cue::LookingClose => words::cue_looking_close_when(locale),
        Cue::ShowScreen => words::cue_show_screen_when(locale),
        Cue::Explain => words::cue_explain_when(locale),
        Cue::Rephrase => words::cue_rephrase_when(locale),
        Cue::Unsure => words::cue_unsure_when(locale),
        Cue::Options => words::cue_options_when(locale),
        Cue::Matters => words::cue_matters_when(locale),
        Cue::TeamJoin => words::cue_team_join_when(locale),
        Cue::AskTeam => words::cue_ask_team_when(locale),
        Cue::InterpreterWait => words::cue_interpreter_wait_when(locale),
        Cue::StepAway => words::cue_step_away_when(locale),
        Cue::TechFix => words::cue_tech_fix_when(locale),
        Cue::Plan => words::cue_plan_when(locale),
        Cue::TeachBack => words::cue_teach_back_when(locale),
        Cue::Questions => words::cue_questions_when(locale),
        Cue::Handoff => words::cue_handoff_when(locale),
        Cue::ChangeCourse => words::cue_change_course_when(locale),
        Cue::Reset => words::cue_reset_when(locale),
        Cue::WrapUp => words::cue_wrap_up_when(locale),
    }
}

/// What a signal says, after the name of the one who raised it.
pub(crate) fn signal_asks(locale: Locale, signal: Signal) -> &'static str {
    match signal {
        Signal::SayNewWay => words::signal_say_new_way_asks(locale),
        Signal::SlowDown => words::signal_slow_down_asks(locale),
        Signal::NotDone => words::signal_not_done_asks(locale),
        Signal::Question => words::signal_question_asks(locale),
        Signal::OneMore => words::signal_one_more_asks(locale),
        Signal::StillThere => words::signal_still_there_asks(locale),
        Signal::CantHear => words::signal_cant_hear_asks(locale),
        Signal::CantSee => words::signal_cant_see_asks(locale),
        Signal::Cost => words::signal_cost_asks(locale),
        Signal::SideEffects => words::signal_side_effects_asks(locale),
        Signal::HardToDo => words::signal_hard_to_do_asks(locale),
        Signal::NotAsPlanned => words::signal_not_as_planned_asks(locale),
        Signal::NeedMoment => words::signal_need_moment_asks(locale),
        Signal::NotPrivate => words::signal_not_private_asks(locale),
        Signal::SamePage => words::signal_same_page_asks(locale),
        Signal::SecondView => words::signal_second_view_asks(locale),
        Signal::AddPerson => words::signal_add_person_asks(locale),
        Signal::NeedInterpreter => words::signal_need_interpreter_asks(locale),
        Signal::WhoSees => words::signal_who_sees_asks(locale),
        Signal::GotIt => words::signal_got_it_asks(locale),
        Signal::WorseNow => words::signal_worse_now_asks(locale),
    }
}

/// The clinician's next move.
pub(crate) fn signal_advice(locale: Locale, signal: Signal) -> &'static str {
    match signal {
        Signal::SayNewWay => words::signal_say_new_way_advice(locale),
        Signal::SlowDown => words::signal_slow_down_advice(locale),
        Signal::NotDone => words::signal_not_done_advice(locale),
        Signal::Question => words::signal_question_advice(locale),
        Signal::OneMore => words::signal_one_more_advice(locale),
        Signal::StillThere => words::signal_still_there_advice(locale),
        Signal::CantHear => words::signal_cant_hear_advice(locale),
        Signal::CantSee => words::signal_cant_see_advice(locale),
        Signal::Cost => words::signal_cost_advice(locale),
        Signal::SideEffects => words::signal_side_effects_advice(locale),
        Signal::HardToDo => words::signal_hard_to_do_advice(locale),
        Signal::NotAsPlanned => words::signal_not_as_planned_advice(locale),
        Signal::NeedMoment => words::signal_need_moment_advice(locale),
        Signal::NotPrivate => words::signal_not_private_advice(locale),
        Signal::SamePage => words::signal_same_page_advice(locale),
        Signal::SecondView => words::signal_second_view_advice(locale),
        Signal::AddPerson => words::signal_add_person_advice(locale),
        Signal::NeedInterpreter => words::signal_need_interpreter_advice(locale),
        Signal::WhoSees => words::signal_who_sees_advice(locale),
        Signal::GotIt => words::signal_got_it_advice(locale),
        Signal::WorseNow => words::signal_worse_now_advice(locale),
    }
}
