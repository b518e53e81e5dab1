//! What one receiver can take, from what it tells us: feedback of the transport, loss, its own limit.
//!
//! Simple on purpose: it falls to what arrived when packets queue or are lost, and rises slowly
//! otherwise. It decides whether pictures pause; what a sender sends is decided by its browser. A
//! receiver may lie, so every figure is clamped before it counts.

use std::time::Duration;

use super::moment::Moment;
use super::window::unwrap;

/// Bits a second: where it begins, and between which it stays.
pub const START: u64 = 2_000_000;
/// The least: sound and little else.
pub const LEAST: u64 = 30_000;
/// The most.
pub const MOST: u64 = 20_000_000;
/// Packets that are remembered until the receiver tells of them.
const SENT: usize = 512;
/// How long figures are gathered before they count, and of how many packets at least: a few late ones
/// of a machine that is busy say nothing of its link.
const ROUND: Duration = Duration::from_millis(200);
const ROUND_PACKETS: u64 = 20;
/// Rounds in a row that must be bad before the estimate falls.
const BAD_ROUNDS: u8 = 2;
/// Waiting in queues that is taken for a full link, in µs.
const QUEUE: i64 = 80_000;
/// Of 256 packets, how many lost are taken for a full link.
const LOSS: u64 = 26;
/// How long the shortest way counts as the way without queues.
const SHORTEST: Duration = Duration::from_secs(10);

#[derive(Debug, Clone, Copy, Default)]
struct Sent {
    number: u64,
    at: Moment,
    bytes: u16,
}

/// What was told in one round.
#[derive(Debug, Clone, Copy, Default)]
struct Round {
    since: Moment,
    bytes: u64,
    came: u64,
    lost: u64,
    waited: i64,
}

/// The estimate for one receiver.
#[derive(Debug)]
pub struct Estimate {
    bits: u64,
    next: u64,
    sent: Vec<Sent>,
    /// The newest number that was told of.
    told: Option<u64>,
    round: Round,
    bad: u8,
    shortest: [Option<i64>; 2],
    shortest_since: Moment,
}

impl Estimate {
    /// Knows nothing yet.
    #[must_use]
    pub fn new(now: Moment) -> Self {
        Self {
            bits: START,
            next: 1 << 16,
            sent: Vec::new(),
            told: None,
            round: Round { since: now, ..Round::default() },
            bad: 0,
            shortest: [None; 2],
            shortest_since: now,
        }
    }

    /// Bits a second.
    #[must_use]
    pub fn bits(&self) -> u64 {
        self.bits
    }

    /// The transport's number of a packet that is sent now.
    pub fn send(&mut self, now: Moment, bytes: usize) -> u16 {
        if self.sent.is_empty() {
            self.sent = vec![Sent::default(); SENT];
        }
        let number = self.next;
        self.next += 1;
        let bytes = u16::try_from(bytes).unwrap_or(u16::MAX);
        self.sent[place(number)] = Sent { number, at: now, bytes };
        #[expect(clippy::cast_possible_truncation, reason = "the wire has the low sixteen bits")]
        let low = number as u16;
        low
    }

    /// The receiver tells whether a packet came, and when by its own clock in µs.
    pub fn told(&mut self, number: u16, came: Option<i64>) {
        let number = unwrap(self.told.or(Some(self.next - 1)), number);
        let Some(sent) = self.sent.get(place(number)).filter(|sent| sent.number == number) else {
            return;
        };
        if self.told.is_some_and(|told| number <= told) {
            return;
        }
        self.told = Some(number);
        let Some(came) = came else {
            self.round.lost += 1;
            return;
        };
        self.round.came += 1;
        self.round.bytes += u64::from(sent.bytes);
        let way = came.saturating_sub(i64::try_from(sent.at.0).unwrap_or(i64::MAX));
        let newest = &mut self.shortest[1];
        *newest = Some(newest.map_or(way, |shortest| shortest.min(way)));
        let shortest = self.shortest.iter().flatten().min().copied().unwrap_or(way);
        self.round.waited = self.round.waited.saturating_add(way.saturating_sub(shortest));
    }

    /// The feedback has been read.
    pub fn conclude(&mut self, now: Moment) {
        let span = now.since(self.round.since);
        if span < ROUND || self.round.came + self.round.lost < ROUND_PACKETS {
            return;
        }
        let round = std::mem::replace(&mut self.round, Round { since: now, ..Round::default() });
        if now.since(self.shortest_since) > SHORTEST {
            self.shortest = [self.shortest[1], None];
            self.shortest_since = now;
        }
        let all = round.came + round.lost;
        let arrived = round.bytes * 8_000 / u64::try_from(span.as_millis()).unwrap_or(1).max(1);
        let waited = round.waited / i64::try_from(round.came.max(1)).unwrap_or(1);
        let lost = round.lost * 256 / all;
        if waited > QUEUE || lost > LOSS {
            self.bad += 1;
            if self.bad >= BAD_ROUNDS {
                self.bad = 0;
                self.set((arrived * 85 / 100).min(self.bits));
            }
        } else {
            self.bad = 0;
            self.rise(span);
        }
    }

    /// Of 256 packets, `lost` did not come: what a receiver without transport feedback tells, about
    /// once a second.
    pub fn lost(&mut self, lost: u8) {
        if self.told.is_some() {
            return;
        }
        if u64::from(lost) > LOSS {
            self.set(self.bits - self.bits * u64::from(lost) / 512);
        } else {
            self.rise(Duration::from_secs(1));
        }
    }

    /// The receiver names its own limit.
    pub fn limit(&mut self, bits: u64) {
        self.set(self.bits.min(bits));
    }

    /// Nothing bad was told for `span`: a twelfth more each second.
    pub fn rise(&mut self, span: Duration) {
        let millis = u64::try_from(span.as_millis()).unwrap_or(0).min(1_000);
        self.set(self.bits + self.bits * millis / 12_000);
    }

    fn set(&mut self, bits: u64) {
        self.bits = bits.clamp(LEAST, MOST);
    }
}

fn place(number: u64) -> usize {
    // Below SENT, so nothing is lost.
    (number % SENT as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends 100 packets of 1,000 bytes a second for ten seconds; each waits `queue(n)` µs.
    fn after(queue: impl Fn(u64) -> Option<i64>) -> u64 {
        let mut estimate = Estimate::new(Moment(0));
        for n in 0..1_000_u64 {
            let at = Moment(n * 10_000);
            let number = estimate.send(at, 1_000);
            estimate.told(number, queue(n).map(|queue| n as i64 * 10_000 + 5_000 + queue));
            estimate.conclude(at);
        }
        estimate.bits()
    }

    #[test]
    fn it_rises_on_a_clear_way_and_falls_to_what_arrives_on_a_full_one() {
        assert!(after(|_| Some(0)) > START);
        let queueing = after(|n| Some(n as i64 * 1_000));
        assert!((LEAST..800_000).contains(&queueing), "{queueing}");
        let losing = after(|n| (n % 4 != 0).then_some(0));
        assert!((LEAST..800_000).contains(&losing), "{losing}");
    }

    #[test]
    fn lies_are_clamped() {
        let mut estimate = Estimate::new(Moment(0));
        estimate.limit(0);
        assert_eq!(estimate.bits(), LEAST);
        estimate.limit(1 << 63);
        assert_eq!(estimate.bits(), LEAST, "a high limit raises nothing");
        for _ in 0..10_000 {
            estimate.rise(Duration::from_secs(1));
        }
        assert_eq!(estimate.bits(), MOST);
        estimate.told(9, Some(i64::MAX));
        estimate.told(10, Some(i64::MIN));
    }
}
