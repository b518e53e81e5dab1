//! One peer connection of the browser: its media sections, and what it tells.

use std::cell::Cell;

use js_sys::{Array, JSON, JsString, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MediaStream, RtcPeerConnection, RtcPeerConnectionIceEvent, RtcPeerConnectionState,
    RtcRtpTransceiver, RtcRtpTransceiverDirection, RtcSdpType, RtcSessionDescriptionInit,
    RtcTrackEvent,
};
use webside_protocol::IceServer;

use crate::model::peer::{
    Begins, Candidate, Description, DescriptionKind, Other, PeerEvent, PeerId, Wire,
};
use crate::model::{Msg, Source};
use crate::platform::listener::Listener;
use crate::platform::object::{call, get, object, set, text};
use crate::platform::report::Report;
use crate::platform::seated::Seats;
use crate::platform::sources::Sources;

/// Both kinds of media, as the browser calls them.
const KINDS: [&str; 2] = ["audio", "video"];
/// Codecs of pictures that the relay passes on, and the repetition of their packets.
const RELAYED_CODECS: [&str; 2] = ["video/VP8", "video/rtx"];

/// Layers of the picture that the relay is sent, the smallest first, as it expects them. Text is shorter
/// to send than what would make the same objects.
const LAYERS: &str = r#"[{"rid":"q","scaleResolutionDownBy":4,"maxBitrate":1e5},{"rid":"h","scaleResolutionDownBy":2,"maxBitrate":35e4},{"rid":"f","maxBitrate":12e5}]"#;
/// What browsers say of sound by themselves: lost packets can be made good from the next one
/// (RFC 7587 section 6.1, `useinbandfec`).
const REPAIRED: &str = "useinbandfec=1";
/// And what they do not: in silence next to nothing need be sent (`usedtx`).
const REPAIRED_AND_SPARING: &str = "useinbandfec=1;usedtx=1";

/// One peer connection. Closes when it is dropped.
pub(crate) struct Peer {
    pub(crate) id: PeerId,
    pub(crate) connection: RtcPeerConnection,
    other: Other,
    seats: Seats,
    /// Names both own tracks as one stream, so that the other side keeps lips and sound together.
    own: MediaStream,
    /// Others' pictures are wanted.
    pictures: Cell<bool>,
    /// The own camera waits for a better link.
    held: Cell<bool>,
    _listeners: Vec<Listener>,
}

impl Peer {
    pub(crate) fn new(
        id: PeerId,
        other: Other,
        configuration: &Object,
        report: &Report,
        sources: &Sources,
        pictures: bool,
    ) -> Option<Self> {
        let configuration = configuration.unchecked_ref();
        let connection = RtcPeerConnection::new_with_configuration(configuration).ok()?;
        let one = match other {
            Other::Page { seat, .. } => Some(seat),
            Other::Relay | Other::RelayToWatch => None,
        };
        let seats = Seats::new(connection.clone(), one);
        let listeners = listeners(id, &connection, &seats, report);
        let own = MediaStream::new().ok()?;
        let (pictures, held) = (Cell::new(pictures), Cell::new(false));
        let peer =
            Self { id, connection, other, seats, own, pictures, held, _listeners: listeners };
        // One section for sound and one for picture, whatever there is to send now: what comes
        // later needs no new negotiation.
        match other {
            Other::Page { first: Begins::We, .. } => peer.lay_out("sendrecv", sources),
            Other::Relay => peer.lay_out("sendonly", sources),
            Other::Page { first: Begins::They, .. } | Other::RelayToWatch => {}
        }
        Some(peer)
    }

    pub(crate) fn seats(&self) -> Seats {
        self.seats.clone()
    }

    pub(crate) fn is_shown(&self) -> bool {
        self.seats.is_shown()
    }

    pub(crate) fn show(&self, shown: bool) {
        self.seats.show(shown);
    }

    /// Room for the sound and picture of `count` people.
    pub(crate) fn watch(&self, count: u8) {
        let room = self.transceivers().filter(|one| !self.sends(one)).count() / KINDS.len();
        for _ in room..usize::from(count) {
            self.add_sections("recvonly");
        }
    }

    /// Fills the sections that the other page laid out.
    pub(crate) fn fill(&self, sources: &Sources) {
        if !matches!(self.other, Other::Page { .. }) {
            return;
        }
        for transceiver in self.transceivers() {
            if transceiver.direction() == RtcRtpTransceiverDirection::Recvonly {
                transceiver.set_direction(RtcRtpTransceiverDirection::Sendrecv);
                call(&transceiver.sender(), "setStreams", &[&self.own]);
                if let Some(source) = source_of(&transceiver) {
                    self.send(source, sources);
                }
            }
        }
        self.use_pictures(self.pictures.get());
    }

