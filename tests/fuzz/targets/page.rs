//! A page of the relay's: what it offers, and the keys by which its packets are taken.

use std::collections::BTreeMap;

use webside_core::relay::ice::Credentials;
use webside_core::relay::rtp::{EXTENSIONS, Header};
use webside_core::relay::sdp::Fingerprint;
use webside_core::relay::srtp::{Opener, Sealer, Suite, client_side, is_control};
use webside_core::relay::way::Way;
use webside_core::relay::window::{Window, unwrap};
use webside_protocol::{PageId, SeatId, VisitId};

use super::keyed::material;

pub(super) const AUDIO: u8 = 111;
pub(super) const VP8: u8 = 96;
pub(super) const REPEATED: u8 = 97;
pub(super) const H264: u8 = 102;

/// What the relay sent to a page, in the clear.
pub(super) enum Heard {
    Media(Header, Vec<u8>),
    Control(Vec<u8>),
    Check,
}

/// One load of a page.
pub(super) struct Page {
    pub(super) of: (VisitId, SeatId, PageId),
    pub(super) way: Way,
    pub(super) publishes: bool,
    pub(super) fingerprint: Fingerprint,
    pub(super) credentials: Credentials,
    opener: Opener,
    sealer: Sealer,
    sent: BTreeMap<u32, Window>,
}

impl Page {
    pub(super) fn new(of: (VisitId, SeatId, PageId), way: Way, publishes: bool) -> Self {
        let mut fingerprint = Fingerprint([of.1.0; 32]);
        fingerprint.0[..16].copy_from_slice(of.0.as_bytes());
        fingerprint.0[16..20].copy_from_slice(&of.2.0.to_be_bytes());
        let (opener, sealer) =
            client_side(Suite::Gcm, &material(&fingerprint)).expect("keys have their length");
        let credentials = Credentials { ufrag: String::new(), password: String::new() };
        let sent = BTreeMap::new();
        Self { of, way, publishes, fingerprint, credentials, opener, sealer, sent }
    }

    /// What a browser offers, with `others` pairs of lines to receive on.
    pub(super) fn offer(&self, others: usize) -> String {
        let mut lines = Vec::new();
        if self.publishes {
            lines.extend([("audio", "sendonly"), ("video", "sendonly")]);
        }
        for _ in 0..others {
            lines.extend([("audio", "recvonly"), ("video", "recvonly")]);
        }
        let mids: String = (0..lines.len()).map(|mid| format!(" {mid}")).collect();
        let digits: Vec<String> = self.fingerprint.0.iter().map(|b| format!("{b:02X}")).collect();
        let digits = digits.join(":");
        let head =
            format!("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE{mids}\r\n");
        lines.iter().enumerate().fold(head, |text, (mid, (kind, direction))| {
            let codecs = if *kind == "audio" { sound() } else { picture() };
            let extensions: String = EXTENSIONS
                .iter()
                .zip(1..)
                .map(|(extension, id)| format!("a=extmap:{id} {}\r\n", extension.uri()))
                .collect();
            format!(
                "{text}{codecs}c=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na={direction}\r\na=rtcp-mux\r\n\
                 a=setup:actpass\r\na=ice-ufrag:page{}\r\na=ice-pwd:0123456789012345678901\r\n\
                 a=fingerprint:sha-256 {digits}\r\n{extensions}",
                self.of.2.0,
            )
        })
    }

    /// The number of the next packet of a stream: any at first, and then one that is lost, late or next.
    /// Whoever leaves out half of all numbers at once loses their receivers, as on any link.
    pub(super) fn number(&self, ssrc: u32, drawn: u16) -> u16 {
        let newest = self.sent.get(&ssrc).and_then(Window::newest);
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
        newest
            .map_or(drawn, |newest| (newest as u16).wrapping_add(drawn % 4_096).wrapping_sub(1_024))
    }

    /// Seals `packet`, if it is one, as its sender would: with the number that the relay will take it for.
    pub(super) fn seal(&mut self, packet: &[u8]) -> Vec<u8> {
        let mut bytes = packet.to_vec();
        let Some(header) = Header::read(packet) else { return bytes };
        let known = self.sent.get(&header.ssrc);
        let number = match known {
            Some(window) => unwrap(window.newest(), header.sequence),
            None => u64::from(header.sequence),
        };
        self.sent.entry(header.ssrc).or_default().take(number);
        assert!(self.sealer.seal(&mut bytes, 0, header.length, header.ssrc, number));
        bytes
    }

    /// Seals a compound, if it is long enough to be one.
    pub(super) fn seal_control(&mut self, compound: &[u8]) -> Vec<u8> {
        let mut bytes = compound.to_vec();
        self.sealer.seal_control(&mut bytes, 0);
        bytes
    }

    /// Opens what left for this page: all of it is sealed for it, and once.
    pub(super) fn hear(&mut self, datagram: &[u8]) -> Heard {
        let mut bytes = datagram.to_vec();
        if bytes.first().is_some_and(|first| *first < 4) {
            return Heard::Check;
        }
        if is_control(&bytes) {
            let length = self.opener.open_control(&mut bytes).expect("sealed for this page, once");
            return Heard::Control(bytes[..length].to_vec());
        }
        let opened = self.opener.open(&mut bytes);
        let (header, length) = opened.expect("sealed for this page, once");
        Heard::Media(header, bytes[..length].to_vec())
    }
}

fn sound() -> String {
    format!("m=audio 9 UDP/TLS/RTP/SAVPF {AUDIO}\r\na=rtpmap:{AUDIO} opus/48000/2\r\n")
}

fn picture() -> String {
    format!(
        "m=video 9 UDP/TLS/RTP/SAVPF {VP8} {REPEATED} {H264}\r\na=rtpmap:{VP8} VP8/90000\r\n\
         a=rtcp-fb:{VP8} nack\r\na=rtcp-fb:{VP8} nack pli\r\na=rtcp-fb:{VP8} transport-cc\r\n\
         a=rtpmap:{REPEATED} rtx/90000\r\na=fmtp:{REPEATED} apt={VP8}\r\na=rtpmap:{H264} H264/90000\r\n\
         a=fmtp:{H264} packetization-mode=1;profile-level-id=42e01f\r\n"
    )
}
