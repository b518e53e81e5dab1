//! Every message as it stands on the wire. A changed snapshot is a changed protocol.

mod scene;

use insta::assert_json_snapshot;
use scene::talk::{every_wish, line};
use scene::{CLINICIAN, PATIENT, Scene};
use serde_json::{Value, json};
use webside_protocol::{
    Author, Carried, Checking, ClientMessage, Clinic, Command, Compact, Cue, CueEnd, Departure,
    Entry, Epoch, ErrorCode, Event, Figures, Held, IceServer, Input, InvitationLink, Invite,
    Invited, Language, Level, LinkQuality, LinkSecret, Media, Missed, Name, PageId, Place, Policy,
    Problem, Redeem, Redeemed, Refusal, RelayUse, Role, ScreenRequest, SeatId, Seq, ServerMessage,
    Showing, Signal, Signalling, Subject, SummaryFormat, Tag, TakeSummary, TellFigures, Ticket,
    Timestamp, ToJson, Track, VisitId, VisitState, Voice,
};

const AT: Timestamp = Timestamp(1_700_000_000_000);
const VISIT: VisitId = VisitId::from_bytes([0x1f; 16]);

const LEVEL: Level = Level {
    mic: Track::Live,
    camera: Track::Off,
    screen: Showing::Able,
    voice: Voice::Speaking,
    link: LinkQuality::Good,
    hears: true,
};

fn entry(seq: u64, event: Event) -> Entry {
    let by = Author::Seat { seat: SeatId(0), tag: Tag(9) };
    Entry { seq: Seq(seq), at: AT, by, event }
}

fn place(seat: u8, role: Role, name: &str, language: Language) -> Place {
    Place { seat: SeatId(seat), role, name: Name::new(name).expect("a name"), language }
}

fn created() -> Entry {
    let place = place(1, Role::Patient, "Rosa Martín", Language::Es);
    let usual_s = [(Cue::ChartReview, 90)].into_iter().collect();
    let policy = Policy { usual_s, relay: RelayUse::WhenNeeded, ..Policy::default() };
    let event = Event::VisitCreated { seats: vec![place], policy };
    Entry { seq: Seq(0), at: AT, by: Author::Server {}, event }
}

fn ice_server() -> IceServer {
    IceServer {
        urls: vec!["turn:clinic.example:3478?transport=udp".into()],
        username: "1700043200:visit:1:0".into(),
        credential: "canary".into(),
    }
}

#[test]
fn what_a_page_says() {
    let command = |command| ClientMessage::Command { tag: Tag(10), command };
    let messages = [
        ClientMessage::Hello {
            version: 1,
            ticket: Ticket("signed".into()),
            page: PageId(7),
            held: Held::Nothing {},
        },
        ClientMessage::Hello {
            version: 1,
            ticket: Ticket("signed".into()),
            page: PageId(7),
            held: Held::Before { epoch: Epoch(2), next: Seq(41) },
        },
        command(Command::BeginCue { cue: Cue::ChartReview }),
        command(Command::StepAway { back_in_min: 2 }),
        command(Command::KeepCue {}),
        command(Command::EndCue {}),
        command(Command::RaiseSignal { signal: Signal::SayNewWay }),
        command(Command::TakeBackSignal { raised: Seq(40) }),
        command(Command::SeeSignal { raised: Seq(40) }),
        command(Command::ClearSignal { raised: Seq(40) }),
        command(Command::Consent { seat: SeatId(3), yes: true }),
        command(Command::Admit { seat: SeatId(1) }),
        command(Command::SendBack { seat: SeatId(1) }),
        command(Command::Remove { seat: SeatId(1) }),
        command(Command::AskRelay {}),
        command(Command::Leave {}),
        command(Command::EndVisit {}),
        ClientMessage::Signalling {
            to: SeatId(1),
            to_page: PageId(7),
            body: Signalling::Offer { sdp: "v=0".into() },
        },
        ClientMessage::Signalling {
            to: SeatId(1),
            to_page: PageId(7),
            body: Signalling::Answer { sdp: "v=0".into() },
        },
        ClientMessage::Signalling {
            to: SeatId(1),
            to_page: PageId(7),
            body: Signalling::Candidate {
                candidate: "candidate:1".into(),
                mid: "0".into(),
                line: 0,
            },
        },
        ClientMessage::RelaySignalling { call: 2, body: Signalling::Offer { sdp: "v=0".into() } },
        ClientMessage::Level { level: LEVEL },
        ClientMessage::Caption { line: line("Take one a day") },
        ClientMessage::AssertCue {},
        ClientMessage::Beat {},
    ];
    round_trip(&messages);
    writes_the_same(&messages);
    assert_json_snapshot!(messages);
}

