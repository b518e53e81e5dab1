//! From one call to another: the old one is closed only once the new one flows.

use webside_client::model::peer::{Came, Other, Path, PeerEvent, PeerId, PeerStep, Stats, Wire};
use webside_client::model::{Effect, Flow, Msg};
use webside_protocol::{
    ClientMessage, Command, Event, Level, LinkQuality, Media, PageId, SeatId, ServerMessage,
    Showing, Signalling, Track, Voice,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, known, said};

const LEVEL: Level = Level {
    mic: Track::Live,
    camera: Track::Live,
    screen: Showing::Able,
    voice: Voice::Silent,
    link: LinkQuality::Good,
    hears: true,
};

fn peer_steps(effects: &[Effect]) -> Vec<(u32, PeerStep)> {
    let step = |effect: &Effect| {
        if let Effect::Peer(id, step) = effect { Some((id.0, step.clone())) } else { None }
    };
    let all = effects.iter().filter_map(step);
    all.filter(|(_, step)| *step != PeerStep::Measure).collect()
}

fn tell(page: &mut Page, peer: u32, event: PeerEvent) -> Vec<Effect> {
    page.tell(Msg::Peer(PeerId(peer), event))
}

fn sounds(of: SeatId, sounds: u64) -> PeerEvent {
    let came = vec![Came { seat: of, sounds, pictures: sounds }];
    let path = Some(Path::Direct);
    PeerEvent::Measured(Stats { came, path, encrypted: true, ..Stats::default() })
}

/// Sound and pictures of `of` come twice over connection `peer`; what the second time does.
fn flows(page: &mut Page, peer: u32, of: SeatId) -> Vec<Effect> {
    assert_eq!(peer_steps(&tell(page, peer, sounds(of, 50))), [], "one picture is not many");
    tell(page, peer, sounds(of, 100))
}

/// Rosa's page in a direct call, which is its connection 1.
fn in_a_call() -> Page {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.server(ServerMessage::Level { from: DOCTOR, level: LEVEL });
    tell(&mut page, 1, PeerEvent::Wire(Wire::Connected));
    tell(&mut page, 1, sounds(DOCTOR, 50));
    assert_eq!(page.model.call.flow(), Flow::Connected);
    page
}

#[test]
fn the_relay_takes_the_place_of_a_direct_call_only_once_the_other_half_is_heard() {
    let mut page = in_a_call();
    let moved = page.fact(Event::MediaMoved { media: Media::RelayedForMany });
    let made = [(2, PeerStep::Make(Other::Relay)), (2, PeerStep::Watch(1))];
    assert_eq!(peer_steps(&moved), made, "beside the direct call");
    tell(&mut page, 2, PeerEvent::Seated(vec![DOCTOR]));

    assert_eq!(peer_steps(&tell(&mut page, 2, PeerEvent::Wire(Wire::Connected))), []);
    assert_eq!(peer_steps(&tell(&mut page, 2, sounds(SeatId(3), 50))), [], "somebody else's");
    assert_eq!(page.model.call.quality().path, Some(Path::Direct), "what is shown is told of");

    let heard = flows(&mut page, 2, DOCTOR);
    assert_eq!(peer_steps(&heard), [(2, PeerStep::Show)]);
    assert_eq!(page.model.call.quality().path, Some(Path::ByClinic));
    assert_eq!(peer_steps(&page.wait(4)), [], "the other side may still be with the direct one");
    assert_eq!(peer_steps(&page.wait(1)), [(1, PeerStep::Close)]);
}

#[test]
fn and_back_in_the_same_way() {
    let mut page = in_a_call();
    page.fact(Event::MediaMoved { media: Media::RelayedForMany });
    tell(&mut page, 2, PeerEvent::Wire(Wire::Connected));
    tell(&mut page, 2, PeerEvent::Seated(vec![DOCTOR]));
    flows(&mut page, 2, DOCTOR);
    page.wait(6);
    page.server(ServerMessage::Level { from: DOCTOR, level: LEVEL });
    let back = page.fact(Event::MediaMoved { media: Media::Direct });
    assert!(matches!(
        peer_steps(&back)[..],
        [(3, PeerStep::Make(Other::Page { seat: DOCTOR, .. }))]
    ));
    tell(&mut page, 3, PeerEvent::Wire(Wire::Connected));
    assert_eq!(peer_steps(&flows(&mut page, 3, DOCTOR)), [(3, PeerStep::Show)]);
    assert_eq!(peer_steps(&page.wait(5)), [(2, PeerStep::Close)]);
}

