//! A visit from link to end, over real sockets: what is told, to whom, and what survives.

use crate::house::{House, Page, secret};
use webside_protocol::{
    Answer, Command, Cue, ErrorCode, Event, Missed, Phase, Presence, Refusal, Role, ServerMessage,
    Signal, Standing,
};

#[tokio::test]
async fn a_visit_goes_from_the_lobby_to_its_end() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 7).await;
    assert_eq!(rosa.state().seat(rosa.seat).unwrap().standing, Standing::Lobby);

    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 8).await;
    assert!(doctor.state().seat(rosa.seat).unwrap().is_waiting());
    doctor.done(Command::BeginCue { cue: Cue::ChartReview }).await;
    doctor.admit(rosa.seat).await;
    rosa.until_admitted().await;
    let cue = rosa.state().seat(doctor.seat).unwrap().cue.expect("shown once inside");
    assert_eq!(cue.cue, Cue::ChartReview);

    rosa.done(Command::RaiseSignal { signal: Signal::SayNewWay }).await;
    let raised = *rosa.state().signals().keys().next().unwrap();
    doctor
        .hear_until(|m| matches!(m, ServerMessage::Entry { entry, .. } if entry.seq == raised))
        .await;
    doctor.done(Command::SeeSignal { raised }).await;
    rosa.hear().await;
    assert!(matches!(rosa.state().signals()[&raised].answer, Answer::Seen { .. }));

    doctor.done(Command::EndVisit {}).await;
    rosa.hear_until(
        |m| matches!(m, ServerMessage::Entry { entry, .. } if entry.event == Event::VisitEnded {}),
    )
    .await;
    assert!(matches!(rosa.state().phase(), Phase::Ended { .. }));
    assert_eq!(rosa.state(), doctor.state());
    rosa.command(Command::RaiseSignal { signal: Signal::Question }).await;
    let refused = rosa.hear().await;
    assert!(matches!(refused, ServerMessage::Refused { refusal: Refusal::VisitEnded, .. }));
}

#[tokio::test]
async fn in_the_lobby_nothing_of_the_visit_is_told() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 1).await;
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 2).await;
    doctor.done(Command::BeginCue { cue: Cue::Results }).await;
    let heard = rosa.catch_up().await;
    let ServerMessage::Entry { entry, .. } = heard.last().unwrap() else { panic!("{heard:?}") };
    assert_eq!(entry.event, Event::Withheld {});
    assert_eq!(rosa.state().seat(doctor.seat).unwrap().cue, None);
}

#[tokio::test]
async fn a_silent_signal_leaves_no_trace_with_the_one_who_raised_it() {
    let house = House::with("[visits]\nsafety_signals = true\n").await;
    let (mut doctor, mut rosa) = house.both_inside().await;
    rosa.done(Command::RaiseSignal { signal: Signal::NotPrivate }).await;
    assert!(rosa.state().signals().is_empty());
    while doctor.state().signals().is_empty() {
        doctor.hear().await;
    }
}

#[tokio::test]
async fn a_lost_connection_resumes_with_what_it_missed() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut doctor = house.page(&redeemed, 1).await;
    let Page { mirror, socket, .. } =
        house.page(&house.redeem(&visit, Role::Patient).await, 2).await;
    drop(socket);
    doctor
        .hear_until(|m| {
            matches!(m, ServerMessage::Entry { entry, .. }
        if matches!(entry.event, Event::SeatLeft { .. }))
        })
        .await;

    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    let held = doctor.mirror.clone();
    drop(doctor);
    let mut again = Page::greeting(house.address(), &redeemed, 1, held).await;
    let ServerMessage::Welcome { missed, last_tag, .. } = again.hear().await else { panic!() };
    assert!(matches!(missed, Missed::Entries { .. }), "{missed:?}");
    assert_eq!(last_tag.0, 1);
    assert_eq!(again.state().seat(again.seat).unwrap().cue.unwrap().cue, Cue::Notes);
    drop(mirror);
}

#[tokio::test]
async fn a_repeated_command_is_done_once() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut doctor = house.page(&redeemed, 1).await;
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    let next = doctor.state().next_seq();
    doctor.next_tag = 1;
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    assert_eq!(doctor.state().next_seq(), next);
}

