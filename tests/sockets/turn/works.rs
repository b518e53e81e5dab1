//! Two people reach each other by each way, and no longer than their visit lasts.

use std::time::Duration;

use webside_protocol::{Command, ServerMessage};
use webside_tests::{Clinic, Page, Settings, Turn, Way};

use super::client::{ALLOCATE, Client, DATA, PEER, TRANSPORT};
use crate::scene;

#[tokio::test]
async fn two_people_reach_each_other_whichever_way_each_of_them_comes() {
    let clinic = scene::clinic().await;
    let [doctor, rosa] = scene::inside(&clinic).await;
    let [doctors, rosas] = [&doctor, &rosa].map(|page| page.ice_servers()[0].clone());
    let (host, port) = (clinic.turn_address().ip(), clinic.turn_address().port());
    let ways = ["udp", "tcp"].map(|way| format!("turn:{host}:{port}?transport={way}"));
    assert_eq!(doctors.urls, ways, "without TLS of our own there are two");
    assert_ne!(doctors.username, rosas.username);
    for (one, two) in [("udp", "udp"), ("udp", "tcp"), ("tcp", "udp"), ("tcp", "tcp")] {
        let mut here = by(one, &clinic, &doctors).await;
        let mut there = by(two, &clinic, &rosas).await;
        let (here_is, there_is) =
            (here.allocate().await.expect("an address"), there.allocate().await.expect("another"));
        assert_eq!(here.permit(there_is).await, Ok(()));
        assert_eq!(there.permit(here_is).await, Ok(()));
        here.indicate(there_is, b"a check").await;
        let heard = there.hear("data").await;
        assert_eq!((heard.attribute(DATA), heard.address(PEER)), (Some(&b"a check"[..]), here_is));
        assert_eq!(here.bind(0x4000, there_is).await, Ok(()));
        assert_eq!(there.bind(0x4abc, here_is).await, Ok(()));
        for length in [0, 1, 2, 3, 4, 1200] {
            let data = vec![7; length];
            here.send_by(0x4000, &data).await;
            assert_eq!(there.hear("media").await.through(0x4abc), Some(&data[..]));
            there.send_by(0x4abc, &data).await;
            assert_eq!(here.hear("media").await.through(0x4000), Some(&data[..]));
        }
    }
}

#[tokio::test]
async fn t12_credentials_die_with_the_visit_and_with_the_seat() {
    let clinic = scene::clinic().await;
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    let [others, _] = scene::inside(&clinic).await;
    let mut doctors = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    let mut rosas = Client::udp(&clinic, &rosa.ice_servers()[0]).await;
    let mut strangers = Client::udp(&clinic, &others.ice_servers()[0]).await;
    for client in [&mut doctors, &mut rosas, &mut strangers] {
        client.allocate().await.expect("an address");
    }
    // A time moved on, another visit's name with one's own password, a password that was guessed.
    let (expires, rest) = doctors.username.split_once(':').expect("a time and a name");
    let later = expires.parse::<u64>().expect("seconds") + 1;
    let forged = [
        (format!("{later}:{rest}"), doctors.password.clone()),
        (strangers.username.clone(), doctors.password.clone()),
        (doctors.username.clone(), "guessed".into()),
        (format!("1:{rest}"), doctors.password.clone()),
    ];
    for (username, password) in forged {
        let mut forger = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
        (forger.username, forger.password) = (username, password);
        assert_eq!(forger.allocate().await, Err(401), "{}", forger.username);
    }
    // All of it right, and a nonce that was made for another place.
    let mut elsewhere = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    elsewhere.take_nonce_of(&doctors);
    assert_eq!(elsewhere.ask(ALLOCATE, &[(TRANSPORT.0, &TRANSPORT.1)]).await.map(drop), Err(438));
    assert!(elsewhere.allocate().await.is_ok(), "with its own it may");

    let seat = rosa.seat();
    assert_eq!(doctor.ask(Command::Remove { seat }).await, Ok(()));
    rosa.lost().await;
    assert_eq!(rosas.refresh(600).await, Err(401), "the seat was removed");
    assert_eq!(doctors.refresh(600).await, Ok(600));
    assert_eq!(doctor.ask(Command::EndVisit {}).await, Ok(()));
    // The allocation itself is gone, whatever is said about it: what it had is not even passed on.
    doctors.send_by(0x4000, b"after the end").await;
    assert!(strangers.try_hear().await.is_none() && rosas.try_hear().await.is_none());
    assert_eq!(doctors.refresh(600).await, Err(401), "the visit has ended");
    let mut again = Client::udp(&clinic, &doctor.ice_servers()[0]).await;
    assert_eq!(again.allocate().await, Err(401), "and there is no new one");
    assert_eq!(strangers.refresh(600).await, Ok(600), "another visit goes on");

    let mut after = Page::open(&clinic, doctor.redeemed()).await;
    after.see("the end", webside_protocol::VisitState::has_ended).await;
    assert!(after.ice_servers().is_empty(), "nobody has a call after the end");
}

/// A page that stays for days is told of its credential once.
#[tokio::test]
async fn t12_a_credential_ends_with_what_is_kept_and_is_good_while_a_page_is_away() {
    let clinic = scene::clinic().await;
    let [doctor, _] = clinic.seats().await;
    let mut page = Page::connect(Way::default(), &clinic, &doctor).await;
    page.listen_closely();
    page.greet().await.expect("a welcome");
    let welcome = serde_json::from_str(&page.heard()[0]).expect("a message");
    let ServerMessage::Welcome { now, kept_until, .. } = welcome else { panic!("{welcome:?}") };
    assert!(kept_until - now > Duration::from_secs(24 * 3600), "visits may last for days");
    let server = page.ice_servers()[0].clone();
    let (expires, _) = server.username.split_once(':').expect("a time and a name");
    assert_eq!(expires, (kept_until.0 / 1000).to_string());
    let mut client = Client::udp(&clinic, &server).await;
    client.allocate().await.expect("an address");
    page.hang().await;
    page.lost().await;
    assert_eq!(client.refresh(600).await, Ok(600), "the call goes on meanwhile");
    page.reconnect().await.expect("a welcome");
    assert_eq!(page.ice_servers(), [server], "the same name for the same seat");
    assert_eq!(client.refresh(600).await, Ok(600));
}

#[tokio::test]
async fn a_clinic_that_wants_no_relay_tells_of_none() {
    let settings = Settings { turn: Turn::Off, ..Settings::default() };
    let clinic = Clinic::open(settings).await;
    let [doctor, _] = scene::inside(&clinic).await;
    assert!(doctor.ice_servers().is_empty());
    let refused = tokio::net::TcpStream::connect(clinic.turn_address()).await;
    assert!(refused.is_err(), "nobody listens");
}

async fn by(way: &str, clinic: &Clinic, server: &webside_protocol::IceServer) -> Client {
    if way == "udp" { Client::udp(clinic, server).await } else { Client::tcp(clinic, server).await }
}
