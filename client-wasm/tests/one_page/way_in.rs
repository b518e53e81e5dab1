//! The way into the visit and out of it.

use webside_client::model::{
    Abilities, DeviceFault, Effect, Fragment, HttpFault, Msg, Notice, Opening, Press, Screen,
    SummaryForm, Switch,
};
use webside_protocol::{
    Command, ErrorCode, Event, PageId, Redeemed, Refusal, ServerMessage, Signal, Tag, Ticket,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, known, opening, place, said, secret, sockets};

fn redeemed() -> Redeemed {
    let place = place();
    Redeemed { visit: place.visit, seat: place.seat, ticket: Ticket("ticket".to_owned()) }
}

/// Always for the same load of the page: an answer that was lost is given again to that one.
fn redeem() -> Effect {
    Effect::Redeem(secret(), PageId(1))
}

#[test]
fn opening_a_link_spends_nothing_and_a_press_spends_it_once() {
    let (mut page, effects) = Page::open(opening());
    assert_eq!(page.model.screen(), Screen::Precheck);
    assert!(!effects.contains(&redeem()) && sockets(&effects) == 0);
    assert_eq!(page.wait(60).iter().filter(|e| **e == redeem()).count(), 0);

    assert!(page.press(Press::Enter).contains(&redeem()));
    assert_eq!(page.press(Press::Enter), [], "a second press");
    let effects = page.tell(Msg::Redeemed(Ok(redeemed())));
    assert!(effects.contains(&Effect::KeepTicket { secret: secret(), redeemed: redeemed() }));
    assert_eq!(sockets(&effects), 1);
    assert_eq!(page.model.screen(), Screen::Entering);
    page.welcome(ROSA, Tag(0));
    assert_eq!(page.model.screen(), Screen::Lobby);
}

#[test]
fn a_link_that_does_not_work_stops_the_page_and_a_bad_moment_does_not() {
    let rows = [
        (HttpFault::Refused(ErrorCode::LinkRejected), Screen::Stopped(ErrorCode::LinkRejected)),
        (HttpFault::Refused(ErrorCode::VisitEnded), Screen::Stopped(ErrorCode::VisitEnded)),
        (HttpFault::Refused(ErrorCode::ServerFull), Screen::Precheck),
        (HttpFault::Unreachable, Screen::Precheck),
    ];
    for (fault, screen) in rows {
        let (mut page, _) = Page::open(opening());
        page.press(Press::Enter);
        page.tell(Msg::Redeemed(Err(fault)));
        assert_eq!(page.model.screen(), screen, "{fault:?}");
        let may_press_again = page.press(Press::Enter).contains(&redeem());
        assert_eq!(may_press_again, screen == Screen::Precheck, "{fault:?}");
    }
}

#[test]
fn a_page_without_a_link_or_without_its_ticket_says_so() {
    for fragment in [Fragment::Nothing, Fragment::Place(place())] {
        let (page, effects) = Page::open(Opening { fragment, ..opening() });
        assert_eq!(page.model.screen(), Screen::Stopped(ErrorCode::LinkRejected));
        assert_eq!(sockets(&effects), 0);
    }
}

#[test]
fn a_reload_goes_straight_in_and_asks_for_devices_only_if_they_were_on() {
    let rows = [(None, 0, false), (Some(Switch::Off), 1, false), (Some(Switch::On), 1, true)];
    for (checked, opened, asks) in rows {
        let (_, effects) = Page::open(Opening { checked, ..known() });
        assert_eq!(sockets(&effects), opened, "{checked:?}");
        let both = Effect::OpenSources { microphone: None, camera: None };
        assert_eq!(effects.contains(&both), asks, "{checked:?}");
    }
}

#[test]
fn what_passed_by_goes_with_the_visit_it_was_about() {
    type End = fn(&mut Page);
    let ends: [(&str, End); 2] = [
        ("left", |page| drop(page.press(Press::Leave))),
        ("ended", |page| drop(page.fact(Event::VisitEnded {}))),
    ];
    for (name, end) in ends {
        let mut page = Page::inside(known(), ROSA, both_inside());
        page.tell(Msg::Tap(Command::RaiseSignal { signal: Signal::Question }));
        page.server(ServerMessage::Refused { tag: Tag(1), refusal: Refusal::LogFull });
        assert_eq!(page.model.notices.iter().count(), 1, "{name}");
        end(&mut page);
        assert_eq!(page.model.notices.iter().count(), 0, "{name}");
    }
}

#[test]
fn leaving_is_told_and_done_at_once_and_coming_back_goes_in_again() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    assert_eq!(page.model.screen(), Screen::Visit);
    let effects = page.press(Press::Leave);
    let leave = said(&effects).into_iter().any(|message| {
        matches!(
            message,
            webside_protocol::ClientMessage::Command { command: Command::Leave {}, .. }
        )
    });
    assert!(leave && effects.contains(&Effect::CloseSocket));
    assert_eq!(page.model.screen(), Screen::Left);
    assert_eq!(sockets(&page.wait(30)), 0, "who left is left alone");
    assert_eq!(sockets(&page.press(Press::ComeBack)), 1);
    page.welcome(ROSA, Tag(1));
    assert_eq!(page.model.screen(), Screen::Visit);
}

