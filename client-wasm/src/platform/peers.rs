//! Peer connections, driven step by step (WebRTC §4): mostly one, and two while one takes the other's place.

use js_sys::{Object, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::RtcPeerConnection;
use webside_protocol::IceServer;

use crate::model::peer::{DescriptionKind, PeerEvent, PeerId, PeerStep};
use crate::model::{Msg, Switch};
use crate::platform::object::call;
use crate::platform::peer::{Peer, configuration, described, init};
use crate::platform::report::Report;
use crate::platform::sources::Sources;
use crate::platform::stats;
use crate::platform::video;

/// Makes peer connections, and holds those there are.
pub(crate) struct Peers {
    report: Report,
    sources: Sources,
    /// `RTCConfiguration` of calls from here on: the newest ICE servers are in it.
    configuration: Object,
    /// Others' pictures are wanted.
    pictures: bool,
    peers: Vec<Peer>,
}

impl Peers {
    pub(crate) fn new(report: Report, sources: Sources) -> Self {
        let configuration = configuration(&[]);
        Self { report, sources, configuration, pictures: true, peers: Vec::new() }
    }

    /// A call that goes on looks there too when it looks for ways anew, whichever side begins that.
    pub(crate) fn use_servers(&mut self, servers: &[IceServer]) {
        self.configuration = configuration(servers);
        for peer in &self.peers {
            call(&peer.connection, "setConfiguration", &[&self.configuration]);
        }
    }

    pub(crate) fn use_pictures(&mut self, pictures: bool) {
        self.pictures = pictures;
        self.peers.iter().for_each(|peer| peer.use_pictures(pictures));
    }

    pub(crate) fn step(&mut self, id: PeerId, step: PeerStep) {
        match step {
            PeerStep::Make(other) => {
                self.peers.extend(Peer::new(
                    id,
                    other,
                    &self.configuration,
                    &self.report,
                    &self.sources,
                    self.pictures,
                ));
                return;
            }
            PeerStep::Show => self.peers.iter().for_each(|peer| peer.show(peer.id == id)),
            PeerStep::Close => {
                let shown = self.peers.iter().any(|peer| peer.id == id && peer.is_shown());
                self.peers.retain(|peer| peer.id != id);
                if shown {
                    video::show_others(Vec::new());
                }
            }
            PeerStep::Watch(_)
            | PeerStep::ApplyTheirs(_)
            | PeerStep::Describe
            | PeerStep::RollBack
            | PeerStep::AddCandidate(_)
            | PeerStep::Send(_)
            | PeerStep::Picture(_)
            | PeerStep::RenewPicture
            | PeerStep::RestartIce
            | PeerStep::Measure => {}
        }
        if let Some(peer) = self.peers.iter().find(|peer| peer.id == id) {
            self.step_of(peer, step);
        }
    }

    fn step_of(&self, peer: &Peer, step: PeerStep) {
        match step {
            PeerStep::Make(_) | PeerStep::Show | PeerStep::Close => {}
            PeerStep::Watch(count) => peer.watch(count),
            PeerStep::ApplyTheirs(theirs) => self.apply(peer, theirs.kind, theirs.sdp),
            PeerStep::Describe => {
                peer.fill(&self.sources);
                // Without an argument the browser makes what fits at that very moment.
                match call(&peer.connection, "setLocalDescription", &[]) {
                    Some(done) => self.tell_when(peer, done.into(), described),
                    None => self.report.tell(Msg::Peer(peer.id, PeerEvent::StepFailed)),
                }
            }
            PeerStep::RollBack => {
                let done = peer.connection.set_local_description(&init("rollback", ""));
                self.tell_when(peer, done, |_| PeerEvent::RolledBack);
            }
            PeerStep::AddCandidate(candidate) => peer.add(&candidate),
            PeerStep::RestartIce => drop(call(&peer.connection, "restartIce", &[])),
            PeerStep::Send(source) => peer.send(source, &self.sources),
            PeerStep::Picture(switch) => peer.hold_picture(switch == Switch::Off, &self.sources),
            PeerStep::RenewPicture => peer.renew_picture(),
            PeerStep::Measure => self.measure(peer),
        }
    }

    fn apply(&self, peer: &Peer, kind: DescriptionKind, sdp: String) {
        let kind = match kind {
            DescriptionKind::Offer => "offer",
            DescriptionKind::Answer => "answer",
        };
        let done = peer.connection.set_remote_description(&init(kind, &sdp));
        let (report, id, seats) = (self.report.clone(), peer.id, peer.seats());
        spawn_local(async move {
            let event = match JsFuture::from(done).await {
                Ok(_) => {
                    if let Some(seated) = seats.take_answer(&sdp) {
                        report.tell(Msg::Peer(id, PeerEvent::Seated(seated)));
                    }
                    PeerEvent::TheirsApplied
                }
                Err(_) => PeerEvent::StepFailed,
            };
            report.tell(Msg::Peer(id, event));
        });
    }

    fn measure(&self, peer: &Peer) {
        let (report, id, connection) = (self.report.clone(), peer.id, peer.connection.clone());
        let seats = peer.seats();
        spawn_local(async move {
            if let Ok(figures) = JsFuture::from(connection.get_stats()).await {
                let stats = stats::read(&figures.into(), &connection, &seats);
                report.tell(Msg::Peer(id, PeerEvent::Measured(stats)));
            }
        });
    }

    /// Tells what came of a step once the browser is done with it.
    fn tell_when(&self, peer: &Peer, done: Promise, event: fn(&RtcPeerConnection) -> PeerEvent) {
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
