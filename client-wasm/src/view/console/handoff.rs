//! Handing over: the card for the next person, and who said it back.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{
    Acuity, Command, Cue, Handoff, HandoffCard, HandoffChange, Line, Name, ReadBack,
};

use crate::model::{Guest, Model};
use crate::platform::focus;
use crate::reactive::{Signal, alive};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::cue_offer::{cue_offer, place_of};
use crate::view::console::form::{Form, SendKey, Wish, keys, line, line_if_any, name};
use crate::view::console::invite;
use crate::view::console::talk_words;
use crate::view::icons;
use crate::words::{self, Locale};

/// The card: written, shown, and said back.
pub(crate) fn handoff(page: Page, locale: Locale, patient: &str) -> View {
    let draft = Draft::new(page.model.with_untracked(|m| now(m).card.clone()));
    let written = page.memo(|m| now(m).card.is_some());
    let editing = Signal::new(false);
    let written_out = move || written.get() && !editing.get();
    html::section()
        .class("desk-handoff")
        .attr("data-cue", place_of(Cue::Handoff))
        .aria_labelledby("handoff-title")
        .child((
            html::h2().id("handoff-title").child(words::console_handoff_title(locale)),
            html::p().class("calm").child(words::console_handoff_lead(locale, patient)),
            cue_offer(page, locale, Cue::Handoff, patient),
            html::div().attr("hidden", move || !written_out()).child((
                card(page, locale, draft, editing),
                successor(page, locale),
                read_back(page, locale),
            )),
            html::div().attr("hidden", written_out).child(form(page, locale, draft, editing)),
        ))
        .made(move |part| {
            alive(Box::new(move || {
                written_out();
                focus::out_of_hidden(&part);
            }));
        })
        .view()
}

/// A card that nobody said back yet.
pub(crate) fn waiting(model: &Model) -> usize {
    let Handoff { card, read_back } = now(model);
    usize::from(card.is_some() && read_back.is_none())
}

fn now(model: &Model) -> &Handoff {
    &model.mirror.state().conversation().handoff
}

/// What is written.
#[derive(Clone, Copy)]
struct Draft {
    to: Signal<String>,
    acuity: Signal<Option<Acuity>>,
    summary: Signal<String>,
    to_do: Signal<String>,
    watch_for: Signal<String>,
}

impl Draft {
    fn new(known: Option<HandoffCard>) -> Self {
        let text = || Signal::new(String::new());
        let (to, acuity) = (text(), Signal::new(None));
        let draft = Self { to, acuity, summary: text(), to_do: text(), watch_for: text() };
        if let Some(card) = known {
            draft.take(card);
        }
        draft
    }

    fn take(self, card: HandoffCard) {
        let text = |line: Option<Line>| line.map(String::from).unwrap_or_default();
        self.to.set(card.to.into());
        self.acuity.set(Some(card.acuity));
        self.summary.set(card.summary.into());
        self.to_do.set(text(card.to_do));
        self.watch_for.set(text(card.watch_for));
    }

    fn wish(self, locale: Locale) -> Wish {
        let to = name(locale, self.to)?;
        let acuity = self.acuity.get_untracked();
        let acuity = acuity.ok_or(words::console_handoff_acuity_missing(locale))?;
        let summary = line(locale, self.summary)?;
        let to_do = line_if_any(locale, self.to_do)?;
        let watch_for = line_if_any(locale, self.watch_for)?;
        let card = HandoffCard { to, acuity, summary, to_do, watch_for };
        Ok(Command::ChangeHandoff { change: HandoffChange::Write { card } })
    }
}

fn form(page: Page, locale: Locale, draft: Draft, editing: Signal<bool>) -> View {
    let form = Form::new(page, SendKey::ControlEnter);
    form.until(is_fact, move || editing.set(false));
    let wish = move || draft.wish(locale);
    let field = |label, text, chars_max| form.field(label, text, chars_max, wish);
    let save = move || {
        if editing.get() {
            words::console_handoff_save(locale)
        } else {
            words::console_handoff_write(locale)
        }
    };
    let cancel = move || {
        editing.get().then(|| {
            html::button()
                .r#type("button")
                .class("small")
                .on("click", move |_| editing.set(false))
                .child(words::console_page_cancel(locale))
        })
    };
    let more = (cancel, keys(words::console_handoff_keys(locale)));
    html::div()
        .class("desk-form")
        .child((
            field(words::console_handoff_to(locale), draft.to, Name::CHARS_MAX),
            acuities(locale, form, draft.acuity),
            field(words::console_handoff_summary(locale), draft.summary, Line::CHARS_MAX),
            field(words::console_handoff_to_do(locale), draft.to_do, Line::CHARS_MAX),
            field(words::console_handoff_watch_for(locale), draft.watch_for, Line::CHARS_MAX),
            form.button(save, more, wish),
        ))
        .view()
}

