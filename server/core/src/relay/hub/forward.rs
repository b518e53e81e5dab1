//! A packet goes to those who get it. Nothing is allocated here, and nothing waits.

use super::Hub;
use crate::relay::codec::Codec;
use crate::relay::leg::Leg;
use crate::relay::moment::Moment;
use crate::relay::outgoing::Outgoing;
use crate::relay::outlet::{Named, Passing};
use crate::relay::rtp::{Extension, FIXED, Header, Rewritten, padding};
use crate::relay::sdp::Meaning;
use crate::relay::source::Route;
use crate::relay::track::Track;
use crate::relay::transport::PeerTransport;
use crate::relay::vp8::{Counts, DESCRIPTOR_MAX, Descriptor};

/// Bytes that a repeated packet has before its payload: the number that it had (RFC 4588 section 4).
pub(super) const ORIGINAL: usize = 2;
/// Header, extensions and tag, about: for what the receiver's link carries.
const OVERHEAD: usize = 48;

impl<T: PeerTransport> Hub<T> {
    /// Passes on a packet of the leg at `at`, which lies in the clear.
    pub(super) fn forward(
        &mut self,
        now: Moment,
        at: usize,
        header: Header,
        packet: &mut [u8],
        out: &mut Outgoing,
    ) {
        let Some(leg) = self.legs[at].as_mut() else { return };
        note_arrival(leg, now, &header, packet);
        let Some(meaning) = leg.meanings.get(&header.payload_type).copied() else { return };
        let Some(track) = leg.track(meaning, &header, packet) else { return };
        let (codec, header, packet) = match meaning {
            Meaning::Media(codec) => (codec, header, &*packet),
            Meaning::Repeated(codec) => match original(leg, (codec, track), &header, packet) {
                Some((header, packet)) => (codec, header, packet),
                None => return,
            },
        };
        let level = leg.extensions.get(Extension::AudioLevel);
        let turned = leg.extensions.get(Extension::VideoOrientation);
        let Some(source) = leg.sources.get_mut(&track) else { return };
        let Some(number) = source.take(now, &header, codec, packet) else { return };
        let level = level.and_then(|id| header.extension(packet, id));
        let turned = turned.and_then(|id| header.extension(packet, id));
        if let Some(level) = level.and_then(|level| level.first()) {
            source.loudness.tell(now, level & 0x7f);
        }
        let payload = &packet[header.length..];
        let begins = codec.begins(payload);
        let vp8 = source.vp8(payload);
        let stream = source.stream();
        let passing = Passing { now, header, number, codec, stream, begins, vp8 };
        let kept = [(Extension::AudioLevel, level), (Extension::VideoOrientation, turned)];
        // The list is put back afterwards: no other leg is this one.
        let routes = std::mem::take(&mut source.routes);
        for route in &routes {
            let Some(to) = self.legs[route.leg].as_mut() else { continue };
            pass(to, *route, &passing, kept, (packet, payload), out);
        }
        if let Some(source) = self.legs[at].as_mut().and_then(|leg| leg.sources.get_mut(&track)) {
            source.routes = routes;
        }
    }
}

fn note_arrival<T>(leg: &mut Leg<T>, now: Moment, header: &Header, packet: &[u8]) {
    let counted = leg.extensions.get(Extension::TransportCc);
    let counted = counted.and_then(|id| header.extension(packet, id)?.first_chunk().copied());
    if let Some(number) = counted {
        leg.arrivals.note(now, u16::from_be_bytes(number));
    }
}

/// Makes a repeated packet what it was (RFC 4588 section 4), in its place.
fn original<'a, T>(
    leg: &Leg<T>,
    (codec, track): (Codec, Track),
    header: &Header,
    packet: &'a mut [u8],
) -> Option<(Header, &'a [u8])> {
    let source = leg.sources.get(&track).filter(|source| source.generation > 0)?;
    let media =
        |(kind, meaning): (&u8, &Meaning)| (*meaning == Meaning::Media(codec)).then_some(*kind);
    let kind = leg.meanings.iter().find_map(media)?;
    // Packets of nothing but padding ask how much the way carries; there is nothing to pass on.
    if packet.len() < header.length + padding(packet) + ORIGINAL + 1 {
        return None;
    }
    let number: [u8; ORIGINAL] = *packet[header.length..].first_chunk()?;
    packet.copy_within(..header.length, ORIGINAL);
    let packet = &mut packet[ORIGINAL..];
    packet[1] = (packet[1] & 0x80) | kind;
    packet[2..4].copy_from_slice(&number);
    packet[8..FIXED].copy_from_slice(&source.ssrc.to_be_bytes());
    Some((Header::read(packet)?, packet))
}

