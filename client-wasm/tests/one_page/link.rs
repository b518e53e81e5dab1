//! The link to the server: kept up, tried again, and what is said on it without a tap.

use std::time::Duration;

use webside_client::model::peer::PeerStep;
use webside_client::model::{Effect, Notice, SocketEvent, WindowEvent};
use webside_client::model::{Msg, Press};
use webside_protocol::limits::PENDING_COMMANDS_MAX;
use webside_protocol::{
    ClientMessage, Command, Cue, Epoch, Event, Held, PageId, Refusal, Seq, ServerMessage, Signal,
    Tag, Timestamp,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, console, known, said, sockets};

fn raise(signal: Signal) -> Msg {
    Msg::Tap(Command::RaiseSignal { signal })
}

fn tags(effects: &[Effect]) -> Vec<u32> {
    let tag = |message: ClientMessage| {
        if let ClientMessage::Command { tag, .. } = message { Some(tag.0) } else { None }
    };
    said(effects).into_iter().filter_map(tag).collect()
}

#[test]
fn wishes_are_numbered_above_what_was_done_and_told_again_in_order() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.welcome(ROSA, Tag(7));
    let first = page.tell(raise(Signal::Question));
    let second = page.tell(raise(Signal::SlowDown));
    assert_eq!([tags(&first), tags(&second)], [[8], [9]]);
    assert!(tags(&page.tell(raise(Signal::Question))).is_empty(), "it is on its way already");

    page.hear(SocketEvent::Closed { chance: 0 });
    assert!(tags(&page.tell(raise(Signal::GotIt))).is_empty(), "no link: it waits");
    assert!(page.model.is_pending(&Command::RaiseSignal { signal: Signal::GotIt }));
    page.wait(1);
    assert_eq!(tags(&page.welcome(ROSA, Tag(8))), [9, 10], "8 was done");
    page.server(ServerMessage::Accepted { tag: Tag(9) });
    page.server(ServerMessage::Refused { tag: Tag(10), refusal: Refusal::AlreadyRaised });
    assert_eq!(page.model.pending.iter().count(), 0);
    let notices: Vec<Notice> = page.model.notices.iter().map(|shown| shown.notice).collect();
    assert_eq!(notices, [Notice::Refused(Refusal::AlreadyRaised)]);
}

#[test]
fn the_newest_ways_are_known_before_the_call_looks_for_ways_anew() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.hear(SocketEvent::Closed { chance: 0 });
    page.wait(1);
    let effects = page.welcome(ROSA, Tag(0));
    let place = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted);
    let told = place(|effect| matches!(effect, Effect::UseIceServers(_)));
    let used = place(|effect| matches!(effect, Effect::Peer(_, PeerStep::RestartIce)));
    assert!(told.is_some() && used.is_some() && told < used, "{effects:?}");
}

#[test]
fn a_wish_that_waited_too_long_is_no_longer_true_and_not_sent() {
    let mut page = Page::inside(known(), DOCTOR, both_inside());
    page.hear(SocketEvent::Closed { chance: 0 });
    page.tell(Msg::Tap(Command::BeginCue { cue: Cue::Notes }));
    page.wait(31);
    assert_eq!(page.model.pending.iter().count(), 0);
    assert!(page.model.notices.iter().any(|shown| shown.notice == Notice::NotSent));
}

#[test]
fn there_is_an_end_to_what_can_be_tapped_without_a_link() {
    let mut page = Page::inside(known(), DOCTOR, both_inside());
    page.hear(SocketEvent::Closed { chance: 0 });
    for cue in Cue::ALL {
        page.tell(Msg::Tap(Command::BeginCue { cue }));
    }
    assert_eq!(page.model.pending.iter().count(), PENDING_COMMANDS_MAX);
}

#[test]
fn a_lost_link_is_tried_again_in_growing_intervals_and_told_after_a_while() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.hear(SocketEvent::Closed { chance: 0 });
    page.wait(1);
    assert_eq!(page.model.levels.cut_off(), None, "not worth a word yet");
    let mut tried = Vec::new();
    for second in 1..40 {
        page.hear(SocketEvent::Closed { chance: 255 });
        if sockets(&page.wait(1)) > 0 {
            tried.push(second);
        }
    }
    assert!(page.model.levels.cut_off().is_some());
    let gaps: Vec<i32> = tried.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(gaps.iter().all(|gap| *gap <= 5) && gaps.last() == Some(&5), "{gaps:?}");
    while page.is_waiting() {
        page.wait(1);
    }
    page.welcome(ROSA, Tag(0));
    assert_eq!(page.model.levels.cut_off(), None);
    assert!(page.model.notices.iter().any(|shown| shown.notice == Notice::Reconnected));
}

