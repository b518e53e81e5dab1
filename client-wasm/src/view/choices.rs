//! A choice laid out by the clinician: what each way means, what matters to the patient, and what both
//! decided.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Choice, ChoiceChange, ChoiceOption, Command, Decision, Seq};

use crate::model::{Model, Msg};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::choice_option::facts;
use crate::view::icons;
use crate::view::line_field::{Field, line_field};
use crate::view::matters::matters;
use crate::view::touch::{Became, Touched, going};
use crate::words::{self, Locale};

/// A card for each choice, in the order they were laid out.
pub(crate) fn choices(page: Page, locale: Locale) -> View {
    // What is laid out stays as it is: only what is said of it changes, each in its own place.
    let known = page.memo(|m| laid_out(m).iter().map(|choice| choice.id).collect::<Vec<_>>());
    let cards = move || {
        let cards = known.get().into_iter().filter_map(|id| {
            let choice = page.model.with_untracked(|m| find(m, id).cloned())?;
            Some(card(page, locale, choice))
        });
        cards.collect_view()
    };
    cards.view()
}

fn laid_out(model: &Model) -> &[Choice] {
    model.mirror.state().conversation().choices.laid_out()
}

/// The choice that the entry at `id` laid out.
pub(crate) fn find(model: &Model, id: Seq) -> Option<&Choice> {
    laid_out(model).iter().find(|choice| choice.id == id)
}

/// What both decided in the choice `id`, by its name.
pub(crate) fn chosen(model: &Model, id: Seq) -> Option<&str> {
    let choice = find(model, id)?;
    let option = choice.options.get(usize::from(choice.decision.as_ref()?.option))?;
    Some(option.name.as_str())
}

/// Open until somebody folds it away, so that what stands below can be reached.
fn card(page: Page, locale: Locale, choice: Choice) -> View {
    let title = html::span()
        .child((html::small().child(words::choices_title(locale)), choice.line.as_str()));
    let summary = html::summary().child((icons::BRANCH.draw(), title, icons::CHEVRON.draw()));
    let id = choice.id;
    let decision = page.memo(move |m| find(m, id)?.decision.clone());
    let content = move || match decision.get() {
        Some(decision) => decided(page, locale, &choice, &decision),
        None => open(page, locale, &choice),
    };
    html::details()
        .class("more choices")
        .attr("open", true)
        .child((summary, html::div().class("talk").child(content)))
        .view()
}

/// What both decided comes first; the ways stay there to read.
fn decided(page: Page, locale: Locale, choice: &Choice, decision: &Decision) -> View {
    let (clinician, chosen, own) = page.model.with_untracked(|m| {
        let own = find(m, choice.id).and_then(|choice| choice.why.clone());
        let clinician = m.other_name().unwrap_or_default().to_owned();
        (clinician, chosen(m, choice.id).unwrap_or_default().to_owned(), own)
    });
    let why = words::after_choice_why(locale, decision.line.as_str());
    let own = own.map(|own| html::p().child(words::after_choice_own(locale, own.as_str())));
    let words = html::div().child((
        html::p().child(words::choices_decided(locale, &clinician)),
        html::p().class("chosen").child(chosen),
        html::p().child(why),
        own,
    ));
    let banner = html::div().class("decided").child((icons::CIRCLE_CHECK.draw(), words));
    (banner, ways(page, locale, choice, |_, _, _, _| None)).view()
}

/// Everything the patient can say of a choice that is not made yet.
fn open(page: Page, locale: Locale, choice: &Choice) -> View {
    let may = page.model.with_untracked(|m| m.me().is_some_and(|me| me.role.may_answer()));
    if !may {
        return ways(page, locale, choice, |_, _, _, _| None);
    }
    let id = choice.id;
    let why = choice.why.as_ref().map_or_else(String::new, |why| why.as_str().to_owned());
    let label = words::choices_why(locale).view();
    let why = line_field(page, locale, Field::Why(id), label, Signal::new(why), Box::new(|| {}));
    (ways(page, locale, choice, lean_button), matters(page, locale, id), why).view()
}

/// The ways side by side, or one under the other where there is little room.
fn ways(page: Page, locale: Locale, choice: &Choice, foot: Foot) -> View {
    let way = |(place, option): (u8, &ChoiceOption)| {
        let name = html::h3().child(option.name.as_str());
        let foot = foot(page, locale, choice.id, (place, option.name.as_str()));
        html::li().child((name, facts(locale, option), foot))
    };
    html::ul().class("ways").child((0..).zip(&choice.options).map(way).collect_view()).view()
}

/// What stands under a way.
type Foot = fn(Page, Locale, Seq, (u8, &str)) -> Option<View>;

fn lean(choice: Seq, option: Option<u8>) -> Command {
    Command::ChangeChoices { change: ChoiceChange::Lean { choice, option } }
}

/// A tap leans this way; the next one takes it back.
fn lean_button(page: Page, locale: Locale, id: Seq, (place, name): (u8, &str)) -> Option<View> {
    let became = page.memo(move |m| leaning(m, locale, id, place));
    let touched = move || became.with(|(touched, _)| *touched);
    let stands = move || touched() == Touched::Stands;
    let wish = move |model: &Model| {
        let stands = find(model, id).is_some_and(|choice| choice.leaning == Some(place));
        lean(id, (!stands).then_some(place))
    };
    let words = move || {
        if stands() { words::choices_leaning(locale) } else { words::choices_lean(locale) }
    };
    let going = move || became.with(|(_, words)| words.clone()).map(|w| html::small().child(w));
    let whose = html::span().class("unseen").child([": ", name].concat());
    let sign = move || stands().then(|| icons::CHECK.draw());
    let button = html::button()
        .r#type("button")
        .class(move || if touched() == Touched::Going { "signal sending" } else { "signal" })
        .aria_pressed(move || if stands() { "true" } else { "false" })
        .on("click", move |_| page.send(Msg::Tap(page.model.with_untracked(wish))))
        .child((sign, html::span().child((words, whose, going))));
    Some(button.view())
}

fn leaning(model: &Model, locale: Locale, id: Seq, place: u8) -> Became {
    let stands = find(model, id).is_some_and(|choice| choice.leaning == Some(place));
    let wish = lean(id, (!stands).then_some(place));
    let rests = (if stands { Touched::Stands } else { Touched::Not }, None);
    going(model, locale, &wish).unwrap_or(rests)
}
