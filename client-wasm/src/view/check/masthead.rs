//! What stands above the page: who the clinic is, the language, the size of letters.

use crate::check::CheckMsg;
use crate::check_runtime::CheckPage;
use crate::model::TextSize;
use crate::platform::html::{self, Collect, Content, View};
use crate::view::icons;
use crate::words::{self, Locale};

/// The masthead.
pub(super) fn masthead(page: CheckPage, locale: Locale) -> View {
    let clinic = page.memo(|check| check.clinic.as_ref().map(|clinic| clinic.name.clone()));
    let name = html::span().child(move || clinic.get());
    html::header()
        .class("masthead")
        .child((
            html::p().class("clinic").child((icons::WAVE.draw(), name)),
            languages(page, locale),
            text_sizes(page, locale),
        ))
        .view()
}

/// Each language by its own name, so that its speakers find it.
fn languages(page: CheckPage, locale: Locale) -> View {
    let one = |offered: Locale| {
        html::button()
            .r#type("button")
            .lang(offered.tag())
            .aria_pressed(if offered == locale { "true" } else { "false" })
            .on("click", move |_| page.send(CheckMsg::SetLocale(offered)))
            .child(offered.native_name())
    };
    group(words::page_language(locale), Locale::ALL.map(one).collect_view())
}

/// The same letter in three sizes.
fn text_sizes(page: CheckPage, locale: Locale) -> View {
    let one = |(offered, class, words): (TextSize, &'static str, &'static str)| {
        let chosen = page.memo(move |check| check.text_size == offered);
        html::button()
            .r#type("button")
            .class(class)
            .aria_label(words)
            .aria_pressed(move || if chosen.get() { "true" } else { "false" })
            .on("click", move |_| page.send(CheckMsg::SetTextSize(offered)))
            .child("A")
    };
    let sizes = [
        (TextSize::Normal, "letter", words::page_text_size_normal(locale)),
        (TextSize::Large, "letter large", words::page_text_size_large(locale)),
        (TextSize::Larger, "letter larger", words::page_text_size_larger(locale)),
    ];
    group(words::page_text_size(locale), sizes.map(one).collect_view())
}

fn group(words: &'static str, choices: View) -> View {
    html::div().class("choice").role("group").aria_label(words).child(choices).view()
}
