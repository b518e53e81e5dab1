//! One line for the next step: with the picture its words call for, and plain words for hard ones.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{
    Command, Day, Line, Moment, Pictogram, PlanChange, PlanStep, Seq, Step, StepKind,
};

use crate::model::{Model, Msg, hard_words, in_plain_words, picture_for};
use crate::platform::focus;
use crate::reactive::{Signal, alive};
use crate::runtime::Page;
use crate::view::console::talk_words;
use crate::view::{icons, pictograms};
use crate::words::{self, Locale};

/// The field's id.
const FIELD: &str = "step-text";

/// What is being written. It stays until the step is a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    text: String,
    kind: StepKind,
    starts: Option<Day>,
    moment: Option<Moment>,
    /// Chosen by hand; nothing: what the words call for.
    picture: Option<Pictogram>,
    /// The step that is rewritten; nothing: a new one.
    step: Option<Seq>,
    /// What was sent and is waited for.
    sent: Option<PlanChange>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            text: String::new(),
            kind: StepKind::Act,
            starts: None,
            moment: None,
            picture: None,
            step: None,
            sent: None,
        }
    }
}

impl Draft {
    /// The words of `known`, to be rewritten.
    pub(crate) fn of(known: &PlanStep) -> Self {
        let Step { kind, line, starts, moment, picture } = known.step.clone();
        Self {
            text: line.into(),
            kind,
            starts,
            moment,
            picture: Some(picture),
            step: Some(known.id),
            sent: None,
        }
    }

    fn picture(&self) -> Pictogram {
        self.picture.unwrap_or_else(|| picture_for(&self.text))
    }

    fn change(&self) -> Option<PlanChange> {
        let line = Line::new(&self.text).ok()?;
        let picture = self.picture();
        let step =
            Step { kind: self.kind, line, starts: self.starts, moment: self.moment, picture };
        Some(match self.step {
            Some(id) => PlanChange::Revise { id, step },
            None => PlanChange::Add { step },
        })
    }

    /// What was sent is neither a fact nor refused yet.
    fn waits(&self, model: &Model) -> bool {
        let sent = self.sent.clone();
        sent.is_some_and(|change| model.is_pending(&Command::ChangePlan { change }))
    }

    /// What was sent is in the plan.
    fn is_done(&self, model: &Model) -> bool {
        let plan = &model.mirror.state().conversation().plan;
        let Some(change) = &self.sent else { return false };
        let arrived = match change {
            PlanChange::Add { step } => plan.steps().iter().any(|known| known.step == *step),
            PlanChange::Revise { id, step } => plan.step(*id) == Some(step),
            PlanChange::Move { .. } | PlanChange::Remove { .. } => true,
        };
        arrived && !model.is_pending(&Command::ChangePlan { change: change.clone() })
    }
}

/// The form.
pub(crate) fn step_form(page: Page, locale: Locale, draft: Signal<Draft>) -> View {
    let done = page.memo(move |m| draft.with_untracked(|draft| draft.is_done(m)));
    alive(Box::new(move || {
        if done.get() {
            draft.set(Draft::default());
        }
    }));
    html::section()
        .class("step-form")
        .aria_label(words::console_step_field(locale))
        .child((
            field(page, locale, draft),
            hard(locale, draft),
            kinds(locale, draft),
            when(locale, draft),
            pictures(locale, draft),
            send_row(page, locale, draft),
        ))
        .view()
}

fn edit(draft: Signal<Draft>, how: impl FnOnce(&mut Draft)) {
    draft.change(|draft| {
        draft.sent = None;
        how(draft);
        true
    });
}

/// Who writes on while a step is on its way begins the next one.
fn write(page: Page, draft: Signal<Draft>, text: String) {
    let waits = page.model.with_untracked(|m| draft.with_untracked(|draft| draft.waits(m)));
    edit(draft, |draft| {
        if waits {
            *draft = Draft::default();
        }
        draft.text = text;
    });
}

fn send(page: Page, draft: Signal<Draft>) {
    let Some(change) = draft.with_untracked(Draft::change) else { return };
    page.send(Msg::Tap(Command::ChangePlan { change: change.clone() }));
    draft.change(|draft| {
        draft.sent = Some(change);
        true
    });
}

fn field(page: Page, locale: Locale, draft: Signal<Draft>) -> View {
    let text = Signal::slice(move || draft.with_untracked(|draft| draft.text.clone()));
    let input = html::input()
        .r#type("text")
        .id(FIELD)
        .attr("maxlength", Line::CHARS_MAX.to_string())
        .attr("autocomplete", "off")
        .prop("value", move || text.get())
        .on("input", move |event| write(page, draft, html::value_of(&event)))
        .on("keydown", move |event| {
            if html::key_of(&event).as_deref() == Some("Enter") {
                send(page, draft);
                html::mark_all(&event);
            }
        });
    let label = html::label().r#for(FIELD).child(words::console_step_field(locale));
    html::div().class("step-field").child((label, input)).view()
}

