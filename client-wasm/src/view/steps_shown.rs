//! The steps of the plan in words: how one is called, when it is for, and which stand on the page.

use std::ops::RangeInclusive;

use webside_protocol::{Moment, PlanStep, Seq, Step, StepKind};

use crate::model::Model;
use crate::platform::calendar::day_in_words;
use crate::words::{self, Locale};

/// So many steps stand on the page at once: more are not remembered.
const AT_ONCE: usize = 3;

/// A step with the word that says its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) id: Seq,
    pub(crate) step: Step,
    pub(crate) place: Place,
}

/// Where a step stands in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The first thing to do.
    First,
    /// What to do after that.
    Then,
    /// What to do if something happens.
    If,
}

impl Place {
    pub(crate) fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::First => words::plan_first(locale),
            Self::Then => words::plan_then(locale),
            Self::If => words::plan_if(locale),
        }
    }
}

/// The whole plan.
pub(crate) fn all(model: &Model) -> Vec<Shown> {
    placed(model.mirror.state().conversation().plan.steps())
}

/// The steps that stand on the page: the first three, but when to call us is always among them.
pub(crate) fn few(mut steps: Vec<Shown>) -> Vec<Shown> {
    let calls = steps.iter().position(|shown| shown.place == Place::If);
    if let Some(calls) = calls.filter(|calls| *calls >= AT_ONCE) {
        steps.swap(AT_ONCE - 1, calls);
    }
    steps.truncate(AT_ONCE);
    steps
}

/// Whether some steps do not stand on the page.
pub(crate) const fn are_many(count: usize) -> bool {
    count > AT_ONCE
}

fn placed(steps: &[PlanStep]) -> Vec<Shown> {
    let mut next = Place::First;
    let place = |PlanStep { id, step }: &PlanStep| {
        let place = match step.kind {
            StepKind::Act => std::mem::replace(&mut next, Place::Then),
            StepKind::Watch => Place::If,
        };
        Shown { id: *id, step: step.clone(), place }
    };
    steps.iter().map(place).collect()
}

/// From which day on, and at which moment of it.
pub(crate) fn when(locale: Locale, step: &Step) -> [Option<String>; 2] {
    let starts = step.starts.map(|day| words::plan_starts(locale, &day_in_words(day, locale)));
    [starts, step.moment.map(|moment| of_day(locale, moment).to_owned())]
}

fn of_day(locale: Locale, moment: Moment) -> &'static str {
    match moment {
        Moment::WakeUp => words::plan_moment_wake_up(locale),
        Moment::BrushTeeth => words::plan_moment_brush_teeth(locale),
        Moment::Breakfast => words::plan_moment_breakfast(locale),
        Moment::Lunch => words::plan_moment_lunch(locale),
        Moment::Dinner => words::plan_moment_dinner(locale),
        Moment::Bedtime => words::plan_moment_bedtime(locale),
    }
}

/// A step as it is read aloud.
pub(crate) fn aloud(locale: Locale, shown: &Shown) -> String {
    let Shown { step, place, .. } = shown;
    let line = step.line.as_str();
    let stop = if line.ends_with(['.', '!', '?']) { "" } else { "." };
    let mut text = [place.words(locale), ": ", line, stop].concat();
    for told in when(locale, step).into_iter().flatten() {
        text.extend([" ", &told, "."]);
    }
    text
}

/// What a screen reader is told of steps, by when they were added.
pub(crate) fn announced(model: &Model, locale: Locale, added_at: RangeInclusive<Seq>) -> String {
    let mut text = String::new();
    for shown in all(model).iter().filter(|shown| added_at.contains(&shown.id)) {
        text.extend([&aloud(locale, shown), " "]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::{Line, Pictogram};

    fn plan(kinds: &[StepKind]) -> Vec<PlanStep> {
        let step = |(id, kind): (u64, &StepKind)| PlanStep {
            id: Seq(id),
            step: Step {
                kind: *kind,
                line: Line::new("Rest").expect("a line"),
                starts: None,
                moment: Some(Moment::BrushTeeth),
                picture: Pictogram::Rest,
            },
        };
        (0..).zip(kinds).map(step).collect()
    }

    fn ids(kinds: &[StepKind]) -> Vec<u64> {
        few(placed(&plan(kinds))).iter().map(|shown| shown.id.0).collect()
    }

    #[test]
    fn at_most_three_steps_stand_on_the_page_and_when_to_call_is_one_of_them() {
        use StepKind::{Act, Watch};
        let rows: [(&[StepKind], &[u64]); 5] = [
            (&[], &[]),
            (&[Act, Watch], &[0, 1]),
            (&[Act, Act, Act, Act], &[0, 1, 2]),
            (&[Act, Watch, Act, Watch], &[0, 1, 2]),
            (&[Act, Act, Act, Act, Watch], &[0, 1, 4]),
        ];
        for (kinds, expected) in rows {
            assert_eq!(ids(kinds), expected, "{kinds:?}");
        }
    }

    #[test]
    fn the_first_thing_to_do_is_first_wherever_it_stands() {
        use StepKind::{Act, Watch};
        let places: Vec<_> =
            placed(&plan(&[Watch, Act, Act])).iter().map(|shown| shown.place).collect();
        assert_eq!(places, [Place::If, Place::First, Place::Then]);
    }

    #[test]
    fn a_step_is_read_with_its_moment() {
        let shown = placed(&plan(&[StepKind::Act])).remove(0);
        assert_eq!(aloud(Locale::En, &shown), "First: Rest. When you brush your teeth.");
    }
}