#[test]
fn what_the_server_says() {
    let mut state = VisitState::default();
    state.apply(&created());
    let messages = [
        ServerMessage::Welcome {
            visit: VISIT,
            seat: SeatId(1),
            epoch: Epoch(2),
            now: AT,
            kept_until: Timestamp(AT.0 + 86_400_000),
            last_tag: Tag(9),
            ice_servers: vec![ice_server()],
            missed: Missed::Entries { entries: vec![created()] },
        },
        ServerMessage::Welcome {
            visit: VISIT,
            seat: SeatId(1),
            epoch: Epoch(2),
            now: AT,
            kept_until: Timestamp(AT.0 + 86_400_000),
            last_tag: Tag(9),
            ice_servers: Vec::new(),
            missed: Missed::Snapshot { state: state.clone() },
        },
        ServerMessage::Entry {
            epoch: Epoch(2),
            entry: entry(41, Event::SignalRaised { seat: SeatId(1), signal: Signal::SayNewWay }),
        },
        ServerMessage::Snapshot { epoch: Epoch(2), state },
        ServerMessage::Accepted { tag: Tag(10) },
        ServerMessage::Refused { tag: Tag(10), refusal: Refusal::NotYourRole },
        ServerMessage::Signalling {
            from: SeatId(0),
            from_page: PageId(3),
            body: Signalling::Answer { sdp: "v=0".into() },
        },
        ServerMessage::RelaySignalling { call: 2, body: Signalling::Answer { sdp: "v=0".into() } },
        ServerMessage::Level { from: SeatId(0), level: LEVEL },
        ServerMessage::Caption { from: SeatId(6), line: line("Take one a day") },
        ServerMessage::Beat { now: AT },
        ServerMessage::Ignored { code: ErrorCode::MalformedMessage },
        ServerMessage::Closing { code: ErrorCode::Draining },
    ];
    round_trip(&messages);
    reads_the_same(&messages);
    assert_json_snapshot!(messages);
}

#[test]
fn what_can_happen() {
    let (seat, raised, signal) = (SeatId(1), Seq(4), Signal::Question);
    let events = [
        created().event,
        Event::SeatArrived { seat, page: PageId(7) },
        Event::SeatLeft { seat, why: Departure::LinkLost },
        Event::SeatInvited { place: place(3, Role::Observer, "Kim", Language::En), by: SeatId(0) },
        Event::ConsentSaid { seat, yes: true },
        Event::SeatAdmitted { seat },
        Event::SeatSentBack { seat },
        Event::SeatRemoved { seat },
        Event::CueBegan { seat, cue: Cue::Lookup, wording: 1 },
        Event::SteppedAway { seat, wording: 0, back_at: AT },
        Event::CueKept { seat },
        Event::CueEnded { seat, reason: CueEnd::TimedOut },
        Event::SignalRaised { seat, signal },
        Event::SignalTakenBack { raised, signal },
        Event::SignalSeen { raised, signal, seat },
        Event::SignalCleared { raised, signal },
        Event::MediaMoved { media: Media::RelayedForMany },
        Event::VisitEnded {},
        Event::Withheld {},
    ];
    round_trip(&events);
    reads_the_same(&events);
    assert_json_snapshot!(events);
}