#[test]
fn a_silent_server_is_given_up_and_a_seen_page_or_a_new_network_tries_at_once() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    assert_eq!(sockets(&page.wait_unheard(9)), 0);
    assert!(page.wait_unheard(1).contains(&Effect::CloseSocket));
    assert!(page.is_waiting());
    assert_eq!(sockets(&page.tell(Msg::Window(WindowEvent::Shown))), 1);
    page.welcome(ROSA, Tag(0));
    assert_eq!(sockets(&page.tell(Msg::Window(WindowEvent::Online))), 1, "the old one is dead");
    page.welcome(ROSA, Tag(0));
    page.tell(Msg::Window(WindowEvent::Offline));
    assert!(page.is_waiting());
}

#[test]
fn an_old_socket_is_not_heard() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    let old = page.model.connection.socket();
    page.tell(Msg::Window(WindowEvent::Online));
    page.welcome(ROSA, Tag(0));
    page.tell(Msg::Socket(old, SocketEvent::Closed { chance: 0 }));
    assert!(page.model.connection.is_open());
}

#[test]
fn hello_says_what_is_held_and_after_a_gap_asks_for_all() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.hear(SocketEvent::Closed { chance: 0 });
    page.wait(1);
    let held = |effects: &[Effect]| {
        let hello = said(effects).into_iter().next();
        if let Some(ClientMessage::Hello { held, .. }) = hello { Some(held) } else { None }
    };
    let before = Held::Before { epoch: Epoch(1), next: Seq(4) };
    assert_eq!(held(&page.hear(SocketEvent::Opened)), Some(before));
    page.welcome(ROSA, Tag(0));
    page.record(Event::SeatSentBack { seat: ROSA });
    let effects = page.fact(Event::SeatAdmitted { seat: ROSA });
    assert_eq!(sockets(&effects), 1, "a fact is missing");
    assert_eq!(held(&page.hear(SocketEvent::Opened)), Some(Held::Nothing {}));
}

#[test]
fn a_live_cue_is_asserted_by_the_servers_messages_alone() {
    // Browsers may hold back every timer of a hidden page; messages still come.
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    let wording = 0;
    page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::ChartReview, wording });
    let mut asserted = Vec::new();
    for beat in 1..=5 {
        page.now = page.now + Duration::from_secs(4);
        let now = Timestamp(page.now.0);
        let all = said(&page.server(ServerMessage::Beat { now }));
        assert!(all.iter().any(|m| matches!(m, ClientMessage::Level { .. })), "beat {beat}");
        asserted.push(all.contains(&ClientMessage::AssertCue {}));
    }
    assert_eq!(asserted, [true; 5]);
    page.fact(Event::CueEnded { seat: DOCTOR, reason: webside_protocol::CueEnd::Done });
    assert!(!said(&page.wait(10)).contains(&ClientMessage::AssertCue {}));
}

#[test]
fn who_waits_outside_only_says_that_they_are_there() {
    let arrived = vec![Event::SeatArrived { seat: ROSA, page: PageId(1) }];
    let mut page = Page::inside(known(), ROSA, arrived);
    let all = said(&page.wait(9));
    assert!(all.contains(&ClientMessage::Beat {}));
    assert!(!all.iter().any(|message| matches!(message, ClientMessage::Level { .. })));
}

#[test]
fn an_own_cue_that_ended_by_itself_is_told_and_one_that_was_stopped_is_not() {
    use webside_protocol::CueEnd::{Done, TimedOut};
    for (reason, told) in [(TimedOut, true), (Done, false)] {
        let mut page = Page::inside(console(), DOCTOR, both_inside());
        page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::Notes, wording: 0 });
        page.fact(Event::CueEnded { seat: DOCTOR, reason });
        let ended = Notice::CueEnded(Cue::Notes);
        assert_eq!(page.model.notices.iter().any(|shown| shown.notice == ended), told);
    }
}

#[test]
fn a_page_that_left_hears_nothing_more() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.press(Press::Leave);
    page.hear(SocketEvent::Closed { chance: 0 });
    assert!(!page.is_waiting());
}
