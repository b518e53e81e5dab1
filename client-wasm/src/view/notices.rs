//! Words that come by themselves and go again: told once, in one place.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{ErrorCode, Refusal};

use crate::model::{Notice, NoticeId, Press, Source, Tap};
use crate::runtime::Page;
use crate::view::button::sign_button;
use crate::view::icons;
use crate::words::{self, Locale};

/// The notices of a page. Polite: they wait until a screen reader has finished its sentence.
pub(crate) fn notices(page: Page) -> View {
    let shown = page.memo(|m| {
        let all = m.notices.iter().map(|shown| (shown.id, notice_words(m.locale, shown.notice)));
        (m.locale, all.collect::<Vec<_>>())
    });
    let list = move || {
        let (locale, shown) = shown.get();
        shown.into_iter().map(|(id, words)| notice(page, locale, id, words)).collect_view()
    };
    html::div().class("notices dark").role("status").child(list).view()
}

fn notice(page: Page, locale: Locale, id: NoticeId, words: &'static str) -> View {
    let away = Tap::Press(Press::PutAway(id));
    let close = sign_button(page, "close", icons::CROSS, words::page_close(locale), away);
    html::div().class("notice").child((html::p().child(words), close)).view()
}

fn notice_words(locale: Locale, notice: Notice) -> &'static str {
    match notice {
        Notice::Refused(refusal) => refusal_words(locale, refusal),
        Notice::NotSent => words::error_not_sent(locale),
        Notice::Unreachable => words::error_unreachable_title(locale),
        Notice::Trouble(code) => trouble_words(locale, code),
        Notice::Reconnected => words::error_reconnected(locale),
        Notice::Interrupted(_) => words::visit_interrupted(locale),
        Notice::Resumed(_) => words::visit_call_fixed(locale),
        Notice::Switched(Source::Microphone) => words::error_switched_microphone(locale),
        Notice::Switched(Source::Camera) => words::error_switched_camera(locale),
        Notice::NotSwitched(_) => words::error_not_switched(locale),
        Notice::LanguageNotLoaded => words::error_language(locale),
        Notice::Copied => words::after_copied(locale),
        Notice::Saved => words::after_saved(locale),
        Notice::NotTaken => words::after_not_taken(locale),
        Notice::CueEnded(_) => words::error_cue_ended(locale),
    }
}

fn refusal_words(locale: Locale, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Malformed
        | Refusal::NoRelay
        | Refusal::UnknownSeat
        | Refusal::NotToOneself
        | Refusal::OutOfRange
        | Refusal::VisitGoesOn => words::error_not_possible_now(locale),
        Refusal::NotYourRole | Refusal::NotAdmitted => words::error_not_your_part(locale),
        Refusal::VisitEnded => words::error_ended_title(locale),
        Refusal::NotWaiting
        | Refusal::NotInside
        | Refusal::NoCue
        | Refusal::NoSuchSignal
        | Refusal::NoSuchItem
        | Refusal::NothingAsked => words::error_too_late(locale),
        Refusal::NeedsConsent => words::error_needs_consent(locale),
        Refusal::ListFull => words::error_list_full(locale),
        Refusal::NeedsReturnTime | Refusal::ReturnTimeOutOfRange => {
            words::error_away_needs_time(locale)
        }
        Refusal::SignalSwitchedOff => words::error_signal_off(locale),
        Refusal::AlreadyRaised => words::error_already_raised(locale),
        Refusal::LogFull => words::error_log_full(locale),
    }
}

fn trouble_words(locale: Locale, code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::StorageUnavailable => words::error_storage(locale),
        ErrorCode::ServerFull => words::error_full_title(locale),
        ErrorCode::TooMany => words::error_too_many(locale),
        ErrorCode::Lagging | ErrorCode::Idle => words::error_lagging(locale),
        ErrorCode::Draining | ErrorCode::NoReceiver => words::error_reconnecting(locale),
        ErrorCode::NotYourPart => words::error_not_your_part(locale),
        ErrorCode::VersionMismatch
        | ErrorCode::LinkRejected
        | ErrorCode::TicketRejected
        | ErrorCode::VisitEnded
        | ErrorCode::Removed
        | ErrorCode::Replaced
        | ErrorCode::MalformedMessage
        | ErrorCode::TooLarge
        | ErrorCode::WrongOrigin
        | ErrorCode::Internal => words::error_unexpected_title(locale),
    }
}
