//! After the visit: how it was, what was agreed, and what to take along. The same link shows it until
//! the visit is purged.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Choices, Conversation, Day, Moment, Plan, Promise, StepKind};

use crate::platform::calendar;
use crate::runtime::Page;
use crate::view::clinic_phone::clinic_phone;
use crate::view::feedback::feedback;
use crate::view::heading::heading;
use crate::view::icons;
use crate::view::masthead::masthead;
use crate::view::second_opinion::safe_move;
use crate::view::take_along::{print_button, take_along};
use crate::words::{self, Locale};

/// The page of patients and companions once the visit is over.
pub(crate) fn afterwards(page: Page, locale: Locale) -> View {
    let mark = html::div().class("mark hue-listen").child(icons::CIRCLE_CHECK.draw());
    let title = heading(words::visit_ended_title(locale));
    let take = take_along(page, locale).map(|ways| {
        let title = html::h2().child(words::after_take(locale));
        let print = print_button(page, words::after_print(locale));
        html::section().class("take").child((
            title,
            html::div().class("doors").child((ways, print)),
            kept(page, locale),
        ))
    });
    let head = html::div().class("head").child((mark, title));
    let sheet = html::main().class("sheet after").child((
        head,
        feedback(page, locale),
        agreed(page, locale),
        take,
        safe_move(locale),
        html::div().class("doors").child(clinic_phone(page, locale)),
    ));
    html::div().class("paper").child((masthead(page, locale), sheet)).view()
}

/// Until when it can be read here.
fn kept(page: Page, locale: Locale) -> Option<View> {
    let until = page.model.with_untracked(|m| m.kept_until)?;
    let words = words::after_kept(locale, &calendar::day_of(until, locale));
    Some(html::p().class("kept").child((icons::CLOCK.draw(), html::span().child(words))).view())
}

/// Everything that was agreed, as the visit knows it now: a promise may be kept while this is open.
fn agreed(page: Page, locale: Locale) -> View {
    let known = page.memo(|m| (m.mirror.state().conversation().clone(), Day::of(m.now)));
    let clinician = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
    let drawn = move || {
        let parts = known.with(|(talk, today)| parts(talk, *today, locale));
        let nothing = parts.iter().all(|part| part.lines.is_empty());
        let lead = if nothing {
            [words::visit_thanks(locale), " ", words::after_nothing(locale)].concat()
        } else {
            words::after_lead(locale, &clinician)
        };
        let parts = parts.into_iter().filter(|part| !part.lines.is_empty());
        let parts = parts.map(|part| part.draw(page, locale)).collect_view();
        (html::p().class("lead").child(lead), parts)
    };
    drawn.view()
}

/// What is said of one thing: itself, and smaller what belongs to it.
struct Line {
    said: String,
    more: Vec<String>,
    done: bool,
}

struct Part {
    title: &'static str,
    lines: Vec<Line>,
    /// Ends with the clinic's number.
    calls: bool,
}

fn parts(talk: &Conversation, today: Day, locale: Locale) -> [Part; 5] {
    let part = |title, lines| Part { title, lines, calls: false };
    [
        part(words::after_topics(locale), topics(talk, locale)),
        part(words::after_steps(locale), steps(&talk.plan, StepKind::Act, locale)),
        Part {
            title: words::after_watch(locale),
            lines: steps(&talk.plan, StepKind::Watch, locale),
            calls: true,
        },
        part(words::after_promises(locale), promises(talk.promises.made(), today, locale)),
        part(words::after_choices(locale), decisions(&talk.choices, locale)),
    ]
}

impl Part {
    fn draw(self, page: Page, locale: Locale) -> View {
        let lines = self.lines.into_iter().map(Line::draw).collect_view();
        let phone = self.calls.then(|| clinic_phone(page, locale));
        html::section()
            .class("agreed")
            .child((html::h2().child(self.title), html::ul().child(lines), phone))
            .view()
    }
}

impl Line {
    fn draw(self) -> View {
        let sign = if self.done { icons::CHECK } else { icons::DOT };
        let more = self.more.into_iter().map(|words| html::p().class("more-said").child(words));
        let words = html::div().child((html::p().child(self.said), more.collect_view()));
        html::li().class(if self.done { "done" } else { "" }).child((sign.draw(), words)).view()
    }
}

fn topics(talk: &Conversation, locale: Locale) -> Vec<Line> {
    let topics = talk.agenda.topics().iter().map(|topic| {
        let open = (!topic.addressed).then(|| words::after_topic_open(locale).to_owned());
        let said = topic.line.as_str().to_owned();
        Line { said, more: open.into_iter().collect(), done: topic.addressed }
    });
    topics.collect()
}

fn steps(plan: &Plan, kind: StepKind, locale: Locale) -> Vec<Line> {
    let steps = plan.steps().iter().map(|one| &one.step).filter(|step| step.kind == kind);
    let steps = steps.map(|step| {
        let from = step.starts.map(|day| calendar::day_in_words(day, locale));
        let from = from.map(|day| words::after_step_from(locale, &day));
        let moment = step.moment.map(|moment| moment_words(moment, locale).to_owned());
        let more = from.into_iter().chain(moment).collect();
        Line { said: step.line.as_str().to_owned(), more, done: false }
    });
    steps.collect()
}

fn moment_words(moment: Moment, locale: Locale) -> &'static str {
    match moment {
        Moment::WakeUp => words::after_wake_up(locale),
        Moment::BrushTeeth => words::after_brush_teeth(locale),
        Moment::Breakfast => words::after_breakfast(locale),
        Moment::Lunch => words::after_lunch(locale),
        Moment::Dinner => words::after_dinner(locale),
        Moment::Bedtime => words::after_bedtime(locale),
    }
}

fn promises(made: &[Promise], today: Day, locale: Locale) -> Vec<Line> {
    let promises = made.iter().map(|promise| {
        let by = calendar::day_in_words(promise.by, locale);
        let by = words::after_promise_by(locale, promise.who.as_str(), &by);
        let kept = promise.kept_at.map(|at| {
            let day = calendar::day_of(at, locale);
            words::after_promise_kept(locale, &day)
        });
        let late = promise.is_overdue(today).then(|| words::after_promise_late(locale).to_owned());
        let more = [Some(by), kept, late].into_iter().flatten().collect();
        let said = promise.line.as_str().to_owned();
        Line { said, more, done: promise.kept_at.is_some() }
    });
    promises.collect()
}

/// What was laid out and not decided is no agreement.
fn decisions(choices: &Choices, locale: Locale) -> Vec<Line> {
    let decided = choices.laid_out().iter().filter_map(|choice| {
        let decision = choice.decision.as_ref()?;
        let option = choice.options.get(usize::from(decision.option))?;
        let why = words::after_choice_why(locale, decision.line.as_str());
        let own = choice.why.as_ref().map(|why| words::after_choice_own(locale, why.as_str()));
        let said = [choice.line.as_str(), " → ", option.name.as_str()].concat();
        Some(Line { said, more: [why].into_iter().chain(own).collect(), done: true })
    });
    decided.collect()
}
