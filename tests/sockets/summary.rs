//! What a visit came to, taken by a ticket: by whom, when, and what of it.

use webside_protocol::{
    AgendaChange, Command, Entry, ErrorCode, Language, Line, LinkSecret, Name, Output, Place,
    Policy, Redeemed, Role, SeatId, Seq, Ticket, Visit, VisitId,
};
use webside_server::Clock;
use webside_server::store::{LinkHash, NewLink, NewVisit, Store};
use webside_tests::{Answer, Clinic, Page, Request, file_with};

use crate::doors::problem;
use crate::scene;

async fn take(clinic: &Clinic, redeemed: &Redeemed, format: &str) -> Answer {
    clinic.ask(Request::summary(clinic.origin(), redeemed, format)).await
}

async fn refusal(clinic: &Clinic, redeemed: &Redeemed) -> (u16, ErrorCode) {
    let answer = take(clinic, redeemed, "text").await;
    (answer.status, problem(&answer))
}

async fn add_topic(rosa: &mut Page, words: &str) {
    let change = AgendaChange::Add { line: Line::new(words).expect("a line") };
    assert_eq!(rosa.ask(Command::ChangeAgenda { change }).await, Ok(()));
}

#[tokio::test]
async fn a_summary_is_taken_before_during_and_after_a_visit_and_over_a_restart() {
    let mut clinic = scene::clinic().await;
    let [doctors, rosas] = clinic.seats().await;
    let told = |answer: Answer| {
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    };
    let text = told(take(&clinic, &rosas, "text").await);
    assert!(text.contains("Nothing was written down yet."), "{text}");
    assert!(text.contains("Maple Street Clinic, 555 0100"), "{text}");

    let mut doctor = Page::open(&clinic, &doctors).await;
    let mut rosa = Page::open(&clinic, &rosas).await;
    add_topic(&mut rosa, "My knee hurts").await;
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    for redeemed in [&doctors, &rosas] {
        let text = told(take(&clinic, redeemed, "text").await);
        assert!(text.contains("- My knee hurts"), "{text}");
    }
    assert_eq!(doctor.ask(Command::EndVisit {}).await, Ok(()));
    clinic.stop().await;
    clinic.start().await;
    let text = told(take(&clinic, &rosas, "text").await);
    assert!(text.contains("- My knee hurts"), "{text}");
    assert!(file_with(&clinic.data_dir(), "summary_taken").is_some(), "no line in the audit");

    let visit = doctor.visit().to_string();
    let done = clinic.run(&["visit", "purge", &visit]).await;
    assert!(done.status.success(), "{done:?}");
    assert_eq!(refusal(&clinic, &rosas).await, (410, ErrorCode::VisitEnded));
    assert!(!clinic.said().contains("knee"), "nobody's words are in the log");
}

