//! One page in the simulation: what it offers, sends and hears.

use std::collections::BTreeMap;

use webside_core::relay::ice::Credentials;
use webside_core::relay::moment::Moment;
use webside_core::relay::rtp::{Extension, ExtensionIds, Header, Rewritten};
use webside_core::relay::sdp::{Direction, Fingerprint, Offer};
use webside_core::relay::srtp::{Opener, Sealer, client_side, is_control};
use webside_core::relay::way::Way;
use webside_protocol::{PageId, SeatId, VisitId};

use crate::keyed::material;

const AUDIO: u8 = 111;
const VIDEO: u8 = 96;
const COUNT_ID: u8 = 3;

/// What a payload of the simulation says: whose it is, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) visit: u8,
    pub(crate) seat: u8,
    pub(crate) page: u32,
    pub(crate) number: u64,
}

impl Tag {
    /// Bytes of a payload.
    pub(crate) const BYTES: usize = 16;

    /// Behind two bytes that say to VP8 whether a key frame begins.
    pub(crate) fn write(self, begins: bool) -> Vec<u8> {
        let mut payload = vec![0x10, u8::from(!begins), self.visit, self.seat];
        payload.extend_from_slice(&self.page.to_be_bytes());
        payload.extend_from_slice(&self.number.to_be_bytes());
        payload
    }

    pub(crate) fn read(payload: &[u8]) -> Self {
        let page = payload[4..8].try_into().expect("four bytes");
        let number = payload[8..16].try_into().expect("eight bytes");
        Self {
            visit: payload[2],
            seat: payload[3],
            page: u32::from_be_bytes(page),
            number: u64::from_be_bytes(number),
        }
    }
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
    pub(crate) publishes: bool,
    pub(crate) offer: Offer,
    pub(crate) credentials: Credentials,
    opener: Opener,
    sealer: Sealer,
    /// The next number of each payload type, and the transport's.
    next: BTreeMap<u8, u64>,
    count: u16,
    pub(crate) owes_key_frame: bool,
    /// When media could flow to it.
    pub(crate) joined: Option<Moment>,
    /// When it was last asked for a key frame.
    pub(crate) asked: Option<Moment>,
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
        publishes: bool,
        others: usize,
    ) -> Self {
        let mut fingerprint = Fingerprint([0; 32]);
        fingerprint.0[..16].copy_from_slice(visit.as_bytes());
        fingerprint.0[16] = seat.0;
        fingerprint.0[17..21].copy_from_slice(&page.0.to_be_bytes());
        let (opener, sealer) =
            client_side(&material(&fingerprint)).expect("keys have their length");
        let ufrag = format!("page{}", page.0);
        Self {
            visit,
            seat,
            page,
            way,
            publishes,
            offer: offer(&ufrag, fingerprint, publishes, others),
            credentials: Credentials { ufrag: String::new(), password: String::new() },
            opener,
            sealer,
            // Near the wrap of sixteen bits, so that it is passed.
            next: BTreeMap::from([(AUDIO, 65_500), (VIDEO, 65_500)]),
            count: 65_500,
            owes_key_frame: true,
            joined: None,
            asked: None,
            showed: None,
            moved: Moment(0),
            checks: 0,
        }
    }

    /// One packet, sealed.
    pub(crate) fn media(&mut self, now: Moment, video: bool) -> Vec<u8> {
        let payload_type = if video { VIDEO } else { AUDIO };
        let next = self.next.get_mut(&payload_type).expect("both are there");
        let number = *next;
        *next += 1;
        self.count = self.count.wrapping_add(1);
        let begins = video && std::mem::take(&mut self.owes_key_frame);
        let tag =
            Tag { visit: self.visit.as_bytes()[0], seat: self.seat.0, page: self.page.0, number };
        let count = self.count.to_be_bytes();
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low bits")]
        let header = Rewritten {
            marker: true,
            padded: false,
            payload_type,
            sequence: number as u16,
            timestamp: number as u32 * 3_000,
            ssrc: self.page.0 * 2 + u32::from(video) + 1,
            extensions: &[(COUNT_ID, &count)],
        };
        let mut bytes = Vec::new();
        self.sealer.write(&header, number, &[], &tag.write(begins), &mut bytes);
        if video {
            self.showed.get_or_insert(now);
        }
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

fn offer(ufrag: &str, fingerprint: Fingerprint, publishes: bool, others: usize) -> Offer {
    let mut lines = Vec::new();
    if publishes {
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
                "m=video 9 UDP/TLS/RTP/SAVPF {VIDEO} 97\na=rtpmap:{VIDEO} VP8/90000\n\
                 a=rtcp-fb:{VIDEO} nack\na=rtpmap:97 rtx/90000\na=fmtp:97 apt={VIDEO}\n"
            )
        };
        let word = if *direction == Direction::SendOnly { "sendonly" } else { "recvonly" };
        text += &payloads;
        text += &format!(
            "a=mid:{mid}\na={word}\na=rtcp-mux\na=ice-ufrag:{ufrag}\na=ice-pwd:x\n\
             a=fingerprint:sha-256 {}\na=extmap:{COUNT_ID} {}\n",
            digits.join(":"),
            Extension::TransportCc.uri(),
        );
    }
    let offer = Offer::read(&text).expect("a good offer");
    let mut ids = ExtensionIds::default();
    ids.set(Extension::TransportCc, COUNT_ID);
    assert!(offer.lines.iter().all(|line| line.extensions == ids));
    offer
}
