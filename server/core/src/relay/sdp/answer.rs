//! Writes the relay's answer: the lines of the offer, in their order, with what comes of each.

use std::fmt::Write as _;
use std::net::SocketAddr;

use webside_protocol::SeatId;

use super::line::{Line, Payload};
use super::offer::{Fingerprint, Offer};
use crate::relay::codec::Codec;
use crate::relay::ice::Credentials;
use crate::relay::rtp::EXTENSIONS;

/// What the relay sends on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// Whose sound or picture.
    pub seat: SeatId,
    /// The stream.
    pub ssrc: u32,
    /// The stream of its repetitions.
    pub repeated: u32,
}

/// What comes of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerLine {
    /// It is not wanted.
    Rejected,
    /// It may be used, and is not.
    Inactive,
    /// It is used.
    Used {
        /// The page sends.
        receives: bool,
        /// The relay sends.
        sends: Option<Sending>,
    },
}

/// Where the relay is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidates {
    /// The address told: UDP, and TCP of the same number.
    pub public: SocketAddr,
}

/// What the relay answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How the page reaches the leg.
    pub credentials: Credentials,
    /// One for each line of the offer.
    pub lines: Vec<AnswerLine>,
    /// Names the session; the same for all answers of a leg.
    pub session: u64,
    /// Counts the answers of a leg.
    pub version: u64,
}

impl Answer {
    /// The answer as text.
    #[must_use]
    pub fn write(
        &self,
        offer: &Offer,
        certificate: &Fingerprint,
        candidates: &Candidates,
    ) -> String {
        let mut text = String::with_capacity(4 * 1024);
        let both = || offer.lines.iter().zip(&self.lines);
        let alive = both().filter(|(_, answer)| **answer != AnswerLine::Rejected);
        let mids: String = alive.map(|(line, _)| format!(" {}", line.mid)).collect();
        let session = self.session >> 1;
        put(&mut text, "v=0");
        put(&mut text, &format!("o=- {session} {} IN IP4 0.0.0.0", self.version));
        put(&mut text, "s=-");
        put(&mut text, "t=0 0");
        put(&mut text, "a=ice-lite");
        put(&mut text, &format!("a=group:BUNDLE{mids}"));
        put(&mut text, "a=msid-semantic: WMS *");
        for (line, answer) in both() {
            match *answer {
                AnswerLine::Rejected => {
                    let Line { word, protocol, format, mid, .. } = line;
                    put(&mut text, &format!("m={word} 0 {protocol} {format}"));
                    put(&mut text, "c=IN IP4 0.0.0.0");
                    // An empty name is none (RFC 5888 section 4).
                    if !mid.is_empty() {
                        put(&mut text, &format!("a=mid:{mid}"));
                    }
                    put(&mut text, "a=inactive");
                }
                AnswerLine::Inactive => {
                    self.line(line, false, None, certificate, candidates, &mut text)
                }
                AnswerLine::Used { receives, sends } => {
                    self.line(line, receives, sends, certificate, candidates, &mut text);
                }
            }
        }
        text
    }

