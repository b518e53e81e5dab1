//! What people see: functions from a [`Page`] to elements. They read the model, send messages, and
//! keep nothing but what is folded open.
//!
//! Elements are made by functions and not by `view!`: that macro sets parts that do not change as
//! HTML text, which the page's policy (`require-trusted-types-for 'script'`) refuses.
//!
//! A screen is made anew when the language changes, so below its root the words are plain text.

mod afterwards;
mod agenda;
mod announcer;
mod briefing;
mod button;
mod captions;
mod chat;
mod check;
mod choice_option;
mod choices;
mod clinic_phone;
mod closing;
mod connection_test;
mod consent;
mod console;
mod controls;
mod cue_words;
mod device_choice;
mod device_fault;
mod device_fault_words;
mod dialog;
mod feedback;
mod folded;
mod heading;
mod icons;
mod interpreting;
mod line_field;
mod lobby;
mod look;
mod masthead;
mod matters;
mod notices;
mod overlay;
mod own_state;
mod people;
mod pictograms;
mod picture;
mod plan_card;
mod precheck;
mod promises;
mod questions;
mod quiet_words;
mod repair;
mod say_field;
mod screen_share;
mod second_opinion;
mod signal_words;
mod signals;
mod stage;
mod steps_shown;
mod take_along;
mod teach_back;
mod tiles;
mod time_words;
mod touch;
mod visit;
mod visit_dialogs;
mod who_sees;

use crate::platform::html::{Content, View};

use crate::model::{Dialog, Model, Screen};
use crate::runtime::Page;
use crate::view::precheck::Preparation;
use crate::words::Locale;

pub use check::check_page;

/// The page of patients and companions.
pub fn visit_page(page: Page) -> View {
    let preparation = Preparation { guide: None, tips: precheck::tips };
    screens(page, preparation, visit::visit, afterwards::afterwards, visit_dialogs::visit_dialog)
}

/// The clinician's page.
pub fn console_page(page: Page) -> View {
    let preparation = Preparation { guide: Some(console::guide), tips: console::checks };
    screens(page, preparation, console::console, console::afterwards, console::console_dialog)
}

/// The one screen that the model asks for, and what may stand over each.
fn screens(
    page: Page,
    preparation: Preparation,
    visit: fn(Page, Locale) -> View,
    afterwards: fn(Page, Locale) -> View,
    dialog: fn(Page, Locale, Dialog) -> Option<View>,
) -> View {
    // A screen is about the other half of the conversation: a colleague who takes over is another.
    let now = page.memo(|m| (m.screen(), m.locale, m.counterpart().map(|(seat, _)| seat)));
    let asked = page.memo(|m| (question(m), m.locale));
    let screen = move || {
        let (screen, locale, _) = now.get();
        match screen {
            Screen::Precheck => precheck::precheck(page, locale, preparation),
            Screen::Entering => closing::entering(page, locale),
            Screen::Lobby => lobby::lobby(page, locale),
            Screen::Visit => visit(page, locale),
            Screen::Left => closing::left(page, locale),
            Screen::Ended => afterwards(page, locale),
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