#[test]
fn ending_the_visit_can_be_taken_back_for_a_moment() {
    let ends = |page: &mut Page| {
        let all = said(&page.wait(8));
        all.into_iter().any(|message| {
            use webside_protocol::ClientMessage as Said;
            matches!(message, Said::Command { command: Command::EndVisit {}, .. })
        })
    };
    let mut page = Page::inside(known(), DOCTOR, both_inside());
    page.press(Press::EndVisit);
    assert!(page.model.ending_at.is_some());
    page.press(Press::KeepVisit);
    assert!(!ends(&mut page));
    page.press(Press::EndVisit);
    assert!(ends(&mut page));
    page.fact(Event::VisitEnded {});
    assert_eq!(page.model.screen(), Screen::Ended);
}

#[test]
fn a_patient_cannot_even_begin_to_end_the_visit() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.press(Press::EndVisit);
    assert_eq!(page.model.ending_at, None);
}

#[test]
fn each_reason_to_stop_has_its_screen_and_the_rest_is_tried_again() {
    let rows = [
        (ErrorCode::Replaced, Screen::Stopped(ErrorCode::Replaced)),
        (ErrorCode::Removed, Screen::Stopped(ErrorCode::Removed)),
        (ErrorCode::TicketRejected, Screen::Stopped(ErrorCode::TicketRejected)),
        (ErrorCode::VisitEnded, Screen::Stopped(ErrorCode::VisitEnded)),
        (ErrorCode::Draining, Screen::Visit),
        (ErrorCode::Lagging, Screen::Visit),
        (ErrorCode::ServerFull, Screen::Visit),
    ];
    for (code, screen) in rows {
        let mut page = Page::inside(known(), ROSA, both_inside());
        page.closing(code);
        page.hear(webside_client::model::SocketEvent::Closed { chance: 0 });
        assert_eq!(page.model.screen(), screen, "{code:?}");
        let tried = sockets(&page.wait(10)) > 0;
        assert_eq!(tried, screen == Screen::Visit, "{code:?}");
    }
}

#[test]
fn another_tab_can_be_taken_over_from() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.closing(ErrorCode::Replaced);
    assert_eq!(sockets(&page.press(Press::UseHere)), 1);
    page.welcome(ROSA, Tag(0));
    assert_eq!(page.model.screen(), Screen::Visit);
}

#[test]
fn another_version_reloads_the_page_once_and_not_in_a_circle() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    assert!(page.closing(ErrorCode::VersionMismatch).contains(&Effect::ReloadForVersion));
    let mut page = Page::inside(Opening { reloaded: true, ..known() }, ROSA, both_inside());
    assert!(!page.closing(ErrorCode::VersionMismatch).contains(&Effect::ReloadForVersion));
    assert_eq!(page.model.screen(), Screen::Stopped(ErrorCode::VersionMismatch));
}

#[test]
fn a_browser_that_cannot_call_says_so_before_anybody_is_asked() {
    let abilities = Abilities { secure: true, calls: false, ..Abilities::default() };
    let (mut page, _) = Page::open(Opening { abilities, ..opening() });
    assert_eq!(page.model.devices.fault(), Some(DeviceFault::Unsupported));
    assert!(page.press(Press::Enter).contains(&redeem()), "there is a way on");
}

#[test]
fn the_page_says_when_the_clinic_cannot_be_reached() {
    let (mut page, _) = Page::open(opening());
    page.press(Press::Enter);
    page.tell(Msg::Redeemed(Err(HttpFault::Unreachable)));
    let notices: Vec<Notice> = page.model.notices.iter().map(|shown| shown.notice).collect();
    assert_eq!(notices, [Notice::Unreachable]);
}

#[test]
fn an_ended_visit_is_remembered_once_and_opened_again_without_devices() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    let effects = page.fact(Event::VisitEnded {});
    assert!(effects.contains(&Effect::KeepEnded(place())));
    assert!(!page.wait(60).contains(&Effect::KeepEnded(place())), "twice");

    for checked in [None, Some(Switch::On)] {
        let (page, effects) = Page::open(Opening { ended: true, checked, ..known() });
        assert_eq!(page.model.screen(), Screen::Entering);
        assert_eq!(sockets(&effects), 1);
        let both = Effect::OpenSources { microphone: None, camera: None };
        assert!(!effects.contains(&both), "{checked:?}");
    }
}

#[test]
fn a_summary_is_taken_one_at_a_time_and_told_of() {
    type Row = (SummaryForm, Result<(), HttpFault>, Notice);
    let rows: [Row; 4] = [
        (SummaryForm::Pdf, Ok(()), Notice::Saved),
        (SummaryForm::Fhir, Ok(()), Notice::Saved),
        (SummaryForm::Copy, Ok(()), Notice::Copied),
        (SummaryForm::Pdf, Err(HttpFault::Unreachable), Notice::NotTaken),
    ];
    for (form, answer, notice) in rows {
        let mut page = Page::inside(known(), ROSA, both_inside());
        let taken = Effect::TakeSummary(form, Ticket("ticket".to_owned()));
        assert!(page.press(Press::TakeSummary(form)).contains(&taken), "{form:?}");
        assert!(!page.press(Press::TakeSummary(form)).contains(&taken), "{form:?}: twice");
        page.tell(Msg::Summary(form, answer));
        assert!(page.model.notices.iter().any(|shown| shown.notice == notice), "{form:?}");
        assert_eq!(page.model.taking, None);
    }
}
