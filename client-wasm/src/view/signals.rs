//! What a patient says by touch: six buttons, the others behind "more", each with what became of it.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Answer, Command, RaisedSignal, Seq, Signal};

use crate::model::{Dialog, Model, Msg, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::clinic_phone::clinic_phone;
use crate::view::folded::folded;
use crate::view::repair::repair;
use crate::view::second_opinion::second_opinion;
use crate::view::touch::{Became, Touched, going, touch_button};
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
        let buttons = signals
            .into_iter()
            .map(|signal| (signal_button(page, locale, signal), beneath(page, locale, signal)));
        html::div().class("signal-grid").child(buttons.collect_view())
    };
    let more = (!others.is_empty()).then(|| {
        folded(icons::BUBBLE_PLUS, words::visit_signals_more(locale).view(), grid(others).view())
    });
    html::section()
        .class("signals")
        .aria_labelledby("signals-title")
        .child((
            html::h2().id("signals-title").child(words::visit_signals(locale, name)),
            grid(first),
            more,
        ))
        .view()
}

/// What became of a signal of one's own. A silent one leaves no trace on the screen of who raised it.
fn became(model: &Model, locale: Locale, signal: Signal) -> Became {
    if signal.is_silent() {
        return (Touched::Not, None);
    }
    if let Some(going) = going(model, locale, &Command::RaiseSignal { signal }) {
        return going;
    }
    match standing(model, signal).map(|(_, raised)| raised.answer) {
        None => (Touched::Not, None),
        Some(Answer::Waiting {} | Answer::StillHere {}) => {
            (Touched::Stands, Some(words::visit_signal_sent(locale).into()))
        }
        Some(Answer::Seen { by, .. }) => {
            (Touched::TakenUp, Some(words::visit_signal_seen(locale, model.name_of(by))))
        }
    }
}

fn standing(model: &Model, signal: Signal) -> Option<(Seq, RaisedSignal)> {
    model.own_signals().find(|(_, raised)| raised.signal == signal)
}

fn signal_button(page: Page, locale: Locale, signal: Signal) -> View {
    let became = page.memo(move |m| became(m, locale, signal));
    let (sign, label) = (look::of_signal(signal), signal_words::label(locale, signal));
    touch_button(locale, sign, label, became, move || {
        page.send(Msg::Tap(page.model.with_untracked(|m| tap(m, signal))));
        let asks = page.model.with_untracked(|m| standing(m, signal).is_none());
        if signal == Signal::WhoSees && asks {
            page.send(Msg::Press(Press::Open(Dialog::Privacy)));
        }
    })
}

/// A tap says it; the next one takes it back.
fn tap(model: &Model, signal: Signal) -> Command {
    match standing(model, signal) {
        Some((raised, _)) => Command::TakeBackSignal { raised },
        None => Command::RaiseSignal { signal },
    }
}

/// What helps meanwhile, right under the button it is about.
fn beneath(page: Page, locale: Locale, signal: Signal) -> View {
    let stands = page.memo(move |m| standing(m, signal).is_some());
    let advice = page.memo(move |m| advice(m, locale, &standing(m, signal)?.1));
    let told = move || advice.get().map(|words| html::p().class("signal-answer").child(words));
    let help: fn(Page, Locale) -> View = match signal {
        Signal::SamePage => return (told, repair(page, locale)).view(),
        Signal::SecondView => second_opinion,
        Signal::CantHear | Signal::CantSee => help,
        Signal::NeedInterpreter | Signal::WorseNow => clinic_phone,
        Signal::SayNewWay
        | Signal::SlowDown
        | Signal::NotDone
        | Signal::Question
        | Signal::OneMore
        | Signal::StillThere
        | Signal::Cost
        | Signal::SideEffects
        | Signal::HardToDo
        | Signal::NotAsPlanned
        | Signal::NeedMoment
        | Signal::NotPrivate
        | Signal::AddPerson
        | Signal::WhoSees
        | Signal::GotIt => return told.view(),
    };
    (told, move || stands.get().then(|| help(page, locale))).view()
}

/// The way to the steps that mend sound and picture.
fn help(page: Page, locale: Locale) -> View {
    let open = Tap::Press(Press::Open(Dialog::Help));
    button(page, "button", Some(icons::HELP), words::visit_help(locale), open)
}

fn advice(model: &Model, locale: Locale, raised: &RaisedSignal) -> Option<String> {
    let name = model.other_name().unwrap_or_default();
    match raised.signal {
        Signal::StillThere => (raised.answer == Answer::StillHere {})
            .then(|| words::visit_answer_still_there(locale, name)),
        Signal::CantHear => Some(words::visit_answer_cant_hear(locale).into()),
        Signal::CantSee => Some(words::visit_answer_cant_see(locale).into()),
        Signal::WorseNow => Some(words::visit_answer_worse_now(locale, name)),
        Signal::OneMore => Some(words::repair_one_more(locale).into()),
        Signal::AddPerson => Some(words::repair_add_person(locale, name)),
        Signal::NeedInterpreter => Some(words::repair_interpreter(locale, name)),
        Signal::SayNewWay
        | Signal::SlowDown
        | Signal::NotDone
        | Signal::Question
        | Signal::Cost
        | Signal::SideEffects
        | Signal::HardToDo
        | Signal::NotAsPlanned
        | Signal::NeedMoment
        | Signal::NotPrivate
        | Signal::SamePage
        | Signal::SecondView
        | Signal::WhoSees
        | Signal::GotIt => None,
    }
}
