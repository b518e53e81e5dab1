//! The questions that can stand over the patient's page.

use crate::platform::html::{self, Content, View};

use crate::model::{Dialog, Press, Switch, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::clinic_phone::clinic_phone;
use crate::view::device_choice::{device_choice, hearing, speaker_test};
use crate::view::device_fault::device_fault;
use crate::view::dialog::{framed, question};
use crate::view::icons;
use crate::view::masthead::{languages, text_sizes};
use crate::view::who_sees::who_sees;
use crate::words::{self, Locale};

/// `dialog` on the patient's page; those of the console never open here.
pub(crate) fn visit_dialog(page: Page, locale: Locale, dialog: Dialog) -> Option<View> {
    match dialog {
        Dialog::Leave => Some(leave(page, locale, words::visit_leave_body(locale))),
        Dialog::Devices => Some(devices(page, locale)),
        Dialog::People | Dialog::Privacy => Some(who_sees(page, locale)),
        Dialog::Help => Some(help(page, locale)),
        Dialog::EndVisit
        | Dialog::StepAway
        | Dialog::SendBack(_)
        | Dialog::Remove(_)
        | Dialog::Invite(_)
        | Dialog::Keys => None,
    }
}

/// Leaving is not ending: it can be taken back.
pub(crate) fn leave(page: Page, locale: Locale, body: &'static str) -> View {
    question(
        page,
        locale,
        words::visit_leave_title(locale),
        body,
        (words::visit_leave_yes(locale), Tap::Press(Press::Leave)),
        words::visit_leave_no(locale),
    )
}

/// Microphone, camera and speaker, and what is wrong with them.
pub(crate) fn devices(page: Page, locale: Locale) -> View {
    let fault = page.memo(|m| m.devices.fault());
    let fault = move || fault.get().map(|fault| device_fault(page, locale, fault));
    let content =
        (fault, hearing(page, locale), device_choice(page, locale), speaker_test(page, locale));
    let content = (content, sound_only(page, locale));
    framed(page, locale, words::page_settings(locale), content.view())
}

/// For a weak link, or who has little left to pay for.
fn sound_only(page: Page, locale: Locale) -> View {
    let chosen = page.memo(|m| m.sound_only);
    let switch = move || {
        let (icon, words, other) = if chosen.get() {
            (icons::CAMERA, words::visit_pictures(locale), Switch::Off)
        } else {
            (icons::SPEAKER, words::visit_sound_only(locale), Switch::On)
        };
        button(page, "button", Some(icon), words, Tap::Press(Press::SetSoundOnly(other)))
    };
    switch.view()
}

fn help(page: Page, locale: Locale) -> View {
    let name = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
    let answer = |title: String, body: &'static str| {
        let summary = html::summary().child((title, icons::CHEVRON.draw()));
        html::details().child((summary, html::p().child(body)))
    };
    let answers = html::div().class("answers").child((
        answer(words::visit_help_hear(locale, &name), words::visit_help_hear_body(locale)),
        answer(words::visit_help_heard(locale, &name), words::visit_help_heard_body(locale)),
        answer(words::visit_help_see(locale, &name), words::visit_help_see_body(locale)),
    ));
    let open = Tap::Press(Press::Open(Dialog::Devices));
    let reload = Tap::Press(Press::Reload);
    let doors = html::div().class("doors").child((
        button(page, "button", Some(icons::SLIDERS), words::page_settings(locale), open),
        button(page, "button", Some(icons::RETRY), words::page_reload(locale), reload),
        clinic_phone(page, locale),
    ));
    let safe = html::p().child(words::visit_help_reload(locale));
    let reading =
        html::div().class("reading").child((languages(page, locale), text_sizes(page, locale)));
    let content = (answers, safe, doors, reading).view();
    framed(page, locale, words::visit_help_title(locale), content)
}
