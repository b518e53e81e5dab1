//! Canaries: patient data and secrets put everywhere they can be put, then sought everywhere they must
//! not be.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use webside_protocol::limits::VERSION;
use webside_protocol::{ClientMessage, Command, Cue, Role, Signal};
use webside_tests::{Clinic, Guest, Page, Request, Settings, file_with, holds, soon};

use crate::raw::{Raw, TEXT, masked};
use crate::scene;

/// What is sought; in no case and no encoding does it occur by chance.
const CANARY: &str = "Kanarienvogel";

#[tokio::test]
async fn w18_patient_data_and_secrets_reach_neither_log_nor_disk() {
    // The chattiest log there is: "ids only" holds for all of it.
    let mut clinic = Clinic::open(Settings { log: "trace", ..Settings::default() }).await;
    let name = format!("{CANARY} %n%s%x {{}} \\u001b[31m <img src=x onerror=alert(1)>");
    let guest = Guest { patient: &name, clinician: CANARY, patient_language: Some("es") };
    let invitation = clinic.create_visit(guest).await;
    let doctors = clinic.redeem(invitation.link(Role::Clinician)).await;
    let rosas = clinic.redeem(invitation.link(Role::Patient)).await;
    let mut doctor = Page::open(&clinic, &doctors).await;
    let mut rosa = Page::open(&clinic, &rosas).await;
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(rosa.state().seats()[&seat].name.as_str(), name, "a name is text, as it was given");
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    rosa.see("Rosa is inside", |state| state.seats()[&seat].is_admitted()).await;
    assert_eq!(rosa.ask(Command::RaiseSignal { signal: Signal::HardToDo }).await, Ok(()));
    assert_eq!(doctor.ask(Command::BeginCue { cue: Cue::MedsCheck }).await, Ok(()));
    doctor.say(&scene::offer(&rosa, &format!("v=0 {CANARY} candidate"))).await;
    doctor.say(&ClientMessage::Level { level: scene::level(1) }).await;
    let line = webside_protocol::Line::new(CANARY).expect("a line");
    doctor.say(&ClientMessage::Caption { line: line.clone() }).await;
    assert_eq!(rosa.ask(Command::WriteChat { line }).await, Ok(()));

    speak_nonsense(&clinic, &mut rosa).await;
    ask_nonsense(&clinic).await;
    order_nonsense(&clinic).await;

    clinic.kill().await;
    clinic.start().await;
    doctor.reconnect().await.expect("welcome back");
    scene::goes_on(&mut doctor, &mut {
        rosa.reconnect().await.expect("welcome back");
        rosa
    })
    .await;
    clinic.stop().await;

    let mut sought = vec![CANARY, "hard_to_do", "meds_check", "onerror"];
    sought.extend([doctors.ticket.0.as_str(), rosas.ticket.0.as_str()]);
    sought.extend(Role::ALL[..2].iter().map(|role| invitation.link(*role).secret()));
    let said = clinic.said();
    assert!(said.contains("visit created"), "the log was on: {said}");
    for text in &sought {
        assert!(!holds(said.as_bytes(), text), "the log holds {text}");
        assert_eq!(file_with(&clinic.data_dir(), text), None, "a file holds {text}");
    }
    for line in said.lines() {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(parsed.is_ok_and(|json| json.is_object()), "no line of the log: {line:?}");
    }
}

/// Everything that a page can say wrongly, with a canary in it.
async fn speak_nonsense(clinic: &Clinic, rosa: &mut Page) {
    let texts = [
        format!(r#"{{"type":"command","tag":900,"command":{{"type":"{CANARY}"}}}}"#),
        format!(r#"{{"type":"{CANARY}"}}"#),
        format!("{CANARY}\n{{\"level\":\"ERROR\",\"message\":\"forged\"}}"),
        format!("\u{1b}[2J{CANARY}"),
    ];
    for text in texts {
        rosa.say_text(text).await.expect("the connection lives");
    }
    let hello = format!(
        r#"{{"type":"hello","version":{VERSION},"ticket":"{CANARY}","page":1,"held":{{"type":"nothing"}}}}"#
    );
    for text in [hello, CANARY.to_owned()] {
        let mut raw = Raw::open(clinic).await;
        raw.send(&masked(TEXT, text.as_bytes())).await;
        assert!(raw.closed().await.is_some());
    }
    let mut raw = Raw::open(clinic).await;
    raw.send(&[&[TEXT, 40][..], CANARY.as_bytes(), &[b' '; 27]].concat()).await;
    assert_eq!(raw.closed().await, Some(1002), "a frame that is not masked");
}

/// Everything that a request can hold, with a canary in it.
async fn ask_nonsense(clinic: &Clinic) {
    let forged = format!("{CANARY}%0a{{\"level\":\"ERROR\"}}");
    let asks = [
        Request::get(&format!("/v?patient={CANARY}")),
        Request::get(&format!("/{CANARY}/{forged}")),
        Request::get("/v").header("referer", CANARY).header("user-agent", CANARY),
        Request::get("/v").header("user-agent", &CANARY.repeat(80_000)),
        Request::get("/v").header("cookie", CANARY).header(CANARY, "x"),
        Request::get("/v").header("host", CANARY),
        Request::get("/v").header("x-forwarded-for", CANARY),
        Request::new("POST", "/api/redeem").header("origin", CANARY),
        Request::redeem(clinic.origin(), CANARY),
        Request::redeem(clinic.origin(), "x").body(format!(r#"{{"secret":"x","{CANARY}":1}}"#)),
        Request::redeem(clinic.origin(), "x").body(format!(r#"{{"{CANARY}"#)),
    ];
    for request in asks {
        clinic.ask(request).await;
    }
    let mut raw = Raw::connect(clinic).await;
    raw.send(format!("{CANARY} {CANARY} {CANARY}\r\n\r\n").as_bytes()).await;
    raw.rest().await;
}

/// What the operator may get wrong, with a canary in it. A name that would break a line is refused.
async fn order_nonsense(clinic: &Clinic) {
    for name in
        ["\n{\"level\":\"ERROR\"}", "\u{1b}[31m", "\u{202e}", "e\u{301}\u{301}\u{301}\u{301}", ""]
    {
        let name = if name.is_empty() { String::new() } else { format!("{CANARY}{name}x") };
        let made = clinic.run(&["visit", "create", "--patient", &name, "--clinician", "A"]).await;
        assert!(!made.status.success(), "{name:?} is a name");
        let order = serde_json::json!({"type": "create_visit", "patient": name, "clinician": "A"});
        let answer = order_directly(clinic, &order.to_string()).await;
        assert!(answer.contains("malformed"), "{name:?}: {answer}");
    }
}

async fn order_directly(clinic: &Clinic, order: &str) -> String {
    let mut socket = UnixStream::connect(clinic.data_dir().join("admin.sock")).await.expect("it");
    socket.write_all(format!("{order}\n").as_bytes()).await.expect("it takes an order");
    socket.shutdown().await.expect("that was all");
    let mut answer = String::new();
    soon("the answer", socket.read_to_string(&mut answer)).await.expect("an answer");
    answer
}
