//! A button that says something by touch, and what became of it: on its way, waiting, seen.

use crate::platform::html::{self, Content, View};

use webside_protocol::Command;

use crate::model::Model;
use crate::reactive::Signal;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// What became of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Touched {
    /// Nothing was said, or it is over.
    Not,
    /// On its way, or kept until the link is back.
    Going,
    /// It stands: the next tap takes it back.
    Stands,
    /// It stands, and somebody took it up.
    TakenUp,
    /// It is done with: the next tap says it anew.
    Done,
}

/// What became of it, and the words for that.
pub(crate) type Became = (Touched, Option<String>);

/// `command` is on its way, with the words for it.
pub(crate) fn going(model: &Model, locale: Locale, command: &Command) -> Option<Became> {
    let open = model.connection.is_open();
    let words = if open { words::visit_signal_sending } else { words::visit_signal_waits };
    model.is_pending(command).then(|| (Touched::Going, Some(words(locale).into())))
}

/// The button. `became` holds its state with the words for it.
pub(crate) fn touch_button(
    locale: Locale,
    sign: Icon,
    label: &'static str,
    became: Signal<Became>,
    tap: impl Fn() + 'static,
) -> View {
    drawn(locale, sign, label, became, Box::new(tap))
}

fn drawn(
    locale: Locale,
    sign: Icon,
    label: &'static str,
    became: Signal<Became>,
    tap: Box<dyn Fn()>,
) -> View {
    let touched = move || became.with(|(touched, _)| *touched);
    let stands = move || matches!(touched(), Touched::Stands | Touched::TakenUp);
    let sign = move || match touched() {
        Touched::Not | Touched::Going => sign.draw_along(),
        Touched::Stands => icons::CHECK.draw(),
        Touched::TakenUp | Touched::Done => icons::CHECK_TWICE.draw(),
    };
    let state = move || {
        let words = became.with(|(_, words)| words.clone());
        words.map(|words| html::small().child(words))
    };
    let action = move || {
        stands().then(|| {
            let words = [". ", words::visit_signal_take_back(locale)].concat();
            html::span().class("unseen").child(words)
        })
    };
    html::button()
        .r#type("button")
        .class(move || if touched() == Touched::Going { "signal sending" } else { "signal" })
        .aria_pressed(move || if stands() { "true" } else { "false" })
        .on("click", move |_| tap())
        .child((sign, html::span().child((label, state, action))))
        .view()
}
