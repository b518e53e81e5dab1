//! What stands above every paper screen: who the clinic is, the language, the size of letters.

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{Msg, Press, TextSize};
use crate::runtime::Page;
use crate::view::icons;
use crate::words::{self, Locale};

/// The masthead of a paper screen.
pub(crate) fn masthead(page: Page, locale: Locale) -> View {
    let clinic = move || page.model.with(|m| m.clinic.as_ref().map(|clinic| clinic.name.clone()));
    html::header()
        .class("masthead")
        .child((
            html::p().class("clinic").child((icons::WAVE.draw(), html::span().child(clinic))),
            languages(page, locale),
            text_sizes(page, locale),
        ))
        .view()
}

/// Each language by its own name, so that its speakers find it.
pub(crate) fn languages(page: Page, locale: Locale) -> View {
    let one = |offered: Locale| {
        html::button()
            .r#type("button")
            .lang(offered.tag())
            .aria_pressed(if offered == locale { "true" } else { "false" })
            .on("click", move |_| page.send(Msg::Press(Press::SetLocale(offered))))
            .child(offered.native_name())
    };
    group(words::page_language(locale), Locale::ALL.map(one).collect_view().view())
}

/// The same letter in three sizes.
pub(crate) fn text_sizes(page: Page, locale: Locale) -> View {
    let one = |(offered, class, words): (TextSize, &'static str, &'static str)| {
        let chosen = page.memo(move |m| m.text_size == offered);
        html::button()
            .r#type("button")
            .class(class)
            .aria_label(words)
            .aria_pressed(move || if chosen.get() { "true" } else { "false" })
            .on("click", move |_| page.send(Msg::Press(Press::SetTextSize(offered))))
            .child("A")
    };
    let sizes = [
        (TextSize::Normal, "letter", words::page_text_size_normal(locale)),
        (TextSize::Large, "letter large", words::page_text_size_large(locale)),
        (TextSize::Larger, "letter larger", words::page_text_size_larger(locale)),
    ];
    group(words::page_text_size(locale), sizes.map(one).collect_view().view())
}

fn group(words: &'static str, choices: View) -> View {
    html::div().class("choice").role("group").aria_label(words).child(choices).view()
}
