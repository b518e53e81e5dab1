//! What passes beside the log: call set-up and levels, and what must not pass to those outside.

use webside_protocol::{
    ClientMessage, Command, Cue, ErrorCode, Event, PageId, Refusal, ServerMessage, Signal,
};
use webside_tests::{Clinic, Page, Settings};

use crate::messages::ignored;
use crate::scene;

#[tokio::test]
async fn call_set_up_reaches_the_page_it_is_for_and_only_inside() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::lobby(&clinic).await;
    let (to, to_page) = (rosa.seat(), rosa.page());
    doctor.see("Rosa waits", |state| state.seats()[&to].is_waiting()).await;
    doctor.say(&scene::offer(&rosa, "to the lobby")).await;
    assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::NoReceiver);
    rosa.say(&scene::offer(&doctor, "from the lobby")).await;
    assert_eq!(rosa.hear("the answer", ignored).await, ErrorCode::NoReceiver);

    assert_eq!(doctor.ask(Command::Admit { seat: to }).await, Ok(()));
    let ClientMessage::Signalling { body, .. } = scene::offer(&rosa, "inside") else { return };
    let wrong = [(to, PageId(to_page.0 ^ 1)), (doctor.seat(), doctor.page())];
    for (to, to_page) in wrong {
        doctor.say(&ClientMessage::Signalling { to, to_page, body: body.clone() }).await;
        assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::NoReceiver);
    }
    doctor.say(&scene::offer(&rosa, "inside")).await;
    let heard = rosa.hear("the offer", signalling).await;
    let (from, from_page) = (doctor.seat(), doctor.page());
    assert_eq!(heard, ServerMessage::Signalling { from, from_page, body }, "and none before it");

    assert_eq!(doctor.ask(Command::SendBack { seat: to }).await, Ok(()));
    rosa.see("Rosa is sent back", |state| !state.seats()[&to].is_admitted()).await;
    doctor.say(&scene::offer(&rosa, "to the lobby again")).await;
    assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::NoReceiver);
}

fn signalling(message: &ServerMessage) -> Option<ServerMessage> {
    matches!(message, ServerMessage::Signalling { .. }).then(|| message.clone())
}

#[tokio::test]
async fn of_levels_the_newest_wins_and_none_goes_backwards() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    for number in 0..64 {
        doctor.say(&ClientMessage::Level { level: scene::level(number) }).await;
    }
    let mut heard = Vec::new();
    rosa.hear("the newest level", |message| {
        let ServerMessage::Level { from, level } = message else { return None };
        assert_eq!(*from, doctor.seat());
        heard.push((0..64).position(|number| scene::level(number) == *level));
        (*level == scene::level(63)).then_some(())
    })
    .await;
    assert!(heard.is_sorted(), "{heard:?}");
}

#[tokio::test]
async fn the_lobby_hears_nothing_of_what_is_said_inside() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::lobby(&clinic).await;
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::AskTeam }).await, Ok(()));
    doctor.say(&ClientMessage::Level { level: scene::level(1) }).await;
    assert_eq!(doctor.ask(Command::EndCue {}).await, Ok(()));
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    let heard = heard_until_inside(&mut rosa).await;
    assert_eq!(heard.len(), 2, "a place for each thing said: {heard:?}");
    for message in heard {
        assert_eq!(scene::event(&message), Some(&Event::Withheld {}), "{message:?}");
    }
    assert_eq!(doctor.ask(Command::SendBack { seat }).await, Ok(()));
    rosa.see("Rosa is sent back", |state| !state.seats()[&seat].is_admitted()).await;
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::AskTeam }).await, Ok(()));
    rosa.hang().await;
    rosa.reload();
    rosa.reconnect().await.expect("she waits again");
    let told = serde_json::to_string(rosa.state()).expect("a state is JSON");
    assert!(!told.contains("ask_team"), "{told}");
}

async fn heard_until_inside(rosa: &mut Page) -> Vec<ServerMessage> {
    let mut heard = Vec::new();
    rosa.hear("being let in", |message| {
        if matches!(message, ServerMessage::Snapshot { .. }) {
            return Some(());
        }
        heard.push(message.clone());
        None
    })
    .await;
    heard
}

#[tokio::test]
async fn a_silent_signal_leaves_no_trace_at_the_socket_it_came_from() {
    let settings = Settings { safety_signals: true, ..Settings::default() };
    let clinic = Clinic::open(settings).await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    rosa.listen_closely();
    let raise = || Command::RaiseSignal { signal: Signal::NotPrivate };
    assert_eq!(rosa.ask(raise()).await, Ok(()));
    let raised = doctor.hear("the silent signal", |message| {
        let ServerMessage::Entry { entry, .. } = message else { return None };
        matches!(entry.event, Event::SignalRaised { .. }).then_some(entry.seq)
    });
    let raised = raised.await;
    assert_eq!(rosa.ask(raise()).await, Ok(()), "a second time tells nothing either");
    assert_eq!(rosa.ask(Command::TakeBackSignal { raised }).await, Err(Refusal::NoSuchSignal));
    assert_eq!(doctor.ask(Command::SeeSignal { raised }).await, Ok(()));
    assert_eq!(doctor.ask(Command::ClearSignal { raised }).await, Ok(()));
    scene::goes_on(&mut doctor, &mut rosa).await;
    let mut reloaded = rosa.twin(&clinic).await;
    reloaded.reload();
    reloaded.listen_closely();
    reloaded.greet().await.expect("welcome");
    for page in [&rosa, &reloaded] {
        for text in page.heard() {
            let says = ["not_private", "signal_"].into_iter().find(|word| text.contains(word));
            assert_eq!(says, None, "{text}");
        }
    }
}
