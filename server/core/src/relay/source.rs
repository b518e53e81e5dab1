//! One track of a page, its sound or a layer of its picture: its order, its losses, its last packets, and
//! who gets it.

use std::time::Duration;

use super::codec::{Codec, Kind};
use super::moment::Moment;
use super::ring::Ring;
use super::rtcp::Arrival;
use super::rtp::Header;
use super::speaker::Loudness;
use super::track::{LAYERS_MAX, Stream, Track};
use super::vp8::{Counts, Descriptor};
use super::window::{Window, unwrap};

/// The least time between two requests for a key frame to one source.
pub const KEY_FRAME_PAUSE: Duration = Duration::from_millis(500);
/// Bytes of packets kept to be repeated: half a second of picture, over a second of sound.
const RING_VIDEO: usize = 96 * 1024;
const RING_LAYERS: [usize; LAYERS_MAX] = [8 * 1024, 24 * 1024, 64 * 1024];
const RING_AUDIO: usize = 8 * 1024;
/// Missing packets that are remembered; with more, a key frame is what helps.
const MISSING_MAX: usize = 64;
/// How often a missing packet is asked for, and how long it is waited for in between.
const ASKED_MAX: u8 = 4;
const ASKED_PAUSE: Duration = Duration::from_millis(100);
/// Weight of the newest second in the rate.
const RATE_SPAN: Duration = Duration::from_secs(1);
/// A stream of which nothing came for so long does not flow.
const SILENT: Duration = Duration::from_millis(1_500);

/// Where a source's packets go: a leg, and one of its outlets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The leg's place in the hub.
    pub leg: usize,
    /// The outlet's place in the leg.
    pub outlet: usize,
}

#[derive(Debug, Clone, Copy)]
struct Missing {
    number: u64,
    asked: u8,
    again: Moment,
}

/// One track of a page.
#[derive(Debug)]
pub struct Source {
    track: Track,
    /// Rises with each new stream, so that receivers know that numbers begin anew.
    pub generation: u64,
    /// The stream; 0 before the first packet.
    pub ssrc: u32,
    /// The stream of its repetitions, once it is known.
    pub repeated: Option<u32>,
    /// Its codec.
    pub codec: Codec,
    window: Window,
    ring: Ring,
    missing: Vec<Missing>,
    asked_key_frame: Option<Moment>,
    /// Who gets it.
    pub routes: Vec<Route>,
    /// The sender's clock: wall-clock time, the stream's time, and when it came.
    pub sender_report: Option<(u64, u32, Moment)>,
    /// How loud it is.
    pub loudness: Loudness,
    first: u64,
    came: u64,
    told: (u64, u64),
    transit: Option<i64>,
    jitter: i64,
    bits: u64,
    counted: (Moment, u64),
    came_last: Moment,
}

impl Source {
    /// Nothing has come yet. The picture of `track` has so many `layers`.
    #[must_use]
    pub fn new(track: Track, layers: usize) -> Self {
        let (codec, capacity) = match track.kind {
            Kind::Audio => (Codec::Opus, RING_AUDIO),
            Kind::Video if layers < 2 => (Codec::Vp8, RING_VIDEO),
            Kind::Video if usize::from(track.layer) + 1 < layers => {
                (Codec::Vp8, RING_LAYERS[usize::from(track.layer)])
            }
            Kind::Video => (Codec::Vp8, RING_LAYERS[LAYERS_MAX - 1]),
        };
        Self {
            track,
            generation: 0,
            ssrc: 0,
            repeated: None,
            codec,
            window: Window::default(),
            ring: Ring::new(capacity),
            missing: Vec::new(),
            asked_key_frame: None,
            routes: Vec::new(),
            sender_report: None,
            loudness: Loudness::default(),
            first: 0,
            came: 0,
            told: (0, 0),
            transit: None,
            jitter: 0,
            bits: 0,
            counted: (Moment(0), 0),
            came_last: Moment(0),
        }
    }

    /// Takes one packet; its full number, or nothing when it has been there.
    pub fn take(
        &mut self,
        now: Moment,
        header: &Header,
        codec: Codec,
        packet: &[u8],
    ) -> Option<u64> {
        if header.ssrc != self.ssrc || self.generation == 0 {
            self.begin(header.ssrc);
        }
        self.codec = codec;
        let newest = self.window.newest();
        let number = unwrap(newest, header.sequence);
        if !self.window.take(number) {
            return None;
        }
        match newest {
            None => self.first = number,
            Some(newest) if number > newest + 1 => self.miss(now, newest + 1..number),
            Some(newest) if number < newest => self.missing.retain(|gone| gone.number != number),
            Some(_) => {}
        }
        self.first = self.first.min(number);
        self.came += 1;
        self.measure(now, header, packet.len());
        self.ring.keep(number, packet);
        Some(number)
    }

    /// The stream's name, once there is one.
    #[must_use]
    pub fn ssrc(&self) -> Option<u32> {
        (self.generation > 0).then_some(self.ssrc)
    }

