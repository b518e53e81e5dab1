//! The heart of the page: a card that says why it is quiet, for how long, and whether one is heard.
//!
//! The card itself is no live region: [`crate::view::announcer`] says a change once, and the running
//! time never.

use crate::platform::html::{self, Content, View};
use webside_protocol::{LiveCue, Quiet, Signal};

use crate::model::Model;
use crate::platform::clock::time_of_day;
use crate::runtime::Page;
use crate::view::icons;
use crate::view::look::{self, Look};
use crate::view::quiet_words::{self, Sentence};
use crate::view::{cue_words, time_words};
use crate::words::{self, Locale};

/// The overlay of this page's person.
pub(crate) fn overlay(page: Page, locale: Locale) -> View {
    let reason = page.memo(|m| m.overlay().map(|o| unkept(o.quiet)));
    (move || reason.get().map(|quiet| card(page, locale, &quiet))).view()
}

/// The reason without the moment its cue was last kept: being kept is no change to look at.
fn unkept(mut quiet: Quiet) -> Quiet {
    if let Quiet::Cue { cue, .. } | Quiet::TheirMicrophone { cue: Some(cue), .. } = &mut quiet {
        cue.kept_at = cue.since;
    }
    quiet
}

fn card(page: Page, locale: Locale, quiet: &Quiet) -> View {
    let Look { icon, hue } = look::of_quiet(quiet);
    let headline = page.model.with_untracked(|m| quiet_words::headline(m, locale, quiet));
    let sentence = page.model.with_untracked(|m| quiet_words::sentence(m, locale, quiet));
    let words = html::div()
        .class("words")
        .child((html::h2().id("overlay-headline").child(headline), sentence.map(drawn)));
    let row =
        html::div().class("row").child((html::div().class("glyph").child(icon.draw()), words));
    html::section()
        .class(["overlay ", hue.class()].concat())
        .aria_labelledby("overlay-headline")
        .child((
            row,
            meanwhile(locale, page, quiet),
            own_moment(page, locale),
            drift(quiet),
            foot(page, locale, quiet),
        ))
        .view()
}

fn drawn(sentence: Sentence) -> View {
    match sentence {
        Sentence::Said(words) => html::p().child(html::q().child(words)).view(),
        Sentence::Told(words) => html::p().child(words).view(),
    }
}

/// A silent microphone does not hide what its owner does meanwhile.
fn meanwhile(locale: Locale, page: Page, quiet: &Quiet) -> Option<View> {
    let Quiet::TheirMicrophone { seat, cue: Some(cue), .. } = *quiet else { return None };
    let Look { icon, hue } = look::of_cue(cue.cue);
    let doing =
        page.model.with_untracked(|m| cue_words::headline(locale, cue.cue, m.name_of(seat)));
    let line = html::p()
        .class(["meanwhile ", hue.class()].concat())
        .child((icon.draw(), html::span().child(words::quiet_mic_meanwhile(locale, &doing))));
    Some(line.view())
}

/// A line under the words. It drifts for a few seconds when a cue begins, and is still otherwise.
fn drift(quiet: &Quiet) -> View {
    let moves = matches!(quiet, Quiet::Cue { .. });
    html::div().class("drift").aria_hidden("true").child(moves.then(html::i)).view()
}

/// Somebody who asked for a moment has it, whatever else is going on.
fn own_moment(page: Page, locale: Locale) -> View {
    let asked = page.memo(|m| m.own_signals().any(|(_, own)| own.signal == Signal::NeedMoment));
    let line = move || {
        asked.get().then(|| {
            let words = html::span().child(words::repair_take_your_time(locale));
            html::p().class("meanwhile hue-listen").child((icons::PAUSE.draw(), words))
        })
    };
    line.view()
}

fn foot(page: Page, locale: Locale, quiet: &Quiet) -> View {
    let heard = page.memo(|m| m.overlay().is_some_and(|o| o.still_listening));
    let hears = move || {
        heard.get().then(|| {
            let ear = html::i().child(icons::EAR.draw());
            html::span()
                .class("hears")
                .child((ear, html::span().child(words::quiet_still_listening(locale))))
        })
    };
    html::div().class("foot").child((hears, back(page, locale, quiet), time(page, locale))).view()
}

/// When somebody who stepped away said they are back; later, that it takes longer.
fn back(page: Page, locale: Locale, quiet: &Quiet) -> Option<View> {
    let (Quiet::Cue { seat, cue: LiveCue { back_at, .. } }
    | Quiet::TheirMicrophone { seat, cue: Some(LiveCue { back_at, .. }), .. }) = *quiet
    else {
        return None;
    };
    let back_at = back_at?;
    let late = page.memo(move |m| back_at < m.now);
    let words = move || {
        if late.get() {
            page.model.with_untracked(|m| words::visit_away_late(locale, m.name_of(seat)))
        } else {
            words::visit_away_back_at(locale, &time_of_day(back_at, locale))
        }
    };
    Some(html::span().class("back").child(words).view())
}

fn time(page: Page, locale: Locale) -> View {
    let running = move || page.model.with(|m| running(m, locale));
    html::span().class("time digits").child(running).view()
}

fn running(model: &Model, locale: Locale) -> String {
    let since = model.overlay().and_then(|o| o.since);
    since.map_or_else(String::new, |since| time_words::so_far(locale, model.now - since))
}
