//! Who has spoken so far, for the clinician alone: a thin bar between picture and pad.

use crate::platform::html::{self, Content, View, svg};

use crate::model::{Balance, Shares};
use crate::runtime::Page;
use crate::view::time_words;
use crate::words::{self, Locale};

/// The bar, once there is enough to say.
pub(crate) fn balance(page: Page, locale: Locale, name: &str) -> View {
    let shares = page.memo(|m| m.balance.shares());
    let name = name.to_owned();
    let bar = move || shares.get().map(|shares| drawn(locale, &name, shares));
    let notes = page
        .memo(move |m| m.balance.shares().map_or_else(String::new, |_| notes(locale, &m.balance)));
    let notes = move || {
        let notes = notes.get();
        (!notes.is_empty()).then(|| html::p().class("digits").child(notes))
    };
    html::section()
        .class("balance")
        .aria_label(words::console_balance(locale))
        .child((bar, notes))
        .view()
}

fn drawn(locale: Locale, name: &str, shares: Shares) -> View {
    let Shares { own, quiet, theirs } = shares;
    let percent = |share: u8| share.to_string();
    let part = |class: &'static str, x: u8, width: u8| {
        svg("rect")
            .class(class)
            .attr("x", percent(x))
            .attr("width", percent(width))
            .attr("height", "1")
    };
    let bar = svg("svg")
        .attr("viewBox", "0 0 100 1")
        .attr("preserveAspectRatio", "none")
        .aria_hidden("true");
    let bar = bar.child((part("own", 0, own), part("theirs", 100 - theirs, theirs)));
    let quiet = words::console_balance_quiet(locale, &quiet.to_string());
    html::div()
        .class("shares digits")
        .child((
            html::span().child(words::console_balance_you(locale, &own.to_string())),
            bar,
            html::span().class("unseen").child(quiet),
            html::span().child(words::console_balance_them(locale, name, &theirs.to_string())),
        ))
        .view()
}

/// What is worth a second look; nothing when all is well.
fn notes(locale: Locale, balance: &Balance) -> String {
    let silent = balance.unexplained();
    let silent = (silent.as_secs() > 0).then(|| {
        words::console_balance_unexplained(locale, &time_words::so_far_short(locale, silent))
    });
    let over = i64::from(balance.overlaps());
    let over = (over > 0).then(|| words::console_balance_overlaps(locale, over));
    silent.into_iter().chain(over).collect::<Vec<_>>().join(" · ")
}