    fn line(
        &self,
        line: &Line,
        receives: bool,
        sends: Option<Sending>,
        certificate: &Fingerprint,
        candidates: &Candidates,
        text: &mut String,
    ) {
        let kinds = line.payloads.iter().flat_map(Payload::meanings);
        let kinds: String = kinds.map(|(kind, _)| format!(" {kind}")).collect();
        put(text, &format!("m={} 9 {}{kinds}", line.word, line.protocol));
        put(text, "c=IN IP4 0.0.0.0");
        put(text, &format!("a=mid:{}", line.mid));
        put(text, "a=rtcp-mux");
        put(text, &format!("a=ice-ufrag:{}", self.credentials.ufrag));
        put(text, &format!("a=ice-pwd:{}", self.credentials.password));
        let bytes: Vec<String> = certificate.0.iter().map(|byte| format!("{byte:02X}")).collect();
        put(text, &format!("a=fingerprint:sha-256 {}", bytes.join(":")));
        put(text, "a=setup:passive");
        put(
            text,
            match (receives, sends.is_some()) {
                (true, true) => "a=sendrecv",
                (true, false) => "a=recvonly",
                (false, true) => "a=sendonly",
                (false, false) => "a=inactive",
            },
        );
        for payload in &line.payloads {
            put_payload(text, payload);
        }
        let layers = Some(&line.layers).filter(|layers| receives && !layers.is_empty());
        for extension in EXTENSIONS {
            if extension.names_layers() && layers.is_none() {
                continue;
            }
            if let Some(id) = line.extensions.get(extension) {
                put(text, &format!("a=extmap:{id} {}", extension.uri()));
            }
        }
        if let Some(layers) = layers {
            for layer in layers {
                put(text, &format!("a=rid:{layer} recv"));
            }
            put(text, &format!("a=simulcast:recv {}", layers.join(";")));
        }
        if let Some(Sending { seat, ssrc, repeated }) = sends {
            put(text, &format!("a=msid:seat-{seat} {}", line.word));
            // The stream itself comes first: browsers take the first one for it.
            put(text, &format!("a=ssrc:{ssrc} cname:seat-{seat}"));
            if line.payloads.iter().any(|payload| payload.repeated.is_some()) {
                put(text, &format!("a=ssrc:{repeated} cname:seat-{seat}"));
                put(text, &format!("a=ssrc-group:FID {ssrc} {repeated}"));
            }
        }
        let (ip, port) = (candidates.public.ip(), candidates.public.port());
        put(text, &format!("a=candidate:1 1 udp 2130706431 {ip} {port} typ host"));
        put(text, &format!("a=candidate:2 1 tcp 1671430143 {ip} {port} typ host tcptype passive"));
        put(text, "a=end-of-candidates");
    }
}

fn put_payload(text: &mut String, payload: &Payload) {
    let kind = payload.kind;
    let name = match payload.codec {
        Codec::Opus => "opus/48000/2",
        Codec::Vp8 => "VP8/90000",
        Codec::H264 => "H264/90000",
    };
    put(text, &format!("a=rtpmap:{kind} {name}"));
    match (payload.codec, payload.profile) {
        (Codec::Opus, _) => {
            put(text, &format!("a=fmtp:{kind} minptime=10;useinbandfec=1;usedtx=1"))
        }
        (Codec::H264, Some([a, b, c])) => put(
            text,
            &format!(
                "a=fmtp:{kind} level-asymmetry-allowed=1;packetization-mode=1;profile-level-id={a:02x}{b:02x}{c:02x}"
            ),
        ),
        (Codec::H264 | Codec::Vp8, _) => {}
    }
    let feedback = [
        (payload.transport_cc, "transport-cc"),
        (payload.limits, "goog-remb"),
        (payload.nack, "nack"),
        (payload.key_frames, "nack pli"),
        (payload.key_frames, "ccm fir"),
    ];
    for (understood, word) in feedback {
        if understood {
            put(text, &format!("a=rtcp-fb:{kind} {word}"));
        }
    }
    if let Some(repeated) = payload.repeated {
        put(text, &format!("a=rtpmap:{repeated} rtx/90000"));
        put(text, &format!("a=fmtp:{repeated} apt={kind}"));
    }
}

fn put(text: &mut String, line: &str) {
    write!(text, "{line}\r\n").expect("a string takes all that is written");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_name_is_rejected_without_one() {
        let digits = ["AB"; 32].join(":");
        let offer = format!(
            "v=0\r\na=group:BUNDLE 0\r\na=ice-ufrag:u\r\na=ice-pwd:p\r\na=fingerprint:sha-256 {digits}\r\n\
             m=audio 9 UDP/TLS/RTP/SAVPF 1\r\na=mid:0\r\na=rtcp-mux\r\na=rtpmap:1 opus/48000/2\r\n\
             m=text 9 X y\r\n"
        );
        let offer = Offer::read(&offer).unwrap();
        let credentials = Credentials { ufrag: "u".into(), password: "p".into() };
        let lines = vec![AnswerLine::Inactive, AnswerLine::Rejected];
        let answer = Answer { credentials, lines, session: 1, version: 1 };
        let candidates = Candidates { public: "192.0.2.1:7".parse().unwrap() };
        let text = answer.write(&offer, &Fingerprint([0; 32]), &candidates);
        let (_, rejected) = text.split_once("m=text 0 X y\r\n").unwrap();
        assert_eq!(rejected, "c=IN IP4 0.0.0.0\r\na=inactive\r\n");
        assert!(Offer::read(&text.replace("a=setup:passive", "a=setup:active")).is_ok());
    }
}
