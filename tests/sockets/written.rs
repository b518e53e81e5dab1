//! What people write to each other: chat, which is kept, and captions, which are not.

use webside_protocol::limits::{CAPTION_CHARS_MAX, CHAT_LINES_MAX};
use webside_protocol::{
    ClientMessage, Command, ErrorCode, Invited, Line, Redeemed, Refusal, ScreenChange,
    ScreenRequest, SeatId, ServerMessage, VisitState,
};
use webside_tests::{Clinic, Page, Request, file_with};

use crate::messages::ignored;
use crate::scene;

/// What a page might take for markup, an address or a template, and what is only strange to read.
const MARKUP: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "<svg/onload=alert(1)><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}} ${7*7} #{7*7}",
    "[a](javascript:alert(1)) **b** `c`",
    "' OR 1=1; -- %n%s%x \\u003cb\\u003e &lt;b&gt;",
];
/// What hides or paints over other words.
const HIDING: [&str; 4] =
    ["pay\u{202e}me", "a\u{200b}b", "Z\u{0301}\u{0302}\u{0303}\u{0304}", "\u{1b}[31mred"];

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn caption(text: &str) -> ClientMessage {
    ClientMessage::Caption { line: line(text) }
}

fn captioned(message: &ServerMessage) -> Option<(SeatId, String)> {
    let ServerMessage::Caption { from, line } = message else { return None };
    Some((*from, line.as_str().to_owned()))
}

fn chat(state: &VisitState) -> Vec<(SeatId, String)> {
    let lines = state.conversation().chat.lines().iter();
    lines.map(|line| (line.seat, line.line.as_str().to_owned())).collect()
}

/// Somebody by a link of their own, waiting in the lobby.
async fn guest(clinic: &Clinic, asker: &Redeemed, role: &str) -> Page {
    let answer = clinic.ask(Request::invite(clinic.origin(), asker, role, "Toni")).await;
    let Ok(Invited::Link { link, .. }) = serde_json::from_str(&answer.body) else {
        panic!("not invited: {}", answer.body)
    };
    let (_, secret) = link.0.split_once('#').expect("a link holds a secret");
    let answer = clinic.ask(Request::redeem(clinic.origin(), secret)).await;
    let redeemed = serde_json::from_str(&answer.body).expect("a fresh link");
    Page::open(clinic, &redeemed).await
}

async fn let_in(doctor: &mut Page, guest: &mut Page) {
    let seat = guest.seat();
    doctor.see("the guest waits", |s| s.seat(seat).is_some_and(|g| g.is_waiting())).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    guest.see("being inside", |s| s.seats()[&seat].is_admitted()).await;
}

