//! The questions that wait for an answer: cards of the same queue as the signals.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Asked, Command, QuestionChange};

use crate::model::{Action, Tap};
use crate::runtime::Page;
use crate::view::console::keys::key_hint;
use crate::view::console::talk_words;
use crate::view::{icons, time_words};
use crate::words::{self, Locale};

/// A card for each question that waits.
pub(crate) fn cards(page: Page, locale: Locale, waiting: Vec<Asked>) -> View {
    waiting.into_iter().map(|asked| card(page, locale, asked)).collect_view()
}

fn card(page: Page, locale: Locale, asked: Asked) -> View {
    let Asked { id, seat, question, at, .. } = asked;
    let who = page.model.with_untracked(|m| words::console_question_asks(locale, m.name_of(seat)));
    let title = html::p().class("title").child((
        icons::BUBBLE_ASK.draw_along(),
        html::span().child((who, " ", html::b().child(talk_words::question(locale, question)))),
    ));
    let waited = move || {
        page.model.with(|m| match time_words::minutes(m.now - at) {
            0 => words::console_signal_now(locale).to_owned(),
            minutes => words::console_signal_waited(locale, minutes),
        })
    };
    let answer = Command::ChangeQuestions { change: QuestionChange::Answer { asked: id } };
    let tap = Tap::Wish(answer.clone());
    let pending = page.memo(move |m| m.is_pending(&answer));
    let top = page.memo(move |m| m.top_signal().is_none() && m.top_question() == Some(id));
    let key = move || top.get().then(|| key_hint(page, Action::Answer));
    let answered = html::button()
        .r#type("button")
        .class("small main")
        .class_while("pending", move || pending.get())
        .on("click", move |_| page.tap(&tap))
        .child((words::console_question_answered(locale), key));
    html::li()
        .class("raised")
        .child((
            title,
            html::p().class("meta digits").child((icons::CLOCK.draw(), waited)),
            html::div().class("answers").child(answered),
        ))
        .view()
}
