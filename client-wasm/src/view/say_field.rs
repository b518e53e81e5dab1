//! A field for what is said in words at once: Enter sends it, and the field is empty for what comes next.

use std::rc::Rc;

use crate::platform::html::{self, Content, View};
use webside_protocol::limits::CAPTION_CHARS_MAX;
use webside_protocol::{Command, Line, NotALine, Timestamp};

use crate::model::{Msg, Press};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::icons;
use crate::view::line_field::saved_as_typed;
use crate::words::{self, Locale};

/// Whoever captions without a pause is sent at the end of a word from this length on, in bytes.
const PHRASE_BYTES: usize = 80;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// A line of the chat.
    Chat,
    /// A caption: goes out at a pause too.
    Caption,
}

impl Says {
    fn msg(self, line: Line) -> Msg {
        match self {
            Self::Chat => Msg::Tap(Command::WriteChat { line }),
            Self::Caption => Msg::Press(Press::Caption(line)),
        }
    }
}

/// The field.
pub(crate) fn say_field(page: Page, locale: Locale, says: Says) -> View {
    let (typed, wrong) = (Signal::new(String::new()), Signal::new(false));
    let (typed_at, cleared) = (Signal::new(None::<Timestamp>), Signal::new(false));
    let send = move || {
        typed_at.set(None);
        let line = typed.with_untracked(|typed| Line::new(typed));
        wrong.set(matches!(line, Err(NotALine::TooLong | NotALine::HiddenCharacters)));
        if let Ok(line) = line {
            typed.set(String::new());
            cleared.set(true);
            page.send(says.msg(line));
        }
    };
    let (label, chars_max) = match says {
        Says::Chat => (words::chat_write(locale), Line::CHARS_MAX),
        Says::Caption => (words::captions_write(locale), CAPTION_CHARS_MAX),
    };
    let input = html::input()
        .r#type("text")
        .attr("maxlength", chars_max.to_string())
        .attr("autocomplete", "off")
        .prop("value", move || cleared.with(|_| typed.get_untracked()))
        .on("input", move |event| {
            let text = html::value_of(&event);
            let phrase = text.len() >= PHRASE_BYTES && text.ends_with(' ');
            typed.set(text);
            typed_at.set(Some(page.model.with_untracked(|m| m.now)));
            if says == Says::Caption && phrase {
                send();
            }
        })
        .on("keydown", move |event| {
            if html::key_of(&event).is_some_and(|key| key == "Enter") {
                send();
            }
        });
    let input = match says {
        Says::Chat => input,
        Says::Caption => saved_as_typed(page, typed_at, Rc::new(send), input),
    };
    let label = html::label().child((html::span().child(label), input));
    let button = html::button()
        .r#type("button")
        .class("small")
        .on("click", move |_| send())
        .child(words::after_send(locale));
    let fault = move || {
        wrong.get().then(|| {
            let words = html::span().child(words::talk_no_line(locale));
            html::p().class("state wrong").child((icons::WARNING.draw(), words))
        })
    };
    html::div().class("line-field").child((label, button, fault)).view()
}
