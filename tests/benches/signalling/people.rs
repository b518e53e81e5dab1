//! Visits and the two people of each, made in bulk.

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use webside_protocol::{Command, Name, Redeemed, Role};
use webside_server::admin::{AdminAnswer, AdminRequest, CreateVisit, CreatedVisit, ask};
use webside_tests::{Clinic, Link};

use crate::wire::{Seated, source};

/// As many as the operator's socket takes.
const ORDERS_AT_ONCE: usize = 8;
/// Steps of a crowd that comes in.
pub(crate) const AT_ONCE: usize = 64;

/// Limits that let so many visits in.
pub(crate) fn limits(visits: usize) -> Vec<(&'static str, u32)> {
    let visits = u32::try_from(visits).expect("a number of visits");
    vec![
        ("connections_max", 4 * visits + 200),
        ("connections_per_source_max", 4 * visits + 200),
        ("visits_max", visits + 10),
        ("links_tried_per_minute_max", 10_000),
    ]
}

/// Makes visits and spends their links.
pub(crate) async fn invite(clinic: &Clinic, visits: usize) -> Vec<[Redeemed; 2]> {
    let made = stream::iter(0..visits).map(|_| create(clinic)).buffer_unordered(ORDERS_AT_ONCE);
    let people = made.enumerate().map(|(number, visit)| redeem(clinic, number, visit));
    people.buffer_unordered(AT_ONCE).collect().await
}

async fn create(clinic: &Clinic) -> CreatedVisit {
    let name = |text| Name::new(text).expect("a name");
    let visit = CreateVisit {
        patient: name("Rosa Martín"),
        clinician: name("Dr. Amara Rivera"),
        patient_language: None,
        expires_in_hours: None,
        follows: None,
    };
    let answer = ask(&clinic.data_dir(), &AdminRequest::CreateVisit(visit)).await;
    let answer = answer.unwrap_or_else(|error| panic!("no visit: {error}"));
    let AdminAnswer::VisitCreated(created) = answer else { panic!("no visit: {answer:?}") };
    created
}

async fn redeem(clinic: &Clinic, number: usize, visit: CreatedVisit) -> [Redeemed; 2] {
    let from = source(u32::try_from(number).expect("a number of visits"));
    let seat = |role| {
        let seat = visit.seats.iter().find(|seat| seat.role == role);
        let link = seat.and_then(|seat| seat.links.first()).expect("a link");
        Link(link.0.clone())
    };
    let (clinician, patient) = (seat(Role::Clinician), seat(Role::Patient));
    [clinic.redeem_from(from, &clinician).await, clinic.redeem_from(from, &patient).await]
}

/// Everyone comes, and every patient is let in.
pub(crate) async fn sit_down_inside(
    clinic: &Clinic,
    people: Vec<[Redeemed; 2]>,
) -> Vec<[Seated; 2]> {
    let coming = stream::iter(people).map(|[doctor, rosa]| async move {
        let mut doctor = Seated::open(clinic, &doctor).await;
        doctor.hear_until(&["welcome"]).await;
        let seat = rosa.seat;
        let mut rosa = Seated::open(clinic, &rosa).await;
        rosa.hear_until(&["welcome"]).await;
        doctor.hear_until(&["seat_arrived"]).await;
        doctor.wish(Command::Admit { seat }).await;
        doctor.hear_until(&["accepted"]).await;
        rosa.hear_until(&["snapshot"]).await;
        Ok::<_, std::convert::Infallible>([doctor, rosa])
    });
    coming.buffer_unordered(AT_ONCE).try_collect().await.unwrap_or_else(|never| match never {})
}
