//! The peer connection: one at a time, driven step by step (WebRTC §4).

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MediaStream, RtcPeerConnection, RtcPeerConnectionIceEvent, RtcPeerConnectionState,
    RtcRtpTransceiver, RtcRtpTransceiverDirection, RtcSdpType, RtcSessionDescriptionInit,
    RtcTrackEvent,
};
use webside_protocol::IceServer;

use crate::model::peer::{
    Begins, Candidate, Description, DescriptionKind, PeerEvent, PeerId, PeerStep, Wire,
};
use crate::model::{Msg, Source};
use crate::platform::listener::Listener;
use crate::platform::object::{call, object};
use crate::platform::report::Report;
use crate::platform::sources::Sources;
use crate::platform::stats;
use crate::platform::video::{self, Picture};

/// Makes peer connections, and holds the one there is.
pub(crate) struct Peers {
    report: Report,
    sources: Sources,
    /// `RTCConfiguration` of calls from here on: the newest ICE servers are in it.
    configuration: Object,
    peer: Option<Peer>,
}

/// One peer connection. Closes when it is dropped.
struct Peer {
    id: PeerId,
    connection: RtcPeerConnection,
    /// Names both own tracks as one stream, so that the other side keeps lips and sound together.
    own: MediaStream,
    _listeners: Vec<Listener>,
}

impl Peers {
    pub(crate) fn new(report: Report, sources: Sources) -> Self {
        Self { report, sources, configuration: configuration(&[]), peer: None }
    }

    /// A call that goes on looks there too when it looks for ways anew, whichever side begins that.
    pub(crate) fn use_servers(&mut self, servers: &[IceServer]) {
        self.configuration = configuration(servers);
        if let Some(peer) = &self.peer {
            call(&peer.connection, "setConfiguration", &[&self.configuration]);
        }
    }

    pub(crate) fn step(&mut self, id: PeerId, step: PeerStep) {
        if let PeerStep::Make { first } = step {
            video::show(Picture::Remote, None);
            self.peer = None;
            self.peer = Peer::new(id, &self.configuration, &self.report);
            match (&self.peer, first) {
                (Some(peer), Begins::We) => peer.lay_out(&self.sources),
                (Some(_), Begins::They) | (None, _) => {}
            }
            return;
        }
        let Some(peer) = self.peer.as_ref().filter(|peer| peer.id == id) else { return };
        match step {
            PeerStep::Make { .. } => {}
            PeerStep::Close => {
                self.peer = None;
                video::show(Picture::Remote, None);
            }
            PeerStep::ApplyTheirs(theirs) => {
                let kind = match theirs.kind {
                    DescriptionKind::Offer => "offer",
                    DescriptionKind::Answer => "answer",
                };
                let done = peer.connection.set_remote_description(&init(kind, &theirs.sdp));
                self.tell_when(done, |_| PeerEvent::TheirsApplied);
            }
            PeerStep::Describe => {
                peer.fill(&self.sources);
                // Without an argument the browser makes what fits at that very moment.
                match call(&peer.connection, "setLocalDescription", &[]) {
                    Some(done) => self.tell_when(done.into(), described),
                    None => self.tell(PeerEvent::StepFailed),
                }
            }
            PeerStep::RollBack => {
                let done = peer.connection.set_local_description(&init("rollback", ""));
                self.tell_when(done, |_| PeerEvent::RolledBack);
            }
            PeerStep::AddCandidate(candidate) => peer.add(&candidate),
            PeerStep::RestartIce => drop(call(&peer.connection, "restartIce", &[])),
            PeerStep::Send(source) => peer.send(source, &self.sources),
            PeerStep::Measure => self.measure(),
        }
    }

    fn measure(&self) {
        let Some(peer) = &self.peer else { return };
        let (report, id, connection) = (self.report.clone(), peer.id, peer.connection.clone());
        spawn_local(async move {
            if let Ok(figures) = JsFuture::from(connection.get_stats()).await {
                let stats = stats::read(&figures.unchecked_into(), &connection);
                report.tell(Msg::Peer(id, PeerEvent::Measured(stats)));
            }
        });
    }

