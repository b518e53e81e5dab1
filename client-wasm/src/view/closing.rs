//! The screens that are one message: opening, left, and a page that cannot go on by itself.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::ErrorCode;

use crate::model::{PageKind, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::clinic_phone::clinic_phone;
use crate::view::heading::heading;
use crate::view::icons;
use crate::view::look::{Hue, Look};
use crate::view::masthead::masthead;
use crate::words::{self, Locale};

/// The way in: the link is spent, or the first hello is under way.
pub(crate) fn entering(page: Page, locale: Locale) -> View {
    let words = words::page_opening(locale);
    let look = Look { icon: icons::DOOR, hue: Hue::Listen };
    alone(page, locale, look, words, &[], None)
}

/// Hung up, and free to come back.
pub(crate) fn left(page: Page, locale: Locale) -> View {
    let body = match page.model.with_untracked(|m| m.kind) {
        PageKind::Visit => words::visit_left_body(locale).to_owned(),
        PageKind::Console => page.model.with_untracked(|m| {
            words::visit_left_body_clinician(locale, m.other_name().unwrap_or_default())
        }),
    };
    let title = words::visit_left_title(locale);
    let back = words::visit_left_return(locale);
    let back = button(page, "button main", Some(icons::DOOR), back, Tap::Press(Press::ComeBack));
    alone(page, locale, Look { icon: icons::LEAVE, hue: Hue::Away }, title, &[&body], Some(back))
}

/// Nothing goes on by itself here: what happened, and the way on.
pub(crate) fn stopped(page: Page, locale: Locale, code: ErrorCode) -> View {
    let trouble = |icon| Look { icon, hue: Hue::Wait };
    let reload = || {
        let words = words::page_reload(locale);
        button(page, "button main", Some(icons::RETRY), words, Tap::Press(Press::Reload))
    };
    match code {
        ErrorCode::LinkRejected | ErrorCode::TicketRejected => {
            let title = words::error_link_title(locale);
            let told = [words::error_link_body(locale), words::error_link_hint(locale)];
            alone(page, locale, trouble(icons::LINK_OFF), title, &told, None)
        }
        ErrorCode::VisitEnded => {
            let look = Look { icon: icons::CLOCK, hue: Hue::Away };
            let told = [words::after_purged_body(locale), words::after_purged_call(locale)];
            alone(page, locale, look, words::after_purged(locale), &told, None)
        }
        ErrorCode::Removed => {
            let told = [words::error_removed_body(locale)];
            let title = words::error_removed_title(locale);
            alone(page, locale, trouble(icons::DOOR), title, &told, None)
        }
        ErrorCode::Replaced => {
            let here = words::error_replaced_use_here(locale);
            let here =
                button(page, "button main", Some(icons::CHECK), here, Tap::Press(Press::UseHere));
            let told = [words::error_replaced_body(locale)];
            let title = words::error_replaced_title(locale);
            alone(page, locale, trouble(icons::SCREEN), title, &told, Some(here))
        }
        ErrorCode::VersionMismatch => {
            let told = [words::error_version_body(locale)];
            let title = words::error_version_title(locale);
            alone(page, locale, trouble(icons::RETRY), title, &told, Some(reload()))
        }
        ErrorCode::ServerFull => {
            let told = [words::error_full_body(locale)];
            let title = words::error_full_title(locale);
            alone(page, locale, trouble(icons::CLOCK), title, &told, Some(reload()))
        }
        ErrorCode::Lagging
        | ErrorCode::Idle
        | ErrorCode::MalformedMessage
        | ErrorCode::TooLarge
        | ErrorCode::TooMany
        | ErrorCode::NoReceiver
        | ErrorCode::NotYourPart
        | ErrorCode::Draining
        | ErrorCode::StorageUnavailable
        | ErrorCode::WrongOrigin
        | ErrorCode::Internal => {
            let told = [words::error_unexpected_body(locale)];
            let title = words::error_unexpected_title(locale);
            alone(page, locale, trouble(icons::WARNING), title, &told, Some(reload()))
        }
    }
}

/// One sheet with one message, what one can do, and the clinic's number.
fn alone(
    page: Page,
    locale: Locale,
    look: Look,
    title: &'static str,
    told: &[&str],
    way_on: Option<View>,
) -> View {
    let Look { icon, hue } = look;
    let told = told.iter().map(|words| html::p().class("lead").child((*words).to_owned()));
    let told = told.collect_view();
    let doors = html::div().class("doors").child((way_on, clinic_phone(page, locale)));
    let mark = html::div().class(["mark ", hue.class()].concat()).child(icon.draw());
    html::div()
        .class("paper")
        .child((
            masthead(page, locale),
            html::main().class("sheet alone").child((mark, heading(title), told, doors)),
        ))
        .view()
}
