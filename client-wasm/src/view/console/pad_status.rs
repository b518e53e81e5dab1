//! The head of the pad: the live cue and how long, the sentence to say aloud, and when one is back.

use std::time::Duration;

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, LiveCue};

use crate::model::{Action, Model, Msg, Tap};
use crate::platform::clock::time_of_day;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::catalogue_words::cue_label;
use crate::view::console::keys::key_hint;
use crate::view::{cue_words, icons, look, time_words};
use crate::words::{self, Locale};

/// The minutes away that are offered; the rules allow up to thirty.
pub(crate) const AWAY_MINUTES: [u8; 5] = [1, 2, 3, 5, 10];
/// The minutes away that one press of Enter promises.
pub(crate) const AWAY_MINUTES_FIRST: u8 = 2;

/// Title, hint or live cue, and the way to stop it.
pub(crate) fn pad_status(page: Page, locale: Locale, name: &str) -> View {
    let live = page.memo(Model::own_cue);
    let sending = page.memo(is_sending);
    let hint = words::console_pad_hint(locale, name);
    let on_its_way = words::console_pad_sending(locale, name);
    let told = move || match live.get() {
        _ if sending.get() => html::p().child(on_its_way.clone()).view(),
        Some(live) => {
            let promise = cue_words::promise(locale, &live);
            html::p()
                .class("aloud")
                .child((
                    icons::BUBBLE.draw(),
                    html::span().child(words::console_pad_aloud_line(locale, promise)),
                ))
                .view()
        }
        None => html::p().child(hint.clone()).view(),
    };
    let chip = move || live.get().map(|live| chip(page, locale, live));
    html::div()
        .class("pad-head")
        .child((html::h2().id("pad-title").child(words::console_pad_title(locale)), chip, told))
        .view()
}

/// A cue was tapped, and is no fact yet.
fn is_sending(model: &Model) -> bool {
    model
        .pending
        .iter()
        .any(|wish| matches!(wish.command, Command::BeginCue { .. } | Command::StepAway { .. }))
}

fn chip(page: Page, locale: Locale, live: LiveCue) -> View {
    let label = cue_label(locale, live.cue);
    let running = move || {
        page.model.with(|m| {
            let time = time_words::so_far_short(locale, m.now - live.since);
            words::console_pad_cue_live(locale, label, &time)
        })
    };
    let late = page.memo(|m| m.asks_still_at_this().is_some());
    let hue = look::of_cue(live.cue).hue.class();
    let words = match live.back_at {
        Some(_) => words::console_away_returned(locale),
        None => words::console_pad_stop(locale),
    };
    let stop = button(page, "stop-cue", Some(icons::STOP), words, Tap::Wish(Command::EndCue {}));
    html::div()
        .class(["live-cue ", hue].concat())
        .class_while("late", move || late.get())
        .child((
            html::span().class("digits").child((icons::CLOCK.draw(), running)),
            stop,
            key_hint(page, Action::StopCue),
        ))
        .view()
}

/// While stepping away: for how long, so that the promise can be made truer.
pub(crate) fn away_minutes(page: Page, locale: Locale) -> View {
    let back = page.memo(|m| m.own_cue().and_then(|live| Some((live.since, live.back_at?))));
    let content = move || {
        back.get().map(|(since, back_at)| {
            let promised = back_at - since;
            let one = |minutes: u8| {
                let chosen = promised == Duration::from_secs(u64::from(minutes) * 60);
                html::button()
                    .r#type("button")
                    .aria_pressed(if chosen { "true" } else { "false" })
                    .on("click", move |_| {
                        page.send(Msg::Tap(Command::StepAway { back_in_min: minutes }));
                    })
                    .child(words::page_minutes_short(locale, i64::from(minutes)))
            };
            let sees = page.model.with_untracked(|m| {
                let time = time_of_day(back_at, locale);
                words::console_away_back_at(locale, m.other_name().unwrap_or_default(), &time)
            });
            html::div().class("away").child((
                html::p().child(words::console_away_title(locale)),
                html::div()
                    .class("choice")
                    .role("group")
                    .aria_label(words::console_away_title(locale))
                    .child(AWAY_MINUTES.map(one).collect_view()),
                html::p().class("told").child(sees),
            ))
        })
    };
    content.view()
}
