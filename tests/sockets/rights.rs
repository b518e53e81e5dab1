//! Who may do what, as far as a socket can try: forged wishes, forged seats, other people's visits.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use webside_protocol::{
    Author, Command, Cue, ErrorCode, Event, Redeemed, Refusal, SeatId, Seq, Signal, Ticket,
};
use webside_tests::{Clinic, Lost, Page, Way, file_with};

use crate::scene;

#[tokio::test]
async fn w10_a_patient_cannot_do_what_is_the_clinicians() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let (doctors, rosas) = (doctor.seat(), rosa.seat());
    let raised = Seq(0);
    let rows = [
        Command::BeginCue { cue: Cue::Notes },
        Command::StepAway { back_in_min: 5 },
        Command::SeeSignal { raised },
        Command::ClearSignal { raised },
        Command::Admit { seat: rosas },
        Command::SendBack { seat: doctors },
        Command::Remove { seat: doctors },
        Command::EndVisit {},
    ];
    let before = rosa.state().next_seq();
    for command in rows {
        let name = format!("{command:?}");
        assert_eq!(rosa.ask(command).await, Err(Refusal::NotYourRole), "{name}");
    }
    assert_eq!(rosa.state().next_seq(), before, "nothing became of it");
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert!(doctor.state().seats()[&doctors].is_admitted());
}

#[tokio::test]
async fn w10_forbidden_wishes_are_written_into_the_audit_and_the_log_stays_empty_of_them() {
    let clinic = scene::clinic().await;
    let [_doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(rosa.ask(Command::EndVisit {}).await, Err(Refusal::NotYourRole));
    assert!(file_with(&clinic.data_dir(), "command_forbidden").is_some(), "no line in the audit");
}

#[tokio::test]
async fn w10_author_seat_time_and_place_are_the_servers_to_stamp() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    // Whatever a page adds to its wish to pass for another is no message at all.
    for more in
        [r#""from":1"#, r#""seat":1"#, r#""by":{"type":"server"}"#, r#""at":0"#, r#""seq":0"#]
    {
        let text = format!(
            r#"{{"type":"command","tag":70,"command":{{"type":"raise_signal","signal":"question"}},{more}}}"#
        );
        rosa.say_text(text).await.expect("the connection lives");
        let refusal = rosa.hear(more, refusal).await;
        assert_eq!(refusal, Refusal::Malformed, "{more}");
    }
    let tag = rosa.wish(Command::RaiseSignal { signal: Signal::Question }).await;
    let entry = doctor.hear("Rosa's question", |message| {
        let raised = matches!(scene::event(message), Some(Event::SignalRaised { .. }));
        raised.then(|| message.clone())
    });
    let webside_protocol::ServerMessage::Entry { entry, .. } = entry.await else { return };
    assert_eq!(entry.by, Author::Seat { seat: rosa.seat(), tag });
}

fn refusal(message: &webside_protocol::ServerMessage) -> Option<Refusal> {
    let webside_protocol::ServerMessage::Refused { refusal, .. } = message else { return None };
    Some(*refusal)
}

#[tokio::test]
async fn whoever_waits_may_only_leave() {
    let clinic = scene::clinic().await;
    let [_doctor, mut rosa] = scene::lobby(&clinic).await;
    let seat = rosa.seat();
    let rows = [
        Command::RaiseSignal { signal: Signal::Question },
        Command::Admit { seat },
        Command::EndVisit {},
        Command::BeginCue { cue: Cue::Notes },
    ];
    for command in rows {
        let name = format!("{command:?}");
        assert_eq!(rosa.ask(command).await, Err(Refusal::NotAdmitted), "{name}");
    }
    assert_eq!(rosa.ask(Command::Leave {}).await, Ok(()));
}

#[tokio::test]
async fn w11_a_ticket_opens_its_own_seat_and_nothing_else() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [_, rosas] = clinic.seats().await;
    let others = doctor.state().seats().len();
    assert_eq!(others, 2, "the visit under attack has its two seats");
    let bytes = URL_SAFE_NO_PAD.decode(&rosas.ticket.0).expect("a ticket is base64url");
    let forged = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.clone();
        change(&mut bytes);
        Ticket(URL_SAFE_NO_PAD.encode(bytes))
    };
    let other_visit = doctor.visit();
    let rows = [
        ("another visit", forged(&|bytes| bytes[..16].copy_from_slice(other_visit.as_bytes()))),
        ("no visit", forged(&|bytes| bytes[..16].fill(0))),
        ("the doctor's seat", forged(&|bytes| bytes[16] = 1)),
        ("a seat that is not there", forged(&|bytes| bytes[16] = 9)),
        ("a later generation", forged(&|bytes| bytes[20] = 9)),
        ("no end", forged(&|bytes| bytes[21..29].fill(0xff))),
        ("one bit of the signature", forged(&|bytes| bytes[60] ^= 1)),
        ("no signature", forged(&|bytes| bytes.truncate(29))),
        ("a wildcard", Ticket("*".to_owned())),
        ("a pattern", Ticket(".*".to_owned())),
    ];
    for (name, ticket) in rows {
        let lost = hello_with(&clinic, &rosas, ticket).await;
        let code = ErrorCode::TicketRejected;
        let expected = Lost { said: Some(code), close_code: Some(code.close_code()) };
        assert_eq!(lost, expected, "{name}");
    }
    scene::goes_on(&mut doctor, &mut rosa).await;
}