    /// Its present stream.
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream { layer: self.track.layer, generation: self.generation }
    }

    fn begin(&mut self, ssrc: u32) {
        self.ssrc = ssrc;
        self.generation += 1;
        self.window = Window::default();
        self.ring.clear();
        self.missing.clear();
        self.sender_report = None;
        (self.came, self.told, self.transit, self.jitter) = (0, (0, 0), None, 0);
    }

    fn miss(&mut self, now: Moment, gone: std::ops::Range<u64>) {
        if self.track.kind == Kind::Audio {
            // Opus brings the last packet again in the next one.
            return;
        }
        if gone.end - gone.start > MISSING_MAX as u64 {
            self.missing.clear();
            return;
        }
        for number in gone {
            if self.missing.len() == MISSING_MAX {
                self.missing.remove(0);
            }
            self.missing.push(Missing { number, asked: 0, again: now });
        }
    }

    fn measure(&mut self, now: Moment, header: &Header, bytes: usize) {
        let clock = i64::from(self.codec.clock());
        let arrived = i64::try_from(now.0).unwrap_or(i64::MAX).saturating_mul(clock) / 1_000_000;
        let transit = arrived - i64::from(header.timestamp);
        if let Some(before) = self.transit.replace(transit) {
            // RFC 3550 section A.8; a stream's clock that wraps gives one wrong sample, not counted.
            let change = (transit - before).abs();
            if change < 10 * clock {
                self.jitter += (change - self.jitter) / 16;
            }
        }
        if now.since(self.came_last) > SILENT {
            (self.counted, self.bits) = ((now, 0), 0);
        }
        self.came_last = now;
        let (since, counted) = self.counted;
        self.counted.1 = counted + bytes as u64;
        let span = now.since(since);
        if span >= RATE_SPAN {
            self.bits =
                self.counted.1 * 8_000 / u64::try_from(span.as_millis()).unwrap_or(1).max(1);
            self.counted = (now, 0);
        }
    }

    /// A packet of the stream, in the clear, while it is there.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<&[u8]> {
        self.ring.find(number)
    }

    /// What VP8's descriptor in `payload` says, when that is the codec.
    #[must_use]
    pub fn vp8(&self, payload: &[u8]) -> Option<(Descriptor, Counts)> {
        let descriptor = Descriptor::read(payload).filter(|_| self.codec == Codec::Vp8)?;
        Some((descriptor, descriptor.counts(payload)))
    }

    /// Bits of the last full second; none when it does not flow.
    #[must_use]
    pub fn bits(&self, now: Moment) -> u64 {
        if now.since(self.came_last) < SILENT { self.bits } else { 0 }
    }

    /// Whether a key frame is to be asked for now: somebody wants one, and it was not just asked.
    pub fn ask_key_frame(&mut self, now: Moment) -> bool {
        let just = self.asked_key_frame.is_some_and(|asked| now.since(asked) < KEY_FRAME_PAUSE);
        let ask = self.track.kind == Kind::Video && self.generation > 0 && !just;
        if ask {
            self.asked_key_frame = Some(now);
        }
        ask
    }

    /// The missing packets to ask for now, put behind `numbers`.
    pub fn ask_missing(&mut self, now: Moment, numbers: &mut Vec<u16>) {
        for missing in &mut self.missing {
            if missing.again <= now {
                #[expect(clippy::cast_possible_truncation, reason = "the wire has sixteen bits")]
                numbers.push(missing.number as u16);
                missing.asked += 1;
                missing.again = now + ASKED_PAUSE;
            }
        }
        self.missing.retain(|missing| missing.asked < ASKED_MAX);
    }

    /// How the stream arrives, since the last time this was asked.
    pub fn arrival(&mut self, now: Moment) -> Option<Arrival> {
        let newest = self.window.newest()?;
        let expected = newest + 1 - self.first;
        let (expected_now, came_now) = (expected - self.told.0, self.came - self.told.1);
        self.told = (expected, self.came);
        let lost = expected_now.saturating_sub(came_now) * 256 / expected_now.max(1);
        let (last_sender, since_sender) = match self.sender_report {
            Some((ntp, _, came)) => {
                let since = now.since(came).as_micros() * 65_536 / 1_000_000;
                #[expect(clippy::cast_possible_truncation, reason = "the wire has the middle bits")]
                let middle = (ntp >> 16) as u32;
                (middle, u32::try_from(since).unwrap_or(u32::MAX))
            }
            None => (0, 0),
        };
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low 32 bits")]
        let highest = newest as u32;
        Some(Arrival {
            ssrc: self.ssrc,
            lost: u8::try_from(lost).unwrap_or(u8::MAX),
            lost_in_all: u32::try_from(expected.saturating_sub(self.came)).unwrap_or(0xff_ffff),
            highest: highest.wrapping_sub(1 << 16),
            jitter: u32::try_from(self.jitter).unwrap_or(0),
            last_sender,
            since_sender,
        })
    }
}
