//! What the clinic keeps of conversations: promises, what was felt, and what the next visit knows.

use webside_protocol::{
    BriefingChange, Command, Feedback, FeltHeard, Line, Name, PromiseChange, Role, Seq, Subject,
    VisitId,
};
use webside_server::admin::{
    AdminAnswer, AdminRefusal, AdminRequest, CreateVisit, GatheredFeedback, ListedPromise, ask,
};

use crate::house::{House, Page};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

async fn answer(house: &House, request: AdminRequest) -> AdminAnswer {
    ask(house.directory(), &request).await.unwrap()
}

async fn promises(house: &House) -> Vec<ListedPromise> {
    let answer = answer(house, AdminRequest::ListPromises {}).await;
    let AdminAnswer::Promises { promises } = answer else { panic!("{answer:?}") };
    promises
}

async fn promise(doctor: &mut Page, text: &str, by: &str) {
    let (line, who) = (line(text), Name::new("Nurse Kim").unwrap());
    let change = PromiseChange::Make { line, who, by: by.parse().unwrap() };
    doctor.done(Command::ChangePromises { change }).await;
}

#[tokio::test]
async fn open_promises_of_all_visits_are_listed_and_marked_done() {
    let house = House::new().await;
    let (mut doctor, _rosa) = house.both_inside().await;
    let (mut other, _luis) = house.both_inside().await;
    promise(&mut doctor, "Call with the result", "2999-01-01").await;
    promise(&mut other, "Send the referral", "2001-01-01").await;
    promise(&mut doctor, "Call back", "2001-01-02").await;
    // Reading took no visit from its owner.
    promise(&mut doctor, "Write a letter", "2000-01-01").await;

    let listed = promises(&house).await;
    let told: Vec<(&str, bool)> =
        listed.iter().map(|promise| (promise.line.as_str(), promise.overdue)).collect();
    let expected = [
        ("Write a letter", true),
        ("Send the referral", true),
        ("Call back", true),
        ("Call with the result", false),
    ];
    assert_eq!(told, expected);

    let ListedPromise { visit, number, .. } = listed[0];
    let keep = AdminRequest::KeepPromise { visit, promise: number };
    for _ in 0..2 {
        assert_eq!(answer(&house, keep.clone()).await, AdminAnswer::Done {});
    }
    doctor.catch_up().await;
    let made = doctor.state().conversation().promises.made();
    let kept = made.iter().find(|promise| promise.id == number).unwrap().kept_at;
    assert!(kept.is_some(), "the people in the visit see it");
    // It is so for visits that are over, and after a restart.
    doctor.done(Command::EndVisit {}).await;
    let house = house.restarted().await;
    let ListedPromise { visit, number, .. } =
        promises(&house).await.into_iter().find(|p| p.line.as_str() == "Call back").unwrap();
    let keep = AdminRequest::KeepPromise { visit, promise: number };
    assert_eq!(answer(&house, keep).await, AdminAnswer::Done {});
    assert_eq!(promises(&house).await.len(), 2);
}

#[tokio::test]
async fn a_promise_that_nobody_made_cannot_be_kept() {
    let house = House::new().await;
    let visit = house.visit().await.visit;
    let rows = [
        (visit, AdminRefusal::NoSuchPromise),
        (VisitId::from_bytes([9; 16]), AdminRefusal::UnknownVisit),
    ];
    for (visit, reason) in rows {
        let keep = AdminRequest::KeepPromise { visit, promise: Seq(0) };
        assert_eq!(answer(&house, keep).await, AdminAnswer::Refused { reason });
    }
}

#[tokio::test]
async fn feedback_is_counted_and_tells_nobodys_name() {
    let house = House::new().await;
    let rows = [
        (FeltHeard::Yes, Some("You took time.")),
        (FeltHeard::Yes, None),
        (FeltHeard::No, Some("It was too fast.")),
    ];
    for (felt, said) in rows {
        let (mut doctor, mut rosa) = house.both_inside().await;
        doctor.done(Command::EndVisit {}).await;
        rosa.catch_up().await;
        let feedback = Feedback { felt, line: said.map(line) };
        rosa.done(Command::GiveFeedback { feedback }).await;
    }
    let answer = answer(&house, AdminRequest::GatherFeedback {}).await;
    let AdminAnswer::Feedback(GatheredFeedback { yes, partly, no, sentences }) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!((yes, partly, no), (2, 0, 1));
    let said: Vec<&str> = sentences.iter().map(|sentence| sentence.line.as_str()).collect();
    assert_eq!(said, ["It was too fast.", "You took time."]);
}

#[tokio::test]
async fn what_the_last_visit_knew_is_there_to_be_confirmed() {
    let house = House::new().await;
    let earlier = house.visit().await;
    let mut rosa = house.page(&house.redeem(&earlier, Role::Patient).await, 1).await;
    let change =
        BriefingChange::Say { subject: Subject::Medicines, line: line("Ibuprofen, garlic") };
    rosa.done(Command::ChangeBriefing { change }).await;

    let created = house.running().operator().create_visit(following(earlier.visit)).await.unwrap();
    let rosa = house.page(&house.redeem(&created, Role::Patient).await, 2).await;
    let told = &rosa.state().conversation().briefing.of(Subject::Medicines).unwrap();
    let carried = told.carried.as_ref().map(|line| line.as_str());
    assert_eq!((carried, told.confirmed), (Some("Ibuprofen, garlic"), false));
}

#[tokio::test]
async fn a_visit_that_cannot_be_followed_is_told_and_nothing_is_made() {
    let house = House::new().await;
    let purged = house.visit().await.visit;
    let operator = house.running().operator();
    operator.purge_visit(purged).await.unwrap();
    let rows = [
        (purged, AdminRefusal::VisitPurged),
        (VisitId::from_bytes([9; 16]), AdminRefusal::UnknownVisit),
    ];
    for (earlier, reason) in rows {
        assert_eq!(operator.create_visit(following(earlier)).await, Err(reason));
    }
    assert_eq!(operator.list_visits().await.unwrap(), []);
}

fn following(earlier: VisitId) -> CreateVisit {
    CreateVisit {
        patient: Name::new("Rosa Canary").unwrap(),
        clinician: Name::new("Dr. Canary").unwrap(),
        patient_language: None,
        expires_in_hours: None,
        follows: Some(earlier),
    }
}
