//! The console's keys, and what it offers by itself.

use webside_client::model::{
    Action, Dialog, Effect, Focus, Hint, Key, KeyPress, Model, Msg, Press, Setting, Switch,
    WindowEvent,
};
use webside_protocol::{ClientMessage, Command, Cue, Event, Signal};

use crate::house::{DOCTOR, Page, ROSA, both_inside, console, known, said};

fn key(name: &str, focus: Focus) -> Msg {
    Msg::Key(KeyPress { key: Key(name.to_owned()), focus, modified: false })
}

fn wishes(effects: &[Effect]) -> Vec<Command> {
    let wish = |message: ClientMessage| {
        if let ClientMessage::Command { command, .. } = message { Some(command) } else { None }
    };
    said(effects).into_iter().filter_map(wish).collect()
}

fn begin(cue: Cue) -> Vec<Command> {
    vec![Command::BeginCue { cue }]
}

#[test]
fn a_key_is_a_shortcut_where_nothing_else_takes_it() {
    let page = || Page::inside(console(), DOCTOR, both_inside());
    let modified =
        Msg::Key(KeyPress { key: Key("2".to_owned()), focus: Focus::Page, modified: true });
    let rows = [
        ("on the page", key("2", Focus::Page), begin(Cue::ChartReview)),
        ("on a button", key("8", Focus::Control), begin(Cue::Plan)),
        ("in a field", key("2", Focus::Field), vec![]),
        ("with Control held", modified, vec![]),
        ("nobody's key", key("x", Focus::Page), vec![]),
    ];
    for (name, msg, expected) in rows {
        assert_eq!(wishes(&page().tell(msg)), expected, "{name}");
    }
    let mut off = page();
    off.press(Press::SetShortcuts(Switch::Off));
    assert_eq!(wishes(&off.tell(key("2", Focus::Page))), [], "switched off");
    let mut asked = page();
    asked.press(Press::Open(Dialog::Devices));
    assert_eq!(wishes(&asked.tell(key("2", Focus::Page))), [], "a question stands over the page");
    let mut patient = Page::inside(known(), ROSA, both_inside());
    assert_eq!(wishes(&patient.tell(key("2", Focus::Page))), [], "the patient has none");
}

#[test]
fn a_key_is_about_the_cue_that_the_taps_before_it_ask_for() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::ChartReview, wording: 0 });
    // None of these is answered before the next.
    let rows = [
        ("another cue", "3", begin(Cue::Notes)),
        ("the first again, which is still on the screen", "2", begin(Cue::ChartReview)),
        ("and the other again", "3", begin(Cue::Notes)),
        ("twice the same stops it", "3", vec![Command::EndCue {}]),
        ("there is nothing left to stop", "0", vec![]),
    ];
    for (name, pressed, expected) in rows {
        assert_eq!(wishes(&page.tell(key(pressed, Focus::Page))), expected, "{name}");
    }
}

#[test]
fn the_live_cues_key_stops_it_and_so_does_escape() {
    for name in ["2", "0", "Escape"] {
        let mut page = Page::inside(console(), DOCTOR, both_inside());
        assert_eq!(wishes(&page.tell(key("Escape", Focus::Page))), [], "nothing to stop");
        page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::ChartReview, wording: 0 });
        assert_eq!(wishes(&page.tell(key(name, Focus::Page))), [Command::EndCue {}], "{name}");
    }
}

#[test]
fn stepping_away_asks_for_the_time_first() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    assert_eq!(wishes(&page.tell(key("7", Focus::Page))), []);
    assert_eq!(page.model.dialog, Some(Dialog::StepAway));
}

#[test]
fn enter_answers_the_oldest_signal_nobody_saw_unless_a_button_has_the_focus() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    let raised = page.record(Event::SignalRaised { seat: ROSA, signal: Signal::Question }).seq;
    page.welcome(DOCTOR, webside_protocol::Tag(0));
    assert_eq!(wishes(&page.tell(key("Enter", Focus::Control))), []);
    let seen = Command::SeeSignal { raised };
    assert_eq!(wishes(&page.tell(key("Enter", Focus::Page))), [seen]);
}

#[test]
fn a_changed_key_is_remembered() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    let effects = page.press(Press::Rebind(Action::Cue(Cue::Plan), Key("p".to_owned())));
    let kept = effects.iter().find_map(|effect| {
        if let Effect::Keep(Setting::Shortcuts, text) = effect { Some(text.clone()) } else { None }
    });
    let settings = vec![(Setting::Shortcuts, kept.expect("it is kept"))];
    let again = webside_client::model::Opening { settings, ..console() };
    let mut page = Page::inside(again, DOCTOR, both_inside());
    assert_eq!(wishes(&page.tell(key("p", Focus::Page))), begin(Cue::Plan));
}

#[test]
fn looking_elsewhere_suggests_a_cue_and_never_sets_one() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    page.tell(Msg::Window(WindowEvent::Blurred));
    assert_eq!(wishes(&page.wait(30)), [], "never by itself");
    let suggested = |model: &Model| model.suggestion.map(|s| (s.cue, s.why));
    assert_eq!(suggested(&page.model), Some((Cue::ChartReview, Hint::Elsewhere)));
    assert_eq!(wishes(&page.press(Press::AcceptSuggestion)), begin(Cue::ChartReview));
    page.wait(1);
    assert_eq!(suggested(&page.model), None);
}

#[test]
fn typing_suggests_the_cue_of_the_part_that_is_typed_in() {
    let rows = [
        (Focus::Field, Some(Cue::Notes)),
        (Focus::Draft(Cue::Instructions), Some(Cue::Instructions)),
        (Focus::Page, None),
    ];
    for (focus, expected) in rows {
        let mut page = Page::inside(console(), DOCTOR, both_inside());
        for _ in 0..10 {
            page.tell(key("e", focus));
        }
        page.wait(1);
        assert_eq!(page.model.suggestion.map(|s| s.cue), expected, "{focus:?}");
    }
}

#[test]
fn quiet_that_nobody_explains_nudges_the_clinician_alone() {
    for (opening, seat, nudged) in [(console(), DOCTOR, true), (known(), ROSA, false)] {
        let mut page = Page::inside(opening, seat, both_inside());
        let other = if seat == DOCTOR { ROSA } else { DOCTOR };
        for _ in 0..15 {
            page.wait(1);
            let level = webside_protocol::Level {
                mic: webside_protocol::Track::Live,
                camera: webside_protocol::Track::Live,
                screen: webside_protocol::Showing::Able,
                voice: webside_protocol::Voice::Silent,
                link: webside_protocol::LinkQuality::Good,
                hears: true,
            };
            page.server(webside_protocol::ServerMessage::Level { from: other, level });
            page.opens(webside_client::model::Source::Microphone, "mic");
        }
        assert_eq!(page.model.nudge.is_some(), nudged, "{seat}");
        page.press(Press::DismissNudge);
        page.wait(1);
        assert_eq!(page.model.nudge, None, "put away");
    }
}
