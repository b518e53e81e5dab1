//! A note that tells the one thing wrong with the devices, its fix, and lets one try again.

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{DeviceFault, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::device_fault_words::{FaultWords, fault_words};
use crate::view::icons;
use crate::words::{self, Locale};

/// The note for `fault`.
pub(crate) fn device_fault(page: Page, locale: Locale, fault: DeviceFault) -> View {
    let FaultWords { title, steps, retry } =
        page.model.with_untracked(|m| fault_words(m, locale, fault));
    let steps = steps.into_iter().map(|step| html::p().child(step)).collect_view();
    let again = retry.then(|| {
        let words = words::page_try_again(locale);
        button(page, "button", Some(icons::RETRY), words, Tap::Press(Press::TryDevices))
    });
    html::section()
        .class("note hue-wait")
        .aria_label(words::precheck_one_thing(locale))
        .child((icons::WARNING.draw(), html::div().child((html::h2().child(title), steps, again))))
        .view()
}
