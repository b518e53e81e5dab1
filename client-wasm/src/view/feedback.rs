//! "Did you feel heard today?": one tap and an optional sentence, to the clinic alone.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Feedback, FeltHeard};

use crate::model::{Model, Msg};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::icons;
use crate::view::line_field::{Field, line_field};
use crate::words::{self, Locale};

/// The question, its thanks, and room for more; nothing for whom it is not asked.
pub(crate) fn feedback(page: Page, locale: Locale) -> View {
    let asked = page.memo(|m| m.may(&wish(m, FeltHeard::Yes)) || given(m).is_some());
    let felt = page.memo(|m| given(m).map(|feedback| feedback.felt));
    let card = move || {
        let answers = FeltHeard::ALL.map(|felt| answer(page, locale, felt));
        let answers = html::div()
            .class("felt")
            .role("group")
            .aria_labelledby("felt")
            .child(answers.collect_view());
        let more = move || felt.get().map(|felt| more(page, locale, felt));
        let title = html::h2().id("felt").child(words::after_felt(locale));
        html::section().class("talk").aria_labelledby("felt").child((title, answers, more))
    };
    (move || asked.get().then(card)).view()
}

fn given(model: &Model) -> Option<&Feedback> {
    model.mirror.state().conversation().feedback.as_ref()
}

/// Another answer keeps the sentence that was said.
fn wish(model: &Model, felt: FeltHeard) -> Command {
    let line = given(model).and_then(|feedback| feedback.line.clone());
    Command::GiveFeedback { feedback: Feedback { felt, line } }
}

fn answer(page: Page, locale: Locale, felt: FeltHeard) -> View {
    let is_given = page.memo(move |m| given(m).is_some_and(|feedback| feedback.felt == felt));
    let going = page.memo(move |m| m.is_pending(&wish(m, felt)));
    let words = match felt {
        FeltHeard::Yes => words::after_felt_yes(locale),
        FeltHeard::Partly => words::after_felt_partly(locale),
        FeltHeard::No => words::after_felt_no(locale),
    };
    let sign = move || is_given.get().then(|| icons::CHECK.draw());
    html::button()
        .r#type("button")
        .class(move || if going.get() { "signal sending" } else { "signal" })
        .aria_pressed(move || if is_given.get() { "true" } else { "false" })
        .on("click", move |_| page.send(Msg::Tap(page.model.with_untracked(|m| wish(m, felt)))))
        .child((sign, html::span().child(words)))
        .view()
}

/// Thanks, and one sentence more for who wants.
fn more(page: Page, locale: Locale, felt: FeltHeard) -> View {
    let (name, said) = page.model.with_untracked(|m| {
        let said = given(m).and_then(|feedback| feedback.line.as_ref());
        let name = m.other_name().unwrap_or(words::page_clinician(locale)).to_owned();
        (name, said.map_or_else(String::new, |line| line.as_str().to_owned()))
    });
    let thanks = html::p().class("signal-answer").child(words::after_felt_thanks(locale, &name));
    let label = words::after_felt_more(locale).view();
    let field =
        line_field(page, locale, Field::Felt(felt), label, Signal::new(said), Box::new(|| {}));
    (thanks, field).view()
}
