//! Links: a mail scanner's look spends none, a person's press spends one once, and a guess learns nothing.

use std::net::Ipv4Addr;
use std::time::Duration;

use futures_util::future::join_all;
use webside_protocol::{ErrorCode, LinkSecret, Role, SeatId, Seq, Timestamp, VisitId};
use webside_server::Clock;
use webside_server::store::{LinkHash, NewLink, NewVisit, Store};
use webside_tests::{Answer, Clinic, Guest, Request};

use crate::doors::problem;
use crate::scene;

#[tokio::test]
async fn w13_looking_at_a_link_never_spends_it_and_a_press_spends_it_once() {
    let clinic = scene::clinic().await;
    let invitation = clinic.create_visit(Guest::default()).await;
    let secret = invitation.link(Role::Patient).secret().to_owned();
    // What mail scanners and previews do, with the secret wherever they may put it.
    let looks = [
        Request::get("/v"),
        Request::new("HEAD", "/v"),
        Request::get(&format!("/v?{secret}")),
        Request::get(&format!("/v/{secret}")),
        Request::get(&format!("/api/redeem?secret={secret}")),
        Request::new("HEAD", "/api/redeem"),
        Request::new("PUT", "/api/redeem").body(format!(r#"{{"secret":"{secret}","page":1}}"#)),
        Request::redeem("https://mail.example", &secret),
    ];
    for look in looks {
        clinic.ask(look).await;
    }
    let press = || clinic.ask(Request::redeem(clinic.origin(), &secret));
    let answers = join_all((0..5).map(|_| press())).await;
    let worked = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(worked, 1, "of five presses at once");
    assert_eq!(press().await.status, 404);
}

#[tokio::test]
async fn w13_an_answer_that_was_lost_is_given_again_to_the_page_that_asked() {
    let clinic = scene::clinic().await;
    let invitation = clinic.create_visit(Guest::default()).await;
    let secret = invitation.link(Role::Patient).secret().to_owned();
    let press = |page| clinic.ask(Request::redeem_on(clinic.origin(), &secret, page));
    for (name, page, status) in
        [("first", 7, 200), ("the same page", 7, 200), ("another page", 8, 404)]
    {
        assert_eq!(press(page).await.status, status, "{name}");
    }
    let visit = invitation.visit.to_string();
    let done = clinic.run(&["visit", "link", "patient", &visit]).await;
    assert!(done.status.success(), "{done:?}");
    assert_eq!(press(7).await.status, 404, "a newer link voids it for that page too");
}

#[tokio::test]
async fn w13_every_link_that_does_not_work_gets_the_same_answer() {
    let mut clinic = scene::clinic().await;
    let used = clinic.create_visit(Guest::default()).await;
    clinic.redeem(used.link(Role::Patient)).await;
    let revoked = clinic.create_visit(Guest::default()).await;
    let visit = revoked.visit.to_string();
    let purged = clinic.create_visit(Guest::default()).await;
    let gone = purged.visit.to_string();
    for command in [["visit", "link", "patient", &visit].as_slice(), &["visit", "purge", &gone]] {
        let done = clinic.run(command).await;
        assert!(done.status.success(), "{done:?}");
    }
    let expired = add_expired_link(&mut clinic).await;
    let long = "A".repeat(3_000);
    let whole = revoked.link(Role::Clinician).secret();
    let rows = [
        ("used", used.link(Role::Patient).secret()),
        ("revoked", revoked.link(Role::Patient).secret()),
        ("purged", purged.link(Role::Patient).secret()),
        ("expired", &expired),
        ("unknown", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ("empty", ""),
        ("a wildcard", "*"),
        ("a pattern", ".*"),
        ("SQL", "' OR 1=1 --"),
        ("the first half", &whole[..20]),
        ("padded", &format!("{whole}=")),
        ("with a space", &format!("{whole} ")),
        ("in other letters", &whole.to_ascii_uppercase()),
        ("long", &long),
        ("a NUL", "\0"),
    ];
    let mut answers = Vec::new();
    for (name, secret) in rows {
        let answer = clinic.ask(Request::redeem(clinic.origin(), secret)).await;
        assert_eq!(answer.status, 404, "{name}");
        assert_eq!(problem(&answer), ErrorCode::LinkRejected, "{name}");
        answers.push((name, telling(answer)));
    }
    for (name, answer) in &answers {
        assert_eq!(answer, &answers[0].1, "{name} differs from {}", answers[0].0);
    }
    // None of the guesses spent the link that they were made from.
    clinic.redeem(revoked.link(Role::Clinician)).await;
}

/// All that an answer tells but the time of day.
fn telling(answer: Answer) -> (Vec<(String, String)>, String) {
    let headers = answer.headers.into_iter().filter(|(name, _)| name != "date").collect();
    (headers, answer.body)
}

/// Adds a link whose time is over to a visit that goes on, and gives its secret.
async fn add_expired_link(clinic: &mut Clinic) -> String {
    let secret = "expired-expired-expired-expired-expired-exp".to_owned();
    clinic.stop().await;
    let (store, owner) = Store::open(&clinic.data_dir(), None).expect("the store opens");
    let now: Timestamp = Clock::start().now();
    let expires_at = now + Duration::from_secs(3600);
    let new = NewVisit { id: VisitId::from_bytes([7; 16]), created_at: now, expires_at };
    let secret_hash = LinkHash::of(&LinkSecret(secret.clone()));
    let link = NewLink { secret_hash, seat: SeatId(2), expires_at: now };
    store.create_visit(new, vec![(Seq(0), b"{}".to_vec())], vec![link]).await.expect("it is kept");
    drop(store);
    owner.close().await.expect("the store closes");
    clinic.start().await;
    secret
}

#[tokio::test]
async fn w17_whoever_guesses_is_stopped_and_others_come_in() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let invitation = clinic.create_visit(Guest::default()).await;
    let from = Ipv4Addr::new(127, 0, 0, 66);
    let guess = |number: usize| {
        let guess = format!("{number:043}");
        clinic.ask(Request::redeem(clinic.origin(), &guess).from(from))
    };
    let answers = join_all((0..100).map(guess)).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!(count(404) + count(429), 100);
    assert!((20..=22).contains(&count(404)), "twenty a minute: {}", count(404));
    // Even a good link does not work for them now, and they cannot tell.
    let secret = invitation.link(Role::Patient).secret();
    let answer = clinic.ask(Request::redeem(clinic.origin(), secret).from(from)).await;
    assert_eq!((answer.status, problem(&answer)), (429, ErrorCode::TooMany));
    clinic.redeem(invitation.link(Role::Patient)).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}
