//! The words of a cue: the overlay's headline, and the promise in its owner's own voice.

use webside_protocol::{Cue, LiveCue};

use crate::words::{self, Locale};

/// What `name` does, as the other person's screen says it.
pub(crate) fn headline(locale: Locale, cue: Cue, name: &str) -> String {
    match cue {
        Cue::Listening => words::cue_listening(locale, name),
        Cue::Agenda => words::cue_agenda(locale, name),
        Cue::SomethingElse => words::cue_something_else(locale, name),
        Cue::Identity => words::cue_identity(locale, name),
        Cue::Privacy => words::cue_privacy(locale, name),
        Cue::ChartReview => words::cue_chart_review(locale, name),
        Cue::Results => words::cue_results(locale, name),
        Cue::MedsCheck => words::cue_meds_check(locale, name),
        Cue::Notes => words::cue_notes(locale, name),
        Cue::Instructions => words::cue_instructions(locale, name),
        Cue::Ordering => words::cue_ordering(locale, name),
        Cue::Referral => words::cue_referral(locale, name),
        Cue::Lookup => words::cue_lookup(locale, name),
        Cue::CostCheck => words::cue_cost_check(locale, name),
        Cue::Thinking => words::cue_thinking(locale, name),
        Cue::LookingClose => words::cue_looking_close(locale, name),
        Cue::ShowScreen => words::cue_show_screen(locale, name),
        Cue::Explain => words::cue_explain(locale, name),
        Cue::Rephrase => words::cue_rephrase(locale, name),
        Cue::Unsure => words::cue_unsure(locale, name),
        Cue::Options => words::cue_options(locale, name),
        Cue::Matters => words::cue_matters(locale, name),
        Cue::TeamJoin => words::cue_team_join(locale, name),
        Cue::AskTeam => words::cue_ask_team(locale, name),
        Cue::InterpreterWait => words::cue_interpreter_wait(locale, name),
        Cue::StepAway => words::cue_step_away(locale, name),
        Cue::TechFix => words::cue_tech_fix(locale, name),
        Cue::Plan => words::cue_plan(locale, name),
        Cue::TeachBack => words::cue_teach_back(locale, name),
        Cue::Questions => words::cue_questions(locale, name),
        Cue::Handoff => words::cue_handoff(locale, name),
        Cue::ChangeCourse => words::cue_change_course(locale, name),
        Cue::Reset => words::cue_reset(locale, name),
        Cue::WrapUp => words::cue_wrap_up(locale, name),
    }
}

/// The promise in the wording that this cue took.
pub(crate) fn promise(locale: Locale, live: &LiveCue) -> &'static str {
    let wordings: &[fn(Locale) -> &'static str] = match live.cue {
        Cue::Listening => {
            &[words::cue_listening_say_1, words::cue_listening_say_2, words::cue_listening_say_3]
        }
        Cue::Agenda => &[words::cue_agenda_say_1, words::cue_agenda_say_2],
        Cue::SomethingElse => &[words::cue_something_else_say_1, words::cue_something_else_say_2],
        Cue::Identity => &[words::cue_identity_say_1, words::cue_identity_say_2],
        Cue::Privacy => &[words::cue_privacy_say_1, words::cue_privacy_say_2],
        Cue::ChartReview => &[
            words::cue_chart_review_say_1,
            words::cue_chart_review_say_2,
            words::cue_chart_review_say_3,
        ],
        Cue::Results => &[words::cue_results_say_1, words::cue_results_say_2],
        Cue::MedsCheck => &[words::cue_meds_check_say_1, words::cue_meds_check_say_2],
        Cue::Notes => &[words::cue_notes_say_1, words::cue_notes_say_2, words::cue_notes_say_3],
        Cue::Instructions => &[
            words::cue_instructions_say_1,
            words::cue_instructions_say_2,
            words::cue_instructions_say_3,
        ],
        Cue::Ordering => {
            &[words::cue_ordering_say_1, words::cue_ordering_say_2, words::cue_ordering_say_3]
        }
        Cue::Referral => &[words::cue_referral_say_1, words::cue_referral_say_2],
        Cue::Lookup => &[words::cue_lookup_say_1, words::cue_lookup_say_2, words::cue_lookup_say_3],
        Cue::CostCheck => &[words::cue_cost_check_say_1, words::cue_cost_check_say_2],
        Cue::Thinking => &[words::cue_thinking_say_1, words::cue_thinking_say_2],
        Cue::LookingClose => &[words::cue_looking_close_say_1, words::cue_looking_close_say_2],
        Cue::ShowScreen => &[words::cue_show_screen_say_1, words::cue_show_screen_say_2],
        Cue::Explain => &[words::cue_explain_say_1, words::cue_explain_say_2],
        Cue::Rephrase => &[words::cue_rephrase_say_1, words::cue_rephrase_say_2],
        Cue::Unsure => &[words::cue_unsure_say_1, words::cue_unsure_say_2],
        Cue::Options => &[words::cue_options_say_1, words::cue_options_say_2],
        Cue::Matters => &[words::cue_matters_say_1, words::cue_matters_say_2],
        Cue::TeamJoin => &[words::cue_team_join_say_1, words::cue_team_join_say_2],
        Cue::AskTeam => &[words::cue_ask_team_say_1, words::cue_ask_team_say_2],
        Cue::InterpreterWait => {
            &[words::cue_interpreter_wait_say_1, words::cue_interpreter_wait_say_2]
        }
        Cue::StepAway => {
            &[words::cue_step_away_say_1, words::cue_step_away_say_2, words::cue_step_away_say_3]
        }
        Cue::TechFix => &[words::cue_tech_fix_say_1, words::cue_tech_fix_say_2],
        Cue::Plan => &[words::cue_plan_say_1, words::cue_plan_say_2, words::cue_plan_say_3],
        Cue::TeachBack => &[words::cue_teach_back_say_1, words::cue_teach_back_say_2],
        Cue::Questions => &[words::cue_questions_say_1, words::cue_questions_say_2],
        Cue::Handoff => &[words::cue_handoff_say_1, words::cue_handoff_say_2],
        Cue::ChangeCourse => &[words::cue_change_course_say_1, words::cue_change_course_say_2],
        Cue::Reset => &[words::cue_reset_say_1, words::cue_reset_say_2],
        Cue::WrapUp => &[words::cue_wrap_up_say_1, words::cue_wrap_up_say_2],
    };
    let chosen = usize::from(live.wording) % wordings.len();
    wordings[chosen](locale)
}

#[cfg(test)]
mod tests {
    use webside_protocol::Timestamp;

    use super::*;

    #[test]
    fn a_cue_has_as_many_wordings_as_the_catalogue_promises() {
        for locale in Locale::ALL {
            for cue in Cue::ALL {
                let said = |wording| {
                    let since = Timestamp(0);
                    promise(locale, &LiveCue { cue, wording, since, kept_at: since, back_at: None })
                };
                let last = cue.wordings() - 1;
                assert_ne!(said(0), said(last), "{cue:?} in {locale:?}");
                assert_eq!(said(0), said(last + 1), "{cue:?} in {locale:?}");
            }
        }
    }
}