fn hard(locale: Locale, draft: Signal<Draft>) -> View {
    let own = words::console_hard_words(locale);
    let found = Signal::slice(move || draft.with_untracked(|draft| hard_words(&draft.text, own)));
    let warning = move || {
        found.with(|found| {
            (!found.is_empty()).then(|| {
                let one = |word: &crate::model::HardWord| {
                    html::li().child(words::console_hard_plain(locale, &word.hard, word.plain))
                };
                let title = html::p().child((
                    icons::WARNING.draw(),
                    html::b().child(words::console_hard_title(locale)),
                ));
                let use_plain = html::button()
                    .r#type("button")
                    .class("small")
                    .on("click", move |_| {
                        edit(draft, |draft| draft.text = in_plain_words(&draft.text, own));
                        // The warning goes with its button; the line is what is worked on.
                        focus::element(FIELD);
                    })
                    .child(words::console_hard_use(locale));
                let list = html::ul().child(found.iter().map(one).collect_view());
                html::div().class("hard-words").child((title, list, use_plain))
            })
        })
    };
    html::div().role("status").child(warning).view()
}

fn kinds(locale: Locale, draft: Signal<Draft>) -> View {
    let kind = Signal::slice(move || draft.with_untracked(|draft| draft.kind));
    let one = |this: StepKind| {
        html::button()
            .r#type("button")
            .aria_pressed(move || if kind.get() == this { "true" } else { "false" })
            .on("click", move |_| edit(draft, |draft| draft.kind = this))
            .child(talk_words::kind(locale, this))
    };
    html::div()
        .class("choice")
        .role("group")
        .aria_label(words::console_step_kind(locale))
        .child([StepKind::Act, StepKind::Watch].map(one).collect_view())
        .view()
}

fn when(locale: Locale, draft: Signal<Draft>) -> View {
    let starts = Signal::slice(move || draft.with_untracked(|draft| draft.starts));
    let moment = Signal::slice(move || draft.with_untracked(|draft| draft.moment));
    let day = html::label().child((
        words::console_step_starts(locale),
        html::input()
            .r#type("date")
            .prop("value", move || starts.get().map(|day| day.to_string()).unwrap_or_default())
            .on("change", move |event| {
                edit(draft, |draft| draft.starts = html::value_of(&event).parse().ok());
            }),
    ));
    let one = |this: Moment| {
        html::option().value(place_of(Some(this))).child(talk_words::moment(locale, this))
    };
    let none = html::option().value("").child(words::console_step_moment_none(locale));
    let moments = html::select()
        .child((none, Moment::ALL.map(one).collect_view()))
        .prop("value", move || place_of(moment.get()))
        .on("change", move |event| {
            let chosen = html::value_of(&event);
            let of = |one: &Moment| place_of(Some(*one)) == chosen;
            edit(draft, |draft| draft.moment = Moment::ALL.into_iter().find(of));
        });
    let moment = html::label().child((words::console_step_moment(locale), moments));
    html::div().class("when").child((day, moment)).view()
}

/// The name of a moment in the list to choose from.
fn place_of(moment: Option<Moment>) -> String {
    let place = moment.and_then(|moment| Moment::ALL.into_iter().position(|one| one == moment));
    place.map(|place| place.to_string()).unwrap_or_default()
}

fn pictures(locale: Locale, draft: Signal<Draft>) -> View {
    let chosen = Signal::slice(move || draft.with_untracked(Draft::picture));
    let one = |this: Pictogram| {
        html::button()
            .r#type("button")
            .aria_label(talk_words::picture(locale, this))
            .aria_pressed(move || if chosen.get() == this { "true" } else { "false" })
            .on("click", move |_| edit(draft, |draft| draft.picture = Some(this)))
            .child(pictograms::draw(this))
    };
    html::div()
        .class("choice pictures")
        .role("group")
        .aria_label(words::console_step_picture(locale))
        .child(Pictogram::ALL.map(one).collect_view())
        .view()
}

fn send_row(page: Page, locale: Locale, draft: Signal<Draft>) -> View {
    let rewrites = Signal::slice(move || draft.with_untracked(|draft| draft.step.is_some()));
    let waits = page.memo(move |m| draft.with_untracked(|draft| draft.waits(m)));
    let words = move || {
        if rewrites.get() {
            words::console_step_save(locale)
        } else {
            words::console_step_add(locale)
        }
    };
    let add = html::button()
        .r#type("button")
        .class("small main")
        .class_while("pending", move || waits.get())
        .on("click", move |_| send(page, draft))
        .child(words);
    let cancel = move || {
        rewrites.get().then(|| {
            html::button()
                .r#type("button")
                .class("small")
                .on("click", move |_| draft.set(Draft::default()))
                .child(words::console_page_cancel(locale))
        })
    };
    let keys = html::span().class("combination").child((
        html::kbd().child("Ctrl"),
        html::kbd().child("Enter"),
        words::console_step_keys(locale),
    ));
    html::div().class("answers").child((add, cancel, keys)).view()
}
