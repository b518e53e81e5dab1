//! One stream towards one receiver: whose it is, what its packets are called, and whether it flows.
//!
//! A receiver of pictures begins with a key frame: at first, after a pause, and when the stream
//! behind it changes. Its numbers go on without a gap over all of these, its times without a jump.

use webside_protocol::SeatId;

use super::codec::{Codec, Kind};
use super::moment::Moment;
use super::numbering::Numbering;
use super::rtp::{ExtensionIds, Header};
use super::sdp::{Line, Payload, Sending};

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
    generation: u64,
    waits: bool,
    /// The receiver's link is too weak for it.
    pub paused: bool,
    time_offset: u32,
    last: Option<(u32, Moment)>,
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
    /// The source's generation.
    pub generation: u64,
    /// A receiver may begin with it.
    pub begins: bool,
}

impl Outlet {
    /// An outlet for the page's line, nobody's yet.
    #[must_use]
    pub fn new(kind: Kind, line: &Line, drawn: Drawn) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "random bits, taken apart")]
        let (ssrc, repeated) = ((drawn[0] as u32).max(1), (drawn[0] >> 32) as u32);
        // Below half of the range, so that a receiver knows the rollover counter (RFC 3711 3.3.1).
        let (first, next_repeated) = (drawn[1] & 0x7fff, (drawn[1] >> 32) & 0x7fff);
        #[expect(clippy::cast_possible_truncation, reason = "random bits")]
        let time_offset = drawn[2] as u32;
        Self {
            kind,
            mid: line.mid.clone(),
            extensions: line.extensions,
            payloads: line.payloads.clone(),
            seat: None,
            ssrc,
            repeated: if repeated == ssrc { ssrc ^ 0x8000_0000 } else { repeated },
            numbering: Numbering::new(first),
            next_repeated,
            generation: 0,
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

    /// It is `seat`'s now.
    pub fn give(&mut self, seat: Option<SeatId>) {
        if self.seat != seat {
            self.seat = seat;
            self.generation = 0;
            self.waits = true;
        }
    }

    /// The source behind it is another leg of the same seat.
    pub fn source_changed(&mut self) {
        self.generation = 0;
        self.waits = true;
    }

    /// What the answer tells of it.
    #[must_use]
    pub fn sending(&self) -> Option<Sending> {
        let seat = self.seat?;
        Some(Sending { seat, ssrc: self.ssrc, repeated: self.repeated })
    }

    /// Whether it waits for a key frame that should be asked for.
    #[must_use]
    pub fn wants_key_frame(&self) -> bool {
        self.kind == Kind::Video && self.waits && !self.paused && self.seat.is_some()
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
        if self.generation != passing.generation {
            self.numbering.forget();
            self.waits = true;
        }
        if self.waits {
            if !passing.begins {
                return None;
            }
            self.begin(passing);
        }
        let number = self.numbering.send(passing.number)?;
        let timestamp = passing.header.timestamp.wrapping_add(self.time_offset);
        self.last = Some((timestamp, passing.now));
        self.packets = self.packets.wrapping_add(1);
        #[expect(clippy::cast_possible_truncation, reason = "the wire counts 32 bits")]
        let counted = self.bytes.wrapping_add(bytes as u32);
        self.bytes = counted;
        Some(Named { number, payload_type, timestamp })
    }

    fn begin(&mut self, passing: &Passing) {
        self.waits = false;
        self.numbering.resume(passing.number);
        if self.generation == passing.generation {
            return;
        }
        self.generation = passing.generation;
        if let Some((last, at)) = self.last {
            let ticks = passing.now.since(at).as_micros() * u128::from(passing.codec.clock());
            #[expect(clippy::cast_possible_truncation, reason = "times wrap at 32 bits")]
            let ticks = (ticks / 1_000_000) as u32;
            let wanted = last.wrapping_add(ticks.max(1));
            self.time_offset = wanted.wrapping_sub(passing.header.timestamp);
        }
    }

    fn payload(&self, codec: Codec) -> Option<&Payload> {
        self.payloads.iter().find(|payload| payload.codec == codec)
    }

    /// The source's number of the packet that the receiver calls `low`, and what it was called in full.
    #[must_use]
    pub fn source_number(&self, low: u16) -> Option<(u64, u64)> {
        let number = super::window::unwrap(self.numbering.next().checked_sub(1), low);
        Some((self.numbering.source(number)?, number))
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

    /// Packets and bytes sent, once the source's present stream flows.
    #[must_use]
    pub fn sent(&self, generation: u64) -> Option<(u32, u32)> {
        (self.generation == generation && self.packets > 0).then_some((self.packets, self.bytes))
    }
}
