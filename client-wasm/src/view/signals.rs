//! What a patient says by touch: six buttons, the others behind "more", each with what became of it.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Answer, Command, RaisedSignal, SeatId, Seq, Signal};

use crate::model::{Model, Msg};
use crate::runtime::Page;
use crate::view::{icons, look, signal_words};
use crate::words::{self, Locale};

/// The buttons that the rules allow this seat; nothing for who may say nothing by touch.
pub(crate) fn signals(page: Page, locale: Locale, name: &str) -> View {
    let offered = page.memo(offered);
    let name = name.to_owned();
    let content = move || {
        let (first, others) = offered.get();
        (!first.is_empty()).then(|| section(page, locale, &name, first, others))
    };
    content.view()
}

/// First screen, and the rest. One that stands is offered too, so that it can be taken back.
fn offered(model: &Model) -> (Vec<Signal>, Vec<Signal>) {
    let all = Signal::ALL.into_iter().filter(|signal| {
        let raise = Command::RaiseSignal { signal: *signal };
        standing(model, *signal).is_some() || model.may(&raise)
    });
    all.partition(|signal| Signal::FIRST_SCREEN.contains(signal))
}

fn section(
    page: Page,
    locale: Locale,
    name: &str,
    first: Vec<Signal>,
    others: Vec<Signal>,
) -> View {
    let grid = move |signals: Vec<Signal>| {
        let buttons = signals.into_iter().map(|signal| signal_button(page, locale, signal));
        html::div().class("signal-grid").child(buttons.collect_view())
    };
    let more = (!others.is_empty()).then(|| {
        let words = html::span().child(words::visit_signals_more(locale));
        let summary =
            html::summary().child((icons::BUBBLE_PLUS.draw(), words, icons::CHEVRON.draw()));
        html::details().class("more").child((summary, grid(others)))
    });
    let answer = page.memo(move |m| answer(m, locale));
    let answer = move || answer.get().map(|words| html::p().class("signal-answer").child(words));
    html::section()
        .class("signals")
        .aria_labelledby("signals-title")
        .child((
            html::h2().id("signals-title").child(words::visit_signals(locale, name)),
            grid(first),
            answer,
            more,
        ))
        .view()
}

/// What became of a signal of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    Nothing,
    Sending,
    /// Tapped while the link is down.
    Held,
    Sent,
    Answered,
    Seen(SeatId),
}

impl Became {
    /// A silent signal leaves no trace on the screen of the one who raised it.
    fn of(model: &Model, signal: Signal) -> Self {
        if signal.is_silent() {
            return Self::Nothing;
        }
        if model.is_pending(&Command::RaiseSignal { signal }) {
            return if model.connection.is_open() { Self::Sending } else { Self::Held };
        }
        match standing(model, signal).map(|(_, raised)| raised.answer) {
            None => Self::Nothing,
            Some(Answer::Waiting {}) => Self::Sent,
            Some(Answer::StillHere {}) => Self::Answered,
            Some(Answer::Seen { by, .. }) => Self::Seen(by),
        }
    }

    fn words(self, model: &Model, locale: Locale) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Sending => Some(words::visit_signal_sending(locale).into()),
            Self::Held => Some(words::visit_signal_waits(locale).into()),
            Self::Sent | Self::Answered => Some(words::visit_signal_sent(locale).into()),
            Self::Seen(by) => Some(words::visit_signal_seen(locale, model.name_of(by))),
        }
    }
}

fn standing(model: &Model, signal: Signal) -> Option<(Seq, RaisedSignal)> {
    model.own_signals().find(|(_, raised)| raised.signal == signal)
}

fn signal_button(page: Page, locale: Locale, signal: Signal) -> View {
    let became = page.memo(move |m| Became::of(m, signal));
    let stands = move || match became.get() {
        Became::Nothing | Became::Sending | Became::Held => false,
        Became::Sent | Became::Answered | Became::Seen(_) => true,
    };
    let sign = move || match became.get() {
        Became::Nothing | Became::Sending | Became::Held => look::of_signal(signal).draw_along(),
        Became::Sent | Became::Answered => icons::CHECK.draw(),
        Became::Seen(_) => icons::CHECK_TWICE.draw(),
    };
    let state = move || {
        let words = page.model.with_untracked(|m| became.get().words(m, locale));
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
        .class(move || match became.get() {
            Became::Sending | Became::Held => "signal sending",
            Became::Nothing | Became::Sent | Became::Answered | Became::Seen(_) => "signal",
        })
        .aria_pressed(move || if stands() { "true" } else { "false" })
        .on("click", move |_| page.send(Msg::Tap(page.model.with_untracked(|m| tap(m, signal)))))
        .child((sign, html::span().child((signal_words::label(locale, signal), state, action))))
        .view()
}

/// A tap says it; the next one takes it back.
fn tap(model: &Model, signal: Signal) -> Command {
    match standing(model, signal) {
        Some((raised, _)) => Command::TakeBackSignal { raised },
        None => Command::RaiseSignal { signal },
    }
}

/// What helps meanwhile, for the newest signal that has such words.
fn answer(model: &Model, locale: Locale) -> Option<String> {
    let own: Vec<_> = model.own_signals().collect();
    own.into_iter().rev().find_map(|(_, raised)| advice(model, locale, &raised))
}

fn advice(model: &Model, locale: Locale, raised: &RaisedSignal) -> Option<String> {
    let name = model.other_name().unwrap_or_default();
    match raised.signal {
        Signal::StillThere => (raised.answer == Answer::StillHere {})
            .then(|| words::visit_answer_still_there(locale, name)),
        Signal::NeedMoment => Some(words::visit_answer_need_moment(locale).into()),
        Signal::CantHear => Some(words::visit_answer_cant_hear(locale).into()),
        Signal::CantSee => Some(words::visit_answer_cant_see(locale).into()),
        Signal::WorseNow => Some(words::visit_answer_worse_now(locale, name)),
        Signal::SayNewWay
        | Signal::SlowDown
        | Signal::NotDone
        | Signal::Question
        | Signal::OneMore
        | Signal::Cost
        | Signal::SideEffects
        | Signal::HardToDo
        | Signal::NotAsPlanned
        | Signal::NotPrivate
        | Signal::SamePage
        | Signal::SecondView
        | Signal::AddPerson
        | Signal::NeedInterpreter
        | Signal::WhoSees
        | Signal::GotIt => None,
    }
}
