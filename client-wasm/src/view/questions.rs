//! Questions that need no words of one's own: a tap asks, and they wait until they are answered.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Asked, Command, Question, QuestionChange};

use crate::model::{Model, Msg};
use crate::runtime::Page;
use crate::view::folded::folded;
use crate::view::touch::{Became, Touched, going, touch_button};
use crate::view::{icons, time_words};
use crate::words::{self, Locale};

/// The row they open from; nothing for who may not ask.
pub(crate) fn questions(page: Page, locale: Locale) -> Option<View> {
    let asks = |m: &Model| m.me().is_some_and(|me| me.role.may_ask());
    page.model.with_untracked(asks).then(|| {
        let all = Question::ALL.map(|question| ask_button(page, locale, question));
        let all = html::div().class("questions").child(all.collect_view());
        folded(icons::BUBBLE_ASK, words::talk_ask(locale).view(), all.view())
    })
}

fn became(model: &Model, locale: Locale, question: Question) -> Became {
    if let Some(going) = going(model, locale, &ask(question)) {
        return going;
    }
    match own(model, question) {
        None => (Touched::Not, None),
        Some(Asked { answered_at: Some(_), .. }) => {
            (Touched::Done, Some(words::talk_ask_answered(locale).into()))
        }
        Some(Asked { at, .. }) => {
            let minutes = time_words::minutes(model.now - *at);
            (Touched::Stands, Some(words::talk_ask_waits(locale, minutes)))
        }
    }
}

fn own(model: &Model, question: Question) -> Option<&Asked> {
    let me = model.seat?;
    let asked = model.mirror.state().conversation().questions.asked();
    asked.iter().find(|asked| asked.seat == me && asked.question == question)
}

const fn ask(question: Question) -> Command {
    Command::ChangeQuestions { change: QuestionChange::Ask { question } }
}

/// A tap asks; the next one takes it back while it waits, and asks again once it was answered.
fn tap(model: &Model, question: Question) -> Command {
    match own(model, question) {
        Some(Asked { id, answered_at: None, .. }) => {
            Command::ChangeQuestions { change: QuestionChange::TakeBack { asked: *id } }
        }
        Some(_) | None => ask(question),
    }
}

fn ask_button(page: Page, locale: Locale, question: Question) -> View {
    let became = page.memo(move |m| became(m, locale, question));
    touch_button(locale, icons::HELP, asked_words(locale, question), became, move || {
        page.send(Msg::Tap(page.model.with_untracked(|m| tap(m, question))));
    })
}

fn asked_words(locale: Locale, question: Question) -> &'static str {
    match question {
        Question::WhatIsIt => words::talk_ask_what_is_it(locale),
        Question::Choices => words::talk_ask_choices(locale),
        Question::WhyThis => words::talk_ask_why_this(locale),
        Question::IfWeWait => words::talk_ask_if_we_wait(locale),
        Question::Risks => words::talk_ask_risks(locale),
        Question::Price => words::talk_ask_price(locale),
        Question::HowToTake => words::talk_ask_how_to_take(locale),
        Question::WatchFor => words::talk_ask_watch_for(locale),
        Question::HowLong => words::talk_ask_how_long(locale),
        Question::WhatNext => words::talk_ask_what_next(locale),
    }
}