#[test]
fn what_two_people_work_out() {
    let (mut scene, said) = Scene::in_full_talk();
    let mut wishes = every_wish(&said);
    let mut events = vec![Event::BriefingCarriedOver {
        lines: vec![Carried { subject: Subject::Helper, line: line("My son") }],
    }];
    for (at, command) in wishes.iter().enumerate() {
        let (from, mut scene) = ([CLINICIAN, PATIENT], Scene::in_full_talk().0);
        scene.input(Input::CarryOver { lines: Vec::new() });
        if matches!(command, Command::GiveFeedback { .. }) {
            scene.send(CLINICIAN, Command::EndVisit {});
        }
        let accepted = from.into_iter().any(|seat| scene.send(seat, command.clone()).is_none());
        assert!(accepted, "wish {at}");
        events.extend(scene.log.last().map(|entry| entry.event.clone()));
    }
    round_trip(&wishes);
    writes_the_same(&wishes);
    reads_the_same(&events);
    assert_json_snapshot!("wishes_of_the_conversation", &wishes);

    for command in wishes.drain(..) {
        for from in [CLINICIAN, PATIENT] {
            scene.send(from, command.clone());
        }
    }
    let state = scene.visit.state().clone();
    round_trip(std::slice::from_ref(&state));
    reads_the_same(std::slice::from_ref(&state));
    assert_json_snapshot!("state_of_a_full_conversation", state.conversation());
}

#[test]
fn what_passes_over_http() {
    let redeem = Redeem { secret: LinkSecret("secret".into()), page: PageId(7) };
    let redeemed = Redeemed { visit: VISIT, seat: SeatId(1), ticket: Ticket("signed".into()) };
    let clinic = Clinic {
        name: "Pine Street Clinic".into(),
        phone: "+1 555 0100".into(),
        language: Language::En,
        nudge_after_s: 8,
    };
    let figures = Figures {
        silence_s: 260,
        narrated_s: 190,
        first_cue_after_s: Some(80),
        topics: 4,
        addressed: 3,
        steps: 3,
        came_across: 2,
    };
    let telling = TellFigures { ticket: Ticket("signed".into()), figures };
    let problem = Problem { code: ErrorCode::LinkRejected };
    let checking = Checking { ice_servers: vec![ice_server()] };
    reads_the_same(std::slice::from_ref(&checking));
    writes_the_same(std::slice::from_ref(&redeem));
    writes_the_same(std::slice::from_ref(&telling));
    reads_the_same(std::slice::from_ref(&redeemed));
    reads_the_same(std::slice::from_ref(&clinic));
    reads_the_same(std::slice::from_ref(&problem));
    let (ticket, name) = (redeemed.ticket.clone(), Name::new("Kim").expect("a name"));
    let invite = Invite { ticket, role: Role::Observer, name };
    let link = InvitationLink("https://clinic.example/v#secret".into());
    let invited = Invited::Link { seat: SeatId(3), link, expires_at: Timestamp(1_700_000_600_000) };
    let refused = Invited::Refused { refusal: Refusal::ListFull };
    reads_the_same(&[invited.clone(), refused.clone()]);
    writes_the_same(std::slice::from_ref(&invite));
    reads_the_same(&[invited.clone(), refused.clone()]);
    let formats = [SummaryFormat::Text, SummaryFormat::Pdf, SummaryFormat::Fhir];
    let take = formats.map(|format| TakeSummary { ticket: redeemed.ticket.clone(), format });
    assert_json_snapshot!((
        redeem, redeemed, clinic, telling, problem, invite, invited, refused, take, checking
    ));
}

#[test]
fn text_of_every_kind_is_written_as_serde_writes_it() {
    let ascii: String = ('\0'..='\u{7f}').collect();
    let body = Signalling::Offer { sdp: format!("{ascii} é 😀 \u{2028}\u{ffff}") };
    let message = ClientMessage::Signalling { to: SeatId(0), to_page: PageId(u32::MAX), body };
    round_trip(std::slice::from_ref(&message));
    writes_the_same(&[message]);
}

/// Each of `messages` is written letter by letter the same both ways.
fn writes_the_same<T: serde::Serialize + ToJson>(messages: &[T]) {
    for message in messages {
        assert_eq!(message.to_json(), serde_json::to_string(message).expect("writes"));
    }
}

