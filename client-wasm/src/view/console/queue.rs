//! What the patient said by touch: all that stands, how long it waits, and what may help.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Answer, Command, Cue, RaisedSignal, Role, Seq, Signal};

use crate::model::{Action, Dialog, Guest, Model, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::catalogue_words::{cue_label, signal_advice, signal_asks};
use crate::view::console::invite::opens;
use crate::view::console::keys::written;
use crate::view::console::{questions, repair, talk};
use crate::view::icons::{self, Icon};
use crate::view::{look, time_words};
use crate::words::{self, Locale};

/// The column of signals.
pub(crate) fn queue(page: Page, locale: Locale, name: &str) -> View {
    let signals = page.memo(in_the_queue);
    let asked = page.memo(Model::questions_to_answer);
    let list = move || {
        let (signals, asked) = (signals.get(), asked.get());
        if signals.is_empty() && asked.is_empty() {
            return html::p().class("calm").child(words::console_signal_none(locale)).view();
        }
        let one = |(seq, raised)| card(page, locale, seq, raised);
        let signals = signals.into_iter().map(one).collect_view();
        html::ul().class("queue").child((signals, questions::cards(page, locale, asked))).view()
    };
    let title = words::console_signal_list(locale, name);
    html::aside()
        .class("side signal-side")
        .aria_labelledby("queue-title")
        .child((
            html::h2().id("queue-title").child(title),
            list,
            repair::repair(page, locale, name),
            talk::talk(page, locale, name),
            keys(page, locale),
        ))
        .view()
}

/// One more thing, once seen, stands on the agenda until it is talked about.
fn in_the_queue(model: &Model) -> Vec<(Seq, RaisedSignal)> {
    let pinned = |raised: &RaisedSignal| {
        raised.signal == Signal::OneMore && matches!(raised.answer, Answer::Seen { .. })
    };
    let all = model.signals_to_answer().into_iter();
    all.filter(|(_, raised)| !pinned(raised)).collect()
}

fn card(page: Page, locale: Locale, seq: Seq, raised: RaisedSignal) -> View {
    let RaisedSignal { seat, signal, at, answer } = raised;
    let who = page.model.with_untracked(|m| words::signal_says(locale, m.name_of(seat)));
    let waited = move || {
        page.model.with(|m| match time_words::minutes(m.now - at) {
            0 => words::console_signal_now(locale).to_owned(),
            minutes => words::console_signal_waited(locale, minutes),
        })
    };
    let seen = matches!(answer, Answer::Seen { .. });
    let title = html::p().class("title").child((
        look::of_signal(signal).draw_along(),
        html::span().child((who, " ", html::b().child(signal_asks(locale, signal)))),
    ));
    let told = |icon: Icon, words: String| {
        html::p().class("meta").child((icon.draw(), html::span().child(words))).view()
    };
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    let meta = match answer {
        Answer::Seen { .. } => {
            told(icons::CHECK_TWICE, words::console_signal_seen_done(locale, &name))
        }
        Answer::StillHere {} => {
            told(icons::CHECK, words::console_signal_auto_answered(locale, &name))
        }
        Answer::Waiting {} => {
            html::p().class("meta digits").child((icons::CLOCK.draw(), waited)).view()
        }
    };
    // The way to mend stands below the queue, with what was missed.
    let advice = (signal != Signal::SamePage)
        .then(|| html::p().class("advice").child(signal_advice(locale, signal)));
    html::li()
        .class(if seen { "raised seen" } else { "raised" })
        .child((title, meta, advice, answers(page, locale, seq, signal, seen)))
        .view()
}

fn answers(page: Page, locale: Locale, raised: Seq, signal: Signal, seen: bool) -> View {
    let see = (!seen).then(|| {
        let see = Tap::Wish(Command::SeeSignal { raised });
        button(page, "small main", None, words::console_signal_seen(locale), see)
    });
    let cue = answering_cue(signal).map(|cue| {
        let words = words::console_signal_cue(locale, cue_label(locale, cue));
        let icon = look::of_cue(cue).icon;
        button(page, "small", Some(icon), words, Tap::Wish(Command::BeginCue { cue }))
    });
    let clear = Tap::Wish(Command::ClearSignal { raised });
    let clear = button(page, "small", None, words::console_signal_clear(locale), clear);
    let guest = match signal {
        Signal::AddPerson => Some(Role::Family),
        Signal::NeedInterpreter => Some(Role::Interpreter),
        Signal::SayNewWay
        | Signal::SlowDown
        | Signal::NotDone
        | Signal::Question
        | Signal::OneMore
        | Signal::StillThere
        | Signal::CantHear
        | Signal::CantSee
        | Signal::Cost
        | Signal::SideEffects
        | Signal::HardToDo
        | Signal::NotAsPlanned
        | Signal::NeedMoment
        | Signal::NotPrivate
        | Signal::SamePage
        | Signal::SecondView
        | Signal::WhoSees
        | Signal::GotIt
        | Signal::WorseNow => None,
    };
    let guest = guest.map(|role| {
        let words = words::console_invite(locale);
        button(page, "small", Some(icons::PERSON_PLUS), words, opens(Guest::Somebody(role)))
    });
    html::div().class("answers").child((see, guest, clear, cue)).view()
}

/// The cue that answers a signal best.
const fn answering_cue(signal: Signal) -> Option<Cue> {
    match signal {
        Signal::SayNewWay => Some(Cue::Rephrase),
        Signal::NotDone | Signal::OneMore | Signal::NeedMoment => Some(Cue::Listening),
        Signal::Question => Some(Cue::Questions),
        Signal::CantHear | Signal::CantSee => Some(Cue::TechFix),
        Signal::Cost => Some(Cue::CostCheck),
        Signal::SideEffects | Signal::HardToDo => Some(Cue::Matters),
        Signal::NotAsPlanned => Some(Cue::MedsCheck),
        Signal::SecondView => Some(Cue::Options),
        Signal::AddPerson => Some(Cue::TeamJoin),
        Signal::NeedInterpreter => Some(Cue::InterpreterWait),
        Signal::WhoSees => Some(Cue::Privacy),
        Signal::GotIt => Some(Cue::TeachBack),
        Signal::SlowDown
        | Signal::StillThere
        | Signal::NotPrivate
        | Signal::SamePage
        | Signal::WorseNow => None,
    }
}

/// The keys that are not written on the pad, and the way to change them all.
fn keys(page: Page, locale: Locale) -> View {
    let rows = page.memo(move |m| {
        let rows = [
            (Action::Answer, words::console_key_answer(locale)),
            (Action::StopCue, words::console_key_stop(locale)),
            (Action::Mute, words::console_key_mute(locale)),
            (Action::Caption, words::console_key_caption(locale)),
        ];
        rows.map(|(action, words)| (written(m, action), words))
    });
    let list = move || {
        let one = |(key, words): (Option<String>, &'static str)| {
            key.map(|key| html::li().child((html::kbd().child(key), html::span().child(words))))
        };
        rows.get().map(one).collect_view()
    };
    let open = Tap::Press(Press::Open(Dialog::Keys));
    html::section()
        .class("key-list")
        .aria_label(words::console_keys_title(locale))
        .child((
            html::ul().child(list),
            button(page, "small", Some(icons::KEYBOARD), words::console_keys(locale), open),
        ))
        .view()
}
