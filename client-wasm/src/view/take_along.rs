//! The ways to take along what a visit came to: a file, text to paste, paper.

use crate::platform::html::{self, Content, View};

use crate::model::{Msg, Press, SummaryForm, Tap};
use crate::runtime::Page;
use crate::view::button::{Words, button};
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// PDF and text; nothing for who has nothing to keep.
pub(crate) fn take_along(page: Page, locale: Locale) -> Option<View> {
    let may = page.model.with_untracked(|m| m.me().is_some_and(|me| me.role.may_take_summary()));
    may.then(|| {
        let (pdf, copy) = (words::after_pdf(locale), words::after_copy(locale));
        let pdf = take_button(page, locale, "button main", icons::DOCUMENT, pdf, SummaryForm::Pdf);
        let copy = take_button(page, locale, "button", icons::CLIPBOARD, copy, SummaryForm::Copy);
        (pdf, copy).view()
    })
}

/// A button that takes the summary in `form`. While it is on its way the button says so.
pub(crate) fn take_button(
    page: Page,
    locale: Locale,
    class: &'static str,
    icon: Icon,
    label: &'static str,
    form: SummaryForm,
) -> View {
    let going = page.memo(move |m| m.taking == Some(form));
    let label = move || if going.get() { words::after_taking(locale) } else { label };
    html::button()
        .r#type("button")
        .class(class)
        .on("click", move |_| page.send(Msg::Press(Press::TakeSummary(form))))
        .child((icon.draw(), html::span().child(label)))
        .view()
}

/// The page on paper.
pub(crate) fn print_button(page: Page, words: impl Into<Words>) -> View {
    button(page, "button", Some(icons::PRINTER), words, Tap::Press(Press::Print))
}
