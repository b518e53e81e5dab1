//! What a WebSocket bears, and what it does not.

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use webside_protocol::{
    ClientMessage, Command, Cue, ErrorCode, Event, Held, Level, LinkQuality, Mirror, PageId,
    Refusal, Role, SeatId, ServerMessage, Showing, Signalling, Tag, Ticket, Track, Voice, limits,
};

use crate::house::{House, Page};

const LEVEL: Level = Level {
    mic: Track::Live,
    camera: Track::Off,
    screen: Showing::Able,
    voice: Voice::Speaking,
    link: LinkQuality::Good,
    hears: true,
};

fn offer(to: SeatId, to_page: u32) -> ClientMessage {
    let body = Signalling::Offer { sdp: "v=0".into() };
    ClientMessage::Signalling { to, to_page: PageId(to_page), body }
}

#[tokio::test]
async fn a_bad_hello_gets_its_reason() {
    let house = House::new().await;
    let visit = house.visit().await;
    let good = house.redeem(&visit, Role::Patient).await.ticket;
    let hello = |version, ticket: &str| {
        let (page, held) = (PageId(1), Held::Nothing {});
        let ticket = Ticket(ticket.to_owned());
        serde_json::to_string(&ClientMessage::Hello { version, ticket, page, held }).unwrap()
    };
    let other = if good.0.starts_with('B') { "C" } else { "B" };
    let forged = format!("{other}{}", &good.0[1..]);
    let rows = [
        (hello(limits::VERSION, "nonsense"), ErrorCode::TicketRejected),
        (hello(limits::VERSION, &forged), ErrorCode::TicketRejected),
        (hello(limits::VERSION + 1, &good.0), ErrorCode::VersionMismatch),
        (r#"{"type":"hello","version":9,"other":1}"#.into(), ErrorCode::VersionMismatch),
        (r#"{"type":"beat"}"#.into(), ErrorCode::MalformedMessage),
        ("nonsense".into(), ErrorCode::MalformedMessage),
    ];
    for (text, code) in rows {
        let mut page = Page::silent(house.address()).await;
        page.say_text(text.clone()).await;
        assert_eq!(page.hear_closing().await, Some(code), "{text}");
        assert_eq!(page.close_code, Some(code.close_code()), "{text}");
    }
}

#[tokio::test]
async fn whoever_says_nothing_is_let_go_within_ten_seconds() {
    let house = House::new().await;
    let mut mute = Page::silent(house.address()).await;
    let visit = house.visit().await;
    let mut asleep = house.page(&house.redeem(&visit, Role::Patient).await, 1).await;
    asleep.answers_beats = false;
    let mut unfinished = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    unfinished.answers_beats = false;
    // A text frame of 100 bytes, masked, of which one byte comes.
    unfinished.socket.get_mut().write_all(&[0x81, 0x80 | 100, 1, 2, 3, 4, 5]).await.unwrap();
    let started = tokio::time::Instant::now();
    let ends = tokio::join!(mute.hear_closing(), asleep.hear_closing(), unfinished.hear_closing());
    assert_eq!(ends, (Some(ErrorCode::Idle), Some(ErrorCode::Idle), Some(ErrorCode::Idle)));
    assert!(started.elapsed() <= limits::SILENCE_MAX + std::time::Duration::from_secs(2));
}

#[tokio::test]
async fn what_is_no_message_is_answered_and_the_connection_lives() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    let malformed = ServerMessage::Ignored { code: ErrorCode::MalformedMessage };
    let no_receiver = ServerMessage::Ignored { code: ErrorCode::NoReceiver };
    let refused = ServerMessage::Refused { tag: Tag(9), refusal: Refusal::Malformed };
    let hello = ClientMessage::Hello {
        version: limits::VERSION,
        ticket: Ticket("x".into()),
        page: PageId(1),
        held: Held::Nothing {},
    };
    let rows = [
        ("{".to_owned(), &malformed),
        (r#"{"type":"begin_cue"}"#.into(), &malformed),
        (r#"{"type":"command","tag":9,"command":{"type":"end_visit","seat":1}}"#.into(), &refused),
        (serde_json::to_string(&hello).unwrap(), &malformed),
        (serde_json::to_string(&offer(SeatId(2), 1)).unwrap(), &no_receiver),
        (serde_json::to_string(&offer(SeatId(77), 1)).unwrap(), &no_receiver),
    ];
    for (text, answer) in rows {
        doctor.say_text(text.clone()).await;
        assert_eq!(&doctor.hear().await, answer, "{text}");
    }
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
}

#[tokio::test]
async fn broken_frames_close_with_their_code() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Patient).await;
    let too_long = "x".repeat(limits::MESSAGE_BYTES_MAX + 1);
    let malformed = ErrorCode::MalformedMessage;
    let frames: [(&str, Vec<u8>, ErrorCode); 5] = [
        ("binary", vec![0x82, 0x80, 0, 0, 0, 0], malformed),
        ("unmasked", vec![0x81, 0x01, b'x'], malformed),
        ("reserved bit", vec![0xC1, 0x80, 0, 0, 0, 0], malformed),
        ("no UTF-8", vec![0x81, 0x81, 0, 0, 0, 0, 0xFF], malformed),
        ("length 2^63", [&[0x81, 0xFF, 0x80][..], &[0; 11]].concat(), ErrorCode::TooLarge),
    ];
    for (name, bytes, code) in frames {
        let mut page = house.page(&redeemed, 1).await;
        page.socket.get_mut().write_all(&bytes).await.unwrap();
        assert_eq!(page.hear_closing().await, Some(code), "{name}");
        assert_eq!(page.close_code, Some(code.close_code()), "{name}");
    }
    let mut page = house.page(&redeemed, 1).await;
    page.say_text(too_long).await;
    assert_eq!(page.hear_closing().await, Some(ErrorCode::TooLarge));
    house.page(&redeemed, 1).await;
}

#[tokio::test]
async fn a_message_of_the_greatest_length_passes() {
    let house = House::new().await;
    let (mut doctor, mut rosa) = house.both_inside().await;
    let sdp = "x".repeat(limits::SDP_BYTES_MAX);
    let body = Signalling::Offer { sdp };
    let (to, to_page) = (rosa.seat, PageId(2));
    doctor.say(ClientMessage::Signalling { to, to_page, body: body.clone() }).await;
    let heard = rosa.hear_until(|m| matches!(m, ServerMessage::Signalling { .. })).await;
    assert_eq!(heard, ServerMessage::Signalling { from: doctor.seat, from_page: PageId(1), body });
}

#[tokio::test]
async fn signalling_and_levels_pass_between_those_inside_only() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 2).await;
    let is_beside = |m: &ServerMessage| {
        matches!(m, ServerMessage::Signalling { .. } | ServerMessage::Level { .. })
    };

    // From the lobby and into it: nothing passes.
    rosa.say(ClientMessage::Level { level: LEVEL }).await;
    doctor.say(ClientMessage::Level { level: LEVEL }).await;
    rosa.say(offer(doctor.seat, 1)).await;
    doctor.say(offer(rosa.seat, 2)).await;
    for page in [&mut doctor, &mut rosa] {
        let heard = page.catch_up().await;
        assert!(!heard.iter().any(is_beside), "{heard:?}");
        let no_receiver = ServerMessage::Ignored { code: ErrorCode::NoReceiver };
        assert_eq!(heard.iter().filter(|m| **m == no_receiver).count(), 1, "{heard:?}");
    }
    let before = doctor.state().next_seq();

    doctor.admit(rosa.seat).await;
    rosa.until_admitted().await;
    doctor.say(offer(rosa.seat, 2)).await;
    doctor.say(ClientMessage::Level { level: LEVEL }).await;
    rosa.hear_until(|m| matches!(m, ServerMessage::Signalling { from: SeatId(1), .. })).await;
    let heard = rosa.hear_until(|m| matches!(m, ServerMessage::Level { .. })).await;
    assert_eq!(heard, ServerMessage::Level { from: doctor.seat, level: LEVEL });
    // For an earlier load of the page: not for this one.
    doctor.say(offer(rosa.seat, 3)).await;
    assert!(
        doctor.catch_up().await.contains(&ServerMessage::Ignored { code: ErrorCode::NoReceiver })
    );
    assert_eq!(doctor.state().next_seq().0, before.0 + 1, "nothing of it is in the log");

    doctor.done(Command::SendBack { seat: rosa.seat }).await;
    doctor.say(offer(rosa.seat, 2)).await;
    assert!(
        doctor.catch_up().await.contains(&ServerMessage::Ignored { code: ErrorCode::NoReceiver })
    );
}

