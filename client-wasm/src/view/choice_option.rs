//! One way to go: what it means, what is good and bad about it, what it costs, how long it takes.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::ChoiceOption;

use crate::view::icons;
use crate::words::{self, Locale};

/// What is known of `option`; what is not known is left out.
pub(crate) fn facts(locale: Locale, option: &ChoiceOption) -> View {
    let known = [
        (icons::BUBBLE, words::choices_means(locale), &option.means),
        (icons::CIRCLE_PLUS, words::choices_good(locale), &option.good),
        (icons::CIRCLE_MINUS, words::choices_bad(locale), &option.bad),
        (icons::COIN, words::choices_cost(locale), &option.cost),
        (icons::CLOCK, words::choices_time(locale), &option.time),
    ];
    let known = known.into_iter().filter_map(|(icon, label, line)| {
        let words = html::div()
            .child((html::small().child(label), html::p().child(line.as_ref()?.as_str())));
        Some(html::li().child((icon.draw(), words)))
    });
    html::ul().class("facts").child(known.collect_view()).view()
}
