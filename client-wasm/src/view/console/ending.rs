//! Before the visit ends for everyone: what nobody talked about yet, and what stays promised.

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{Model, Msg, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::agenda::one_more;
use crate::view::dialog::framed;
use crate::words::{self, Locale};

/// The question. What is open is told, and never holds the clinician back.
pub(crate) fn end_visit(page: Page, locale: Locale) -> View {
    let open = page.memo(move |m| Open::of(m, locale));
    let told = move || {
        let Open { topics, missed, promises } = open.get();
        (
            listed(words::console_end_topics(locale), topics),
            listed(words::console_end_missed(locale), missed),
            listed(words::console_end_promises(locale), promises),
        )
    };
    let end = move |_| {
        page.send(Msg::Press(Press::EndVisit));
        page.send(Msg::Press(Press::CloseDialog));
    };
    let yes = html::button()
        .r#type("button")
        .class("button stop")
        .on("click", end)
        .child(words::console_end_yes(locale));
    let no = words::console_end_no(locale);
    let no = button(page, "button", None, no, Tap::Press(Press::CloseDialog));
    let doors = html::div().class("doors").child((no, yes));
    let content = (html::p().child(words::console_end_body(locale)), told, doors);
    framed(page, locale, words::console_end_title(locale), content.view())
}

/// What is open, in the words it was said in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Open {
    topics: Vec<String>,
    missed: Vec<String>,
    promises: Vec<String>,
}

impl Open {
    fn of(model: &Model, locale: Locale) -> Self {
        let talk = model.mirror.state().conversation();
        let said = |line: &webside_protocol::Line| line.as_str().to_owned();
        let pinned = one_more(model).into_iter();
        let pinned =
            pinned.map(|(_, seat)| words::console_agenda_pinned(locale, model.name_of(seat)));
        let missed = talk.repair.missing().iter().filter(|missed| !missed.taken_up);
        let promises = talk.promises.made().iter().filter(|promise| promise.kept_at.is_none());
        Self {
            topics: pinned.chain(talk.agenda.open().map(|topic| said(&topic.line))).collect(),
            missed: missed.map(|missed| said(&missed.line)).collect(),
            promises: promises.map(|promise| said(&promise.line)).collect(),
        }
    }
}

fn listed(title: &'static str, lines: Vec<String>) -> Option<View> {
    (!lines.is_empty()).then(|| {
        let list = lines.into_iter().map(|line| html::li().child(line)).collect_view();
        html::div()
            .class("desk-open")
            .child((html::p().child(html::b().child(title)), html::ul().child(list)))
            .view()
    })
}
