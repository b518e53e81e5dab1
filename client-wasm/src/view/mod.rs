//! What people see: functions from a [`Page`] to elements. They read the model, send messages, and
//! keep nothing but what is folded open.
//!
//! Elements are made by functions and not by `view!`: that macro sets parts that do not change as
//! HTML text, which the page's policy (`require-trusted-types-for 'script'`) refuses.
//!
//! A screen is made anew when the language changes, so below its root the words are plain text.

mod announcer;
mod button;
mod clinic_phone;
mod closing;
mod console;
mod controls;
mod cue_words;
mod device_choice;
mod device_fault;
mod device_fault_words;
mod dialog;
mod heading;
mod icons;
mod interpreting;
mod lobby;
mod look;
mod masthead;
mod notices;
mod overlay;
mod own_state;
mod people;
mod picture;
mod precheck;
mod quiet_words;
mod signal_words;
mod signals;
mod stage;
mod time_words;
mod visit;
mod visit_dialogs;

use crate::platform::html::{Content, View};

use crate::model::{Dialog, Model, Screen};
use crate::runtime::Page;
use crate::words::Locale;

/// The page of patients and companions.
pub fn visit_page(page: Page) -> View {
    screens(page, visit::visit, visit_dialogs::visit_dialog)
}

/// The clinician's page.
pub fn console_page(page: Page) -> View {
    screens(page, console::console, console::console_dialog)
}

/// The one screen that the model asks for, and what may stand over each.
fn screens(
    page: Page,
    visit: fn(Page, Locale) -> View,
    dialog: fn(Page, Locale, Dialog) -> Option<View>,
) -> View {
    let now = page.memo(|m| (m.screen(), m.locale));
    let asked = page.memo(|m| (question(m), m.locale));
    let screen = move || {
        let (screen, locale) = now.get();
        match screen {
            Screen::Precheck => precheck::precheck(page, locale),
            Screen::Entering => closing::entering(page, locale),
            Screen::Lobby => lobby::lobby(page, locale),
            Screen::Visit => visit(page, locale),
            Screen::Left => closing::left(page, locale),
            Screen::Ended => closing::ended(page, locale),
            Screen::Stopped(code) => closing::stopped(page, locale, code),
        }
    };
    let over = move || {
        let (asked, locale) = asked.get();
        asked.and_then(|asked| dialog(page, locale, asked))
    };
    (screen, over, notices::notices(page), announcer::announcer(page)).view()
}

/// A question stands over the screens it is about, and goes with them.
fn question(model: &Model) -> Option<Dialog> {
    match model.screen() {
        Screen::Lobby | Screen::Visit => model.dialog,
        Screen::Precheck | Screen::Entering | Screen::Left | Screen::Ended | Screen::Stopped(_) => {
            None
        }
    }
}