    /// Gets others' pictures, or none. Of a pair who wants none sends none: a weak link is weak in both
    /// directions. The browser asks for a negotiation by itself.
    pub(crate) fn use_pictures(&self, pictures: bool) {
        use RtcRtpTransceiverDirection::{Inactive, Recvonly, Sendrecv};
        self.pictures.set(pictures);
        let is_page = matches!(self.other, Other::Page { .. });
        let (with, without) = (if is_page { Sendrecv } else { Recvonly }, Inactive);
        let (from, to) = if pictures { (without, with) } else { (with, without) };
        for transceiver in self.transceivers() {
            if source_of(&transceiver) == Some(Source::Camera) && transceiver.direction() == from {
                transceiver.set_direction(to);
            }
        }
    }

    /// Sends what `source` gives now, which may be nothing.
    pub(crate) fn send(&self, source: Source, sources: &Sources) {
        let held = source == Source::Camera && self.held.get() && !sources.shows_screen();
        let track = sources.sent(source).filter(|_| !held);
        for transceiver in self.transceivers() {
            if source_of(&transceiver) == Some(source) && self.sends(&transceiver) {
                ignore(transceiver.sender().replace_track(track.as_ref()));
            }
        }
    }

    /// Keeps the own camera's picture back, or sends it again.
    pub(crate) fn hold_picture(&self, held: bool, sources: &Sources) {
        self.held.set(held);
        self.send(Source::Camera, sources);
    }

    /// Lets the own picture begin with a whole one: a browser makes one when it begins to send.
    pub(crate) fn renew_picture(&self) {
        for transceiver in self.transceivers() {
            if source_of(&transceiver) == Some(Source::Camera) && self.sends(&transceiver) {
                let sender = transceiver.sender();
                spawn_local(async move {
                    for active in [false, true] {
                        let Some(done) = activate(&sender, active) else { return };
                        let _ = JsFuture::from(done).await;
                    }
                });
            }
        }
    }

    pub(crate) fn add(&self, candidate: &Candidate) {
        let init = object([
            ("candidate", JsValue::from_str(&candidate.candidate)),
            ("sdpMid", JsValue::from_str(&candidate.mid)),
            ("sdpMLineIndex", JsValue::from(candidate.line)),
        ]);
        // One that fits no description any more is of no use, and no harm.
        let init = Some(init.unchecked_ref());
        let add = self.connection.add_ice_candidate_with_opt_rtc_ice_candidate_init(init);
        ignore(add);
    }

    fn lay_out(&self, direction: &str, sources: &Sources) {
        self.add_sections(direction);
        for source in [Source::Microphone, Source::Camera] {
            self.send(source, sources);
        }
    }

    fn add_sections(&self, direction: &str) {
        for kind in KINDS {
            let in_layers = direction == "sendonly" && kind == "video";
            let layers = in_layers.then(|| JSON::parse(LAYERS).ok()).flatten();
            let init = object([
                ("direction", JsValue::from_str(direction)),
                ("streams", Array::of1(&self.own).into()),
                ("sendEncodings", layers.unwrap_or_default()),
            ]);
            let made = call(&self.connection, "addTransceiver", &[&JsValue::from_str(kind), &init]);
            let relayed = !matches!(self.other, Other::Page { .. });
            if let Some(made) = made.filter(|_| relayed && kind == "video") {
                prefer_relayed_codecs(&made);
            }
        }
        self.use_pictures(self.pictures.get());
    }

    /// A section of its own leads to the relay; with another page there is one for both directions.
    fn sends(&self, transceiver: &RtcRtpTransceiver) -> bool {
        let is_page = matches!(self.other, Other::Page { .. });
        is_page || transceiver.direction() == RtcRtpTransceiverDirection::Sendonly
    }

    fn transceivers(&self) -> impl Iterator<Item = RtcRtpTransceiver> {
        let all = self.connection.get_transceivers().to_vec();
        all.into_iter().map(JsCast::unchecked_into)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.connection.close();
    }
}

/// Nothing but what the relay passes on is offered: so eight people fit into one description.
fn prefer_relayed_codecs(transceiver: &JsValue) {
    let video = JsValue::from_str("video");
    let receiver = get(&js_sys::global(), "RTCRtpReceiver");
    let able = receiver.and_then(|receiver| call(&receiver, "getCapabilities", &[&video]));
    let Some(codecs) = able.and_then(|able| get(&able, "codecs")) else { return };
    let mut codecs = Array::from(&codecs).to_vec();
    codecs.retain(|codec| {
        text(codec, "mimeType").is_some_and(|name| RELAYED_CODECS.contains(&name.as_str()))
    });
    let relayed: Array = codecs.iter().collect();
    call(transceiver, "setCodecPreferences", &[&relayed]);
}

