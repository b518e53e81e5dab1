//! Back to the same page: five short things to do, the cue that goes with them, and what was missed.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Cue, Missing, RepairChange, Signal};

use crate::model::{Model, Tap};
use crate::runtime::Page;
use crate::view::console::cue_offer::cue_offer;
use crate::view::icons;
use crate::words::{self, Locale};

/// The card, from the signal or the first thing missed until all is taken up.
pub(crate) fn repair(page: Page, locale: Locale, name: &str) -> View {
    let needed = page.memo(is_needed);
    let missed = page.memo(|m| missing(m).to_vec());
    let name = name.to_owned();
    let content = move || {
        needed.get().then(|| {
            let patient = name.clone();
            let list = move || missed.with(|missed| list(page, locale, &patient, missed));
            html::section().class("desk-repair").aria_labelledby("repair-title").child((
                html::h2().id("repair-title").child(words::console_repair_title(locale)),
                html::ol()
                    .child(script(locale).map(|words| html::li().child(words)).collect_view()),
                cue_offer(page, locale, Cue::Reset, &name),
                list,
            ))
        })
    };
    content.view()
}

fn missing(model: &Model) -> &[Missing] {
    model.mirror.state().conversation().repair.missing()
}

fn is_needed(model: &Model) -> bool {
    let raised = model.signals_to_answer();
    raised.iter().any(|(_, raised)| raised.signal == Signal::SamePage)
        || missing(model).iter().any(|missed| !missed.taken_up)
}

fn script(locale: Locale) -> [&'static str; 5] {
    [
        words::console_repair_stop(locale),
        words::console_repair_name(locale),
        words::console_repair_ask(locale),
        words::console_repair_listen(locale),
        words::console_repair_say_back(locale),
    ]
}

fn list(page: Page, locale: Locale, name: &str, missed: &[Missing]) -> Option<View> {
    (!missed.is_empty()).then(|| {
        let title = words::console_repair_missed(locale, name);
        let list = missed.iter().map(|one| item(page, one)).collect_view();
        (
            html::p().class("subject").child(title),
            html::ul().class("ticks").child(list),
            html::p().class("calm").child(words::console_repair_tap(locale)),
        )
            .view()
    })
}

/// What was taken up stays so: a tick that cannot be taken away again.
fn item(page: Page, missed: &Missing) -> View {
    let take_up = Command::ChangeRepair { change: RepairChange::TakeUp { missed: missed.id } };
    let tap = Tap::Wish(take_up.clone());
    let pending = page.memo(move |m| m.is_pending(&take_up));
    let done = missed.taken_up;
    let button = html::button()
        .r#type("button")
        .class("topic")
        .class_while("pending", move || pending.get())
        .aria_pressed(if done { "true" } else { "false" })
        .on("click", move |_| page.tap(&tap))
        .child((
            html::i().child(done.then(|| icons::CHECK.draw())),
            html::span().child(missed.line.as_str().to_owned()),
        ));
    html::li().child(button).view()
}