fn acuities(locale: Locale, form: Form, chosen: Signal<Option<Acuity>>) -> View {
    let one = |acuity: Acuity| {
        html::button()
            .r#type("button")
            .aria_pressed(move || if chosen.get() == Some(acuity) { "true" } else { "false" })
            .on("click", move |_| {
                chosen.set(Some(acuity));
                form.edited();
            })
            .child(talk_words::acuity(locale, acuity))
    };
    let title = words::console_handoff_acuity(locale);
    let choice = html::div()
        .class("choice acuities")
        .role("group")
        .aria_label(title)
        .child(Acuity::ALL.map(one).collect_view());
    html::div().class("desk-field").child((html::span().child(title), choice)).view()
}

/// As it was written last.
fn card(page: Page, locale: Locale, draft: Draft, editing: Signal<bool>) -> View {
    let known = page.memo(|m| now(m).card.clone());
    let edit = move |_| {
        if let Some(card) = known.get_untracked() {
            draft.take(card);
        }
        editing.set(true);
    };
    let content = move || {
        known.get().map(|card| {
            let told = |title: &'static str, line: Option<Line>| {
                let line = String::from(line?);
                let title = html::p().class("subject").child(title);
                Some((title, html::p().child(line)))
            };
            let change = html::button()
                .r#type("button")
                .class("small")
                .on("click", edit)
                .child((icons::PENCIL.draw(), words::console_handoff_edit(locale)));
            let acuity = match card.acuity {
                Acuity::Stable => "mark",
                Acuity::Watch => "mark old",
                Acuity::Urgent => "mark late",
            };
            let acuity = html::span().class(acuity).child(talk_words::acuity(locale, card.acuity));
            let head = html::p()
                .class("desk-way-head")
                .child((html::b().child(card.to.as_str().to_owned()), acuity));
            html::div().class("desk-written").child((
                head,
                html::p().child(card.summary.as_str().to_owned()),
                told(words::console_handoff_to_do(locale), card.to_do),
                told(words::console_handoff_watch_for(locale), card.watch_for),
                change,
            ))
        })
    };
    content.view()
}

/// The way to hand over in person: they come into the visit.
fn successor(page: Page, locale: Locale) -> View {
    let offered = page.memo(move |m| {
        let name = invite::successor(m)?;
        let mut seats = m.mirror.state().seats().values();
        let here = seats.any(|seat| seat.is_here() && seat.name.as_str() == name);
        (m.may_invite() && !here).then(|| words::console_invite_successor(locale, name))
    });
    let button = move || {
        let words = offered.get()?;
        let opens = invite::opens(Guest::Successor);
        Some(button(page, "small", Some(icons::PERSON_PLUS), words, opens))
    };
    button.view()
}

/// Whoever takes over says it back; their name goes into the log.
fn read_back(page: Page, locale: Locale) -> View {
    let form = Form::new(page, SendKey::Enter);
    let who = Signal::new(String::new());
    form.until(is_confirmed, move || who.set(String::new()));
    let confirmed = page.memo(|m| now(m).read_back.clone());
    let wish = move || -> Wish {
        let who = name(locale, who)?;
        Ok(Command::ChangeHandoff { change: HandoffChange::ConfirmReadBack { who } })
    };
    let content = move || match confirmed.get() {
        Some(ReadBack { who, .. }) => {
            let words = words::console_handoff_confirmed(locale, who.as_str());
            html::p().class("desk-done").child((icons::CHECK_TWICE.draw(), words)).view()
        }
        None => html::div()
            .class("desk-form")
            .child((
                html::p().class("calm").child(words::console_handoff_waits(locale)),
                form.field(words::console_handoff_who(locale), who, Name::CHARS_MAX, wish),
                form.button(words::console_handoff_confirm(locale), View::default(), wish),
            ))
            .view(),
    };
    html::div().child(content).view()
}

fn is_fact(model: &Model, sent: &Command) -> bool {
    let Command::ChangeHandoff { change: HandoffChange::Write { card } } = sent else {
        return false;
    };
    now(model).card.as_ref() == Some(card)
}

fn is_confirmed(model: &Model, sent: &Command) -> bool {
    let Command::ChangeHandoff { change: HandoffChange::ConfirmReadBack { who } } = sent else {
        return false;
    };
    now(model).read_back.as_ref().is_some_and(|done| done.who == *who)
}