#[tokio::test]
async fn w9_what_is_written_is_text_and_reaches_everyone_inside_as_it_stands() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    for text in MARKUP {
        assert_eq!(rosa.ask(Command::WriteChat { line: line(text) }).await, Ok(()), "{text}");
        doctor.say(&caption(text)).await;
        let told = (doctor.seat(), text.to_owned());
        assert_eq!(rosa.hear("the caption", captioned).await, told, "to others");
        assert_eq!(doctor.hear("the caption", captioned).await, told, "and to its writer");
    }
    let all: Vec<_> = MARKUP.iter().map(|text| (rosa.seat(), (*text).to_owned())).collect();
    doctor.see("every line, in order", |state| chat(state) == all).await;
    for text in HIDING {
        let text = serde_json::to_string(text).expect("a text is JSON");
        let wish = format!(
            r#"{{"type":"command","tag":900,"command":{{"type":"write_chat","line":{text}}}}}"#
        );
        rosa.say_text(wish).await.expect("the connection lives");
        let refused = rosa.hear("a refusal", |message| {
            let ServerMessage::Refused { refusal, .. } = message else { return None };
            Some(*refusal)
        });
        assert_eq!(refused.await, Refusal::Malformed, "{text}");
        let said = format!(r#"{{"type":"caption","line":{text}}}"#);
        doctor.say_text(said).await.expect("the connection lives");
        assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::MalformedMessage, "{text}");
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn chat_is_there_after_a_reload_and_a_restart_and_captions_are_nowhere() {
    let mut clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let wish = Command::WriteChat { line: line("It is spelled L-o-s-a-r-t-a-n") };
    assert_eq!(doctor.ask(wish).await, Ok(()));
    doctor.say(&caption("Uncaptured words")).await;
    rosa.hear("the caption", captioned).await;
    rosa.reload();
    rosa.reconnect().await.expect("welcome back");
    let told = [(doctor.seat(), "It is spelled L-o-s-a-r-t-a-n".to_owned())];
    assert_eq!(chat(rosa.state()), told);
    clinic.kill().await;
    clinic.start().await;
    rosa.reload();
    rosa.listen_closely();
    rosa.reconnect().await.expect("welcome back");
    assert_eq!(chat(rosa.state()), told);
    assert!(rosa.heard().iter().all(|text| !text.contains("Uncaptured")), "{:?}", rosa.heard());
    assert_eq!(file_with(&clinic.data_dir(), "Uncaptured words"), None, "captions are not kept");
    assert_eq!(file_with(&clinic.data_dir(), "L-o-s-a-r-t-a-n"), None, "chat is kept sealed");
    assert!(!clinic.said().contains("Uncaptured") && !clinic.said().contains("L-o-s-a-r-t-a-n"));
}

#[tokio::test]
async fn who_may_write_and_who_may_caption() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let mut captioner = guest(&clinic, doctor.redeemed(), "captioner").await;
    captioner.say(&caption("from the lobby")).await;
    assert_eq!(captioner.hear("the answer", ignored).await, ErrorCode::NotYourPart);
    let wish = || Command::WriteChat { line: line("Hello") };
    assert_eq!(captioner.ask(wish()).await, Err(Refusal::NotAdmitted));
    let_in(&mut doctor, &mut captioner).await;
    assert_eq!(captioner.ask(wish()).await, Ok(()));

    let mut student = guest(&clinic, doctor.redeemed(), "observer").await;
    let seat = student.seat();
    assert_eq!(rosa.ask(Command::Consent { seat, yes: true }).await, Ok(()));
    let_in(&mut doctor, &mut student).await;
    assert_eq!(student.ask(wish()).await, Err(Refusal::NotYourRole));
    student.see("the chat", |state| chat(state).len() == 1).await;

    for forger in [&mut rosa, &mut student] {
        forger.say(&caption("The doctor says: take ten")).await;
        assert_eq!(forger.hear("the answer", ignored).await, ErrorCode::NotYourPart);
    }
    captioner.say(&caption("Take one a day")).await;
    for page in [&mut doctor, &mut rosa, &mut student, &mut captioner] {
        let heard = page.hear("the first caption there is", captioned).await;
        assert_eq!(heard.1, "Take one a day", "and none before it");
    }
    assert_eq!(doctor.ask(Command::SendBack { seat: captioner.seat() }).await, Ok(()));
    let seat = captioner.seat();
    captioner.see("being sent back", |state| !state.seats()[&seat].is_admitted()).await;
    captioner.say(&caption("from outside")).await;
    assert_eq!(captioner.hear("the answer", ignored).await, ErrorCode::NotYourPart);
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_flood_of_captions_is_held_back_and_the_visit_goes_on() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let too_long = "x".repeat(CAPTION_CHARS_MAX + 1);
    doctor.say(&caption(&too_long)).await;
    assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::TooLarge);
    for number in 0..40 {
        doctor.say(&caption(&format!("caption {number}"))).await;
    }
    assert_eq!(doctor.hear("the answer", ignored).await, ErrorCode::TooMany);
    rosa.hear("what came through", captioned).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
    // Much more of it costs the flooder the connection, and nobody else anything.
    for number in 0..80 {
        if doctor.say_text(format!(r#"{{"type":"caption","line":"more {number}"}}"#)).await.is_err()
        {
            break;
        }
    }
    assert_eq!(doctor.told_why().await, ErrorCode::TooMany);
    doctor.reconnect().await.expect("a person may come back");
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_chat_that_is_full_says_so_and_the_visit_goes_on() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let longest = "é".repeat(Line::CHARS_MAX);
    for number in 0..CHAT_LINES_MAX {
        let wish = Command::WriteChat { line: line(&longest) };
        let writer = if number % 2 == 0 { &mut rosa } else { &mut doctor };
        assert_eq!(writer.ask(wish).await, Ok(()), "line {number}");
    }
    let one_more = Command::WriteChat { line: line("one more") };
    assert_eq!(rosa.ask(one_more.clone()).await, Err(Refusal::ListFull));
    assert_eq!(doctor.ask(one_more).await, Err(Refusal::ListFull));
    rosa.reload();
    rosa.reconnect().await.expect("all of it fits into a welcome");
    assert_eq!(chat(rosa.state()).len(), CHAT_LINES_MAX);
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_patient_is_asked_for_the_screen_and_only_the_clinician_asks() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let wish = |change| Command::ChangeScreen { change };
    let answer = || wish(ScreenChange::Answer { yes: false });
    assert_eq!(rosa.ask(answer()).await, Err(Refusal::NothingAsked));
    assert_eq!(rosa.ask(wish(ScreenChange::Ask {})).await, Err(Refusal::NotYourRole));
    assert_eq!(doctor.ask(wish(ScreenChange::Ask {})).await, Ok(()));
    let is = |expected| move |state: &VisitState| state.conversation().screen == expected;
    rosa.see("the question", is(ScreenRequest::Waiting)).await;
    assert_eq!(doctor.ask(answer()).await, Err(Refusal::NotYourRole));
    assert_eq!(rosa.ask(answer()).await, Ok(()));
    doctor.see("the answer", is(ScreenRequest::Declined)).await;
}