/// What is kept of a packet's extensions.
pub(super) type Kept<'a> = [(Extension, Option<&'a [u8]>); 2];

fn pass<T: PeerTransport>(
    to: &mut Leg<T>,
    route: Route,
    passing: &Passing,
    kept: Kept,
    (packet, payload): (&[u8], &[u8]),
    out: &mut Outgoing,
) {
    if !to.transport.is_open() {
        return;
    }
    let Some(outlet) = to.outlets.get_mut(route.outlet) else { return };
    let Some(named) = outlet.pass(passing, payload.len()) else { return };
    let ssrc = outlet.ssrc;
    let marker = passing.header.marker;
    let padded = packet[0] & 0x20 != 0;
    let mut written = [0; DESCRIPTOR_MAX];
    let (before, payload) = shifted(passing.vp8, named.shift, payload, &mut written);
    let outward = Outward { ssrc, named, marker, padded, kept, before, payload };
    send(passing.now, to, route.outlet, &outward, out);
}

/// The payload in two parts: its descriptor when the counts in it are shifted, and the rest.
pub(super) fn shifted<'a>(
    vp8: Option<(Descriptor, Counts)>,
    shift: Counts,
    payload: &'a [u8],
    written: &'a mut [u8; DESCRIPTOR_MAX],
) -> (&'a [u8], &'a [u8]) {
    match vp8.filter(|_| shift != Counts::default()) {
        Some((descriptor, _)) => {
            *written = descriptor.shifted(payload, shift);
            (&written[..descriptor.length], &payload[descriptor.length..])
        }
        None => (&[], payload),
    }
}

/// A packet as one receiver gets it.
pub(super) struct Outward<'a> {
    /// The stream.
    pub ssrc: u32,
    /// What the packet is called in it.
    pub named: Named,
    /// As the source had it.
    pub marker: bool,
    /// As the source had it.
    pub padded: bool,
    /// Extensions that are kept.
    pub kept: Kept<'a>,
    /// What stands before the payload.
    pub before: &'a [u8],
    /// As the source had it.
    pub payload: &'a [u8],
}

/// Writes the header that the receiver knows, and lets the transport seal and send the packet.
pub(super) fn send<T: PeerTransport>(
    now: Moment,
    to: &mut Leg<T>,
    outlet: usize,
    outward: &Outward,
    out: &mut Outgoing,
) {
    let Outward { ssrc, named, marker, padded, kept, before, payload } = *outward;
    let Leg { transport, outlets, estimate, .. } = to;
    let Some(outlet) = outlets.get(outlet) else { return };
    let mut counted = [0; 2];
    let mut extensions: [(u8, &[u8]); 4] = [(0, &[]); 4];
    let mut count = 0;
    let mut put = |id: Option<u8>, bytes| {
        if let Some(id) = id {
            extensions[count] = (id, bytes);
            count += 1;
        }
    };
    if let Some(id) = outlet.extensions.get(Extension::TransportCc) {
        let number = estimate.send(now, payload.len() + OVERHEAD);
        counted = number.to_be_bytes();
        put(Some(id), &[]);
    }
    put(outlet.extensions.get(Extension::Mid), outlet.mid.as_bytes());
    for (extension, bytes) in kept {
        if let Some(bytes) = bytes {
            put(outlet.extensions.get(extension), bytes);
        }
    }
    if outlet.extensions.get(Extension::TransportCc).is_some() {
        extensions[0].1 = &counted;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
    let sequence = named.number as u16;
    let header = Rewritten {
        marker,
        padded,
        payload_type: named.payload_type,
        sequence,
        timestamp: named.timestamp,
        ssrc,
        extensions: &extensions[..count],
    };
    transport.send_rtp(&header, named.number, before, payload, out);
}
