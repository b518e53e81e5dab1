//! "I want to be sure I was clear": the clinician asks, and the patient tells the plan by voice or in
//! writing. How clear it came across is a mark for the teaching, and is not shown here.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Command, TeachBackChange, Telling, Timestamp};

use crate::model::{Model, Tap};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::icons;
use crate::view::line_field::{Field, line_field};
use crate::words::{self, Locale};

/// The card, from the moment it is asked; nothing for who is not asked.
pub(crate) fn teach_back(page: Page, locale: Locale) -> Option<View> {
    let answers = |m: &Model| m.me().is_some_and(|me| me.role.may_answer());
    page.model.with_untracked(answers).then(|| {
        // Asked anew, the card is empty anew.
        let asked = page.memo(asked_at);
        (move || asked.get().map(|_| card(page, locale))).view()
    })
}

fn asked_at(model: &Model) -> Option<Timestamp> {
    model.mirror.state().conversation().teach_back.asked_at
}

fn telling(model: &Model) -> Option<&Telling> {
    model.mirror.state().conversation().teach_back.telling.as_ref()
}

fn card(page: Page, locale: Locale) -> View {
    let title = page
        .model
        .with_untracked(|m| words::tell_title(locale, m.other_name().unwrap_or_default()));
    let told = page.memo(|m| telling(m).is_some());
    let lead = move || {
        if told.get() {
            let thanks = html::span().child(words::tell_thanks(locale));
            (icons::CHECK.draw(), thanks).view()
        } else {
            html::q().child(words::cue_teach_back_say_1(locale)).view()
        }
    };
    html::section()
        .class("talk tell")
        .class_while("told", move || told.get())
        .aria_labelledby("tell-title")
        .child((
            html::h2().id("tell-title").child(title),
            html::p().class("lead").child(lead),
            aloud(page, locale),
            in_writing(page, locale),
        ))
        .view()
}

fn aloud(page: Page, locale: Locale) -> View {
    let command = Command::ChangeTeachBack { change: TeachBackChange::SayAloud {} };
    let (tap, wish) = (Tap::Wish(command.clone()), command);
    let pending = page.memo(move |m| m.is_pending(&wish));
    let says = page.memo(|m| telling(m) == Some(&Telling::Aloud {}));
    html::button()
        .r#type("button")
        .class("button")
        .class_while("sending", move || pending.get())
        .aria_pressed(move || if says.get() { "true" } else { "false" })
        .on("click", move |_| page.tap(&tap))
        .child((icons::MICROPHONE.draw(), words::tell_aloud(locale)))
        .view()
}

/// What was sent stays in the field.
fn in_writing(page: Page, locale: Locale) -> View {
    let known = page.model.with_untracked(|m| match telling(m) {
        Some(Telling::Written { line }) => line.as_str().to_owned(),
        Some(Telling::Aloud {}) | None => String::new(),
    });
    let (draft, label) = (Signal::new(known), words::tell_write(locale).view());
    line_field(page, locale, Field::Retold, label, draft, Box::new(|| {}))
}

/// What a screen reader is told when it is asked.
pub(crate) fn announced(model: &Model, locale: Locale) -> String {
    let title = words::tell_title(locale, model.other_name().unwrap_or_default());
    [&title, ": ", words::cue_teach_back_say_1(locale)].concat()
}
