//! The last packets of one source, in one piece of memory, to be repeated on request.

use std::collections::VecDeque;

/// Packets that are remembered; fewer when they are long.
const PACKETS_MAX: usize = 512;

#[derive(Debug, Clone, Copy)]
struct Kept {
    number: u64,
    start: usize,
    length: usize,
}

/// The last packets of a source, in the clear.
#[derive(Debug)]
pub struct Ring {
    bytes: Vec<u8>,
    capacity: usize,
    kept: VecDeque<Kept>,
    next: usize,
}

impl Ring {
    /// Takes no memory before the first packet, and never more than `capacity` bytes for packets.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { bytes: Vec::new(), capacity, kept: VecDeque::new(), next: 0 }
    }

    /// Keeps `packet`, and forgets the oldest ones whose place it takes.
    pub fn keep(&mut self, number: u64, packet: &[u8]) {
        if packet.len() > self.capacity {
            return;
        }
        if self.bytes.is_empty() {
            self.bytes.resize(self.capacity, 0);
        }
        if self.next + packet.len() > self.capacity {
            self.forget(self.next, self.capacity);
            self.next = 0;
        }
        let (start, end) = (self.next, self.next + packet.len());
        self.forget(start, end);
        if self.kept.len() == PACKETS_MAX {
            self.kept.pop_front();
        }
        self.bytes[start..end].copy_from_slice(packet);
        self.kept.push_back(Kept { number, start, length: packet.len() });
        self.next = end;
    }

    /// The packet, while it is there.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<&[u8]> {
        let kept = self.kept.iter().rev().find(|kept| kept.number == number)?;
        self.bytes.get(kept.start..kept.start + kept.length)
    }

    /// Forgets all packets: their numbers come again and mean others.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.next = 0;
    }

    /// Forgets what lies in this place: always the oldest.
    fn forget(&mut self, start: usize, end: usize) {
        let lies_there = |kept: &Kept| kept.start < end && kept.start + kept.length > start;
        while self.kept.front().is_some_and(lies_there) {
            self.kept.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_packets_are_there_and_untouched() {
        let mut ring = Ring::new(1_000);
        for number in 0..500_u64 {
            let length = 1 + (number as usize * 37) % 300;
            ring.keep(number, &vec![number as u8; length]);
            let mut found = 0;
            for kept in 0..=number {
                if let Some(packet) = ring.find(kept) {
                    assert!(packet.iter().all(|byte| *byte == kept as u8), "{kept}");
                    found += 1;
                }
            }
            assert!(found > 0);
            assert_eq!(ring.bytes.len(), 1_000);
        }
    }
}
