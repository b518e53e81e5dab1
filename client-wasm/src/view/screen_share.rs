//! The patient's screen: asked for, shown, and taken back. What stands here is read off the track.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Command, ScreenChange, ScreenRequest, Showing};

use crate::model::{Model, Press, Switch, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons;
use crate::words::{self, Locale};

/// The card, while somebody asks or the screen is shown.
pub(crate) fn screen_card(page: Page, locale: Locale) -> View {
    let state = page.memo(shown);
    (move || state.get().map(|shown| card(page, locale, shown))).view()
}

/// Shown; else asked for. A browser that cannot show it is not asked: the clinician sees that it cannot.
fn shown(model: &Model) -> Option<bool> {
    let answers = model.me().is_some_and(|me| me.role.may_answer());
    let waits = model.mirror.state().conversation().screen == ScreenRequest::Waiting;
    match model.devices.screen {
        Showing::Live => Some(true),
        Showing::Able if answers && waits => Some(false),
        Showing::Able | Showing::Unable => None,
    }
}

fn card(page: Page, locale: Locale, shown: bool) -> View {
    let press = |switch| Tap::Press(Press::ShowScreen(switch));
    let no = Command::ChangeScreen { change: ScreenChange::Answer { yes: false } };
    let asks = page.model.with_untracked(|m| m.host_name().map(str::to_owned)).unwrap_or_default();
    let (title, body, doors) = if shown {
        let stop = words::screen_stop(locale);
        let stop = button(page, "button main", Some(icons::STOP), stop, press(Switch::Off));
        (words::screen_shown(locale).into(), words::screen_shown_body(locale), stop)
    } else {
        let doors = (
            button(page, "button", None, words::screen_not_now(locale), Tap::Wish(no)),
            button(page, "button main", None, words::screen_show(locale), press(Switch::On)),
        );
        (words::screen_asked(locale, &asks), words::screen_asked_body(locale), doors.view())
    };
    let head =
        html::div().class("asks-head").child((icons::SCREEN.draw(), html::h2().child(title)));
    html::section()
        .class("talk consent")
        .child((head, html::p().child(body), html::div().class("doors").child(doors)))
        .view()
}