#[tokio::test]
async fn a_flood_is_ignored_then_closed_and_the_other_side_goes_on() {
    let house = House::new().await;
    let (mut doctor, mut rosa) = house.both_inside().await;
    let flood = async {
        let text = serde_json::to_string(&ClientMessage::Level { level: LEVEL }).unwrap();
        // Whatever the server does, the flood goes on until the connection is gone.
        for _ in 0..100_000 {
            if rosa.socket.feed(Message::text(text.clone())).await.is_err() {
                break;
            }
        }
        let _ = rosa.socket.flush().await;
        rosa.hear_closing().await
    };
    let doctors = async {
        for _ in 0..20 {
            doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
            doctor.done(Command::EndCue {}).await;
        }
    };
    let (why, ()) = tokio::join!(flood, doctors);
    assert!(matches!(why, Some(ErrorCode::TooMany) | None), "{why:?}");
}

#[tokio::test]
async fn a_ping_flood_is_no_way_around_the_pace() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 1).await;
    for _ in 0..1_000 {
        if rosa.socket.feed(Message::Ping("x".into())).await.is_err() {
            break;
        }
    }
    let _ = rosa.socket.flush().await;
    assert!(matches!(rosa.hear_closing().await, Some(ErrorCode::TooMany) | None));
}

#[tokio::test]
async fn whoever_stops_reading_is_let_go_and_resumes_and_the_others_notice_nothing() {
    let house = House::new().await;
    let visit = house.visit().await;
    let redeemed = house.redeem(&visit, Role::Patient).await;
    let mut doctor = house.page(&house.redeem(&visit, Role::Clinician).await, 1).await;
    let mut rosa = house.page(&redeemed, 2).await;
    doctor.admit(rosa.seat).await;
    rosa.until_admitted().await;
    // More than the system buffers between the two: the server's writing to Rosa comes to a stop.
    let (to, to_page, sdp) = (rosa.seat, PageId(2), "x".repeat(limits::SDP_BYTES_MAX));
    let step = |sdp: &str| ClientMessage::Signalling {
        to,
        to_page,
        body: Signalling::Offer { sdp: sdp.into() },
    };
    for _ in 0..18 {
        doctor.say(step(&sdp)).await;
    }
    doctor.done(Command::BeginCue { cue: Cue::Notes }).await;
    let held = rosa.mirror.clone();
    let is_gone = |m: &ServerMessage| {
        matches!(m, ServerMessage::Entry { entry, .. }
            if matches!(entry.event, Event::SeatLeft { .. }))
    };
    // She still speaks, so it is not her silence that ends it.
    let mut beats = tokio::time::interval(limits::BEAT / 2);
    let speaking = async {
        loop {
            beats.tick().await;
            let _ = rosa.socket.send(Message::text("{\"type\":\"beat\"}")).await;
        }
    };
    tokio::select! {
        gone = doctor.hear_until(is_gone) => assert!(is_gone(&gone)),
        () = speaking => {}
    }
    let again = Page::resumed(house.address(), &redeemed, 2, held).await;
    doctor.catch_up().await;
    assert_eq!(again.state(), doctor.state());
}