#[test]
fn nobody_waits_for_the_sound_of_who_has_no_microphone_or_beside_a_dead_call() {
    let mute = Level { mic: Track::Absent, camera: Track::Absent, ..LEVEL };
    let rows = [("no devices", mute, false), ("a dead call", LEVEL, true)];
    for (name, level, dead) in rows {
        let mut page = in_a_call();
        page.server(ServerMessage::Level { from: DOCTOR, level });
        page.fact(Event::MediaMoved { media: Media::RelayedForMany });
        tell(&mut page, 2, PeerEvent::Seated(vec![DOCTOR]));
        if dead {
            tell(&mut page, 1, PeerEvent::Wire(Wire::Failed));
        }
        let steps = peer_steps(&tell(&mut page, 2, PeerEvent::Wire(Wire::Connected)));
        assert_eq!(steps, [(2, PeerStep::Show)], "{name}");
    }
}

#[test]
fn pictures_are_waited_for_but_not_for_ever() {
    let mut page = in_a_call();
    page.fact(Event::MediaMoved { media: Media::RelayedForMany });
    tell(&mut page, 2, PeerEvent::Seated(vec![DOCTOR]));
    tell(&mut page, 2, PeerEvent::Wire(Wire::Connected));
    let mut shown = Vec::new();
    for second in 0..8 {
        let mut did = page.server(ServerMessage::Level { from: DOCTOR, level: LEVEL });
        let came = vec![Came { seat: DOCTOR, sounds: 50 * (second + 1), pictures: 0 }];
        let stats = Stats { came, path: Some(Path::Direct), encrypted: true, ..Stats::default() };
        did.extend(tell(&mut page, 2, PeerEvent::Measured(stats)));
        if peer_steps(&did).contains(&(2, PeerStep::Show)) {
            shown.push(second);
        }
        page.now = page.now + std::time::Duration::from_secs(1);
    }
    assert_eq!(shown, [6]);
}

#[test]
fn a_relay_that_does_not_get_through_is_made_anew_as_a_whole() {
    let mut page = in_a_call();
    page.fact(Event::MediaMoved { media: Media::RelayedForMany });
    let steps = peer_steps(&page.wait(10));
    let anew = [(2, PeerStep::Close), (3, PeerStep::Make(Other::Relay)), (3, PeerStep::Watch(1))];
    assert_eq!(steps, anew);
    assert_eq!(page.model.call.flow(), Flow::Connected, "the direct call goes on");
}

#[test]
fn the_relay_is_told_offers_alone_and_asked_again_for_whom_it_does_not_give() {
    let mut page = in_a_call();
    page.fact(Event::MediaMoved { media: Media::RelayedForMany });
    let offer = || Signalling::Offer { sdp: "o".to_owned() };
    let describe = (2, PeerStep::Describe);
    let needed = tell(&mut page, 2, PeerEvent::NegotiationNeeded);
    assert_eq!(peer_steps(&needed), std::slice::from_ref(&describe));
    let own = webside_client::model::peer::Description {
        kind: webside_client::model::peer::DescriptionKind::Offer,
        sdp: "o".to_owned(),
    };
    let told = said(&tell(&mut page, 2, PeerEvent::Described(own)));
    assert_eq!(told, [ClientMessage::RelaySignalling { call: 2, body: offer() }]);
    let way = webside_client::model::peer::Candidate {
        candidate: "c".to_owned(),
        mid: "0".to_owned(),
        line: 0,
    };
    assert_eq!(said(&tell(&mut page, 2, PeerEvent::Found(way))), []);

    let answer = || Signalling::Answer { sdp: "a".to_owned() };
    let stale = page.server(ServerMessage::RelaySignalling { call: 1, body: answer() });
    assert_eq!(peer_steps(&stale), [], "an answer to another connection");
    page.server(ServerMessage::RelaySignalling { call: 2, body: answer() });
    tell(&mut page, 2, PeerEvent::Seated(vec![]));
    tell(&mut page, 2, PeerEvent::TheirsApplied);
    let asked = tell(&mut page, 2, PeerEvent::Wire(Wire::Connected));
    assert_eq!(peer_steps(&asked), [describe], "the doctor sends, and is not given");
}

#[test]
fn a_pair_that_never_gets_through_asks_for_the_relay_if_there_is_one() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    let asks = |effects: &[Effect]| {
        let wish = |message: &ClientMessage| {
            matches!(message, ClientMessage::Command { command: Command::AskRelay {}, .. })
        };
        said(effects).iter().any(wish)
    };
    assert!(!asks(&page.wait(30)), "this clinic has none");
}

#[test]
fn ways_that_are_looked_for_anew_let_the_own_picture_begin_anew_twice() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    tell(&mut page, 1, PeerEvent::Wire(Wire::Connected));
    let renewals = |effects: &[Effect]| {
        peer_steps(effects).iter().filter(|(_, step)| *step == PeerStep::RenewPicture).count()
    };
    let calm = page.wait(3);
    assert_eq!(renewals(&calm), 0);
    let body = Signalling::Offer { sdp: "anew".into() };
    page.server(ServerMessage::Signalling { from: DOCTOR, from_page: PageId(9), body });
    let after = page.wait(5);
    assert_eq!(renewals(&after), 2);
}
