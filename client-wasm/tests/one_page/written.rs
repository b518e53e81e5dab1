//! What people write and show: what is new, what is captioned, and whether a screen is seen.

use webside_client::model::{
    DeskEvent, DeskStep, DeviceEvent, DeviceId, Effect, Msg, Notice, Press, Source, Switch,
};
use webside_client::words::Locale;
use webside_protocol::{
    Author, ClientMessage, Command, Entry, Epoch, Event, Level, Line, ScreenChange, SeatId, Seq,
    ServerMessage, Showing, Tag, Timestamp, Track,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, console, known, said};

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

/// `seat` writes, and the page is told.
fn writes(page: &mut Page, seat: SeatId, text: &str) {
    let seq = Seq(u64::try_from(page.log.len()).expect("few entries"));
    let by = Author::Seat { seat, tag: Tag(100 + u32::try_from(seq.0).expect("few")) };
    let event = Event::ChatWritten { line: line(text) };
    let entry = Entry { seq, at: Timestamp(page.now.0), by, event };
    page.log.push(entry.clone());
    page.server(ServerMessage::Entry { epoch: Epoch(1), entry });
}

fn level(effects: &[Effect]) -> Option<Level> {
    let level = |message: ClientMessage| {
        if let ClientMessage::Level { level } = message { Some(level) } else { None }
    };
    said(effects).into_iter().filter_map(level).next_back()
}

#[test]
fn lines_of_others_are_new_until_they_stood_on_the_screen_or_were_answered() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    assert_eq!(page.model.unread(), 0);
    writes(&mut page, DOCTOR, "Losartan");
    writes(&mut page, DOCTOR, "One a day");
    assert_eq!(page.model.unread(), 2);
    page.press(Press::ShowChat(Switch::On));
    assert_eq!(page.model.unread(), 0, "they stand on the screen");
    writes(&mut page, DOCTOR, "Call on Friday");
    assert_eq!(page.model.unread(), 0);
    page.press(Press::ShowChat(Switch::Off));
    writes(&mut page, DOCTOR, "Or on Monday");
    assert_eq!(page.model.unread(), 1);
    writes(&mut page, ROSA, "Thank you");
    assert_eq!(page.model.unread(), 0, "she answered");
    let (mut reloaded, log) = (Page::inside(known(), ROSA, both_inside()), page.log);
    reloaded.log = log;
    reloaded.welcome(ROSA, Tag(0));
    assert_eq!(reloaded.model.unread(), 0, "after a reload too");
}

#[test]
fn captions_are_said_now_or_not_at_all() {
    let mut page = Page::inside(known(), DOCTOR, both_inside());
    let caption = || Press::Caption(line("Take one a day"));
    let told = ClientMessage::Caption { line: line("Take one a day") };
    assert!(said(&page.press(caption())).contains(&told));
    page.server(ServerMessage::Caption { from: DOCTOR, line: line("Take one a day") });
    assert_eq!(page.model.captions.shown, [(DOCTOR, line("Take one a day"))]);
    page.wait(9);
    assert!(page.model.captions.shown.is_empty(), "nothing new came");
    page.wait_unheard(15);
    assert!(!said(&page.press(caption())).contains(&told), "the link is lost");
    let notices: Vec<Notice> = page.model.notices.iter().map(|shown| shown.notice).collect();
    assert!(notices.contains(&Notice::NotSent), "{notices:?}");
}

