//! What matters to the patient in a choice: eight things to tap, each on or off.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{ChoiceChange, Command, Matter, Seq};

use crate::model::{Model, Msg};
use crate::runtime::Page;
use crate::view::choices::find;
use crate::view::icons;
use crate::words::{self, Locale};

/// The things that may matter in the choice `id`.
pub(crate) fn matters(page: Page, locale: Locale, id: Seq) -> View {
    let title = html::h3().child(words::choices_matters(locale));
    let all = Matter::ALL.map(|matter| toggle(page, locale, id, matter));
    let all = html::div()
        .class("matters")
        .role("group")
        .aria_label(words::choices_matters(locale))
        .child(all.collect_view());
    (title, all).view()
}

fn toggle(page: Page, locale: Locale, id: Seq, matter: Matter) -> View {
    let counts = page.memo(move |m| weighed(m, id).contains(&matter));
    let going =
        page.memo(move |m| weighed(m, id).contains(&matter) != to_come(m, id).contains(&matter));
    let sign = move || counts.get().then(|| icons::CHECK.draw());
    html::button()
        .r#type("button")
        .class(move || if going.get() { "signal sending" } else { "signal" })
        .aria_pressed(move || if counts.get() { "true" } else { "false" })
        .on("click", move |_| {
            page.send(Msg::Tap(page.model.with_untracked(|m| tap(m, id, matter))))
        })
        .child((sign, html::span().child(matter_words(locale, matter))))
        .view()
}

/// What the visit knows.
fn weighed(model: &Model, id: Seq) -> Vec<Matter> {
    find(model, id).map(|choice| choice.matters.clone()).unwrap_or_default()
}

/// What it will know once every tap on its way is done: each names all that matters.
fn to_come(model: &Model, id: Seq) -> Vec<Matter> {
    let wishes = model.pending.iter().map(|wish| &wish.command);
    let said = wishes.filter_map(|command| {
        if let Command::ChangeChoices { change: ChoiceChange::Weigh { choice, matters } } = command
        {
            (*choice == id).then(|| matters.clone())
        } else {
            None
        }
    });
    said.last().unwrap_or_else(|| weighed(model, id))
}

fn tap(model: &Model, choice: Seq, matter: Matter) -> Command {
    let known = to_come(model, choice);
    let counts = |one: &Matter| known.contains(one) != (*one == matter);
    let matters = Matter::ALL.into_iter().filter(counts).collect();
    Command::ChangeChoices { change: ChoiceChange::Weigh { choice, matters } }
}

fn matter_words(locale: Locale, matter: Matter) -> &'static str {
    match matter {
        Matter::LessPain => words::choices_less_pain(locale),
        Matter::Soon => words::choices_soon(locale),
        Matter::FewSideEffects => words::choices_few_side_effects(locale),
        Matter::LowCost => words::choices_low_cost(locale),
        Matter::LittleTravel => words::choices_little_travel(locale),
        Matter::Independence => words::choices_independence(locale),
        Matter::LittleRisk => words::choices_little_risk(locale),
        Matter::Family => words::choices_family(locale),
    }
}
