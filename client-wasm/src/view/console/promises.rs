//! What the clinic will do: one line each, with who and by when. Overdue ones stand first.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, Cue, Day, Line, Name, Promise, PromiseChange};

use crate::model::{Model, Tap};
use crate::platform::calendar::{day_here, day_in_words};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::console::cue_offer::place_of;
use crate::view::console::form::{Form, SendKey, Wish, line, name};
use crate::view::icons;
use crate::words::{self, Locale};

/// The days that one tap promises, counted from today.
const DAYS: [u16; 5] = [0, 1, 3, 7, 14];
/// The one that nothing has to be tapped for.
const DAYS_FIRST: u16 = 7;

/// The list, and the line for the next one.
pub(crate) fn promises(page: Page, locale: Locale, patient: &str) -> View {
    html::section()
        .class("desk-promises")
        .attr("data-cue", place_of(Cue::Instructions))
        .aria_labelledby("promises-title")
        .child((
            html::h2().id("promises-title").child(words::console_promise_title(locale)),
            html::p().class("calm").child(words::console_promise_lead(locale, patient)),
            list(page, locale),
            form(page, locale),
        ))
        .view()
}

/// How many are late on `today`.
pub(crate) fn overdue(model: &Model, today: Day) -> usize {
    made(model).iter().filter(|promise| promise.is_overdue(today)).count()
}

/// The day here.
pub(crate) fn today(model: &Model) -> Day {
    day_here(model.now, 0)
}

fn made(model: &Model) -> &[Promise] {
    model.mirror.state().conversation().promises.made()
}

fn list(page: Page, locale: Locale) -> View {
    let shown = page.memo(|m| in_order(made(m), today(m)));
    let list = move || {
        let one = |(promise, late)| card(page, locale, &promise, late);
        html::ul().class("desk-cards").child(shown.get().into_iter().map(one).collect_view())
    };
    list.view()
}

/// Each with whether it is overdue; those first, then what is open, then what is done.
fn in_order(made: &[Promise], today: Day) -> Vec<(Promise, bool)> {
    let mut all: Vec<_> =
        made.iter().map(|promise| (promise.clone(), promise.is_overdue(today))).collect();
    all.sort_by_key(|(promise, late)| (!late, promise.kept_at.is_some()));
    all
}

fn card(page: Page, locale: Locale, promise: &Promise, late: bool) -> View {
    let what = promise.line.as_str();
    let by = words::console_promise_due(locale, &day_in_words(promise.by, locale));
    let late =
        late.then(|| html::span().class("mark late").child(words::console_promise_overdue(locale)));
    let about = html::p().class("about").child((
        html::span().child(promise.who.as_str().to_owned()),
        html::span().child(by),
        late,
    ));
    let kept = promise.kept_at.is_some();
    let state = if kept {
        html::p()
            .class("desk-done")
            .child((icons::CHECK.draw(), words::console_promise_kept(locale)))
            .view()
    } else {
        let promise = promise.id;
        let keep = tool(page, PromiseChange::Keep { promise })
            .class("small")
            .aria_label(words::console_promise_keep_what(locale, what))
            .child((icons::CHECK.draw(), words::console_promise_keep(locale)));
        let withdraw = tool(page, PromiseChange::Withdraw { promise })
            .aria_label(words::console_promise_withdraw(locale, what))
            .child(icons::CROSS.draw());
        html::div().class("step-tools").child((keep, withdraw)).view()
    };
    html::li()
        .class(if kept { "kept" } else { "" })
        .child((html::p().class("line").child(what.to_owned()), about, state))
        .view()
}

fn tool(page: Page, change: PromiseChange) -> html::Element {
    let command = Command::ChangePromises { change };
    let tap = Tap::Wish(command.clone());
    let pending = page.memo(move |m| m.is_pending(&command));
    html::button()
        .r#type("button")
        .class_while("pending", move || pending.get())
        .on("click", move |_| page.tap(&tap))
}

fn form(page: Page, locale: Locale) -> View {
    let form = Form::new(page, SendKey::Enter);
    let own = page
        .model
        .with_untracked(|m| m.me().map(|me| me.name.as_str().to_owned()).unwrap_or_default());
    let (what, who) = (Signal::new(String::new()), Signal::new(own));
    let by = Signal::new(page.model.with_untracked(|m| day_here(m.now, DAYS_FIRST)));
    form.until(is_fact, move || what.set(String::new()));
    let wish = move || -> Wish {
        let (line, who, by) = (line(locale, what)?, name(locale, who)?, by.get_untracked());
        Ok(Command::ChangePromises { change: PromiseChange::Make { line, who, by } })
    };
    html::div()
        .class("desk-form")
        .child((
            form.field(words::console_promise_field(locale), what, Line::CHARS_MAX, wish),
            days(page, locale, form, by),
            html::div().class("desk-pair").child((
                date(locale, form, by),
                form.field(words::console_promise_who(locale), who, Name::CHARS_MAX, wish),
            )),
            form.button(words::console_promise_make(locale), View::default(), wish),
        ))
        .view()
}

fn days(page: Page, locale: Locale, form: Form, by: Signal<Day>) -> View {
    let one = |days: u16| {
        let day = page.memo(move |m| day_here(m.now, days));
        html::button()
            .r#type("button")
            .aria_pressed(move || if by.get() == day.get() { "true" } else { "false" })
            .on("click", move |_| {
                by.set(day.get_untracked());
                form.edited();
            })
            .child(words::console_promise_day(locale, i64::from(days)))
    };
    html::div()
        .class("choice days")
        .role("group")
        .aria_label(words::console_promise_by(locale))
        .child(DAYS.map(one).collect_view())
        .view()
}

fn date(locale: Locale, form: Form, by: Signal<Day>) -> View {
    let input = html::input().r#type("date").prop("value", move || by.get().to_string()).on(
        "change",
        move |event| {
            if let Ok(day) = html::value_of(&event).parse() {
                by.set(day);
                form.edited();
            }
        },
    );
    let title = html::span().child(words::console_promise_date(locale));
    html::label().class("desk-field").child((title, input)).view()
}

fn is_fact(model: &Model, sent: &Command) -> bool {
    let Command::ChangePromises { change: PromiseChange::Make { line, who, by } } = sent else {
        return false;
    };
    made(model).iter().any(|made| made.line == *line && made.who == *who && made.by == *by)
}

#[cfg(test)]
mod tests {
    use webside_protocol::{Seq, Timestamp};

    use super::*;

    #[test]
    fn what_is_late_stands_first_and_what_is_done_last() {
        let promise = |id, day, kept: bool| Promise {
            id: Seq(id),
            line: Line::new("Send the letter").unwrap(),
            who: Name::new("Dr. Amara Rivera").unwrap(),
            by: Day::new(2026, 11, day).unwrap(),
            kept_at: kept.then_some(Timestamp(0)),
        };
        let made = [
            promise(1, 3, true),
            promise(2, 22, false),
            promise(3, 21, false),
            promise(4, 30, false),
        ];
        let order = in_order(&made, Day::new(2026, 11, 22).unwrap());
        let order: Vec<_> = order.iter().map(|(promise, late)| (promise.id.0, *late)).collect();
        assert_eq!(order, [(3, true), (2, false), (4, false), (1, false)]);
    }
}
