//! The other twenty-six cues, with a field to find one.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::Cue;

use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::console::catalogue_words::{cue_label, cue_when};
use crate::view::console::pad::cue_key;
use crate::view::icons;
use crate::words::{self, Locale};

/// Folded shut until it is asked for.
pub(crate) fn pad_more(page: Page, locale: Locale) -> View {
    let sought = Signal::new(String::new());
    let field = html::label().class("find").child((
        icons::MAGNIFIER.draw(),
        html::span().class("unseen").child(words::console_pad_search(locale)),
        html::input()
            .r#type("search")
            .placeholder(words::console_pad_search(locale))
            .on("input", move |event| sought.set(html::value_of(&event))),
    ));
    let list = move || {
        let found = sought.with(|sought| matching(locale, sought));
        if found.is_empty() {
            return html::p().child(words::console_pad_search_none(locale)).view();
        }
        found.into_iter().map(|cue| other(page, locale, cue)).collect_view().view()
    };
    let summary = html::summary().child((words::console_pad_more(locale), icons::CHEVRON.draw()));
    html::details()
        .class("pad-more")
        .child((summary, field, html::div().class("others").child(list)))
        .view()
}

fn other(page: Page, locale: Locale, cue: Cue) -> View {
    let when = html::small().child(cue_when(locale, cue));
    cue_key(page, cue, "key other", html::span().child((cue_label(locale, cue), when)).view())
}

/// The cues not on the pad whose words hold all of what is sought.
fn matching(locale: Locale, sought: &str) -> Vec<Cue> {
    let sought = sought.to_lowercase();
    let holds = |cue: &Cue| {
        let words = [cue_label(locale, *cue), " ", cue_when(locale, *cue)].concat().to_lowercase();
        sought.split_whitespace().all(|word| words.contains(word))
    };
    Cue::ALL.into_iter().filter(|cue| !cue.is_core()).filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_found_by_any_of_its_words() {
        let rows: [(&str, &[Cue]); 3] =
            [("cost check", &[Cue::CostCheck]), ("REFERRAL", &[Cue::Referral]), ("zebra", &[])];
        for (sought, expected) in rows {
            assert_eq!(matching(Locale::En, sought), expected, "{sought}");
        }
        assert_eq!(matching(Locale::En, "").len(), 26);
    }
}