#[tokio::test]
async fn a_newer_page_of_a_seat_takes_it_over() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut first = house.page(&redeemed, 1).await;
    let mut second = house.page(&redeemed, 2).await;
    assert_eq!(first.hear_closing().await, Some(ErrorCode::Replaced));

    let mut third = house.page(&redeemed, 2).await;
    assert_eq!(second.hear_closing().await, None, "the same page needs no word");
    third.done(Command::BeginCue { cue: Cue::Notes }).await;
    let presence = third.state().seat(third.seat).unwrap().presence;
    assert!(matches!(presence, Presence::Here { .. }), "the older ones leaving is no departure");
}

#[tokio::test]
async fn a_removed_person_is_told_and_may_not_come_back() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    let redeemed = house.redeem(&visit, Role::Patient).await;
    let mut rosa = house.page(&redeemed, 2).await;
    doctor.admit(rosa.seat).await;
    doctor.done(Command::Remove { seat: rosa.seat }).await;
    assert_eq!(rosa.hear_closing().await, Some(ErrorCode::Removed));
    assert_eq!(rosa.state().seat(rosa.seat).unwrap().standing, Standing::Removed);
    let mut again = Page::greeting(house.address(), &redeemed, 3, rosa.mirror).await;
    assert_eq!(again.hear_closing().await, Some(ErrorCode::Removed));
}

#[tokio::test]
async fn a_page_that_reloads_after_the_end_sees_the_end() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Patient).await;
    drop(house.page(&redeemed, 1).await);
    house.running().operator().end_visit(visit.visit).await.unwrap();
    let rosa = house.page(&redeemed, 2).await;
    assert!(rosa.state().has_ended());
}

#[tokio::test]
async fn a_restarted_server_knows_the_visit_and_its_cue() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut doctor = house.page(&redeemed, 1).await;
    doctor.done(Command::BeginCue { cue: Cue::Lookup }).await;
    let (house, why) = tokio::join!(house.restarted(), doctor.hear_closing());
    assert_eq!(why, Some(ErrorCode::Draining));

    let before = doctor.mirror.epoch();
    let doctor = Page::resumed(house.address(), &redeemed, 1, doctor.mirror).await;
    assert!(doctor.mirror.epoch() > before);
    assert_eq!(doctor.state().seat(doctor.seat).unwrap().cue.unwrap().cue, Cue::Lookup);
}

#[tokio::test]
async fn a_cue_whose_page_is_gone_ends_by_itself() {
    let house = House::new().await;
    let (mut doctor, mut rosa) = house.both_inside().await;
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    drop(doctor);
    rosa.hear_until(|m| {
        matches!(m, ServerMessage::Entry { entry, .. }
        if matches!(entry.event, Event::CueEnded { .. }))
    })
    .await;
}

#[tokio::test]
async fn a_new_link_turns_out_whoever_came_by_the_old_one() {
    let house = House::new().await;
    let visit = house.visit().await;
    let stolen = house.redeem(&visit, Role::Patient).await;
    let mut thief = house.page(&stolen, 1).await;
    let links = house.running().operator().reissue_link(visit.visit, Role::Patient).await.unwrap();
    assert_eq!(thief.hear_closing().await, Some(ErrorCode::TicketRejected));
    let mut again = Page::greeting(house.address(), &stolen, 1, thief.mirror).await;
    assert_eq!(again.hear_closing().await, Some(ErrorCode::TicketRejected));

    let secret = links.links[0].0.split_once('#').unwrap().1;
    let redeemed = serde_json::from_str(&house.try_redeem(secret).await.body).unwrap();
    house.page(&redeemed, 2).await;
    let house = house.restarted().await;
    let mut after =
        Page::greeting(house.address(), &stolen, 1, webside_protocol::Mirror::default()).await;
    assert_eq!(after.hear_closing().await, Some(ErrorCode::TicketRejected), "also after a restart");
    house.page(&redeemed, 2).await;
}

#[tokio::test]
async fn a_purged_visit_is_gone_for_all() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Clinician).await;
    let mut doctor = house.page(&redeemed, 1).await;
    house.running().operator().purge_visit(visit.visit).await.unwrap();
    assert_eq!(doctor.hear_closing().await, Some(ErrorCode::VisitEnded));
    let mut again = Page::greeting(house.address(), &redeemed, 1, doctor.mirror).await;
    assert_eq!(again.hear_closing().await, Some(ErrorCode::VisitEnded));
    assert_eq!(house.try_redeem(&secret(&visit, Role::Patient)).await.status, 404);
}
