//! The next steps as the patient takes them home: a sheet of the visit, and a card after it.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Cue, StepKind};

use crate::model::{Model, Msg, Press, Tap, TextSize};
use crate::reactive::{Signal, alive, at_end};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::clinic_phone::clinic_phone;
use crate::view::steps_shown::{self, Shown};
use crate::view::{icons, pictograms};
use crate::words::{self, Locale};

/// The sheet of the visit: a row above the bar with the steps behind it, once there is one. It
/// opens by itself when the clinician turns to the plan, and makes room for the question whether it
/// was clear.
pub(crate) fn plan_sheet(page: Page, locale: Locale) -> View {
    let open = Signal::new(true);
    let turned = page.memo(turned_to_plan);
    let asked = page.memo(is_asked);
    alive(Box::new(move || {
        if asked.get() {
            open.set(false);
        } else if turned.get() {
            open.set(true);
        }
    }));
    let count = page.memo(count);
    let there = page.memo(|m| count_of(m) > 0);
    let sheet = move || {
        there.get().then(|| {
            let steps = move || open.get().then(|| html::div().child(plan_card(page, locale)));
            html::section()
                .class("next-steps")
                .class_while("open", move || open.get())
                .aria_labelledby("plan-title")
                .child((row(locale, count, open), steps))
        })
    };
    sheet.view()
}

/// The steps with what helps to read them. The title stands above.
pub(crate) fn plan_card(page: Page, locale: Locale) -> View {
    let all = Signal::new(false);
    (list(page, locale, all), tools(page, locale, all)).view()
}

fn count_of(model: &Model) -> usize {
    model.mirror.state().conversation().plan.steps().len()
}

fn count(model: &Model) -> i64 {
    i64::try_from(count_of(model)).unwrap_or(i64::MAX)
}

/// The clinician says that it is about the plan now.
fn turned_to_plan(model: &Model) -> bool {
    let cue = model.counterpart().and_then(|(_, seat)| seat.cue).map(|live| live.cue);
    matches!(cue, Some(Cue::Plan | Cue::Instructions | Cue::WrapUp))
}

/// The patient is asked to tell the plan, and has not yet.
fn is_asked(model: &Model) -> bool {
    let teach_back = &model.mirror.state().conversation().teach_back;
    teach_back.asked_at.is_some() && teach_back.telling.is_none()
}

fn row(locale: Locale, count: Signal<i64>, open: Signal<bool>) -> View {
    let number = html::b().aria_hidden("true").child(move || count.get().to_string());
    let title = html::span().id("plan-title").child(words::plan_title(locale));
    let so_far = html::small().child(move || words::plan_so_far(locale, count.get()));
    let words = html::span().child((title, so_far));
    let button = html::button()
        .r#type("button")
        .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
        .on("click", move |_| open.set(!open.get_untracked()))
        .child((number, words, icons::CHEVRON.draw()));
    html::h2().child(button).view()
}

fn list(page: Page, locale: Locale, all: Signal<bool>) -> View {
    let steps = page.memo(steps_shown::all);
    let list = move || {
        let steps = steps.get();
        let newest = steps.iter().map(|shown| shown.id).max();
        let steps = if all.get() { steps } else { steps_shown::few(steps) };
        let one = |shown: &Shown| step(page, locale, shown, newest == Some(shown.id));
        steps.iter().map(one).collect_view()
    };
    html::ul().class("step-list").child(list).view()
}

fn step(page: Page, locale: Locale, shown: &Shown, newest: bool) -> View {
    let Shown { step, place, .. } = shown;
    let calls = step.kind == StepKind::Watch;
    let when = steps_shown::when(locale, step).into_iter().flatten();
    let when = when.map(|words| html::span().child(words)).collect_view();
    let words = html::div().child((
        html::small().child(place.words(locale)),
        html::p().child(step.line.as_str()),
        html::p().class("when").child(when),
        calls.then(|| clinic_phone(page, locale)),
    ));
    let glyph = html::div().class("glyph").child(pictograms::draw(step.picture));
    html::li()
        .class(if calls { "hue-wait" } else { "hue-listen" })
        .class_while("new", move || newest)
        .child((glyph, words))
        .view()
}

/// All steps or few, read aloud, and in larger letters.
fn tools(page: Page, locale: Locale, all: Signal<bool>) -> View {
    let count = page.memo(count_of);
    let many = move || {
        let count = count.get();
        steps_shown::are_many(count).then(|| {
            let words = move || match all.get() {
                true => words::plan_fewer(locale).to_owned(),
                false => words::plan_all(locale, &count.to_string()),
            };
            html::button()
                .r#type("button")
                .class("small")
                .on("click", move |_| all.set(!all.get_untracked()))
                .child(words)
        })
    };
    at_end(Box::new(move || page.send(Msg::Press(Press::StopReading))));
    html::div()
        .class("reading-tools")
        .child((many, read_aloud(page, locale, all), larger_text(page, locale)))
        .view()
}

/// Nothing without a voice for the language of the page.
fn read_aloud(page: Page, locale: Locale, all: Signal<bool>) -> View {
    let state = page.memo(move |m| {
        let speaks = m.speech.voices.contains(&locale);
        speaks.then_some(m.speech.reading)
    });
    let press = move |_| {
        page.send(Msg::Press(if page.model.with_untracked(|m| m.speech.reading) {
            Press::StopReading
        } else {
            let steps = page.model.with_untracked(steps_shown::all);
            let steps = if all.get_untracked() { steps } else { steps_shown::few(steps) };
            Press::ReadAloud(steps.iter().map(|shown| steps_shown::aloud(locale, shown)).collect())
        }));
    };
    let button = move || {
        state.get().map(|reading| {
            let (sign, words) = if reading {
                (icons::STOP, words::plan_read_stop(locale))
            } else {
                (icons::SPEAKER, words::plan_read(locale))
            };
            html::button()
                .r#type("button")
                .class("small")
                .on("click", press)
                .child((sign.draw(), words))
        })
    };
    button.view()
}

/// One size larger; after the largest, as at first.
fn larger_text(page: Page, locale: Locale) -> View {
    let size = page.memo(|m| m.text_size);
    let content = move || {
        let (next, words) = match size.get() {
            TextSize::Normal => (TextSize::Large, words::plan_text_larger(locale)),
            TextSize::Large => (TextSize::Larger, words::plan_text_larger(locale)),
            TextSize::Larger => (TextSize::Normal, words::plan_text_normal(locale)),
        };
        button(page, "small", None, words, Tap::Press(Press::SetTextSize(next)))
    };
    content.view()
}
