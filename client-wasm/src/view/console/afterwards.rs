//! The clinician's page once the visit is over: what goes into the record.

use crate::platform::html::{self, Content, View};

use crate::model::SummaryForm;
use crate::runtime::Page;
use crate::view::clinic_phone::clinic_phone;
use crate::view::console::figures::figures;
use crate::view::heading::heading;
use crate::view::icons;
use crate::view::masthead::masthead;
use crate::view::take_along::take_button;
use crate::words::{self, Locale};

/// Text to paste first: most records take nothing else.
pub(crate) fn afterwards(page: Page, locale: Locale) -> View {
    let mark = html::div().class("mark hue-listen").child(icons::CIRCLE_CHECK.draw());
    let ways = [
        ("button main", icons::CLIPBOARD, words::console_record_copy(locale), SummaryForm::Copy),
        ("button", icons::DOCUMENT, words::console_record_pdf(locale), SummaryForm::Pdf),
        ("button", icons::DOCUMENT, words::console_record_fhir(locale), SummaryForm::Fhir),
    ];
    let [copy, pdf, fhir] =
        ways.map(|(class, icon, words, form)| take_button(page, locale, class, icon, words, form));
    let doors = html::div().class("doors").child((copy, pdf, fhir, clinic_phone(page, locale)));
    let lead = html::p().class("lead").child(words::console_record(locale));
    let sheet = html::main().class("sheet alone").child((
        mark,
        heading(words::visit_ended_title_clinician(locale)),
        lead,
        doors,
        figures(page, locale),
    ));
    html::div().class("paper").child((masthead(page, locale), sheet)).view()
}
