//! What the operator may ask over the socket, and what comes back.

use std::os::unix::fs::PermissionsExt as _;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::UnixStream;
use webside_protocol::{ErrorCode, Name, Role, VisitId};
use webside_server::admin::{
    AdminAnswer, AdminRefusal, AdminRequest, CreateVisit, SOCKET_FILE, VisitListState, ask,
};

use crate::house::House;

async fn refused(house: &House, request: AdminRequest) -> Option<AdminRefusal> {
    match ask(house.directory(), &request).await.unwrap() {
        AdminAnswer::Refused { reason } => Some(reason),
        AdminAnswer::VisitCreated(_)
        | AdminAnswer::Visits { .. }
        | AdminAnswer::LinkReissued(_)
        | AdminAnswer::Promises { .. }
        | AdminAnswer::Feedback(_)
        | AdminAnswer::Figures(_)
        | AdminAnswer::Done {} => None,
    }
}

#[tokio::test]
async fn a_visit_is_listed_with_its_state_and_who_is_here() {
    let house = House::new().await;
    let visit = house.visit().await;
    let listed = async || {
        let answer = ask(house.directory(), &AdminRequest::ListVisits {}).await.unwrap();
        let AdminAnswer::Visits { mut visits } = answer else { panic!("{answer:?}") };
        visits.remove(0)
    };
    assert_eq!((listed().await.state, listed().await.here), (VisitListState::Open, vec![]));
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    assert_eq!(listed().await.here, [Role::Clinician]);
    let end = AdminRequest::EndVisit { visit: visit.visit };
    assert_eq!(refused(&house, end.clone()).await, None);
    assert_eq!(listed().await.state, VisitListState::Ended);
    while !doctor.state().has_ended() {
        doctor.hear().await;
    }
    assert_eq!(refused(&house, end).await, None, "ending twice does no harm");
    assert_eq!(refused(&house, AdminRequest::PurgeVisit { visit: visit.visit }).await, None);
    assert_eq!(doctor.hear_closing().await, Some(ErrorCode::VisitEnded));
}

#[tokio::test]
async fn what_cannot_be_done_is_told_by_its_reason() {
    let house = House::new().await;
    let visit = house.visit().await.visit;
    let nobody = VisitId::from_bytes([9; 16]);
    let create = |hours| {
        let name = Name::new("A").unwrap();
        AdminRequest::CreateVisit(CreateVisit {
            patient: name.clone(),
            clinician: name,
            patient_language: None,
            expires_in_hours: Some(hours),
            follows: None,
        })
    };
    let rows = [
        (create(0), AdminRefusal::ExpiryOutOfRange),
        (create(8_761), AdminRefusal::ExpiryOutOfRange),
        (AdminRequest::EndVisit { visit: nobody }, AdminRefusal::UnknownVisit),
        (AdminRequest::PurgeVisit { visit: nobody }, AdminRefusal::UnknownVisit),
        (
            AdminRequest::ReissueLink { visit: nobody, role: Role::Patient },
            AdminRefusal::UnknownVisit,
        ),
        (AdminRequest::ReissueLink { visit, role: Role::Observer }, AdminRefusal::NoSuchSeat),
    ];
    for (request, reason) in rows {
        assert_eq!(refused(&house, request.clone()).await, Some(reason), "{request:?}");
    }
}

#[tokio::test]
async fn a_line_that_is_no_request_is_refused_and_an_endless_one_is_cut() {
    let house = House::new().await;
    let path = house.directory().join(SOCKET_FILE);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let (reader, mut writer) = UnixStream::connect(&path).await.unwrap().into_split();
    let mut lines = BufReader::new(reader).lines();
    for line in
        ["", "{}", "{\"type\":\"list_visits\",\"x\":1}", "[[[", "{\"type\":\"create_visit\"}"]
    {
        writer.write_all(format!("{line}\n").as_bytes()).await.unwrap();
        let answer = lines.next_line().await.unwrap().unwrap();
        assert_eq!(answer, r#"{"type":"refused","reason":"malformed"}"#, "{line}");
    }
    let _ = writer.write_all(&vec![b'x'; 100_000]).await;
    assert!(!matches!(lines.next_line().await, Ok(Some(_))), "closed");
}
