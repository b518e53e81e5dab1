//! "We are not on the same page": a place to say what was missed, right where that was tapped.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::limits::MISSED_MAX;
use webside_protocol::{Missing, Signal};

use crate::model::Model;
use crate::reactive;
use crate::runtime::Page;
use crate::view::icons;
use crate::view::line_field::{Field, line_field};
use crate::words::{self, Locale};

/// The field, and what became of each thing that was said. What was said stays when the signal goes.
pub(crate) fn repair(page: Page, locale: Locale) -> View {
    let stands =
        page.memo(|m| m.own_signals().any(|(_, raised)| raised.signal == Signal::SamePage));
    let said = page.memo(|m| missing(m).to_vec());
    let room = page.memo(|m| missing(m).len() < MISSED_MAX);
    let card = move || {
        let field = move || (stands.get() && room.get()).then(|| field(page, locale));
        html::div().class("talk").child((list(page, locale, said), field))
    };
    let shown = page.memo(move |m| {
        let own = m.me().is_some_and(|me| me.role.may_answer());
        own && (stands.get_untracked() || !missing(m).is_empty())
    });
    (move || shown.get().then(card)).view()
}

fn missing(model: &Model) -> &[Missing] {
    model.mirror.state().conversation().repair.missing()
}

fn list(page: Page, locale: Locale, said: reactive::Signal<Vec<Missing>>) -> View {
    let list = move || {
        let name = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
        let one = |missing: &Missing| {
            let (icon, state) = if missing.taken_up {
                (icons::CHECK_TWICE, words::repair_taken_up(locale, &name))
            } else {
                (icons::CHECK, words::visit_signal_sent(locale).to_owned())
            };
            let state = html::p().class("state").child((icon.draw(), state));
            html::li().child((html::p().child(html::q().child(missing.line.as_str())), state))
        };
        said.with(|said| said.iter().map(one).collect_view())
    };
    html::ul().class("missed").child(list).view()
}

fn field(page: Page, locale: Locale) -> View {
    let label = page.model.with_untracked(|m| {
        let name = m.other_name().unwrap_or_default();
        words::repair_missed(locale, name)
    });
    let draft = reactive::Signal::new(String::new());
    let done = Box::new(move || draft.set(String::new()));
    line_field(page, locale, Field::Missed, label.view(), draft, done)
}
