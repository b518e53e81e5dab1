//! Laying out a choice: what is to be decided, and two to four ways to go with what is known of each.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::limits::{OPTIONS_MAX, OPTIONS_MIN};
use webside_protocol::{ChoiceChange, ChoiceOption, Command, Line};

use crate::model::Model;
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::console::form::{Form, SendKey, Wish, keys, line, line_if_any};
use crate::view::icons;
use crate::words::{self, Locale};

/// What is written of one way to go.
#[derive(Clone, Copy)]
struct Way {
    name: Signal<String>,
    /// What it means, good, bad, cost, time.
    known: [Signal<String>; 5],
}

/// What is written of a choice.
#[derive(Clone, Copy)]
struct Draft {
    line: Signal<String>,
    ways: [Way; OPTIONS_MAX],
    /// So many ways are shown.
    shown: Signal<usize>,
}

impl Draft {
    fn new() -> Self {
        let text = || Signal::new(String::new());
        let way = || Way { name: text(), known: std::array::from_fn(|_| text()) };
        Self { line: text(), ways: std::array::from_fn(|_| way()), shown: Signal::new(OPTIONS_MIN) }
    }

    fn clear(self) {
        self.line.set(String::new());
        for way in self.ways {
            way.name.set(String::new());
            way.known.into_iter().for_each(|text| text.set(String::new()));
        }
        self.shown.set(OPTIONS_MIN);
    }

    /// Ways without a name are left out.
    fn wish(self, locale: Locale) -> Wish {
        let line = line(locale, self.line)?;
        let mut options = Vec::new();
        for way in self.ways {
            if let Some(name) = line_if_any(locale, way.name)? {
                let [means, good, bad, cost, time] =
                    way.known.map(|text| line_if_any(locale, text));
                let (means, good, bad) = (means?, good?, bad?);
                options.push(ChoiceOption { name, means, good, bad, cost: cost?, time: time? });
            }
        }
        if options.len() < OPTIONS_MIN {
            return Err(words::console_choice_few(locale));
        }
        Ok(Command::ChangeChoices { change: ChoiceChange::LayOut { line, options } })
    }
}

/// The form. Tab goes from name to name; what else is known of a way opens below its name.
pub(crate) fn choice_form(page: Page, locale: Locale) -> View {
    let (draft, form) = (Draft::new(), Form::new(page, SendKey::ControlEnter));
    form.until(is_fact, move || draft.clear());
    let wish = move || draft.wish(locale);
    let ways = (0..OPTIONS_MAX).map(|place| way(locale, form, draft, place)).collect_view();
    let add = html::button()
        .r#type("button")
        .class("small")
        .attr("hidden", move || draft.shown.get() >= OPTIONS_MAX)
        .on("click", move |_| draft.shown.set(draft.shown.get_untracked() + 1))
        .child((icons::CIRCLE_PLUS.draw(), words::console_choice_add(locale)));
    let keys = keys(words::console_choice_keys(locale));
    html::div()
        .class("desk-form")
        .child((
            form.field(words::console_choice_field(locale), draft.line, Line::CHARS_MAX, wish),
            ways,
            add,
            form.button(words::console_choice_lay_out(locale), keys, wish),
        ))
        .view()
}

fn way(locale: Locale, form: Form, draft: Draft, place: usize) -> View {
    let Way { name, known } = draft.ways[place];
    let wish = move || draft.wish(locale);
    let title = words::console_choice_option(locale, &(place + 1).to_string());
    let labels = [
        words::console_choice_means(locale),
        words::console_choice_good(locale),
        words::console_choice_bad(locale),
        words::console_choice_cost(locale),
        words::console_choice_time(locale),
    ];
    let fields = labels
        .into_iter()
        .zip(known)
        .map(|(label, text)| form.field(label, text, Line::CHARS_MAX, wish))
        .collect_view();
    let more = words::console_choice_more(locale);
    let more = html::details()
        .class("pad-more")
        .child((html::summary().child((more, icons::CHEVRON.draw())), fields));
    html::div()
        .class("desk-way")
        .role("group")
        .aria_label(title.clone())
        .attr("hidden", move || draft.shown.get() <= place)
        .child((form.field(title, name, Line::CHARS_MAX, wish), more))
        .view()
}

fn is_fact(model: &Model, sent: &Command) -> bool {
    let Command::ChangeChoices { change: ChoiceChange::LayOut { line, options } } = sent else {
        return false;
    };
    let laid_out = model.mirror.state().conversation().choices.laid_out();
    laid_out.iter().any(|known| known.line == *line && known.options == *options)
}
