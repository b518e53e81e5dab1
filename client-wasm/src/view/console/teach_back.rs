//! "Was I clear?": asking the patient to tell the plan, and how they answered.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Command, TeachBackChange, Telling};

use crate::model::{Model, Tap};
use crate::runtime::Page;
use crate::view::icons;
use crate::words::{self, Locale};

/// The question and its answer; the marks stand at the steps.
pub(crate) fn teach_back(page: Page, locale: Locale, name: &str) -> View {
    let stands = page.memo(stands);
    let name = name.to_owned();
    let content = move || match stands.get() {
        Stands::NoSteps => {
            html::p().class("calm").child(words::console_check_lead(locale, &name)).view()
        }
        Stands::NotAsked => ask(page, words::console_check_ask(locale, &name)),
        Stands::Asked => {
            html::p().class("calm").child(words::console_check_asked(locale, &name)).view()
        }
        Stands::Answered(telling) => (
            answer(locale, &name, &telling),
            ask(page, words::console_check_again(locale).to_owned()),
        )
            .view(),
    };
    html::section()
        .class("teach-back")
        .aria_labelledby("check-title")
        .child((html::h2().id("check-title").child(words::console_check_title(locale)), content))
        .view()
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Stands {
    NoSteps,
    NotAsked,
    Asked,
    Answered(Telling),
}

fn stands(model: &Model) -> Stands {
    let conversation = model.mirror.state().conversation();
    let teach_back = &conversation.teach_back;
    match &teach_back.telling {
        Some(telling) => Stands::Answered(telling.clone()),
        None if teach_back.asked_at.is_some() => Stands::Asked,
        None if conversation.plan.steps().is_empty() => Stands::NoSteps,
        None => Stands::NotAsked,
    }
}

fn ask(page: Page, words: String) -> View {
    let command = Command::ChangeTeachBack { change: TeachBackChange::Ask {} };
    let tap = Tap::Wish(command.clone());
    let pending = page.memo(move |m| m.is_pending(&command));
    html::button()
        .r#type("button")
        .class("small")
        .class_while("pending", move || pending.get())
        .on("click", move |_| page.tap(&tap))
        .child((icons::BUBBLE_CHECK.draw(), words))
        .view()
}

fn answer(locale: Locale, name: &str, telling: &Telling) -> View {
    match telling {
        Telling::Aloud {} => html::p().child(words::console_check_aloud(locale, name)).view(),
        Telling::Written { line } => (
            html::p().child(words::console_check_wrote(locale, name)),
            html::p().class("wrote").child(html::q().child(line.as_str())),
        )
            .view(),
    }
}
