//! One m-line of an offer: its codecs, extensions and direction, as far as the relay knows them.

use super::layers;
use super::offer::Meaning;
use crate::relay::codec::{Codec, Kind};
use crate::relay::rtp::{EXTENSIONS, Extension, ExtensionIds};
use crate::relay::track::LAYERS_MAX;

/// Descriptions of layers that are kept of one line.
const RIDS_MAX: usize = 16;
/// Bytes of a name of an m-line: what a one-byte extension can say.
const MID_MAX: usize = 16;
/// Payload types that one line may have; more is no browser.
const PAYLOADS_MAX: usize = 64;

/// Who sends on a line, as the page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Both.
    #[default]
    SendRecv,
    /// The page.
    SendOnly,
    /// The relay.
    RecvOnly,
    /// Nobody.
    Inactive,
}

impl Direction {
    /// Whether the page can send.
    #[must_use]
    pub fn sends(self) -> bool {
        matches!(self, Self::SendRecv | Self::SendOnly)
    }

    /// Whether the page can receive.
    #[must_use]
    pub fn receives(self) -> bool {
        matches!(self, Self::SendRecv | Self::RecvOnly)
    }
}

/// A codec with its payload types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payload {
    /// The codec.
    pub codec: Codec,
    /// Its payload type on this leg.
    pub kind: u8,
    /// The payload type of its repetitions (RFC 4588), when offered.
    pub repeated: Option<u8>,
    /// H.264's profile and level, as the page wrote it: three bytes.
    pub profile: Option<[u8; 3]>,
    /// The page understands requests to repeat.
    pub nack: bool,
    /// The page understands requests for a key frame.
    pub key_frames: bool,
    /// The page understands feedback of the transport.
    pub transport_cc: bool,
    /// The page understands limits.
    pub limits: bool,
}

impl Payload {
    /// What its payload types mean.
    pub fn meanings(&self) -> impl Iterator<Item = (u8, Meaning)> + use<> {
        let repeated = self.repeated.map(|kind| (kind, Meaning::Repeated(self.codec)));
        [Some((self.kind, Meaning::Media(self.codec))), repeated].into_iter().flatten()
    }
}

/// One m-line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Sound, picture, or something else, which is rejected.
    pub kind: Option<Kind>,
    /// The word of the m-line, for the answer.
    pub word: String,
    /// The protocol of the m-line, for the answer.
    pub protocol: String,
    /// Any one of its formats, for a rejection.
    pub format: String,
    /// Its name.
    pub mid: String,
    /// Who sends.
    pub direction: Direction,
    /// The codecs that the relay passes on, the best first.
    pub payloads: Vec<Payload>,
    /// Ids of extensions.
    pub extensions: ExtensionIds,
    /// What the page calls the layers that it can send at once, in its order: ours name the smallest
    /// first. None for a line without layers.
    pub layers: Vec<String>,
    /// RTCP comes on the same port.
    pub multiplexed: bool,
    /// The page or the relay does not want it.
    pub rejected: bool,
    raw: Vec<Raw>,
    /// Layers that have a description of their own (RFC 8851).
    described: Vec<String>,
}

/// A payload type, as its attributes tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Raw {
    kind: u8,
    name: String,
    parameters: String,
    feedback: Vec<String>,
}

