//! What the visit is about, below what asks: the agenda, the plan, the choices, the handoff, the chat.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::Telling;

use crate::model::{Model, Msg, Press, Switch};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::chat::chat;
use crate::view::console::agenda::{agenda, unaddressed};
use crate::view::console::choices::{self, choices};
use crate::view::console::handoff::{self, handoff};
use crate::view::console::promises::{self, promises};
use crate::view::console::steps::steps;
use crate::words::{self, Locale};

/// What stands below the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Agenda,
    Plan,
    Choices,
    Handoff,
    Chat,
}

/// All parts; one is shown, and what is written in the others stays.
pub(crate) fn talk(page: Page, locale: Locale, name: &str) -> View {
    let shown = Signal::new(Part::Agenda);
    let parts = [
        (Part::Agenda, words::console_part_agenda(locale)),
        (Part::Plan, words::console_part_plan(locale)),
        (Part::Choices, words::console_part_choices(locale)),
        (Part::Handoff, words::console_part_handoff(locale)),
        (Part::Chat, words::console_part_chat(locale)),
    ];
    let one = |(part, words)| {
        html::button()
            .r#type("button")
            .aria_pressed(move || if shown.get() == part { "true" } else { "false" })
            .on("click", move |_| {
                shown.set(part);
                let switch = if part == Part::Chat { Switch::On } else { Switch::Off };
                page.send(Msg::Press(Press::ShowChat(switch)));
            })
            .child((words, count(page, locale, shown, part)))
    };
    let choice = html::div()
        .class("choice parts")
        .role("group")
        .aria_label(words::console_part(locale))
        .child(parts.map(one).collect_view());
    let part = |part, content: View| {
        html::div().class("part").attr("hidden", move || shown.get() != part).child(content)
    };
    let plan = (steps(page, locale, name), promises(page, locale, name)).view();
    html::div()
        .class("thread")
        .child((
            choice,
            part(Part::Agenda, agenda(page, locale, name)),
            part(Part::Plan, plan),
            part(Part::Choices, choices(page, locale, name)),
            part(Part::Handoff, handoff(page, locale, name)),
            part(Part::Chat, html::div().class("chat").child(chat(page, locale)).view()),
        ))
        .view()
}

/// How much waits in a part that is not shown.
fn count(page: Page, locale: Locale, shown: Signal<Part>, part: Part) -> View {
    let waits = page.memo(move |m| waiting(m, part));
    let count = move || {
        let waits = i64::try_from(waits.get()).unwrap_or(i64::MAX);
        (waits > 0 && shown.get() != part).then(|| {
            let words = [" ", &words::console_part_waits(locale, waits)].concat();
            let number = html::b().class("count").aria_hidden("true").child(waits.to_string());
            (number, html::span().class("unseen").child(words))
        })
    };
    count.view()
}

/// What the clinician still has to do something about, or to read.
fn waiting(model: &Model, part: Part) -> usize {
    match part {
        Part::Agenda => unaddressed(model),
        Part::Plan => {
            promises::overdue(model, promises::today(model)) + usize::from(tells_the_plan(model))
        }
        Part::Choices => choices::waiting(model),
        Part::Handoff => handoff::waiting(model),
        Part::Chat => model.unread(),
    }
}

/// The patient told the plan, and how clear it was is not marked.
fn tells_the_plan(model: &Model) -> bool {
    let teach_back = &model.mirror.state().conversation().teach_back;
    match teach_back.telling {
        Some(Telling::Aloud {} | Telling::Written { .. }) => teach_back.marks.is_empty(),
        None => false,
    }
}
