//! The banner over the picture: one thing that asks, and the one or two ways to answer it.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Answer, Command, LiveCue, RaisedSignal, SeatId, Seq, Signal, Timestamp};

use crate::model::{Action, Hint, Model, Msg, Nudge, Press, Suggestion, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::attention::Attention;
use crate::view::console::catalogue_words::{cue_label, signal_asks};
use crate::view::console::keys::key_hint;
use crate::view::icons::{self, Icon};
use crate::view::{look, time_words};
use crate::words::{self, Locale};

/// The banner, while anything asks.
pub(crate) fn attention_banner(page: Page, locale: Locale) -> View {
    let asks = page.memo(Attention::of);
    let banner = move || {
        asks.get().map(|asks| match asks {
            Attention::CutOff => cut_off(page, locale),
            Attention::Ending(at) => ending(page, locale, at),
            Attention::Signal(raised, signal) => signal_raised(page, locale, raised, signal),
            Attention::Waits(seat) => waits(page, locale, seat),
            Attention::StillAtThis(cue) => still_at_this(page, locale, cue),
            Attention::Nudge(nudge) => nudged(page, locale, nudge),
            Attention::Suggestion(suggestion) => suggested(page, locale, suggestion),
        })
    };
    banner.view()
}

fn drawn(calm: bool, icon: Icon, words: View, answers: View) -> View {
    html::section()
        .class(if calm { "asks calm" } else { "asks" })
        .aria_labelledby("asks-words")
        .child((
            icon.draw_along(),
            html::p().id("asks-words").child(words),
            html::div().class("answers").child(answers),
        ))
        .view()
}

fn cut_off(page: Page, locale: Locale) -> View {
    let words = page.model.with_untracked(|m| {
        words::console_own_link_lost(locale, m.other_name().unwrap_or_default())
    });
    drawn(false, icons::LINK_OFF, html::b().child(words).view(), View::default())
}

fn signal_raised(page: Page, locale: Locale, raised: Seq, signal: RaisedSignal) -> View {
    let RaisedSignal { seat, signal, .. } = signal;
    let who = page.model.with_untracked(|m| words::signal_says(locale, m.name_of(seat)));
    let asks = html::b().child(signal_asks(locale, signal));
    let private = signal.is_silent().then(|| {
        let words =
            page.model.with_untracked(|m| words::console_signal_private(locale, m.name_of(seat)));
        html::small().child(words)
    });
    let seen = html::button()
        .r#type("button")
        .class("answer")
        .on("click", move |_| page.send(Msg::Tap(Command::SeeSignal { raised })))
        .child((words::console_signal_seen(locale), key_hint(page, Action::Answer)));
    let others = page.memo(unseen_beside_the_top);
    let others = move || {
        let count = others.get();
        (count > 0).then(|| html::small().child(words::console_signal_more(locale, count)))
    };
    let words = (who, " ", asks, private, others).view();
    // To want another opinion is nothing to be alarmed by.
    let calm = signal == Signal::SecondView;
    drawn(calm, look::of_signal(signal), words, seen.view())
}

/// How many signals wait to be seen after the one that is shown.
fn unseen_beside_the_top(model: &Model) -> i64 {
    let all = model.signals_to_answer();
    let unseen = all.iter().filter(|(_, raised)| !matches!(raised.answer, Answer::Seen { .. }));
    i64::try_from(unseen.skip(1).count()).unwrap_or(i64::MAX)
}

fn waits(page: Page, locale: Locale, seat: SeatId) -> View {
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    let admit = Tap::Wish(Command::Admit { seat });
    let admit = button(page, "answer", None, words::console_lobby_admit(locale, &name), admit);
    drawn(false, icons::DOOR, html::b().child(words::lobby_waits(locale, &name)).view(), admit)
}

fn still_at_this(page: Page, locale: Locale, live: LiveCue) -> View {
    let label = cue_label(locale, live.cue);
    let body = move || {
        page.model.with(|m| {
            let time = time_words::so_far(locale, m.now - live.since);
            let name = m.other_name().unwrap_or_default();
            words::console_still_title_body(locale, name, label, &time)
        })
    };
    let soon = html::small().child(words::console_still_title_soon(locale));
    let words = (html::b().child(words::console_still_title(locale)), " ", body, soon).view();
    let keep = words::console_still_title_keep(locale);
    let stop = words::console_still_title_stop(locale);
    let answers = (
        button(page, "answer", None, keep, Tap::Wish(Command::KeepCue {})),
        button(page, "answer quiet", None, stop, Tap::Wish(Command::EndCue {})),
    );
    drawn(true, look::of_cue(live.cue).icon, words, answers.view())
}

fn nudged(page: Page, locale: Locale, nudge: Nudge) -> View {
    let told = move || {
        page.model.with(|m| {
            let seconds = i64::try_from((m.now - nudge.since).as_secs()).unwrap_or(i64::MAX);
            words::console_nudge(locale, seconds, m.other_name().unwrap_or_default())
        })
    };
    let private = html::small().child(words::console_nudge_private(locale));
    let dismiss = words::console_nudge_dismiss(locale);
    let dismiss = button(page, "answer quiet", None, dismiss, Tap::Press(Press::DismissNudge));
    drawn(true, icons::CLOCK, (html::b().child(told), private).view(), dismiss)
}

fn suggested(page: Page, locale: Locale, suggestion: Suggestion) -> View {
    let why = match suggestion.why {
        Hint::Typing => words::console_suggest_typing(locale),
        Hint::Elsewhere => words::console_suggest_elsewhere(locale),
    };
    let label = cue_label(locale, suggestion.cue);
    let accept = page.model.with_untracked(|m| {
        words::console_suggest_accept(locale, m.other_name().unwrap_or_default(), label)
    });
    let dismiss = words::console_nudge_dismiss(locale);
    let answers = (
        button(page, "answer", None, accept, Tap::Press(Press::AcceptSuggestion)),
        button(page, "answer quiet", None, dismiss, Tap::Press(Press::DismissSuggestion)),
    );
    let icon = look::of_cue(suggestion.cue).icon;
    drawn(true, icon, html::b().child(why).view(), answers.view())
}

fn ending(page: Page, locale: Locale, at: Timestamp) -> View {
    let left = move || {
        page.model.with(|m| {
            let seconds = (at - m.now).as_millis().div_ceil(1_000);
            words::console_end_undo(locale, i64::try_from(seconds).unwrap_or(i64::MAX))
        })
    };
    let keep = words::console_end_undo_stop(locale);
    let keep = button(page, "answer", None, keep, Tap::Press(Press::KeepVisit));
    drawn(false, icons::WARNING, html::b().child(left).view(), keep)
}
