//! One page in the simulation: what it offers, sends and hears.

use std::collections::{BTreeMap, BTreeSet};

use webside_core::relay::ice::Credentials;
use webside_core::relay::moment::Moment;
use webside_core::relay::rtp::{Extension, Header, Rewritten};
use webside_core::relay::sdp::{Direction, Fingerprint, Offer};
use webside_core::relay::srtp::{Opener, Sealer, Suite, client_side, is_control};
use webside_core::relay::way::Way;
use webside_protocol::{PageId, SeatId, VisitId};

use crate::keyed::material;
use crate::tag::Tag;

pub(crate) const AUDIO: u8 = 111;
const VIDEO: u8 = 96;
pub(crate) const REPEATED: u8 = 97;
const COUNT_ID: u8 = 3;
const LAYER_ID: u8 = 4;
const REPEATED_LAYER_ID: u8 = 5;
const LEVEL_ID: u8 = 6;
/// What a page calls its layers.
const LAYERS: [&str; 3] = ["q", "h", "f"];
/// Bytes that packets of each layer have more than they need.
const LARGER: [usize; 3] = [0, 200, 800];
/// Packets that are kept to be repeated.
const KEPT: u64 = 64;

/// What a page sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sends {
    Nothing,
    /// A picture in so many layers.
    Layers(u8),
}

/// What the relay sent.
pub(crate) enum Heard {
    Media(Header, Vec<u8>),
    Control(Vec<u8>),
    Check,
}

/// One page.
pub(crate) struct Page {
    pub(crate) visit: VisitId,
    pub(crate) seat: SeatId,
    pub(crate) page: PageId,
    pub(crate) way: Way,
    pub(crate) sends: Sends,
    pub(crate) offer: Offer,
    pub(crate) credentials: Credentials,
    opener: Opener,
    sealer: Sealer,
    /// The next number of each stream, and the transport's.
    next: BTreeMap<u32, u64>,
    count: u16,
    /// Streams that the relay said it gets: their packets need not say any more whose layer they are.
    pub(crate) known: BTreeSet<u32>,
    /// Payloads of the last packets of picture, by stream and number.
    kept: BTreeMap<(u32, u64), Vec<u8>>,
    pub(crate) owes_key_frame: BTreeSet<u32>,
    /// How loud its sound is: 127 is silence.
    pub(crate) level: u8,
    /// When media could flow to it.
    pub(crate) joined: Option<Moment>,
    /// When it was last asked for a key frame of each stream.
    pub(crate) asked: BTreeMap<u32, Moment>,
    /// When its first picture left.
    pub(crate) showed: Option<Moment>,
    /// When its address last changed.
    pub(crate) moved: Moment,
    pub(crate) checks: u64,
}

impl Page {
    pub(crate) fn new(
        (visit, seat, page): (VisitId, SeatId, PageId),
        way: Way,
        sends: Sends,
        others: usize,
    ) -> Self {
        let mut fingerprint = Fingerprint([0; 32]);
        fingerprint.0[..16].copy_from_slice(visit.as_bytes());
        fingerprint.0[16] = seat.0;
        fingerprint.0[17..21].copy_from_slice(&page.0.to_be_bytes());
        let (opener, sealer) =
            client_side(Suite::Gcm, &material(&fingerprint)).expect("keys have their length");
        let ufrag = format!("page{}", page.0);
        Self {
            visit,
            seat,
            page,
            way,
            sends,
            offer: offer(&ufrag, fingerprint, sends, others),
            credentials: Credentials { ufrag: String::new(), password: String::new() },
            opener,
            sealer,
            next: BTreeMap::new(),
            count: 65_500,
            known: BTreeSet::new(),
            kept: BTreeMap::new(),
            owes_key_frame: (0..3).map(|layer| stream(page, Some(layer))).collect(),
            level: 127,
            joined: None,
            asked: BTreeMap::new(),
            showed: None,
            moved: Moment(0),
            checks: 0,
        }
    }

    /// Its layers.
    pub(crate) fn layers(&self) -> u8 {
        match self.sends {
            Sends::Nothing => 0,
            Sends::Layers(layers) => layers,
        }
    }

    /// One packet of sound, or of a layer of the picture, sealed.
    pub(crate) fn media(&mut self, now: Moment, layer: Option<u8>) -> Vec<u8> {
        let ssrc = stream(self.page, layer);
        // Near the wrap of sixteen bits, so that it is passed, and elsewhere for each.
        let next = self.next.entry(ssrc).or_insert(65_500 - 7 * u64::from(ssrc % 8));
        let number = *next;
        *next += 1;
        let begins = layer.is_some() && self.owes_key_frame.remove(&ssrc);
        let tag = Tag {
            visit: self.visit.as_bytes()[0],
            seat: self.seat.0,
            layer,
            page: self.page.0,
            number,
            begins,
        };
        let payload = tag.write(layer.map_or(0, |layer| LARGER[usize::from(layer)]));
        if layer.is_some() {
            self.showed.get_or_insert(now);
            self.kept.insert((ssrc, number), payload.clone());
            self.kept.remove(&(ssrc, number.wrapping_sub(KEPT)));
        }
        let payload_type = if layer.is_some() { VIDEO } else { AUDIO };
        let named = (!self.known.contains(&ssrc)).then_some(LAYER_ID);
        self.seal(payload_type, (ssrc, number), (ssrc, number), named, &payload)
    }

