//! One more person is asked in while the visit runs: who gets a link, what it opens, and what it voids.

use webside_protocol::{Command, ErrorCode, Invited, Problem, Redeemed, Refusal, SeatId};
use webside_tests::{Answer, Clinic, Page, Request};

use crate::scene;

/// A guest's name that must not be found where only ids may stand.
const GUEST: &str = "Noor Canary";

async fn ask(clinic: &Clinic, asker: &Redeemed, role: &str) -> Answer {
    clinic.ask(Request::invite(clinic.origin(), asker, role, GUEST)).await
}

/// The seat and the secret of an invitation that was granted.
async fn invited(clinic: &Clinic, asker: &Redeemed, role: &str) -> (SeatId, String) {
    let answer = ask(clinic, asker, role).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let told = serde_json::from_str(&answer.body).expect("the answer is the protocol's");
    let Invited::Link { seat, link, .. } = told else { panic!("refused: {}", answer.body) };
    let (page, secret) = link.0.split_once('#').expect("a link holds a secret");
    let wanted = if role == "staff" || role == "clinician" { "/c" } else { "/v" };
    assert_eq!(page, format!("{}{wanted}", clinic.origin()));
    (seat, secret.to_owned())
}

async fn refusal(clinic: &Clinic, asker: &Redeemed, role: &str) -> Refusal {
    let answer = ask(clinic, asker, role).await;
    let told = serde_json::from_str(&answer.body);
    let Ok(Invited::Refused { refusal }) = told else { panic!("not refused: {}", answer.body) };
    refusal
}

async fn redeem(clinic: &Clinic, secret: &str) -> Result<Redeemed, ErrorCode> {
    let answer = clinic.ask(Request::redeem(clinic.origin(), secret)).await;
    if answer.status == 200 {
        return Ok(serde_json::from_str(&answer.body).expect("the answer is the protocol's"));
    }
    Err(code(&answer))
}

fn code(answer: &Answer) -> ErrorCode {
    serde_json::from_str::<Problem>(&answer.body).expect("an error has a code").code
}

#[tokio::test]
async fn an_invited_interpreter_waits_and_is_let_in_and_the_pair_goes_on() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let (seat, secret) = invited(&clinic, doctor.redeemed(), "interpreter").await;
    let theirs = redeem(&clinic, &secret).await.expect("a fresh link");
    assert_eq!((theirs.visit, theirs.seat), (doctor.visit(), seat));
    assert_eq!(redeem(&clinic, &secret).await, Err(ErrorCode::LinkRejected), "once");

    let mut guest = Page::open(&clinic, &theirs).await;
    let waits = |state: &webside_protocol::VisitState| {
        state.seat(seat).is_some_and(|s| s.is_waiting() && s.name.as_str() == GUEST)
    };
    doctor.see("the guest waits", waits).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    guest.see("the guest is inside", |state| state.seats()[&seat].is_admitted()).await;
    rosa.see("Rosa knows", |state| state.seats().get(&seat).is_some_and(|s| s.is_admitted())).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert!(!clinic.said().contains(GUEST) && !clinic.said().contains(&secret), "ids only");
}

#[tokio::test]
async fn a_new_link_for_the_same_guest_voids_the_older_one_and_its_ticket() {
    let clinic = scene::clinic().await;
    let [doctor, _rosa] = scene::inside(&clinic).await;
    let (seat, first) = invited(&clinic, doctor.redeemed(), "family").await;
    let (again, second) = invited(&clinic, doctor.redeemed(), "family").await;
    assert_eq!(seat, again);
    assert_eq!(redeem(&clinic, &first).await, Err(ErrorCode::LinkRejected));
    let theirs = redeem(&clinic, &second).await.expect("the newer link works");
    let mut guest = Page::open(&clinic, &theirs).await;
    let (_, third) = invited(&clinic, doctor.redeemed(), "family").await;
    assert_eq!(guest.told_why().await, ErrorCode::TicketRejected, "turned out");
    assert!(redeem(&clinic, &third).await.is_ok());
}

