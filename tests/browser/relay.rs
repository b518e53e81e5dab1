//! Three Chromiums over the media relay, one of them over TCP: moving pictures and sound each way.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use serde_json::{Value, json};
use webside_protocol::{PageId, SeatId, VisitId};
use webside_server::{Part, Protections, Relay, RelaySettings};

use crate::browser::{Browser, Devices, PATIENCE, Size};
use crate::devtools::devtools;
use crate::driver::Driver;
use crate::line::Line;
use crate::wait::until;

const VISIT: VisitId = VisitId::from_bytes([5; 16]);
/// Pictures of each other seat that count as moving.
const FRAMES: u64 = 30;

/// A picture that moves, a sound, and lines for the two others.
const SET_UP: &str = r"
const canvas = document.createElement('canvas');
[canvas.width, canvas.height] = [320, 240];
const context = canvas.getContext('2d');
let turn = 0;
setInterval(() => { context.fillStyle = `hsl(${turn++ * 7 % 360} 80% 50%)`; context.fillRect(turn % 200, 20, 120, 200); }, 40);
const audio = window.audio = new AudioContext();
const tone = audio.createOscillator();
const sink = audio.createMediaStreamDestination();
tone.connect(sink); tone.start();
const peer = window.peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
window.streams = {};
peer.ontrack = event => {
  window.streams[event.streams[0]?.id] = true;
  const video = document.createElement('video');
  video.muted = true; video.autoplay = true; video.srcObject = new MediaStream([event.track]);
  document.body.append(video);
};
peer.addTransceiver(sink.stream.getAudioTracks()[0], { direction: 'sendonly' });
peer.addTransceiver(canvas.captureStream(25).getVideoTracks()[0], { direction: 'sendonly' });
for (let other = 0; other < 2; other++) {
  peer.addTransceiver('audio', { direction: 'recvonly' });
  peer.addTransceiver('video', { direction: 'recvonly' });
}
";

const OFFER: &str = r"
const done = arguments[0];
peer.createOffer().then(offer => peer.setLocalDescription(offer)).then(() => done(peer.localDescription.sdp), error => done('' + error));
";

const ACCEPT: &str = r"
const [sdp, done] = arguments;
peer.setRemoteDescription({ type: 'answer', sdp }).then(() => done(''), error => done('' + error));
";

const STATE: &str = r"
const done = arguments[0];
peer.getStats().then(stats => {
  const all = [...stats.values()];
  const transport = all.find(it => it.type === 'transport');
  const pair = stats.get(transport?.selectedCandidatePairId);
  done({
    state: peer.connectionState,
    cipher: transport?.srtpCipher ?? null,
    over: stats.get(pair?.remoteCandidateId)?.protocol ?? null,
    frames: all.filter(it => it.type === 'inbound-rtp' && it.kind === 'video').map(it => it.framesDecoded ?? 0),
    sound: all.filter(it => it.type === 'inbound-rtp' && it.kind === 'audio').map(it => it.packetsReceived ?? 0),
    lost: all.filter(it => it.type === 'inbound-rtp').map(it => it.packetsLost ?? 0),
    estimate: pair?.availableOutgoingBitrate ?? 0,
    heard: all.filter(it => it.type === 'remote-inbound-rtp').length,
    streams: Object.keys(window.streams).sort(),
  });
});
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_people_see_and_hear_each_other_over_the_relay() {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let settings = RelaySettings {
        listen: SocketAddr::new(local, 0),
        public: local,
        public_port: None,
        protections: Protections::GcmAlone,
    };
    let relay = Relay::open(&settings).expect("a port is free");
    let driver = Driver::start();
    let line = Line::to_only(relay.address()).await;
    let mut browsers = Vec::new();
    for name in ["Rosa", "Amara", "Luis"] {
        let browser = Browser::new(&driver, name, Size::DESK, Devices::None, &line).await;
        browser.run::<Value>(SET_UP, vec![]).await;
        let tap = json!({ "expression": "audio.resume()", "userGesture": true });
        devtools(&browser.client, "Runtime.evaluate", tap).await;
        browsers.push(browser);
    }
    // The first two learn of those who came after them by offering again.
    for seat in [0, 1, 2, 0, 1] {
        negotiate(&relay, &browsers[seat], seat).await;
    }
    for (seat, browser) in browsers.iter().enumerate() {
        let seen = until(PATIENCE, async || {
            let state: Value = browser.run_async(STATE, vec![]).await;
            moves(&state).then_some(state)
        });
        let Some(state) = seen.await else {
            let state: Value = browser.run_async(STATE, vec![]).await;
            for other in &browsers {
                let state: Value = other.run_async(STATE, vec![]).await;
                eprintln!("{}: {state}", other.name);
            }
            panic!("{}: {state}", browser.name);
        };
        let others: Vec<String> =
            (0..3).filter(|other| *other != seat).map(|other| format!("seat-{other}")).collect();
        assert_eq!(state["streams"], json!(others), "{}", browser.name);
        assert_eq!(state["cipher"], "SRTP_AEAD_AES_128_GCM", "{}", browser.name);
        let over = if seat == 2 { "tcp" } else { "udp" };
        assert_eq!(state["over"], over, "{}", browser.name);
        assert_ne!(state["heard"], 0, "the relay reports: {}", browser.name);
    }
}

async fn negotiate(relay: &Relay, browser: &Browser, seat: usize) {
    let offer: String = browser.run_async(OFFER, vec![]).await;
    let id = SeatId(u8::try_from(seat).expect("a small number"));
    let answer = relay.answer(VISIT, id, PageId(7), Part::Publishes, offer.clone()).await;
    let mut answer = answer.unwrap_or_else(|error| panic!("{error:?}: {offer}"));
    if seat == 2 {
        // A network that lets no UDP through: this page does not learn of it.
        let lines = answer.split_inclusive('\n').filter(|line| !line.contains(" udp "));
        answer = lines.collect();
    }
    let said: String = browser.run_async(ACCEPT, vec![json!(answer)]).await;
    assert_eq!(said, "", "{answer}");
}

/// Pictures of both others move, and sound comes from both.
fn moves(state: &Value) -> bool {
    let all = |name: &str, least: u64| {
        let values = state[name].as_array().expect("a list");
        values.len() == 2 && values.iter().all(|value| value.as_u64().unwrap_or(0) >= least)
    };
    all("frames", FRAMES) && all("sound", FRAMES)
}
