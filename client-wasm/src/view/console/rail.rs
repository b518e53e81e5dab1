//! The clinician's thread through the visit: four stages, and what is worth doing in each. Never a gate.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{ClosingItem, Command, Cue, Rail, RailChange, Stage, Timestamp};

use crate::model::{Model, Msg, Press, Switch, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::talk_words;
use crate::view::icons;
use crate::words::{self, Locale};

/// So many things to do before the end are offered at once; all of them are one tap further.
const CLOSING_AT_ONCE: usize = 3;
/// Whoever is not cut off for so long has mostly said it all.
const FIRST_MINUTE_S: u64 = 60;

/// The stages in a row, and the prompts of the present one.
pub(crate) fn rail(page: Page, locale: Locale) -> View {
    let stage = page.memo(|m| rail_now(m).stage);
    let prompted = page.memo(|m| m.prompts);
    let stages = html::div()
        .class("stages")
        .role("group")
        .aria_label(words::console_stage(locale))
        .child(Stage::ALL.map(|stage| stage_button(page, locale, stage)).collect_view());
    let listens = page.memo(|m| m.own_cue().filter(|live| live.cue == Cue::Listening));
    let prompts = move || {
        prompted.get().then(|| match listens.get() {
            Some(live) => first_minute(page, locale, live.since),
            None => prompts(page, locale, stage.get()),
        })
    };
    let silence = move || {
        let (words, switch) = if prompted.get() {
            (words::console_prompts_hide(locale), Switch::Off)
        } else {
            (words::console_prompts_show(locale), Switch::On)
        };
        button(page, "silence", None, words, Tap::Press(Press::SetPrompts(switch)))
    };
    html::section()
        .class("rail")
        .aria_label(words::console_stage(locale))
        .child((html::div().class("rail-head").child((stages, silence)), prompts))
        .view()
}

fn rail_now(model: &Model) -> &Rail {
    &model.mirror.state().conversation().rail
}

fn stage_button(page: Page, locale: Locale, stage: Stage) -> View {
    let enter = Command::ChangeRail { change: RailChange::Enter { stage } };
    let tap = Tap::Wish(enter.clone());
    let here = page.memo(move |m| rail_now(m).stage == stage);
    let pending = page.memo(move |m| m.is_pending(&enter));
    html::button()
        .r#type("button")
        .class_while("pending", move || pending.get())
        .aria_pressed(move || if here.get() { "true" } else { "false" })
        .on("click", move |_| page.tap(&tap))
        .child(talk_words::stage(locale, stage))
        .view()
}

/// While the patient tells their story nothing prompts: how long they had, and no more.
fn first_minute(page: Page, locale: Locale, since: Timestamp) -> View {
    let had = page.memo(move |m| (m.now - since).as_secs().min(FIRST_MINUTE_S));
    let words = move || {
        if had.get() < FIRST_MINUTE_S {
            words::console_first_minute(locale)
        } else {
            words::console_first_minute_done(locale)
        }
    };
    let meter = html::meter()
        .aria_label(words::console_first_minute_time(locale))
        .attr("max", FIRST_MINUTE_S.to_string())
        .value(move || had.get().to_string());
    html::div()
        .class("desk-first-minute")
        .child((icons::EAR.draw(), html::p().child(words), meter))
        .view()
}

fn prompts(page: Page, locale: Locale, stage: Stage) -> View {
    match talk_words::prompts(locale, stage) {
        Some(prompts) => {
            let one = |words| html::li().child(words);
            html::ul().class("prompts").child(prompts.map(one).collect_view()).view()
        }
        None => closing(page, locale),
    }
}

/// What is to be done next before the end, and all of it behind the count.
fn closing(page: Page, locale: Locale) -> View {
    let done = page.memo(|m| rail_now(m).done.clone());
    let next = move || {
        done.with(|done| {
            let left = ClosingItem::ALL.into_iter().filter(|item| !done.contains(item));
            let one = |item| html::li().child(tick(page, locale, item, None));
            left.take(CLOSING_AT_ONCE).map(one).collect_view()
        })
    };
    let count = move || {
        let (made, all) = (done.with(Vec::len).to_string(), ClosingItem::ALL.len().to_string());
        words::console_closing_count(locale, &made, &all)
    };
    let explained = |item| {
        let means = talk_words::done_means(locale, item);
        html::li().child(tick(page, locale, item, Some(means)))
    };
    // Made once: it stays open, and where it was scrolled to, while one after the other is ticked.
    let whole = html::ul().class("closing").child(ClosingItem::ALL.map(explained).collect_view());
    let summary = html::summary().child((html::span().child(count), icons::CHEVRON.draw()));
    let whole = html::details().class("pad-more").child((summary, whole));
    (html::ul().class("closing").child(next), whole).view()
}

/// An item, with what makes it done.
fn tick(page: Page, locale: Locale, item: ClosingItem, means: Option<&'static str>) -> View {
    let change = |change| Command::ChangeRail { change };
    let (tick, untick) = (change(RailChange::Tick { item }), change(RailChange::Untick { item }));
    let done = page.memo(move |m| rail_now(m).done.contains(&item));
    let next = move || if done.get_untracked() { untick.clone() } else { tick.clone() };
    let wish = next.clone();
    let pending = page.memo(move |m| m.is_pending(&wish()));
    html::button()
        .r#type("button")
        .class("topic")
        .class_while("pending", move || pending.get())
        .aria_pressed(move || if done.get() { "true" } else { "false" })
        .on("click", move |_| page.send(Msg::Tap(next())))
        .child((
            html::i().child(move || done.get().then(|| icons::CHECK.draw())),
            html::span().child((
                talk_words::closing(locale, item),
                means.map(|means| (" ", html::small().child(means))),
            )),
        ))
        .view()
}