/// What a connection is made with, and told when there are other servers.
pub(crate) fn configuration(servers: &[IceServer]) -> Object {
    let text = |text: &String| JsValue::from_str(text);
    let server = |server: &IceServer| {
        object([
            ("urls", server.urls.iter().map(text).collect::<Array>().into()),
            ("username", text(&server.username)),
            ("credential", text(&server.credential)),
        ])
    };
    object([
        ("bundlePolicy", JsValue::from_str("max-bundle")),
        ("iceServers", servers.iter().map(server).collect::<Array>().into()),
    ])
}

fn listeners(
    id: PeerId,
    connection: &RtcPeerConnection,
    seats: &Seats,
    report: &Report,
) -> Vec<Listener> {
    let tell = {
        let report = report.clone();
        move |event| report.tell(Msg::Peer(id, event))
    };
    let (needed, found, wired, watched) = (tell.clone(), tell.clone(), tell, connection.clone());
    let seats = seats.clone();
    vec![
        Listener::new(connection, "negotiationneeded", move |_| {
            needed(PeerEvent::NegotiationNeeded);
        }),
        Listener::new(connection, "icecandidate", move |event| {
            let event: RtcPeerConnectionIceEvent = event.unchecked_into();
            if let Some(candidate) = event.candidate() {
                found(PeerEvent::Found(Candidate {
                    candidate: candidate.candidate(),
                    mid: candidate.sdp_mid().unwrap_or_default(),
                    line: candidate.sdp_m_line_index().unwrap_or_default(),
                }));
            }
        }),
        Listener::new(connection, "connectionstatechange", move |_| {
            if let Some(wire) = wire(watched.connection_state()) {
                wired(PeerEvent::Wire(wire));
            }
        }),
        Listener::new(connection, "track", move |event| {
            let event: RtcTrackEvent = event.unchecked_into();
            seats.take_track(&event.track());
        }),
    ]
}

fn wire(state: RtcPeerConnectionState) -> Option<Wire> {
    match state {
        RtcPeerConnectionState::New | RtcPeerConnectionState::Connecting => Some(Wire::Connecting),
        RtcPeerConnectionState::Connected => Some(Wire::Connected),
        RtcPeerConnectionState::Disconnected => Some(Wire::Disconnected),
        RtcPeerConnectionState::Failed => Some(Wire::Failed),
        // Closed: by us.
        RtcPeerConnectionState::Closed | _ => None,
    }
}

fn source_of(transceiver: &RtcRtpTransceiver) -> Option<Source> {
    match transceiver.receiver().track().kind().as_str() {
        "audio" => Some(Source::Microphone),
        "video" => Some(Source::Camera),
        _ => None,
    }
}

pub(crate) fn init(kind: &str, sdp: &str) -> RtcSessionDescriptionInit {
    let init = object([("type", JsValue::from_str(kind)), ("sdp", JsValue::from_str(sdp))]);
    init.unchecked_into()
}

pub(crate) fn described(connection: &RtcPeerConnection) -> PeerEvent {
    let own = connection.local_description();
    let kind = own.as_ref().and_then(|own| match own.type_() {
        RtcSdpType::Offer => Some(DescriptionKind::Offer),
        RtcSdpType::Answer => Some(DescriptionKind::Answer),
        RtcSdpType::Pranswer | RtcSdpType::Rollback | _ => None,
    });
    match (kind, own) {
        (Some(kind), Some(own)) => {
            // The browser's own replacing: ours would be 4 KB more for a phone to load.
            let sdp = JsString::from(own.sdp()).replace(REPAIRED, REPAIRED_AND_SPARING).into();
            PeerEvent::Described(Description { kind, sdp })
        }
        _ => PeerEvent::StepFailed,
    }
}

/// Lets `sender` send, or not. One that sends nothing has nothing to set.
fn activate(sender: &JsValue, active: bool) -> Option<Promise> {
    let parameters = call(sender, "getParameters", &[])?;
    let encoding = Array::from(&get(&parameters, "encodings")?).get(0);
    set(encoding.dyn_ref()?, "active", &JsValue::from_bool(active));
    Some(call(sender, "setParameters", &[&parameters])?.unchecked_into())
}

fn ignore(promise: Promise) {
    spawn_local(async move { drop(JsFuture::from(promise).await) });
}