async fn hello_with(clinic: &Clinic, redeemed: &Redeemed, ticket: Ticket) -> Lost {
    let redeemed = Redeemed { ticket, ..redeemed.clone() };
    let mut page = Page::connect(Way::default(), clinic, &redeemed).await;
    page.greet().await.expect_err("a forged ticket opens nothing")
}

#[tokio::test]
async fn w11_a_removed_person_does_not_come_back() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.ask(Command::Remove { seat: rosa.seat() }).await, Ok(()));
    assert_eq!(rosa.told_why().await, ErrorCode::Removed);
    let lost = rosa.reconnect().await.expect_err("removed is for good");
    assert_eq!(lost.said, Some(ErrorCode::Removed));
}

#[tokio::test]
async fn w16_who_holds_a_revoked_link_is_out_at_once_and_for_good() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let visit = doctor.visit().to_string();
    let done = clinic.run(&["visit", "link", "patient", &visit]).await;
    assert!(done.status.success(), "{done:?}");
    assert_eq!(rosa.told_why().await, ErrorCode::TicketRejected);
    let lost = rosa.reconnect().await.expect_err("the old ticket opens nothing");
    assert_eq!(lost.said, Some(ErrorCode::TicketRejected));
    let seat = SeatId(2);
    doctor.see("Rosa is gone", |state| !state.seats()[&seat].is_here()).await;
}

#[tokio::test]
async fn after_the_end_nobody_can_do_anything_in_a_visit() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    assert_eq!(doctor.ask(Command::EndVisit {}).await, Ok(()));
    rosa.see("the end", webside_protocol::VisitState::has_ended).await;
    let raise = Command::RaiseSignal { signal: Signal::Question };
    assert_eq!(rosa.ask(raise).await, Err(Refusal::VisitEnded));
    let begin = Command::BeginCue { cue: Cue::Notes };
    assert_eq!(doctor.ask(begin.clone()).await, Err(Refusal::VisitEnded));
    doctor.say(&scene::offer(&rosa, "v=0")).await;
    let code = doctor.hear("the answer", crate::messages::ignored).await;
    assert_eq!(code, ErrorCode::NoReceiver);
    let end = doctor.state().next_seq();
    doctor.reconnect().await.expect("the page may still show that it is over");
    assert_eq!(doctor.ask(begin).await, Err(Refusal::VisitEnded));
    assert_eq!(doctor.state().next_seq(), end, "nothing is added behind the end");
}

#[tokio::test]
async fn the_clinic_can_end_a_visit_from_outside() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let done = clinic.run(&["visit", "end", &doctor.visit().to_string()]).await;
    assert!(done.status.success(), "{done:?}");
    for page in [&mut doctor, &mut rosa] {
        page.see("the end", webside_protocol::VisitState::has_ended).await;
    }
}