    /// A packet again, if it is still there, as RTX.
    pub(crate) fn again(&mut self, ssrc: u32, low: u16) -> Option<Vec<u8>> {
        let is = |(of, number): &&(u32, u64)| *of == ssrc && *number & 0xffff == u64::from(low);
        let (_, number) = *self.kept.keys().find(is)?;
        let payload = self.kept.get(&(ssrc, number))?.clone();
        let repeated = ssrc | 1 << 31;
        let next = self.next.entry(repeated).or_insert(9);
        let own = *next;
        *next += 1;
        let payload = [&low.to_be_bytes()[..], &payload].concat();
        let named = Some(REPEATED_LAYER_ID);
        Some(self.seal(REPEATED, (repeated, own), (ssrc, number), named, &payload))
    }

    fn seal(
        &mut self,
        payload_type: u8,
        (ssrc, number): (u32, u64),
        (of, time): (u32, u64),
        named: Option<u8>,
        payload: &[u8],
    ) -> Vec<u8> {
        self.count = self.count.wrapping_add(1);
        let count = self.count.to_be_bytes();
        let layer = (of % 8).checked_sub(1).filter(|_| self.layers() > 1);
        let name = layer.map_or("", |layer| LAYERS[layer as usize]);
        let mut extensions: Vec<(u8, &[u8])> = vec![(COUNT_ID, &count)];
        let level = [self.level];
        if payload_type == AUDIO {
            extensions.push((LEVEL_ID, &level));
        }
        extensions.extend(named.filter(|_| layer.is_some()).map(|id| (id, name.as_bytes())));
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low bits")]
        let header = Rewritten {
            marker: true,
            padded: false,
            payload_type,
            sequence: number as u16,
            // Each stream's clock begins elsewhere.
            timestamp: (time as u32).wrapping_mul(3_000).wrapping_add(of.wrapping_mul(0x9e37_79b9)),
            ssrc,
            extensions: &extensions,
        };
        let mut bytes = Vec::new();
        self.sealer.write(&header, number, &[], payload, &mut bytes);
        bytes
    }

    /// A compound, sealed.
    pub(crate) fn control(&mut self, compound: &[u8]) -> Vec<u8> {
        let mut bytes = compound.to_vec();
        assert!(self.sealer.seal_control(&mut bytes, 0));
        bytes
    }

    /// Opens what left for it.
    pub(crate) fn hear(&mut self, datagram: &[u8]) -> Heard {
        let mut datagram = datagram.to_vec();
        if datagram[0] < 4 {
            return Heard::Check;
        }
        if is_control(&datagram) {
            let length = self.opener.open_control(&mut datagram).expect("sealed for this page");
            return Heard::Control(datagram[..length].to_vec());
        }
        let (header, length) = self.opener.open(&mut datagram).expect("sealed for this page, once");
        Heard::Media(header, datagram[..length].to_vec())
    }
}

/// The name of a page's stream of sound, or of a layer of its picture.
fn stream(page: PageId, layer: Option<u8>) -> u32 {
    page.0 * 8 + layer.map_or(0, |layer| u32::from(layer) + 1)
}

fn offer(ufrag: &str, fingerprint: Fingerprint, sends: Sends, others: usize) -> Offer {
    let mut lines = Vec::new();
    if sends != Sends::Nothing {
        lines.extend([("audio", Direction::SendOnly), ("video", Direction::SendOnly)]);
    }
    for _ in 0..others {
        lines.extend([("audio", Direction::RecvOnly), ("video", Direction::RecvOnly)]);
    }
    let mids: String = (0..lines.len()).map(|mid| format!(" {mid}")).collect();
    let digits: Vec<String> = fingerprint.0.iter().map(|byte| format!("{byte:02X}")).collect();
    let mut text = format!("v=0\ns=-\na=group:BUNDLE{mids}\n");
    for (mid, (kind, direction)) in lines.iter().enumerate() {
        let payloads = if *kind == "audio" {
            format!("m=audio 9 UDP/TLS/RTP/SAVPF {AUDIO}\na=rtpmap:{AUDIO} opus/48000/2\n")
        } else {
            format!(
                "m=video 9 UDP/TLS/RTP/SAVPF {VIDEO} {REPEATED}\na=rtpmap:{VIDEO} VP8/90000\n\
                 a=rtcp-fb:{VIDEO} nack\na=rtpmap:{REPEATED} rtx/90000\n\
                 a=fmtp:{REPEATED} apt={VIDEO}\n"
            )
        };
        let sent = *direction == Direction::SendOnly;
        let word = if sent { "sendonly" } else { "recvonly" };
        text += &payloads;
        text += &format!(
            "a=mid:{mid}\na={word}\na=rtcp-mux\na=ice-ufrag:{ufrag}\na=ice-pwd:x\n\
             a=fingerprint:sha-256 {}\na=extmap:{COUNT_ID} {}\na=extmap:{LEVEL_ID} {}\n",
            digits.join(":"),
            Extension::TransportCc.uri(),
            Extension::AudioLevel.uri(),
        );
        if sent && *kind == "video" && sends != Sends::Layers(1) {
            for (id, extension) in
                [(LAYER_ID, Extension::StreamId), (REPEATED_LAYER_ID, Extension::RepairedStreamId)]
            {
                text += &format!("a=extmap:{id} {}\n", extension.uri());
            }
            text += &LAYERS.map(|layer| format!("a=rid:{layer} send\n")).concat();
            text += &format!("a=simulcast:send {}\n", LAYERS.join(";"));
        }
    }
    Offer::read(&text).expect("a good offer")
}
