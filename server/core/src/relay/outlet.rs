//! One stream towards one receiver: whose it is, what its packets are called, and whether it flows.
//!
//! A receiver of pictures begins with a key frame: at first, after a pause, and when the stream
//! behind it changes, be it to another layer of the same picture. Its numbers and the picture's counts
//! go on without a gap over all of these, its times without a jump. Of layers it gets one: the one
//! that flows goes on until the one that is wanted brings its key frame.

use webside_protocol::SeatId;

use super::codec::{Codec, Kind};
use super::moment::Moment;
use super::numbering::{Numbering, Shift};
use super::rtp::{ExtensionIds, Header};
use super::sdp::{Line, Payload, Sending};
use super::track::Stream;
use super::vp8::{Counts, Descriptor};

/// Random bits that an outlet needs: two streams, two first numbers, a first time.
pub type Drawn = [u64; 3];

/// One stream towards one receiver.
#[derive(Debug)]
pub struct Outlet {
    /// Sound or picture.
    pub kind: Kind,
    /// The m-line's name on this leg.
    pub mid: String,
    /// Ids of extensions on this leg.
    pub extensions: ExtensionIds,
    payloads: Vec<Payload>,
    /// Whose it is; nobody's while it waits for somebody.
    pub seat: Option<SeatId>,
    /// The stream.
    pub ssrc: u32,
    /// The stream of its repetitions.
    pub repeated: u32,
    numbering: Numbering,
    next_repeated: u64,
    /// The stream that flows, or last did.
    stream: Option<Stream>,
    /// The layer that is to flow.
    pub wanted: u8,
    /// The layer was chosen by what the receiver can take, and not for want of knowledge.
    pub settled: bool,
    waits: bool,
    /// The receiver's link is too weak for it.
    pub paused: bool,
    time_offset: u32,
    /// Of the newest packet: time, when it was sent, and counts.
    last: Option<(u32, Moment, Counts)>,
    packets: u32,
    bytes: u32,
}

/// What a packet is called towards the receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The full sequence number.
    pub number: u64,
    /// Payload type.
    pub payload_type: u8,
    /// Timestamp.
    pub timestamp: u32,
    /// By how much the picture's counts are shifted.
    pub shift: Counts,
}

/// A packet of a source, as its receivers look at it.
#[derive(Debug, Clone, Copy)]
pub struct Passing {
    /// When.
    pub now: Moment,
    /// Its header.
    pub header: Header,
    /// Its full number in the source.
    pub number: u64,
    /// Its codec.
    pub codec: Codec,
    /// The source's stream.
    pub stream: Stream,
    /// VP8's descriptor, and its counts.
    pub vp8: Option<(Descriptor, Counts)>,
    /// A receiver may begin with it.
    pub begins: bool,
}

impl Outlet {
    /// An outlet for the page's line, nobody's yet.
    #[must_use]
    pub fn new(kind: Kind, line: &Line, drawn: Drawn) -> Self {
        Self::fresh(kind, line.mid.clone(), line.extensions, line.payloads.clone(), drawn)
    }

