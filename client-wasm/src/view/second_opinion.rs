//! Another opinion is welcome: a record to take along, and how to change the doctor without a gap.

use crate::platform::html::{self, Collect, Content, View};

use crate::runtime::Page;
use crate::view::folded::folded;
use crate::view::icons;
use crate::view::take_along::take_along;
use crate::words::{self, Locale};

/// What stands under the signal while it does: the record at once, and the safe way.
pub(crate) fn second_opinion(page: Page, locale: Locale) -> View {
    let told = html::p().child(words::after_second(locale));
    let doors = html::div().class("doors").child(take_along(page, locale));
    html::div().class("talk").child((told, doors, safe_move(locale))).view()
}

/// How care is changed safely, in the clinic's plain words and no advice beyond them.
pub(crate) fn safe_move(locale: Locale) -> View {
    let lines = [
        words::after_move_medicines(locale),
        words::after_move_gap(locale),
        words::after_move_charge(locale),
        words::after_move_records(locale),
        words::after_move_call(locale),
    ];
    let line =
        |words: &'static str| html::li().child((icons::CHECK.draw(), html::p().child(words)));
    let list = html::ul().class("safely").child(lines.map(line).collect_view());
    folded(icons::ROUTE, words::after_move(locale).view(), list.view())
}
