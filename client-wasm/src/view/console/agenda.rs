//! What the patient came for, in the patient's order: a tick each, and what is left.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{AgendaChange, Command, Cue, SeatId, Seq, Signal, Topic};

use crate::model::{Model, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::{icons, look};
use crate::words::{self, Locale};

/// The topics, and the question that finds the last one.
pub(crate) fn agenda(page: Page, locale: Locale, name: &str) -> View {
    let topics = page.memo(topics);
    let pinned = page.memo(one_more);
    let open = page.memo(unaddressed);
    let list = move || {
        let pinned = pinned.get();
        topics.with(|topics| {
            if topics.is_empty() && pinned.is_empty() {
                return html::p().class("calm").child(words::console_agenda_none(locale)).view();
            }
            let left = html::p().class("left calm").child(left(locale, open.get()));
            let pinned = pinned.into_iter().map(|raised| pin(page, locale, raised)).collect_view();
            let list = topics.iter().map(|one| topic(page, one)).collect_view();
            (left, html::ul().class("ticks").child((pinned, list))).view()
        })
    };
    let cue = Cue::SomethingElse;
    let ask = button(
        page,
        "small",
        Some(look::of_cue(cue).icon),
        words::console_agenda_else(locale),
        Tap::Wish(Command::BeginCue { cue }),
    );
    html::section()
        .class("agenda")
        .aria_labelledby("agenda-title")
        .child((
            html::h2().id("agenda-title").child(words::console_agenda_title(locale, name)),
            list,
            ask,
        ))
        .view()
}

fn topics(model: &Model) -> Vec<Topic> {
    model.mirror.state().conversation().agenda.topics().to_vec()
}

/// "There is one more thing": it stands on the list until it was talked about.
pub(crate) fn one_more(model: &Model) -> Vec<(Seq, SeatId)> {
    let all = model.mirror.state().signals().iter();
    let pinned = all.filter(|(_, raised)| raised.signal == Signal::OneMore);
    pinned.map(|(seq, raised)| (*seq, raised.seat)).collect()
}

/// How much nobody talked about yet.
pub(crate) fn unaddressed(model: &Model) -> usize {
    model.mirror.state().conversation().agenda.open().count() + one_more(model).len()
}

fn left(locale: Locale, open: usize) -> String {
    match i64::try_from(open).unwrap_or(i64::MAX) {
        0 => words::console_agenda_done(locale).to_owned(),
        open => words::console_agenda_open(locale, open),
    }
}

/// Nobody wrote what it is: whose it is stands in its place.
fn pin(page: Page, locale: Locale, (raised, seat): (Seq, SeatId)) -> View {
    let words =
        page.model.with_untracked(|m| words::console_agenda_pinned(locale, m.name_of(seat)));
    let done = Command::ClearSignal { raised };
    let tap = Tap::Wish(done.clone());
    let pending = page.memo(move |m| m.is_pending(&done));
    let button = html::button()
        .r#type("button")
        .class("topic pinned")
        .class_while("pending", move || pending.get())
        .aria_pressed("false")
        .on("click", move |_| page.tap(&tap))
        .child((html::i(), html::span().child(words), icons::BUBBLE_PLUS.draw()));
    html::li().child(button).view()
}

/// A tap ticks it, the next one takes the tick away.
fn topic(page: Page, topic: &Topic) -> View {
    let Topic { id, addressed, .. } = *topic;
    let change = if addressed {
        AgendaChange::Reopen { topic: id }
    } else {
        AgendaChange::Address { topic: id }
    };
    let command = Command::ChangeAgenda { change };
    let tick = Tap::Wish(command.clone());
    let pending = page.memo(move |m| m.is_pending(&command));
    let button = html::button()
        .r#type("button")
        .class("topic")
        .class_while("pending", move || pending.get())
        .aria_pressed(if addressed { "true" } else { "false" })
        .on("click", move |_| page.tap(&tick))
        .child((
            html::i().child(addressed.then(|| icons::CHECK.draw())),
            html::span().child(topic.line.as_str()),
        ));
    html::li().child(button).view()
}
