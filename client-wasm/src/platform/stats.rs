//! Reading the figures of a call (WebRTC Statistics §6).

use js_sys::{Array, Map};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RtcPeerConnection, RtcPeerConnectionState, RtcStatsReport};

use crate::model::peer::{Came, Path, Stats};
use crate::platform::object::{get, number, text};
use crate::platform::seated::Seats;

/// The figures in `report`, of `connection`.
pub(crate) fn read(
    report: &RtcStatsReport,
    connection: &RtcPeerConnection,
    seats: &Seats,
) -> Stats {
    let connected = connection.connection_state() == RtcPeerConnectionState::Connected;
    let mut stats = Stats { encrypted: connected, ..Stats::default() };
    let entries: Vec<JsValue> = Array::from(&report.unchecked_ref::<Map>().values()).to_vec();
    for entry in &entries {
        match text(entry, "type").as_deref() {
            Some("inbound-rtp") => came(entry, seats, &mut stats),
            Some("media-source") => sent(entry, &mut stats),
            // A connection is called connected when its keys are agreed; where the browser tells
            // of the keys themselves, they have the last word.
            Some("transport") => {
                if let Some(state) = text(entry, "dtlsState") {
                    stats.encrypted &= state == "connected";
                    stats.is_insecure = state == "failed";
                }
            }
            _ => {}
        }
    }
    if let Some(pair) = pair_in_use(&entries).filter(|_| connected) {
        stats.round_trip_ms =
            number(&pair, "currentRoundTripTime").map(|seconds| (seconds * 1000.0) as u32);
        stats.room_kbits =
            number(&pair, "availableOutgoingBitrate").map(|bits| (bits / 1000.0) as u32);
        stats.path = Some(path(&entries, &pair));
    }
    stats
}

fn came(entry: &JsValue, seats: &Seats, stats: &mut Stats) {
    let count = |name| number(entry, name).unwrap_or(0.0).max(0.0) as u64;
    let packets = count("packetsReceived");
    stats.packets += packets;
    stats.packets_lost += count("packetsLost");
    let track = text(entry, "trackIdentifier").unwrap_or_default();
    let Some(seat) = seats.whose(&track) else { return };
    let (sounds, pictures) = match text(entry, "kind").as_deref() {
        Some("audio") => (packets, 0),
        _ => (0, count("framesDecoded")),
    };
    match stats.came.iter_mut().find(|came| came.seat == seat) {
        Some(came) => {
            came.sounds += sounds;
            came.pictures += pictures;
        }
        None => stats.came.push(Came { seat, sounds, pictures }),
    }
}

fn sent(entry: &JsValue, stats: &mut Stats) {
    if let (Some(energy), Some(seconds)) =
        (number(entry, "totalAudioEnergy"), number(entry, "totalSamplesDuration"))
    {
        stats.own_sound = Some((energy, seconds));
    }
}

/// The pair of ways that media takes: named by the transport, or marked by Firefox.
fn pair_in_use(entries: &[JsValue]) -> Option<JsValue> {
    let named = entries.iter().find_map(|entry| text(entry, "selectedCandidatePairId"));
    let is_it = |entry: &&JsValue| match &named {
        Some(name) => text(entry, "id").as_ref() == Some(name),
        None => get(entry, "selected").is_some_and(|is| is.is_truthy()),
    };
    entries.iter().find(is_it).cloned()
}

fn path(entries: &[JsValue], pair: &JsValue) -> Path {
    let relayed = ["localCandidateId", "remoteCandidateId"].into_iter().any(|end| {
        let name = text(pair, end);
        let way = entries.iter().find(|entry| name.is_some() && text(entry, "id") == name);
        way.is_some_and(|way| text(way, "candidateType").as_deref() == Some("relay"))
    });
    if relayed { Path::Relayed } else { Path::Direct }
}
