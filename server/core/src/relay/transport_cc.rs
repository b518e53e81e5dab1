//! Transport-wide congestion feedback: when each packet of a transport arrived.
//!
//! The format is that of draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1. `Arrivals`
//! is the receiver's side: it tells a publisher, whose browser then knows what its uplink carries.

use super::moment::Moment;
use super::window::unwrap;

/// Packets between two feedbacks that are told of; older ones count as lost.
const SPAN: u64 = 256;
/// Microseconds of one step of the time that a feedback begins with, and of a packet's delta.
const REFERENCE: u64 = 64_000;
const DELTA: i64 = 250;
/// Packets that a feedback may tell of: more is no browser's, and each is work.
const TOLD_MAX: u16 = 2_048;

/// When packets came, since the last feedback.
#[derive(Debug, Default)]
pub struct Arrivals {
    came: Vec<Option<Moment>>,
    /// The first number that the next feedback tells of; nothing before the first packet.
    base: Option<u64>,
    /// One past the newest number.
    end: u64,
    feedbacks: u8,
}

impl Arrivals {
    /// The packet with this number came `now`.
    pub fn note(&mut self, now: Moment, low: u16) {
        let number = unwrap(self.end.checked_sub(1), low);
        if self.came.is_empty() {
            self.came = vec![None; usize::try_from(SPAN).unwrap_or_default()];
        }
        let base = *self.base.get_or_insert(number);
        if number < base {
            return;
        }
        if number >= base + SPAN {
            // Too far ahead of what was told: the oldest are given up.
            let first = number + 1 - SPAN;
            for lost in base..first.min(self.end) {
                self.came[place(lost)] = None;
            }
            self.base = Some(first);
        }
        self.end = self.end.max(number + 1);
        self.came[place(number)].get_or_insert(now);
    }

    /// Writes the body of a feedback; false when there is nothing to tell.
    pub fn write(&mut self, out: &mut Vec<u8>) -> bool {
        let Some(base) = self.base.filter(|base| *base < self.end) else { return false };
        let Some(first) = (base..self.end).find_map(|number| self.came[place(number)]) else {
            return false;
        };
        let reference = first.0 / REFERENCE;
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
        out.extend_from_slice(&(base as u16).to_be_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "at most SPAN")]
        out.extend_from_slice(&((self.end - base) as u16).to_be_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low 24 bits")]
        out.extend_from_slice(&(reference as u32).to_be_bytes()[1..]);
        out.push(self.feedbacks);
        self.feedbacks = self.feedbacks.wrapping_add(1);
        let mut deltas = Vec::with_capacity(64);
        let mut before = i64::try_from(reference * REFERENCE).unwrap_or(i64::MAX);
        let mut number = base;
        while number < self.end {
            let mut chunk = 0b11_u16 << 14;
            for at in 0..7 {
                let came = (number + at < self.end).then(|| self.came[place(number + at)].take());
                let Some(came) = came.flatten() else { continue };
                let steps = (i64::try_from(came.0).unwrap_or(i64::MAX) - before) / DELTA;
                before += steps * DELTA;
                let symbol = match (u8::try_from(steps), i16::try_from(steps)) {
                    (Ok(small), _) => {
                        deltas.push(small);
                        1
                    }
                    (Err(_), Ok(large)) => {
                        deltas.extend_from_slice(&large.to_be_bytes());
                        2
                    }
                    // Longer than 8 s between two packets of one feedback: as good as lost.
                    (Err(_), Err(_)) => {
                        before -= steps * DELTA;
                        0
                    }
                };
                chunk |= symbol << (12 - 2 * at);
            }
            out.extend_from_slice(&chunk.to_be_bytes());
            number += 7;
        }
        out.extend_from_slice(&deltas);
        self.base = Some(self.end);
        true
    }
}

fn place(number: u64) -> usize {
    // Below SPAN, so nothing is lost.
    (number % SPAN) as usize
}