#[tokio::test]
async fn an_observer_comes_in_only_after_the_patients_yes() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let (seat, secret) = invited(&clinic, doctor.redeemed(), "observer").await;
    let _guest = Page::open(&clinic, &redeem(&clinic, &secret).await.expect("a link")).await;
    doctor.see("the guest waits", |s| s.seat(seat).is_some_and(|s| s.is_waiting())).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Err(Refusal::NeedsConsent));
    let yes = Command::Consent { seat, yes: true };
    assert_eq!(doctor.ask(yes.clone()).await, Err(Refusal::NotYourRole));
    assert_eq!(rosa.ask(yes).await, Ok(()));
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
}

#[tokio::test]
async fn who_may_not_invite_is_told_so_and_nothing_is_made() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let before = doctor.state().seats().len();
    for role in ["clinician", "family", "interpreter", "staff", "observer", "patient"] {
        assert_eq!(refusal(&clinic, rosa.redeemed(), role).await, Refusal::NotYourRole, "{role}");
    }
    assert_eq!(refusal(&clinic, doctor.redeemed(), "patient").await, Refusal::NotYourRole);
    scene::goes_on(&mut doctor, &mut rosa).await;
    assert_eq!(doctor.state().seats().len(), before);
    assert_eq!(doctor.ask(Command::EndVisit {}).await, Ok(()));
    assert_eq!(refusal(&clinic, doctor.redeemed(), "staff").await, Refusal::VisitEnded);
}

#[tokio::test]
async fn a_request_that_is_none_or_comes_from_elsewhere_is_refused() {
    let clinic = scene::clinic().await;
    let [doctor, _rosa] = scene::inside(&clinic).await;
    let (own, good) = (clinic.origin().to_owned(), doctor.redeemed());
    let forged = Redeemed { ticket: webside_protocol::Ticket("x".repeat(82)), ..good.clone() };
    let long = "n".repeat(81);
    let rows = [
        (
            "another site",
            Request::invite("https://evil.example", good, "staff", "Noor"),
            ErrorCode::WrongOrigin,
        ),
        (
            "a forged ticket",
            Request::invite(&own, &forged, "staff", "Noor"),
            ErrorCode::TicketRejected,
        ),
        ("no such role", Request::invite(&own, good, "nurse", "Noor"), ErrorCode::MalformedMessage),
        ("no name", Request::invite(&own, good, "staff", " "), ErrorCode::MalformedMessage),
        ("a long name", Request::invite(&own, good, "staff", &long), ErrorCode::MalformedMessage),
        (
            "a cross-site form",
            Request::invite(&own, good, "staff", "Noor").header("sec-fetch-site", "cross-site"),
            ErrorCode::WrongOrigin,
        ),
    ];
    for (name, request, expected) in rows {
        assert_eq!(code(&clinic.ask(request).await), expected, "{name}");
    }
}

#[tokio::test]
async fn seats_and_pace_have_their_limits() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let mut answers = Vec::new();
    for guest in 0..20 {
        let name = format!("Guest {guest}");
        let asked = Request::invite(clinic.origin(), doctor.redeemed(), "family", &name);
        answers.push(clinic.ask(asked).await);
    }
    let counted = |wanted: &str| answers.iter().filter(|a| a.body.contains(wanted)).count();
    assert_eq!(counted("\"link\":"), 6, "eight seats, two of them taken");
    assert!(counted("list_full") >= 8, "no room for more");
    assert!(counted("too_many") > 0, "and not in such a hurry");
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn an_invitation_survives_a_restart_and_no_secret_stands_in_the_log() {
    let mut clinic = scene::clinic().await;
    let [mut doctor, _rosa] = scene::inside(&clinic).await;
    doctor.listen_closely();
    let (seat, secret) = invited(&clinic, doctor.redeemed(), "staff").await;
    let known = |state: &webside_protocol::VisitState| state.seat(seat).is_some();
    doctor.see("the guest's seat", known).await;
    let told = doctor.heard().concat();
    assert!(told.contains("seat_invited") && !told.contains(&secret), "{told}");
    clinic.kill().await;
    clinic.start().await;
    let guest = Page::open(&clinic, &redeem(&clinic, &secret).await.expect("still good")).await;
    let seats = &guest.state().seats()[&seat];
    assert!(seats.is_waiting() && seats.invited, "a guest of any role waits");
}
