//! The clinic's phone number: the way on when nothing else works.

use crate::platform::html::{self, Content, View};

use crate::runtime::Page;
use crate::view::icons;
use crate::words::{self, Locale};

/// A link that calls the clinic; nothing when it gave no number.
pub(crate) fn clinic_phone(page: Page, locale: Locale) -> View {
    let number = page.memo(|m| {
        m.clinic.as_ref().map(|clinic| clinic.phone.clone()).filter(|phone| !phone.is_empty())
    });
    let link = move || {
        number.get().map(|number| {
            html::a()
                .class("button")
                .href(dialled(&number))
                .child((icons::PHONE.draw(), words::error_call_clinic(locale, &number)))
        })
    };
    link.view()
}

/// The `tel:` address of a number as people write it (RFC 3966): digits, and a plus in front.
pub(crate) fn dialled(number: &str) -> String {
    let mut address = String::from("tel:");
    address.extend(number.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_blanks() {
        assert_eq!(dialled("+1 (555) 010-2030"), "tel:+15550102030");
    }
}
