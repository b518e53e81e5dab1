//! The next steps as the patient sees them come: written, put in order, and checked to be clear.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Clarity, Command, Cue, PlanChange, PlanStep, Seq, TeachBackChange};

use crate::model::{Model, Msg};
use crate::platform::calendar::day_in_words;
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::console::cue_offer::{cue_offer, place_of};
use crate::view::console::step_form::{Draft, step_form};
use crate::view::console::{talk_words, teach_back};
use crate::view::icons::{self, Icon};
use crate::view::pictograms;
use crate::words::{self, Locale};

/// So many steps a patient sees at once.
const STEPS_AT_ONCE: usize = 3;

/// The builder: the steps, the field for the next one, and the question whether it was clear.
pub(crate) fn steps(page: Page, locale: Locale, name: &str) -> View {
    let draft = Signal::new(Draft::default());
    html::div()
        .class("steps")
        .attr("data-cue", place_of(Cue::Instructions))
        .child((
            html::h2().child(words::console_steps_title(locale)),
            html::p().class("calm").child(words::console_steps_lead(locale, name)),
            cue_offer(page, locale, Cue::Instructions, name),
            list(page, locale, draft),
            step_form(page, locale, draft),
            teach_back::teach_back(page, locale, name),
        ))
        .view()
}

/// A step with how clear it was, once that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    step: PlanStep,
    asked: bool,
    mark: Option<Clarity>,
}

fn shown(model: &Model) -> Vec<Shown> {
    let conversation = model.mirror.state().conversation();
    let asked = conversation.teach_back.asked_at.is_some();
    let all = conversation.plan.steps().iter().cloned();
    all.map(|step| Shown { asked, mark: conversation.teach_back.mark(step.id), step }).collect()
}

fn list(page: Page, locale: Locale, draft: Signal<Draft>) -> View {
    let steps = page.memo(shown);
    let list = move || {
        steps.with(|steps| {
            let one = |(place, step)| card(page, locale, draft, place, step);
            let paper = (steps.len() > STEPS_AT_ONCE)
                .then(|| html::p().class("advice").child(words::console_steps_paper(locale)));
            let cards = steps.iter().enumerate().map(one).collect_view();
            (paper, html::ul().class("plan").child(cards)).view()
        })
    };
    list.view()
}

fn card(page: Page, locale: Locale, draft: Signal<Draft>, place: usize, shown: &Shown) -> View {
    let step = &shown.step.step;
    let number = html::b().class("number").child((place + 1).to_string());
    let line = html::p().class("line").child((
        number,
        pictograms::draw(step.picture),
        html::span().child(step.line.as_str()),
    ));
    let starts =
        step.starts.map(|day| words::console_step_starts_on(locale, &day_in_words(day, locale)));
    let paper = (place >= STEPS_AT_ONCE).then(|| words::console_step_paper(locale));
    let told = |words: String| html::span().child(words);
    let about = html::p().class("about").child((
        told(talk_words::kind(locale, step.kind).to_owned()),
        step.moment.map(|moment| told(talk_words::moment(locale, moment).to_owned())),
        starts.map(told),
        paper.map(|words| html::span().class("mark").child(words)),
    ));
    let marks = shown.asked.then(|| marks(page, locale, shown));
    html::li().child((line, about, tools(page, locale, draft, place, shown), marks)).view()
}

fn tools(page: Page, locale: Locale, draft: Signal<Draft>, place: usize, shown: &Shown) -> View {
    let line = shown.step.step.line.as_str();
    let id = shown.step.id;
    let up = place.checked_sub(1).and_then(|to| u8::try_from(to).ok()).map(|to| {
        let words = words::console_step_up(locale, line);
        tool(icons::CHEVRON, "tool-up", words, move || change(page, PlanChange::Move { id, to }))
    });
    let known = shown.step.clone();
    let edit = tool(icons::PENCIL, "", words::console_step_edit(locale, line), move || {
        draft.set(Draft::of(&known));
    });
    let remove = tool(icons::CROSS, "", words::console_step_remove(locale, line), move || {
        change(page, PlanChange::Remove { id });
    });
    html::div().class("step-tools").child((up, edit, remove)).view()
}

fn change(page: Page, change: PlanChange) {
    page.send(Msg::Tap(Command::ChangePlan { change }));
}

fn tool(icon: Icon, class: &'static str, words: String, press: impl Fn() + 'static) -> View {
    html::button()
        .r#type("button")
        .class(class)
        .aria_label(words)
        .on("click", move |_| press())
        .child(icon.draw())
        .view()
}

/// How clear it was: a mark for the teaching.
fn marks(page: Page, locale: Locale, shown: &Shown) -> View {
    let (step, mark): (Seq, _) = (shown.step.id, shown.mark);
    let one = |clarity: Clarity| {
        let change = TeachBackChange::Mark { step, clarity };
        html::button()
            .r#type("button")
            .aria_pressed(if mark == Some(clarity) { "true" } else { "false" })
            .on("click", move |_| {
                page.send(Msg::Tap(Command::ChangeTeachBack { change: change.clone() }));
            })
            .child(talk_words::clarity(locale, clarity))
    };
    html::div()
        .class("choice marks")
        .role("group")
        .aria_label(words::console_check_mark(locale, shown.step.step.line.as_str()))
        .child(Clarity::ALL.map(one).collect_view())
        .view()
}