/// Calls `told` with each packet's number and, when it came, the time by the receiver's clock in µs.
pub fn read(body: &[u8], mut told: impl FnMut(u16, Option<i64>)) {
    let Some(head) = body.first_chunk::<8>() else { return };
    let base = u16::from_be_bytes([head[0], head[1]]);
    let count = u16::from_be_bytes([head[2], head[3]]);
    if count > TOLD_MAX {
        return;
    }
    let reference = u32::from_be_bytes([0, head[4], head[5], head[6]]);
    let chunks = &body[8..];
    let Some(mut deltas) = after_chunks(chunks, count) else { return };
    let mut time = i64::from(reference) * 64_000;
    let mut offset = 0;
    each_symbol(chunks, count, |symbol| {
        let number = base.wrapping_add(offset);
        offset = offset.wrapping_add(1);
        let steps = match symbol {
            1 => deltas.split_first().map(|(small, rest)| (i64::from(*small), rest)),
            2 => deltas
                .split_first_chunk::<2>()
                .map(|(large, rest)| (i64::from(i16::from_be_bytes(*large)), rest)),
            _ => None,
        };
        match steps {
            Some((steps, rest)) => {
                deltas = rest;
                time += steps * DELTA;
                told(number, Some(time));
            }
            None => told(number, None),
        }
    });
}

/// Calls `told` with the symbol of each of `count` packets; the number of bytes that chunks took.
fn each_symbol(bytes: &[u8], count: u16, mut told: impl FnMut(u16)) -> Option<usize> {
    let mut left = count;
    let mut used = 0;
    while left > 0 {
        let chunk = u16::from_be_bytes(*bytes.get(used..)?.first_chunk()?);
        used += 2;
        let (symbols, width, run) = match chunk >> 14 {
            0b11 => (7, 2, None),
            0b10 => (14, 1, None),
            _ => (chunk & 0x1fff, 0, Some((chunk >> 13) & 0b11)),
        };
        for at in 0..symbols.min(left) {
            told(run.unwrap_or_else(|| (chunk >> (14 - width * (at + 1))) & ((1 << width) - 1)));
        }
        if symbols == 0 {
            return None;
        }
        left -= symbols.min(left);
    }
    Some(used)
}

fn after_chunks(bytes: &[u8], count: u16) -> Option<&[u8]> {
    let used = each_symbol(bytes, count, |_| {})?;
    bytes.get(used..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut arrivals = Arrivals::default();
        let came = [(65_530, 1_000), (65_531, 2_000), (65_533, 90_000), (3, 91_000), (2, 91_500)];
        for (number, at) in came {
            arrivals.note(Moment(at), number);
        }
        let mut body = Vec::new();
        assert!(arrivals.write(&mut body));
        let mut told = Vec::new();
        read(&body, |number, at| told.push((number, at)));
        assert_eq!(told.len(), 10);
        assert_eq!(told[0], (65_530, Some(1_000)));
        assert_eq!(told[2], (65_532, None));
        assert_eq!(told[3], (65_533, Some(90_000)));
        assert_eq!((told[8], told[9]), ((2, Some(91_500)), (3, Some(91_000))));
        assert!(!arrivals.write(&mut body), "told once");
    }

    /// Row M11 of the table of attacks: a few bytes that say they tell of 65,535 packets.
    #[test]
    fn a_feedback_of_more_than_there_can_be_is_not_read() {
        let body = |count: u16| {
            let runs = [0x1f, 0xff].repeat(8);
            [&[0, 0][..], &count.to_be_bytes(), &[0; 4], &runs].concat()
        };
        for (count, expected) in [(u16::MAX, 0), (TOLD_MAX + 1, 0), (TOLD_MAX, TOLD_MAX)] {
            let mut told = 0;
            read(&body(count), |_, _| told += 1);
            assert_eq!(told, expected, "{count}");
        }
    }

    #[test]
    fn jumps_stay_bounded() {
        let mut arrivals = Arrivals::default();
        for step in 0..2_000_u32 {
            arrivals.note(Moment(u64::from(step) * 100), (step * 7_919) as u16);
            if step % 50 == 0 {
                let mut body = Vec::new();
                arrivals.write(&mut body);
                assert!(body.len() < 1_000, "{}", body.len());
                let mut count = 0;
                read(&body, |_, _| count += 1);
                assert!(count <= SPAN);
            }
        }
    }
}