#[tokio::test]
async fn a_forbidden_wish_is_refused_and_nobody_else_hears_of_it() {
    let house = House::new().await;
    let (mut doctor, mut rosa) = house.both_inside().await;
    for command in [
        Command::EndVisit {},
        Command::BeginCue { cue: Cue::Notes },
        Command::Remove { seat: doctor.seat },
    ] {
        let tag = rosa.command(command).await;
        assert_eq!(
            rosa.hear().await,
            ServerMessage::Refused { tag, refusal: Refusal::NotYourRole }
        );
    }
    assert!(doctor.catch_up().await.is_empty());
}

#[tokio::test]
async fn a_page_that_closes_gets_its_close_answered() {
    let house = House::new().await;
    let visit = house.visit().await;
    let mut rosa = house.page(&house.redeem(&visit, Role::Patient).await, 1).await;
    let frame = CloseFrame { code: 1000.into(), reason: "".into() };
    rosa.socket.close(Some(frame.clone())).await.unwrap();
    let answer = rosa.socket.next().await.unwrap().unwrap();
    assert_eq!(answer, Message::Close(Some(frame)));
}

#[tokio::test]
async fn when_there_is_no_room_new_visits_wait_and_running_ones_go_on() {
    let house = House::with("visits_max = 1\n").await;
    let (running, waiting) = (house.visit().await, house.visit().await);
    let mut doctor = house.page(&house.redeem(&running, Role::Clinician).await, 1).await;
    let other = house.redeem(&waiting, Role::Clinician).await;
    let mut refused = Page::greeting(house.address(), &other, 1, Mirror::default()).await;
    assert_eq!(refused.hear_closing().await, Some(ErrorCode::ServerFull));
    let mut rosa = house.page(&house.redeem(&running, Role::Patient).await, 1).await;
    doctor.admit(rosa.seat).await;
    rosa.until_admitted().await;
}