/// Each of `messages`, and each of them with a field too many, a field too few or another type in
/// each place, reads the same both ways.
fn reads_the_same<T>(messages: &[T])
where
    T: serde::Serialize + serde::de::DeserializeOwned + Compact + PartialEq + std::fmt::Debug,
{
    for message in messages {
        let value = serde_json::to_value(message).expect("writes");
        for changed in variations(&value) {
            let derived = serde_json::from_value::<T>(changed.clone()).ok();
            assert_eq!(T::from_json(&changed.to_string()).ok(), derived, "{changed}");
        }
    }
}

/// `value` itself, and with each part taken out, replaced, or joined by a stranger.
fn variations(value: &Value) -> Vec<Value> {
    let mut all =
        vec![value.clone(), Value::Null, json!(true), json!(-1), json!(1e300), json!("x")];
    match value {
        Value::Object(fields) => {
            let with = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
                let mut fields = fields.clone();
                change(&mut fields);
                Value::Object(fields)
            };
            all.push(with(&|f| drop(f.insert("stranger".into(), json!(1)))));
            for (name, part) in fields {
                all.push(with(&|f| drop(f.remove(name))));
                for other in variations(part) {
                    all.push(with(&|f| drop(f.insert(name.clone(), other.clone()))));
                }
            }
        }
        Value::Array(parts) => {
            for (at, part) in parts.iter().enumerate() {
                for other in variations(part) {
                    let mut parts = parts.clone();
                    parts[at] = other;
                    all.push(Value::Array(parts));
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    all
}

#[test]
fn every_word_has_its_spelling() {
    let codes = ErrorCode::ALL.map(|c| (c, c.http_status(), c.close_code()));
    let uses = [RelayUse::Never, RelayUse::WhenNeeded, RelayUse::Always];
    let ways =
        [Media::Direct, Media::RelayedForMany, Media::RelayedByPolicy, Media::RelayedForReach];
    let showing = [Showing::Unable, Showing::Able, Showing::Live];
    let asked = [
        ScreenRequest::None,
        ScreenRequest::Waiting,
        ScreenRequest::Granted,
        ScreenRequest::Declined,
    ];
    let (cues, signals) = (&Cue::ALL[..], &Signal::ALL[..]);
    assert_json_snapshot!((cues, signals, Role::ALL, codes, uses, ways, showing, asked));
}

#[test]
fn what_is_not_a_message_is_not_taken_for_one() {
    let rows = [
        ("no type", r#"{}"#),
        ("unknown type", r#"{"type":"shout"}"#),
        ("field too many", r#"{"type":"beat","loud":true}"#),
        (
            "field too many, deeper",
            r#"{"type":"command","tag":1,"command":{"type":"end_cue","x":1}}"#,
        ),
        ("forged author", r#"{"type":"command","tag":1,"command":{"type":"end_cue"},"by":0}"#),
        ("field missing", r#"{"type":"command","command":{"type":"end_cue"}}"#),
        ("unknown cue", r#"{"type":"command","tag":1,"command":{"type":"begin_cue","cue":"nap"}}"#),
        (
            "seat out of range",
            r#"{"type":"command","tag":1,"command":{"type":"admit","seat":256}}"#,
        ),
        (
            "negative place",
            r#"{"type":"command","tag":1,"command":{"type":"see_signal","raised":-1}}"#,
        ),
        ("a fraction", r#"{"type":"command","tag":1.5,"command":{"type":"end_cue"}}"#),
        ("a text", r#""beat""#),
        ("two values", r#"{"type":"beat"}{"type":"beat"}"#),
        ("half a value", r#"{"type":"bea"#),
    ];
    for (name, text) in rows {
        assert!(serde_json::from_str::<ClientMessage>(text).is_err(), "{name}");
    }
}

#[test]
fn secrets_do_not_show_in_logs() {
    let shown = format!(
        "{:?} {:?} {:?} {:?}",
        ice_server(),
        Ticket("canary".into()),
        LinkSecret("canary".into()),
        Signalling::Offer { sdp: "canary".into() }
    );
    assert!(!shown.contains("canary"), "{shown}");
}

fn round_trip<T>(values: &[T])
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let text = serde_json::to_string(values).expect("writes");
    assert_eq!(serde_json::from_str::<Vec<T>>(&text).expect("reads"), values);
}