    fn tell(&self, event: PeerEvent) {
        if let Some(peer) = &self.peer {
            self.report.tell(Msg::Peer(peer.id, event));
        }
    }

    /// Tells what came of a step once the browser is done with it.
    fn tell_when(&self, done: Promise, event: fn(&RtcPeerConnection) -> PeerEvent) {
        let Some(peer) = &self.peer else { return };
        let (report, id, connection) = (self.report.clone(), peer.id, peer.connection.clone());
        spawn_local(async move {
            let event = match JsFuture::from(done).await {
                Ok(_) => event(&connection),
                Err(_) => PeerEvent::StepFailed,
            };
            report.tell(Msg::Peer(id, event));
        });
    }
}

impl Peer {
    fn new(id: PeerId, configuration: &Object, report: &Report) -> Option<Self> {
        let configuration = configuration.unchecked_ref();
        let connection = RtcPeerConnection::new_with_configuration(configuration).ok()?;
        let listeners = listeners(id, &connection, report)?;
        let own = MediaStream::new().ok()?;
        Some(Self { id, connection, own, _listeners: listeners })
    }

    /// One section for sound and one for picture, whatever there is to send now: what comes later
    /// needs no new negotiation.
    fn lay_out(&self, sources: &Sources) {
        for kind in ["audio", "video"] {
            let init = object([
                ("direction", JsValue::from_str("sendrecv")),
                ("streams", Array::of1(&self.own).into()),
            ]);
            call(&self.connection, "addTransceiver", &[&JsValue::from_str(kind), &init]);
        }
        for source in [Source::Microphone, Source::Camera] {
            self.send(source, sources);
        }
    }

    /// Fills the sections that the other side laid out.
    fn fill(&self, sources: &Sources) {
        for transceiver in self.transceivers() {
            if transceiver.direction() != RtcRtpTransceiverDirection::Sendrecv {
                transceiver.set_direction(RtcRtpTransceiverDirection::Sendrecv);
                call(&transceiver.sender(), "setStreams", &[&self.own]);
                if let Some(source) = source_of(&transceiver) {
                    self.send(source, sources);
                }
            }
        }
    }

    /// Sends what `source` gives now, which may be nothing.
    fn send(&self, source: Source, sources: &Sources) {
        let track = sources.track(source);
        for transceiver in self.transceivers() {
            if source_of(&transceiver) == Some(source) {
                ignore(transceiver.sender().replace_track(track.as_ref()));
            }
        }
    }

    fn add(&self, candidate: &Candidate) {
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

fn configuration(servers: &[IceServer]) -> Object {
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

fn listeners(id: PeerId, connection: &RtcPeerConnection, report: &Report) -> Option<Vec<Listener>> {
    let theirs = MediaStream::new().ok()?;
    let tell = {
        let report = report.clone();
        move |event| report.tell(Msg::Peer(id, event))
    };
    let (needed, found, wired, watched) = (tell.clone(), tell.clone(), tell, connection.clone());
    Some(vec![
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
            theirs.add_track(&event.track());
            // Not `theirs.clone()`: the browser's own method of that name makes another stream.
            video::show(Picture::Remote, Some(Clone::clone(&theirs)));
        }),
    ])
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

fn init(kind: &str, sdp: &str) -> RtcSessionDescriptionInit {
    let init = object([("type", JsValue::from_str(kind)), ("sdp", JsValue::from_str(sdp))]);
    init.unchecked_into()
}

fn described(connection: &RtcPeerConnection) -> PeerEvent {
    let own = connection.local_description();
    let kind = own.as_ref().and_then(|own| match own.type_() {
        RtcSdpType::Offer => Some(DescriptionKind::Offer),
        RtcSdpType::Answer => Some(DescriptionKind::Answer),
        RtcSdpType::Pranswer | RtcSdpType::Rollback | _ => None,
    });
    match (kind, own) {
        (Some(kind), Some(own)) => PeerEvent::Described(Description { kind, sdp: own.sdp() }),
        _ => PeerEvent::StepFailed,
    }
}

fn ignore(promise: Promise) {
    spawn_local(async move { drop(JsFuture::from(promise).await) });
}