impl Line {
    /// Reads what stands behind `m=`.
    pub(super) fn begin(value: &str) -> Option<Self> {
        let mut words = value.split(' ');
        let (word, port, protocol) = (words.next()?, words.next()?, words.next()?);
        let port: u16 = port.parse().ok()?;
        let formats: Vec<&str> = words.take(PAYLOADS_MAX).collect();
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        if !plain(word) || !plain(protocol) || !formats.iter().all(|format| plain(format)) {
            return None;
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        let kind = kind.filter(|_| protocol == "UDP/TLS/RTP/SAVPF");
        let raw = formats.iter().filter_map(|format| format.parse().ok());
        let raw = raw.filter(|kind| *kind < 128).map(|kind| Raw { kind, ..Raw::default() });
        Some(Self {
            kind,
            word: word.to_owned(),
            protocol: protocol.to_owned(),
            format: (*formats.first()?).to_owned(),
            mid: String::new(),
            direction: Direction::default(),
            payloads: Vec::new(),
            extensions: ExtensionIds::default(),
            layers: Vec::new(),
            multiplexed: false,
            rejected: kind.is_none() || port == 0,
            raw: if kind.is_some() { raw.collect() } else { Vec::new() },
            described: Vec::new(),
        })
    }

    /// Takes one attribute; nothing when it cannot be meant.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "mid" => {
                let plain = value.bytes().all(|byte| byte.is_ascii_graphic());
                if value.is_empty() || value.len() > MID_MAX || !plain {
                    return None;
                }
                value.clone_into(&mut self.mid);
            }
            "sendrecv" => self.direction = Direction::SendRecv,
            "sendonly" => self.direction = Direction::SendOnly,
            "recvonly" => self.direction = Direction::RecvOnly,
            "inactive" => self.direction = Direction::Inactive,
            // Such a line has port 0 and is alive (RFC 9143 section 6).
            "bundle-only" => self.rejected = self.kind.is_none(),
            "rtcp-mux" => self.multiplexed = true,
            "extmap" => self.extension(value),
            "rid" => self.described.extend(layers::described(value).filter(|_| self.has_room())),
            "simulcast" => self.layers = layers::sent(value),
            "rtpmap" | "fmtp" | "rtcp-fb" => self.payload(name, value),
            _ => {}
        }
        Some(())
    }

    fn has_room(&self) -> bool {
        self.described.len() < RIDS_MAX
    }

    fn extension(&mut self, value: &str) {
        let mut words = value.split(' ');
        let id = words.next().and_then(|id| id.split('/').next()).and_then(|id| id.parse().ok());
        let uri = words.next().unwrap_or_default();
        let known: Option<Extension> =
            EXTENSIONS.into_iter().find(|extension| extension.uri() == uri);
        if let (Some(id), Some(extension)) = (id, known) {
            self.extensions.set(extension, id);
        }
    }

    fn payload(&mut self, name: &str, value: &str) {
        let Some((kind, text)) = value.split_once(' ') else { return };
        let all = kind == "*";
        let kind = kind.parse().unwrap_or(u8::MAX);
        for raw in self.raw.iter_mut().filter(|raw| all || raw.kind == kind) {
            match name {
                "rtpmap" => text.clone_into(&mut raw.name),
                "fmtp" => text.clone_into(&mut raw.parameters),
                _ if raw.feedback.len() < 16 => raw.feedback.push(text.to_owned()),
                _ => {}
            }
        }
    }

    /// All attributes are read: chooses the codecs that can be passed on, one payload type for each.
    pub(super) fn choose(&mut self) {
        let Some(kind) = self.kind else { return };
        let named = self.extensions.get(Extension::StreamId).is_some();
        self.layers.retain(|layer| named && self.described.contains(layer));
        self.layers.truncate(if kind == Kind::Video { LAYERS_MAX } else { 0 });
        for codec in [Codec::Opus, Codec::Vp8, Codec::H264] {
            let fits = self.raw.iter().filter(|raw| raw.codec() == Some(codec));
            if let Some(raw) = fits.filter(|_| codec.kind() == kind).min_by_key(|raw| raw.rank()) {
                let has = |what: &str| raw.feedback.iter().any(|feedback| feedback == what);
                let payload = Payload {
                    codec,
                    kind: raw.kind,
                    repeated: self.repetition(raw.kind),
                    profile: raw.profile(),
                    nack: has("nack"),
                    key_frames: has("nack pli") || has("ccm fir"),
                    transport_cc: has("transport-cc"),
                    limits: has("goog-remb"),
                };
                self.payloads.push(payload);
            }
        }
        self.raw = Vec::new();
        self.rejected |= self.payloads.is_empty();
    }

    fn repetition(&self, of: u8) -> Option<u8> {
        let apt = format!("apt={of}");
        let is = |raw: &&Raw| {
            raw.name.to_ascii_lowercase().starts_with("rtx/")
                && raw.parameters.split(';').any(|parameter| parameter.trim() == apt)
        };
        self.raw.iter().find(is).map(|raw| raw.kind)
    }
}

impl Raw {
    fn codec(&self) -> Option<Codec> {
        match self.name.to_ascii_lowercase().as_str() {
            "opus/48000/2" => Some(Codec::Opus),
            "vp8/90000" => Some(Codec::Vp8),
            "h264/90000" => {
                let mode = self.parameter("packetization-mode") == Some("1");
                let baseline = self.profile().is_some_and(|profile| profile[0] == 0x42);
                (mode && baseline).then_some(Codec::H264)
            }
            _ => None,
        }
    }

    /// Constrained baseline before baseline.
    fn rank(&self) -> u8 {
        self.profile().map_or(0, |profile| u8::from(profile[1] & 0x40 == 0))
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let mut pairs = self.parameters.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    fn profile(&self) -> Option<[u8; 3]> {
        let digits = self.parameter("profile-level-id").filter(|digits| digits.len() == 6)?;
        let value = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some([value[1], value[2], value[3]])
    }
}
