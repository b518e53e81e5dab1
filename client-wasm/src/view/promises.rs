//! What the clinic said it will do: what, who, by which day, and whether it is done.

use std::ops::RangeInclusive;

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Day, Promise, Seq};

use crate::model::Model;
use crate::platform::calendar::day_in_words;
use crate::runtime::Page;
use crate::view::clinic_phone::clinic_phone;
use crate::view::folded::folded;
use crate::view::icons;
use crate::words::{self, Locale};

/// The row of the visit that the promises open from, once there is one.
pub(crate) fn promises_row(page: Page, locale: Locale) -> View {
    let count = page.memo(|m| i64::try_from(made(m).len()).unwrap_or(i64::MAX));
    let there = page.memo(|m| !made(m).is_empty());
    let title = move || words::promise_row(locale, &count.get().to_string());
    let row = move || {
        there.get().then(|| folded(icons::HANDSHAKE, title.view(), promises_list(page, locale)))
    };
    row.view()
}

/// The promises, in the order they were made.
pub(crate) fn promises_list(page: Page, locale: Locale) -> View {
    let listed = page.memo(|m| {
        let today = Day::of(m.now);
        made(m).iter().map(|one| (one.clone(), one.is_overdue(today))).collect::<Vec<_>>()
    });
    let list = move || {
        let one = |(promise, late): &(Promise, bool)| drawn(page, locale, promise, *late);
        listed.with(|listed| listed.iter().map(one).collect_view())
    };
    html::ul().class("promise-list").child(list).view()
}

fn made(model: &Model) -> &[Promise] {
    model.mirror.state().conversation().promises.made()
}

fn drawn(page: Page, locale: Locale, promise: &Promise, late: bool) -> View {
    let done = promise.kept_at.is_some();
    let (class, sign, state) = match (done, late) {
        (true, _) => ("done", icons::CIRCLE_CHECK, words::promise_done(locale)),
        (false, true) => ("late", icons::WARNING, words::promise_late(locale)),
        (false, false) => ("", icons::CLOCK, words::promise_open(locale)),
    };
    let day = day_in_words(promise.by, locale);
    html::li()
        .class(class)
        .child((
            html::p().class("state").child((sign.draw(), html::span().child(state))),
            html::p().child(promise.line.as_str()),
            html::small().child(words::promise_who_by(locale, promise.who.as_str(), &day)),
            late.then(|| clinic_phone(page, locale)),
        ))
        .view()
}

/// What a screen reader is told of new promises, by when they were made.
pub(crate) fn announced(model: &Model, locale: Locale, made_at: RangeInclusive<Seq>) -> String {
    let mut text = [words::promise_title(locale), ":"].concat();
    for promise in made(model).iter().filter(|promise| made_at.contains(&promise.id)) {
        text.extend([" ", promise.line.as_str(), "."]);
    }
    text
}