    fn fresh(
        kind: Kind,
        mid: String,
        extensions: ExtensionIds,
        payloads: Vec<Payload>,
        drawn: Drawn,
    ) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "random bits, taken apart")]
        let (ssrc, repeated) = ((drawn[0] as u32).max(1), (drawn[0] >> 32) as u32);
        // Below half of the range, so that a receiver knows the rollover counter (RFC 3711 3.3.1).
        let (first, next_repeated) = (drawn[1] & 0x7fff, (drawn[1] >> 32) & 0x7fff);
        #[expect(clippy::cast_possible_truncation, reason = "random bits")]
        let time_offset = drawn[2] as u32;
        Self {
            kind,
            mid,
            extensions,
            payloads,
            seat: None,
            ssrc,
            repeated: if repeated == ssrc { ssrc ^ 0x8000_0000 } else { repeated },
            numbering: Numbering::new(first),
            next_repeated,
            stream: None,
            wanted: 0,
            settled: false,
            waits: true,
            paused: false,
            time_offset,
            last: None,
            packets: 0,
            bytes: 0,
        }
    }

    /// The page offered again: its payload types and ids may be others.
    pub fn update(&mut self, line: &Line) {
        self.extensions = line.extensions;
        self.payloads.clone_from(&line.payloads);
    }

    /// It is `seat`'s from now on, as a stream of another name: a browser that was told of the end of
    /// one shows nothing of it when it begins again (Chromium keeps its picture without a screen).
    pub fn give(&mut self, seat: Option<SeatId>, drawn: Drawn) {
        let (mid, payloads) = (std::mem::take(&mut self.mid), std::mem::take(&mut self.payloads));
        *self = Self { seat, ..Self::fresh(self.kind, mid, self.extensions, payloads, drawn) };
    }

    /// The source behind it is another leg.
    pub fn source_changed(&mut self) {
        // The other leg's streams may have the same names.
        self.numbering.forget();
        self.stream = None;
        self.waits = true;
        self.wanted = 0;
        self.settled = false;
    }

    /// What the answer tells of it.
    #[must_use]
    pub fn sending(&self) -> Option<Sending> {
        let seat = self.seat?;
        Some(Sending { seat, ssrc: self.ssrc, repeated: self.repeated })
    }

    /// The layer whose key frame it waits for, and that should be asked for one.
    #[must_use]
    pub fn wants_key_frame(&self) -> Option<u8> {
        let changes = self.stream.is_some_and(|stream| stream.layer != self.wanted);
        let wants = self.waits || changes;
        let can = self.kind == Kind::Video && !self.paused && self.seat.is_some();
        (wants && can).then_some(self.wanted)
    }

    /// Whether packets of it are on their way.
    #[must_use]
    pub fn flows(&self) -> bool {
        self.seat.is_some() && !self.waits && !self.paused
    }

    /// The receiver's link is too weak, or strong enough again.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
        self.waits |= paused;
    }

    /// What the packet is called towards the receiver; nothing when it does not go there.
    pub fn pass(&mut self, passing: &Passing, bytes: usize) -> Option<Named> {
        let payload_type = self.payload(passing.codec)?.kind;
        if self.paused {
            return None;
        }
        let (number, shift) = if self.flows_with(passing) {
            self.numbering.send(passing.stream, passing.number)?
        } else {
            self.numbering.send_late(passing.stream, passing.number)?
        };
        let timestamp = passing.header.timestamp.wrapping_add(shift.time);
        if number + 1 == self.numbering.next() {
            let counts = passing.vp8.map_or(Counts::default(), |(_, counts)| counts);
            self.last = Some((timestamp, passing.now, counts.shifted(shift.counts)));
        }
        self.packets = self.packets.wrapping_add(1);
        #[expect(clippy::cast_possible_truncation, reason = "the wire counts 32 bits")]
        let counted = self.bytes.wrapping_add(bytes as u32);
        self.bytes = counted;
        Some(Named { number, payload_type, timestamp, shift: shift.counts })
    }

    /// Whether the packet is one of the stream that flows, from now on at the latest.
    fn flows_with(&mut self, passing: &Passing) -> bool {
        if !self.waits && self.stream == Some(passing.stream) {
            return true;
        }
        // The page began its stream anew: what flowed ends.
        self.waits |= self.stream.is_some_and(|stream| stream.layer == passing.stream.layer);
        let begins = passing.begins && passing.stream.layer == self.wanted;
        if begins {
            self.begin(passing);
        }
        begins
    }

    fn begin(&mut self, passing: &Passing) {
        let before = self.numbering.shift().unwrap_or_default();
        let goes_on = self.stream == Some(passing.stream);
        let shift = match (self.last, passing.vp8) {
            (None, _) => Shift { time: self.time_offset, counts: Counts::default() },
            (Some((last, at, counts)), vp8) => {
                let counts = vp8.map_or(before.counts, |(_, first)| first.to_follow(counts));
                let time = if goes_on { before.time } else { time_after(last, at, passing) };
                Shift { time, counts }
            }
        };
        self.waits = false;
        self.stream = Some(passing.stream);
        self.time_offset = shift.time;
        self.numbering.resume(passing.stream, passing.number, shift);
    }

    fn payload(&self, codec: Codec) -> Option<&Payload> {
        self.payloads.iter().find(|payload| payload.codec == codec)
    }

    /// What the receiver calls `low`: the source's stream and number, what is changed in it, and what
    /// it was called in full.
    #[must_use]
    pub fn source_number(&self, low: u16) -> Option<(Stream, u64, Shift, u64)> {
        let number = super::window::unwrap(self.numbering.next().checked_sub(1), low);
        let (stream, source, shift) = self.numbering.source(number)?;
        Some((stream, source, shift, number))
    }

    /// What the repetition of a packet is called: payload type, and full number in its own stream.
    ///
    /// Without a stream for repetitions nothing is repeated: a number is sealed once.
    pub fn repeat(&mut self, codec: Codec) -> Option<(u8, u64)> {
        let kind = self.payload(codec)?.repeated?;
        let number = self.next_repeated;
        self.next_repeated += 1;
        Some((kind, number))
    }

    /// The source's time as the receiver knows it.
    #[must_use]
    pub fn time(&self, source: u32) -> u32 {
        source.wrapping_add(self.time_offset)
    }

    /// Packets and bytes sent, while `stream` is what flows.
    #[must_use]
    pub fn sent(&self, stream: Stream) -> Option<(u32, u32)> {
        (self.stream == Some(stream) && self.packets > 0).then_some((self.packets, self.bytes))
    }
}

/// What is added to a new stream's times, so that they go on from `last`, which was sent at `at`.
fn time_after(last: u32, at: Moment, passing: &Passing) -> u32 {
    let ticks = passing.now.since(at).as_micros() * u128::from(passing.codec.clock());
    #[expect(clippy::cast_possible_truncation, reason = "times wrap at 32 bits")]
    let ticks = (ticks / 1_000_000) as u32;
    last.wrapping_add(ticks.max(1)).wrapping_sub(passing.header.timestamp)
}
