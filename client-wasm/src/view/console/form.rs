//! What the clinician writes: it stays in its fields until it is a fact, and what is missing is said.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Command, Line, Name, NotALine};

use crate::model::{Model, Msg};
use crate::reactive::{Signal, alive};
use crate::runtime::Page;
use crate::words::{self, Locale};

/// The command that the fields make, or what is missing, in words.
pub(crate) type Wish = Result<Command, &'static str>;

/// Fields that are sent together.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    page: Page,
    /// Which key sends from within a field.
    key: SendKey,
    /// What was sent and is waited for.
    sent: Signal<Option<Command>>,
    /// Why it was not sent.
    missing: Signal<Option<&'static str>>,
}

/// Which key sends what stands in the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SendKey {
    /// For one line.
    Enter,
    /// For a card of several.
    ControlEnter,
}

impl Form {
    pub(crate) fn new(page: Page, key: SendKey) -> Self {
        Self { page, key, sent: Signal::new(None), missing: Signal::new(None) }
    }

    /// Calls `empty` once what was sent is a fact.
    pub(crate) fn until(self, is_fact: fn(&Model, &Command) -> bool, empty: impl Fn() + 'static) {
        let arrived = self.page.memo(move |m| {
            self.sent.with_untracked(|sent| {
                sent.as_ref().is_some_and(|sent| !m.is_pending(sent) && is_fact(m, sent))
            })
        });
        alive(Box::new(move || {
            if arrived.get() {
                self.sent.set(None);
                empty();
            }
        }));
    }

    pub(crate) fn send(self, wish: Wish) {
        match wish {
            Ok(command) => {
                self.missing.set(None);
                self.page.send(Msg::Tap(command.clone()));
                self.sent.set(Some(command));
            }
            Err(missing) => self.missing.set(Some(missing)),
        }
    }

    /// Something was changed: what was sent is not what stands there.
    pub(crate) fn edited(self) {
        self.sent.set(None);
        self.missing.set(None);
    }

    /// A field with its label above.
    pub(crate) fn field(
        self,
        label: impl Content,
        text: Signal<String>,
        chars_max: usize,
        wish: impl Fn() -> Wish + 'static,
    ) -> View {
        let input = html::input()
            .r#type("text")
            .attr("maxlength", chars_max.to_string())
            .attr("autocomplete", "off")
            .prop("value", move || text.get())
            .on("input", move |event| {
                text.set(html::value_of(&event));
                self.edited();
            })
            .on("keydown", move |event| {
                let enter = html::key_of(&event).is_some_and(|key| key == "Enter");
                if enter && (self.key == SendKey::Enter || html::is_with_control(&event)) {
                    self.send(wish());
                }
            });
        html::label().class("desk-field").child((html::span().child(label), input)).view()
    }

    /// The button that sends, and what is missing.
    pub(crate) fn button(
        self,
        words: impl Content,
        more: impl Content,
        wish: impl Fn() -> Wish + 'static,
    ) -> View {
        let waits = self.page.memo(move |m| {
            self.sent.with_untracked(|sent| sent.as_ref().is_some_and(|sent| m.is_pending(sent)))
        });
        let button = html::button()
            .r#type("button")
            .class("small main")
            .class_while("pending", move || waits.get())
            .on("click", move |_| self.send(wish()))
            .child(words);
        let missing = move || self.missing.get().map(|words| html::p().class("wrong").child(words));
        (
            html::div().class("answers").child((button, more)),
            html::div().role("status").child(missing),
        )
            .view()
    }
}

/// How the keys are written beside the button of a card.
pub(crate) fn keys(words: &'static str) -> View {
    html::span()
        .class("combination")
        .child((html::kbd().child("Ctrl"), html::kbd().child("Enter"), words))
        .view()
}

/// A line that has to be there.
pub(crate) fn line(locale: Locale, text: Signal<String>) -> Result<Line, &'static str> {
    text.with_untracked(|text| Line::new(text)).map_err(|fault| match fault {
        NotALine::Empty => words::console_line_missing(locale),
        NotALine::TooLong | NotALine::HiddenCharacters => words::talk_no_line(locale),
    })
}

/// A line that may be left out.
pub(crate) fn line_if_any(
    locale: Locale,
    text: Signal<String>,
) -> Result<Option<Line>, &'static str> {
    match text.with_untracked(|text| Line::new(text)) {
        Ok(line) => Ok(Some(line)),
        Err(NotALine::Empty) => Ok(None),
        Err(NotALine::TooLong | NotALine::HiddenCharacters) => Err(words::talk_no_line(locale)),
    }
}

/// A name that has to be there.
pub(crate) fn name(locale: Locale, text: Signal<String>) -> Result<Name, &'static str> {
    text.with_untracked(|text| Name::new(text)).map_err(|_| words::console_name_missing(locale))
}