#[test]
fn a_screen_takes_the_cameras_place_and_gives_it_back_however_it_ends() {
    let ends: [fn(&mut Page) -> Vec<Effect>; 3] = [
        |page| page.press(Press::ShowScreen(Switch::Off)),
        |page| page.device(DeviceEvent::Screen(Switch::Off)),
        |page| page.press(Press::Leave),
    ];
    for (way, end) in ends.into_iter().enumerate() {
        let mut opening = known();
        opening.abilities.screens = true;
        let mut page = Page::inside(opening, ROSA, both_inside());
        page.opens(Source::Microphone, "mic");
        page.opens(Source::Camera, "cam");
        page.press(Press::ToggleCamera);
        assert_eq!(page.press(Press::ShowScreen(Switch::On)), [Effect::Screen(Switch::On)]);
        assert_eq!(page.model.devices.screen, Showing::Able, "a wish is no screen");
        let told = level(&page.device(DeviceEvent::Screen(Switch::On))).expect("a level");
        assert_eq!((told.camera, told.screen), (Track::Live, Showing::Live));
        let effects = end(&mut page);
        assert!(effects.contains(&Effect::Screen(Switch::Off)), "way {way}: {effects:?}");
        assert_eq!(page.model.devices.screen, Showing::Able, "way {way}");
        if let Some(told) = level(&effects) {
            assert_eq!((told.camera, told.screen), (Track::Off, Showing::Able), "way {way}");
        }
    }
}

#[test]
fn the_patient_said_yes_when_the_screen_is_there_and_not_before() {
    let mut opening = known();
    opening.abilities.screens = true;
    let mut page = Page::inside(opening, ROSA, both_inside());
    let yes = Command::ChangeScreen { change: ScreenChange::Answer { yes: true } };
    page.device(DeviceEvent::Screen(Switch::On));
    assert!(!page.model.is_pending(&yes), "nobody asked");
    page.device(DeviceEvent::Screen(Switch::Off));
    page.fact(Event::ScreenChanged { change: ScreenChange::Ask {} });
    page.press(Press::ShowScreen(Switch::On));
    page.device(DeviceEvent::Screen(Switch::Off));
    assert!(!page.model.is_pending(&yes), "she chose none");
    page.device(DeviceEvent::Screen(Switch::On));
    assert!(page.model.is_pending(&yes));
    let (phone, _) = Page::open(crate::house::opening());
    assert_eq!(phone.model.devices.screen, Showing::Unable);
}

#[test]
fn what_is_said_is_written_down_while_the_field_is_open_and_the_microphone_on() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    let microphone = Ok(DeviceId("a microphone".into()));
    page.tell(Msg::Device(DeviceEvent::Opened(Source::Microphone, microphone)));
    let hears = |effects: &[Effect]| {
        let step = |effect: &Effect| {
            if let Effect::Desk(DeskStep::Recognise(locale)) = effect {
                Some(*locale)
            } else {
                None
            }
        };
        effects.iter().filter_map(step).collect::<Vec<_>>()
    };
    let said_now = || Msg::Desk(DeskEvent::Recognised("Take one a day".into()));
    let told = ClientMessage::Caption { line: line("Take one a day") };
    let opened = page.press(Press::WriteCaptions(Switch::On));
    assert!(opened.contains(&Effect::Desk(DeskStep::FindRecogniser(Locale::En))));
    assert!(!page.model.recogniser.able, "until the browser says so");
    page.tell(Msg::Desk(DeskEvent::Recogniser(Locale::En)));
    assert!(page.model.recogniser.able);
    assert_eq!(hears(&page.wait(2)), [], "nobody listens unasked");

    assert_eq!(hears(&page.press(Press::Recognise(Switch::On))), [Some(Locale::En)]);
    assert!(said(&page.tell(said_now())).contains(&told));
    assert_eq!(hears(&page.press(Press::ToggleMicrophone)), [None]);
    assert!(!said(&page.tell(said_now())).contains(&told), "said to nobody");
    assert_eq!(hears(&page.press(Press::ToggleMicrophone)), [Some(Locale::En)]);
    let ended = page.tell(Msg::Desk(DeskEvent::RecogniserEnded { failed: false }));
    assert_eq!(hears(&ended), []);
    assert_eq!(hears(&page.wait(2)), [Some(Locale::En)], "after a while of silence");
    assert_eq!(hears(&page.press(Press::WriteCaptions(Switch::Off))), [None]);
    assert_eq!(hears(&page.press(Press::WriteCaptions(Switch::On))), []);

    page.press(Press::Recognise(Switch::On));
    page.tell(Msg::Desk(DeskEvent::RecogniserEnded { failed: true }));
    assert_eq!(hears(&page.wait(5)), []);
    assert!(page.model.recogniser.failed && !page.model.recogniser.on);
}
