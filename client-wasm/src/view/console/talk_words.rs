//! The words of what a visit is made of: subjects, questions, steps, stages.

use webside_protocol::{
    Acuity, Clarity, ClosingItem, Matter, Moment, Pictogram, Question, Stage, StepKind, Subject,
};

use crate::words::{self, Locale};

/// What a line of the briefing is about.
pub(crate) fn subject(locale: Locale, subject: Subject) -> &'static str {
    match subject {
        Subject::Started => words::console_subject_started(locale),
        Subject::BetterWorse => words::console_subject_better_worse(locale),
        Subject::DailyLife => words::console_subject_daily_life(locale),
        Subject::Medicines => words::console_subject_medicines(locale),
        Subject::RecentCare => words::console_subject_recent_care(locale),
        Subject::Matters => words::console_subject_matters(locale),
        Subject::NameToUse => words::console_subject_name_to_use(locale),
        Subject::Speaks => words::console_subject_speaks(locale),
        Subject::Hearing => words::console_subject_hearing(locale),
        Subject::Helper => words::console_subject_helper(locale),
        Subject::Place => words::console_subject_place(locale),
        Subject::Phone => words::console_subject_phone(locale),
    }
}

/// A question as the patient asks it.
pub(crate) fn question(locale: Locale, question: Question) -> &'static str {
    match question {
        Question::WhatIsIt => words::console_question_what_is_it(locale),
        Question::Choices => words::console_question_choices(locale),
        Question::WhyThis => words::console_question_why_this(locale),
        Question::IfWeWait => words::console_question_if_we_wait(locale),
        Question::Risks => words::console_question_risks(locale),
        Question::Price => words::console_question_price(locale),
        Question::HowToTake => words::console_question_how_to_take(locale),
        Question::WatchFor => words::console_question_watch_for(locale),
        Question::HowLong => words::console_question_how_long(locale),
        Question::WhatNext => words::console_question_what_next(locale),
    }
}

/// What a step is for.
pub(crate) fn kind(locale: Locale, kind: StepKind) -> &'static str {
    match kind {
        StepKind::Act => words::console_step_act(locale),
        StepKind::Watch => words::console_step_watch(locale),
    }
}

/// A moment of the day.
pub(crate) fn moment(locale: Locale, moment: Moment) -> &'static str {
    match moment {
        Moment::WakeUp => words::console_moment_wake_up(locale),
        Moment::BrushTeeth => words::console_moment_brush_teeth(locale),
        Moment::Breakfast => words::console_moment_breakfast(locale),
        Moment::Lunch => words::console_moment_lunch(locale),
        Moment::Dinner => words::console_moment_dinner(locale),
        Moment::Bedtime => words::console_moment_bedtime(locale),
    }
}

/// What a pictogram stands for.
pub(crate) fn picture(locale: Locale, picture: Pictogram) -> &'static str {
    match picture {
        Pictogram::Pill => words::console_picture_pill(locale),
        Pictogram::Water => words::console_picture_water(locale),
        Pictogram::Food => words::console_picture_food(locale),
        Pictogram::Walk => words::console_picture_walk(locale),
        Pictogram::Rest => words::console_picture_rest(locale),
        Pictogram::Call => words::console_picture_call(locale),
        Pictogram::Calendar => words::console_picture_calendar(locale),
        Pictogram::Test => words::console_picture_test(locale),
        Pictogram::Measure => words::console_picture_measure(locale),
        Pictogram::Note => words::console_picture_note(locale),
    }
}

/// How clear a step was.
pub(crate) fn clarity(locale: Locale, clarity: Clarity) -> &'static str {
    match clarity {
        Clarity::Clear => words::console_check_clear(locale),
        Clarity::SaidAgain => words::console_check_said_again(locale),
        Clarity::NotDone => words::console_check_not_done(locale),
    }
}

/// A stage of the visit.
pub(crate) fn stage(locale: Locale, stage: Stage) -> &'static str {
    match stage {
        Stage::Opening => words::console_stage_opening(locale),
        Stage::Understanding => words::console_stage_understanding(locale),
        Stage::Deciding => words::console_stage_deciding(locale),
        Stage::Closing => words::console_stage_closing(locale),
    }
}

/// What is worth doing in a stage; closing has a list of its own ([`closing`]).
pub(crate) fn prompts(locale: Locale, stage: Stage) -> Option<[&'static str; 3]> {
    match stage {
        Stage::Opening => Some([
            words::console_prompt_hello(locale),
            words::console_prompt_room(locale),
            words::console_prompt_chart(locale),
        ]),
        Stage::Understanding => Some([
            words::console_prompt_listen(locale),
            words::console_prompt_agenda(locale),
            words::console_prompt_say_back(locale),
        ]),
        Stage::Deciding => Some([
            words::console_prompt_choices(locale),
            words::console_prompt_matters(locale),
            words::console_prompt_pause(locale),
        ]),
        Stage::Closing => None,
    }
}

/// What to say before the visit closes.
pub(crate) fn closing(locale: Locale, item: ClosingItem) -> &'static str {
    match item {
        ClosingItem::Recap => words::console_closing_recap(locale),
        ClosingItem::TeachBack => words::console_closing_teach_back(locale),
        ClosingItem::WatchFor => words::console_closing_watch_for(locale),
        ClosingItem::Questions => words::console_closing_questions(locale),
        ClosingItem::SomethingElse => words::console_closing_something_else(locale),
        ClosingItem::Cost => words::console_closing_cost(locale),
        ClosingItem::WhoNext => words::console_closing_who_next(locale),
        ClosingItem::Handoff => words::console_closing_handoff(locale),
        ClosingItem::Copy => words::console_closing_copy(locale),
        ClosingItem::FeelHeard => words::console_closing_feel_heard(locale),
    }
}

/// What makes an item of the closing list done.
pub(crate) fn done_means(locale: Locale, item: ClosingItem) -> &'static str {
    match item {
        ClosingItem::Recap => words::console_done_recap(locale),
        ClosingItem::TeachBack => words::console_done_teach_back(locale),
        ClosingItem::WatchFor => words::console_done_watch_for(locale),
        ClosingItem::Questions => words::console_done_questions(locale),
        ClosingItem::SomethingElse => words::console_done_something_else(locale),
        ClosingItem::Cost => words::console_done_cost(locale),
        ClosingItem::WhoNext => words::console_done_who_next(locale),
        ClosingItem::Handoff => words::console_done_handoff(locale),
        ClosingItem::Copy => words::console_done_copy(locale),
        ClosingItem::FeelHeard => words::console_done_feel_heard(locale),
    }
}

/// What may matter in a choice.
pub(crate) fn matter(locale: Locale, matter: Matter) -> &'static str {
    match matter {
        Matter::LessPain => words::console_matter_less_pain(locale),
        Matter::Soon => words::console_matter_soon(locale),
        Matter::FewSideEffects => words::console_matter_few_side_effects(locale),
        Matter::LowCost => words::console_matter_low_cost(locale),
        Matter::LittleTravel => words::console_matter_little_travel(locale),
        Matter::Independence => words::console_matter_independence(locale),
        Matter::LittleRisk => words::console_matter_little_risk(locale),
        Matter::Family => words::console_matter_family(locale),
    }
}

/// How sick.
pub(crate) fn acuity(locale: Locale, acuity: Acuity) -> &'static str {
    match acuity {
        Acuity::Stable => words::console_handoff_stable(locale),
        Acuity::Watch => words::console_handoff_watch(locale),
        Acuity::Urgent => words::console_handoff_urgent(locale),
    }
}
