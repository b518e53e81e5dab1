//! Screens, on the clinician's page: showing one's own, with the cue that goes with it, and asking for
//! the patient's. What is said of either is read off the track.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Command, Cue, ScreenChange, ScreenRequest, SeatId, Showing};

use crate::model::{Model, Press, Switch, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::cue_offer::cue_offer;
use crate::view::icons;
use crate::words::{self, Locale};

/// The button of the bar: shows it, and takes it back.
pub(crate) fn show_screen(page: Page, locale: Locale) -> View {
    let state = page.memo(|m| m.devices.screen);
    let content = move || {
        let (class, words, switch) = match state.get() {
            Showing::Unable => return None,
            Showing::Able => ("tool", words::console_screen_show(locale), Switch::On),
            Showing::Live => ("tool off", words::console_screen_stop(locale), Switch::Off),
        };
        let tap = Tap::Press(Press::ShowScreen(switch));
        Some(button(page, class, Some(icons::SCREEN), words, tap))
    };
    content.view()
}

/// While the own screen is shown: that it is, and the cue that says so to the patient. Only a tap begins it.
pub(crate) fn own_screen(page: Page, locale: Locale, name: &str) -> View {
    let shown = page.memo(|m| m.devices.screen == Showing::Live);
    let name = name.to_owned();
    let strip = move || {
        shown.get().then(|| {
            let words = html::b().child(words::console_screen_shown(locale));
            let told = html::p().child((icons::SCREEN.draw(), words));
            html::section()
                .class("desk-screen")
                .child((told, cue_offer(page, locale, Cue::ShowScreen, &name)))
        })
    };
    strip.view()
}

/// What stands at the patient's name: asking, what became of it, or that it cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Offered(ScreenRequest),
    Going,
    Waits,
    Shown,
    Unable,
}

const ASK: Command = Command::ChangeScreen { change: ScreenChange::Ask {} };

impl Asking {
    fn of(model: &Model, seat: SeatId) -> Option<Self> {
        let theirs = model.mirror.state().seat(seat)?;
        if !(theirs.role.may_answer() && theirs.is_here() && model.may(&ASK)) {
            return None;
        }
        let screen = model.levels.of(seat, model.now)?.level.screen;
        let asked = model.mirror.state().conversation().screen;
        Some(match (screen, asked) {
            (Showing::Live, _) => Self::Shown,
            (Showing::Unable, _) => Self::Unable,
            (Showing::Able, _) if model.is_pending(&ASK) => Self::Going,
            (Showing::Able, ScreenRequest::Waiting) => Self::Waits,
            (Showing::Able, asked) => Self::Offered(asked),
        })
    }
}

/// The button at the patient's name.
pub(crate) fn ask_for_screen(page: Page, locale: Locale, seat: SeatId) -> View {
    let asking = page.memo(move |m| Asking::of(m, seat));
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    let told = |words: String| html::p().class("calm").child(words);
    let content = move || {
        let name = name.as_str();
        Some(match asking.get()? {
            Asking::Offered(asked) => {
                let not_now = (asked == ScreenRequest::Declined)
                    .then(|| told(words::console_screen_declined(locale, name)));
                let words = words::console_screen_ask(locale, name);
                let ask = button(page, "small", Some(icons::SCREEN), words, Tap::Wish(ASK));
                (not_now, ask).view()
            }
            Asking::Going | Asking::Waits => told(words::console_screen_asked(locale, name)).view(),
            Asking::Shown => told(words::console_screen_theirs(locale, name)).view(),
            Asking::Unable => told(words::console_screen_unable(locale, name)).view(),
        })
    };
    content.view()
}
