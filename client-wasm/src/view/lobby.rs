//! The waiting room: one message, one's own picture, and a place for what one came for. All can be skipped.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Consent, Presence, Quiet, Track};

use crate::model::{Dialog, Model, Press, Tap};
use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::agenda::agenda_card;
use crate::view::button::button;
use crate::view::connection_test::connection_test;
use crate::view::consent::consent;
use crate::view::controls::controls;
use crate::view::heading::heading;
use crate::view::icons::{self, Icon};
use crate::view::masthead::masthead;
use crate::view::picture::picture;
use crate::view::time_words;
use crate::words::{self, Locale};

/// The waiting room.
pub(crate) fn lobby(page: Page, locale: Locale) -> View {
    let host = page.model.with_untracked(|m| {
        m.host_name().map_or_else(|| words::page_clinician(locale).to_owned(), str::to_owned)
    });
    let title = words::lobby_title(locale);
    let lead = words::lobby_waiting(locale, &host);
    let heard = page.memo(Model::may_be_heard);
    let refused = page.memo(|m| m.me().is_some_and(|me| me.consent == Consent::Refused));
    let door = move || {
        if refused.get() {
            return not_this_time(page, locale);
        }
        let lead = html::p().class("lead").child(lead.clone());
        (lead, consent(page, locale), rest(page, locale, host.clone())).view()
    };
    let sheet = html::main().class("sheet lobby").child((
        heading(title),
        door,
        agenda_card(page, locale),
        move || heard.get().then(|| own(page, locale)),
    ));
    html::div().class("paper").child((masthead(page, locale), sheet, controls(page, locale))).view()
}

/// The patient said no to an observer.
fn not_this_time(page: Page, locale: Locale) -> View {
    let body =
        page.model.with_untracked(|m| words::invite_not_this_time_body(locale, m.patient_name()));
    html::div()
        .class("rest hue-listen")
        .child((
            html::div().class("glyph").child(icons::HAND.draw()),
            html::p().child(words::invite_not_this_time(locale)),
            html::p().child(body),
        ))
        .view()
}

fn rest(page: Page, locale: Locale, host: String) -> View {
    let here = page.memo(host_is_here);
    let told = move || {
        if here.get() {
            words::lobby_host_here(locale, &host)
        } else {
            words::lobby_host_not_here(locale, &host)
        }
    };
    let asked = page.memo(move |m| {
        let asked = m.me().is_some_and(webside_protocol::Seat::lacks_consent);
        asked.then(|| words::invite_asked_first(locale, m.patient_name()))
    });
    let asked = move || asked.get().map(|words| html::p().class("asked").child(words));
    let waited = move || page.model.with(|m| words::lobby_waited(locale, waited(m)));
    html::div()
        .class("rest hue-listen")
        .child((
            html::div().class("glyph").child(icons::DOOR.draw()),
            html::p().child(told),
            asked,
            html::p().class("wait").child((icons::CLOCK.draw(), html::span().child(waited))),
            html::ul().class("promises").child((
                promise(icons::LOCK, words::lobby_private(locale)),
                promise(icons::CIRCLE_CHECK, words::lobby_keep_open(locale)),
            )),
        ))
        .view()
}

fn promise(icon: Icon, words: &'static str) -> View {
    html::li().child((icon.draw(), html::span().child(words))).view()
}

fn host_is_here(model: &Model) -> bool {
    model.overlay().is_some_and(|o| matches!(o.quiet, Quiet::Lobby { host_here: true }))
}

/// Whole minutes since this page came.
fn waited(model: &Model) -> i64 {
    match model.me().map(|me| me.presence) {
        Some(Presence::Here { since, .. }) => time_words::minutes(model.now - since),
        Some(Presence::NotYet {} | Presence::Gone { .. }) | None => 0,
    }
}

/// One's own picture, small, and the way to mend it.
fn own(page: Page, locale: Locale) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let content = move || {
        if live.get() {
            picture(Picture::Own, words::visit_your_picture(locale))
        } else {
            html::div().class("empty").child(icons::CAMERA_OFF.draw()).view()
        }
    };
    let open = Tap::Press(Press::Open(Dialog::Devices));
    let check =
        button(page, "button", Some(icons::SLIDERS), words::lobby_check_again(locale), open);
    let preview = html::div().class("preview dark").child(content);
    html::div().class("own").child((preview, (check, connection_test(locale)).view())).view()
}