#[tokio::test]
async fn a_summary_comes_as_a_file_that_nobody_keeps_on_the_way() {
    let clinic = scene::clinic().await;
    let [_, rosas] = clinic.seats().await;
    let rows = [
        ("text", "text/plain; charset=utf-8", "visit-summary.txt"),
        ("pdf", "application/pdf", "visit-summary.pdf"),
        ("fhir", "application/fhir+json", "visit-summary.json"),
    ];
    for (format, content_type, name) in rows {
        let answer = take(&clinic, &rosas, format).await;
        assert_eq!(answer.status, 200, "{format}");
        let disposition = format!("attachment; filename=\"{name}\"");
        assert_eq!(answer.header("content-type"), Some(content_type));
        assert_eq!(answer.header("content-disposition"), Some(disposition.as_str()));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[tokio::test]
async fn only_our_own_pages_take_a_summary() {
    let clinic = scene::clinic().await;
    let [_, rosas] = clinic.seats().await;
    let own = clinic.origin().to_owned();
    let requests = [
        Request::summary("https://evil.example", &rosas, "text"),
        Request::summary("null", &rosas, "text"),
        Request::summary(&own, &rosas, "text").header("sec-fetch-site", "cross-site"),
        Request::summary(&own, &rosas, "text").header("origin", "https://evil.example"),
    ];
    for request in requests {
        let name = format!("{request:?}");
        let answer = clinic.ask(request).await;
        assert_eq!((answer.status, problem(&answer)), (403, ErrorCode::WrongOrigin), "{name}");
    }
}

#[tokio::test]
async fn a_ticket_that_is_forged_withdrawn_or_of_one_removed_takes_nothing() {
    let clinic = scene::clinic().await;
    let [mut doctor, rosa] = scene::inside(&clinic).await;
    let rejected = (404, ErrorCode::TicketRejected);
    for ticket in ["", "A", &rosa.redeemed().ticket.0.replace(['A', 'B', 'C'], "D")] {
        let forged = Redeemed { ticket: Ticket(ticket.into()), ..rosa.redeemed().clone() };
        assert_eq!(refusal(&clinic, &forged).await, rejected, "{ticket}");
    }
    let seat = rosa.seat();
    assert_eq!(doctor.ask(Command::Remove { seat }).await, Ok(()));
    assert_eq!(refusal(&clinic, rosa.redeemed()).await, (403, ErrorCode::Removed));
    let visit = doctor.visit().to_string();
    let done = clinic.run(&["visit", "link", "clinician", &visit]).await;
    assert!(done.status.success(), "{done:?}");
    assert_eq!(refusal(&clinic, doctor.redeemed()).await, rejected);
}

#[tokio::test]
async fn who_has_nothing_to_keep_takes_nothing() {
    let mut clinic = scene::clinic().await;
    let roles = [
        (Role::Clinician, 200),
        (Role::Patient, 200),
        (Role::Staff, 200),
        (Role::Family, 403),
        (Role::Interpreter, 403),
        (Role::Observer, 403),
    ];
    let seats = add_visit(&mut clinic, &roles.map(|(role, _)| role)).await;
    for ((role, status), redeemed) in roles.into_iter().zip(seats) {
        let answer = take(&clinic, &redeemed, "text").await;
        assert_eq!(answer.status, status, "{role:?}: {}", answer.body);
    }
}

#[tokio::test]
async fn what_is_no_such_request_is_malformed_and_a_long_one_too_large() {
    let clinic = scene::clinic().await;
    let [_, rosas] = clinic.seats().await;
    let ask = |body: String| {
        let request = Request::new("POST", "/api/summary")
            .header("origin", clinic.origin())
            .header("content-type", "application/json");
        clinic.ask(request.body(body))
    };
    let ticket = &rosas.ticket.0;
    let bodies = [
        "{".to_owned(),
        format!("{{\"ticket\":\"{ticket}\"}}"),
        format!("{{\"ticket\":\"{ticket}\",\"format\":\"docx\"}}"),
        format!("{{\"ticket\":\"{ticket}\",\"format\":\"text\",\"seat\":1}}"),
    ];
    for body in bodies {
        let answer = ask(body.clone()).await;
        assert_eq!((answer.status, problem(&answer)), (400, ErrorCode::MalformedMessage), "{body}");
    }
    let answer = take(&clinic, &rosas, &"x".repeat(100_000)).await;
    assert_eq!((answer.status, problem(&answer)), (413, ErrorCode::TooLarge));
}

#[tokio::test]
async fn a_seat_takes_summaries_at_a_persons_pace() {
    let clinic = scene::clinic().await;
    let [doctors, rosas] = clinic.seats().await;
    let mut refused = None;
    for _ in 0..60 {
        let answer = take(&clinic, &rosas, "text").await;
        if answer.status != 200 {
            refused = Some(problem(&answer));
            break;
        }
    }
    assert_eq!(refused, Some(ErrorCode::TooMany));
    assert_eq!(take(&clinic, &doctors, "text").await.status, 200, "each seat has its own");
}

/// Makes a visit with a seat for each of `roles`, and spends its links.
async fn add_visit(clinic: &mut Clinic, roles: &[Role]) -> Vec<Redeemed> {
    clinic.stop().await;
    let (store, owner) = Store::open(&clinic.data_dir(), None).expect("the store opens");
    let now = Clock::start().now();
    let expires_at = now + std::time::Duration::from_secs(3600);
    let seats: Vec<(SeatId, Role)> = (1..).map(SeatId).zip(roles.iter().copied()).collect();
    let name = Name::new("Somebody").expect("a name");
    let place = |&(seat, role): &(SeatId, Role)| Place {
        seat,
        role,
        name: name.clone(),
        language: Language::En,
    };
    let mut outputs = Vec::new();
    let places = seats.iter().map(place).collect();
    let _ = Visit::create(now, places, Policy::default(), &mut outputs);
    let stored = |output: Output| {
        let Output::Record(entry) = output else { panic!("a visit begins with entries") };
        let entry: Entry = entry;
        (entry.seq, serde_json::to_vec(&entry).expect("entries are JSON"))
    };
    let entries: Vec<(Seq, Vec<u8>)> = outputs.into_iter().map(stored).collect();
    let secret = |seat: SeatId| format!("{:0>43}", seat.0);
    let link = |&(seat, _): &(SeatId, Role)| {
        let secret_hash = LinkHash::of(&LinkSecret(secret(seat)));
        NewLink { secret_hash, seat, expires_at }
    };
    let new = NewVisit { id: VisitId::from_bytes([7; 16]), created_at: now, expires_at };
    let links = seats.iter().map(link).collect();
    store.create_visit(new, entries, links).await.expect("it is kept");
    drop(store);
    owner.close().await.expect("the store closes");
    clinic.start().await;
    let mut redeemed = Vec::new();
    for (seat, _) in seats {
        let answer = clinic.ask(Request::redeem(clinic.origin(), &secret(seat))).await;
        redeemed.push(serde_json::from_str(&answer.body).expect("the link works"));
    }
    redeemed
}
