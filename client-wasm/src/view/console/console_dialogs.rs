//! The questions that can stand over the console.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Command, SeatId, Track};

use crate::model::{Dialog, Model, Msg, Press, Tap};
use crate::runtime::Page;
use crate::view::console::ending::end_visit;
use crate::view::console::invite::invite;
use crate::view::console::pad_status::{AWAY_MINUTES, AWAY_MINUTES_FIRST};
use crate::view::console::shortcut_dialog::shortcut_dialog;
use crate::view::dialog::{framed, question};
use crate::view::visit_dialogs::{devices, leave};
use crate::view::{icons, people};
use crate::words::{self, Locale};

/// `dialog` on the console; those of the patient's page never open here.
pub(crate) fn console_dialog(page: Page, locale: Locale, dialog: Dialog) -> Option<View> {
    match dialog {
        Dialog::Leave => Some(leave(page, locale, words::console_leave_body(locale))),
        Dialog::EndVisit => Some(end_visit(page, locale)),
        Dialog::SendBack(seat) => Some(send_back(page, locale, seat)),
        Dialog::Remove(seat) => Some(remove(page, locale, seat)),
        Dialog::Invite(guest) => Some(invite(page, locale, guest)),
        Dialog::Devices => Some(devices(page, locale)),
        Dialog::People => {
            let everyone = people::everyone(page, locale);
            Some(framed(page, locale, words::console_people(locale), everyone))
        }
        Dialog::Keys => Some(shortcut_dialog(page, locale)),
        Dialog::StepAway => Some(step_away(page, locale)),
        Dialog::Privacy | Dialog::Help => None,
    }
}

/// How long, so that the patient is told when; the usual answer is one press of Enter away.
fn step_away(page: Page, locale: Locale) -> View {
    let one = |minutes: u8| {
        let go = move |_| {
            page.send(Msg::Tap(Command::StepAway { back_in_min: minutes }));
            page.send(Msg::Press(Press::CloseDialog));
        };
        html::button()
            .r#type("button")
            .class(if minutes == AWAY_MINUTES_FIRST { "button main" } else { "button" })
            .attr("autofocus", minutes == AWAY_MINUTES_FIRST)
            .on("click", go)
            .child(words::console_away_minutes(locale, i64::from(minutes)))
    };
    let minutes = html::div().class("doors").child(AWAY_MINUTES.map(one).collect_view());
    let state = page.memo(devices_that_stay_on);
    let told = move || words::console_away_devices(locale, state.get());
    let mute = move || {
        (state.get() != "none").then(|| {
            html::button()
                .r#type("button")
                .class("button")
                .on("click", move |_| turn_off(page))
                .child((icons::MICROPHONE_OFF.draw(), words::console_away_mute(locale)))
        })
    };
    let content = (minutes, html::p().child(told), mute).view();
    framed(page, locale, words::console_away_title(locale), content)
}

/// Microphone and camera, whichever of the two is on.
fn turn_off(page: Page) {
    let live = |track| track == Track::Live;
    let (microphone, camera) = page
        .model
        .with_untracked(|m| (live(m.devices.microphone.track), live(m.devices.camera.track)));
    if microphone {
        page.send(Msg::Press(Press::ToggleMicrophone));
    }
    if camera {
        page.send(Msg::Press(Press::ToggleCamera));
    }
}

/// The name that the message knows the state of microphone and camera by.
const fn devices_that_stay_on(model: &Model) -> &'static str {
    match (model.devices.microphone.track, model.devices.camera.track) {
        (Track::Live, Track::Live) => "both",
        (Track::Live, _) => "microphone",
        (_, Track::Live) => "camera",
        (_, _) => "none",
    }
}

fn send_back(page: Page, locale: Locale, seat: SeatId) -> View {
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    question(
        page,
        locale,
        words::console_send_back_title(locale, &name),
        words::console_send_back_body(locale, &name),
        (words::console_send_back_yes(locale), Tap::Wish(Command::SendBack { seat })),
        words::console_page_cancel(locale),
    )
}

fn remove(page: Page, locale: Locale, seat: SeatId) -> View {
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    question(
        page,
        locale,
        words::console_remove_title(locale, &name),
        words::console_remove_body(locale, &name),
        (words::console_remove_yes(locale), Tap::Wish(Command::Remove { seat })),
        words::console_page_cancel(locale),
    )
}
