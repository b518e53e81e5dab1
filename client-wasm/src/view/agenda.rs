//! What the visit is about: the patient's topics in their order, and what helps to know before.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::limits::TOPICS_MAX;
use webside_protocol::{AgendaChange, Command, Line, Seq, Topic};

use crate::model::{Model, Msg};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::briefing::briefing;
use crate::view::folded::folded;
use crate::view::icons::{self, Icon};
use crate::view::line_field::{Field, line_field};
use crate::words::{self, Locale};

/// The card of the waiting room; nothing for who has no say there.
pub(crate) fn agenda_card(page: Page, locale: Locale) -> Option<View> {
    page.model.with_untracked(may_add).then(|| {
        let title = html::h2().id("talk-title").child(words::talk_list(locale));
        html::section()
            .class("talk")
            .aria_labelledby("talk-title")
            .child((title, content(page, locale)))
            .view()
    })
}

/// The row of the visit that the same opens from.
pub(crate) fn agenda_row(page: Page, locale: Locale) -> Option<View> {
    page.model.with_untracked(may_add).then(|| {
        let count = page.memo(|m| i64::try_from(topics(m).len()).unwrap_or(i64::MAX));
        let title = move || words::talk_list_row(locale, count.get());
        let card = html::div().class("talk").child(content(page, locale));
        folded(icons::CLIPBOARD, title.view(), card.view())
    })
}

/// The patient everywhere, their family inside.
fn may_add(model: &Model) -> bool {
    let me = model.me();
    me.is_some_and(|me| me.role.may_add_topics() && (me.role.may_brief() || me.is_admitted()))
}

fn topics(model: &Model) -> &[Topic] {
    model.mirror.state().conversation().agenda.topics()
}

fn content(page: Page, locale: Locale) -> View {
    (list(page, locale), add(page, locale), briefing(page, locale)).view()
}

fn list(page: Page, locale: Locale) -> View {
    let listed = page.memo(|m| topics(m).to_vec());
    // With the words it had: once there are others, the change is a fact.
    let editing = Signal::new(None::<(Seq, Line)>);
    let draft = Signal::new(String::new());
    let list = move || {
        let open = editing.get();
        let mut next = words::talk_list_first(locale);
        let one = |(place, topic): (u8, &Topic)| {
            let Topic { id, line, addressed, .. } = topic;
            let mark = if *addressed { words::talk_list_done(locale) } else { next };
            if !addressed {
                next = words::talk_list_then(locale);
            }
            let words = html::div().class("words").child((
                html::small().child((addressed.then(|| icons::CHECK.draw()), mark)),
                html::p().child(line.as_str()),
            ));
            let item = html::li().class(if *addressed { "done" } else { "" });
            if open.as_ref().is_some_and(|(topic, old)| topic == id && old == line) {
                let (field, label) = (Field::Reworded(*id), mark.view());
                let done = Box::new(move || editing.set(None));
                return item.child(line_field(page, locale, field, label, draft, done));
            }
            let tools = (!addressed).then(|| tools(page, locale, place, topic, (editing, draft)));
            item.child((words, tools))
        };
        listed.with(|topics| (0..).zip(topics).map(one).collect_view())
    };
    html::ul().class("topics").child(list).view()
}

/// One up, other words, off the list; nothing for whom the topic is not theirs to change.
fn tools(
    page: Page,
    locale: Locale,
    place: u8,
    topic: &Topic,
    (editing, draft): (Signal<Option<(Seq, Line)>>, Signal<String>),
) -> Option<View> {
    let (id, line) = (topic.id, topic.line.clone());
    let (orders, owns) = page.model.with_untracked(|m| {
        let orders = m.me().is_some_and(|me| me.role.may_order_topics());
        (orders, orders || m.seat == Some(topic.seat))
    });
    let wish = move |change| page.send(Msg::Tap(Command::ChangeAgenda { change }));
    let up = place.checked_sub(1).filter(|_| orders).map(|to| {
        let words = words::talk_list_up(locale, line.as_str());
        tool(icons::UP, words, Box::new(move || wish(AgendaChange::Move { topic: id, to })))
    });
    let (reword, remove_words) = (
        words::talk_list_reword(locale, line.as_str()),
        words::talk_list_remove(locale, line.as_str()),
    );
    let open = move || {
        draft.set(line.as_str().to_owned());
        editing.set(Some((id, line.clone())));
    };
    owns.then(|| {
        let reword = tool(icons::PENCIL, reword, Box::new(open));
        let remove = move || wish(AgendaChange::Remove { topic: id });
        let remove = tool(icons::CROSS, remove_words, Box::new(remove));
        html::div().class("tools").child((up, reword, remove)).view()
    })
}

fn tool(icon: Icon, words: String, act: Box<dyn Fn()>) -> View {
    html::button()
        .r#type("button")
        .aria_label(words)
        .on("click", move |_| act())
        .child(icon.draw())
        .view()
}

/// The field for one more, while the list has room.
fn add(page: Page, locale: Locale) -> View {
    let room = page.memo(|m| may_add(m) && topics(m).len() < TOPICS_MAX);
    let first = page.memo(|m| topics(m).is_empty());
    let draft = page.topic;
    let label = move || {
        if first.get() { words::talk_list_main(locale) } else { words::talk_list_more(locale) }
    };
    let field = move || {
        room.get().then(|| {
            let done = Box::new(move || draft.set(String::new()));
            line_field(page, locale, Field::Topic, label.view(), draft, done)
        })
    };
    field.view()
}
