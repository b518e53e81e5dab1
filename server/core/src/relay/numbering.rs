//! What the packets of a source are called towards one receiver: numbers without a gap of our making.
//!
//! While a receiver gets nothing (it waits for a key frame, or its picture pauses) the numbers of the
//! source run on and those of the receiver stand. Each time it goes on, with this layer or another,
//! a span begins: from this number of this stream on, that number of the receiver. Spans are few and
//! the old ones forgotten, so a late or repeated packet finds the name it had.

use std::collections::VecDeque;

use super::track::Stream;
use super::vp8::Counts;

/// Spans that are remembered.
const SPANS_MAX: usize = 8;

/// What else is changed in the packets of a span, so that all goes on where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shift {
    /// Added to timestamps.
    pub time: u32,
    /// Added to the picture's counts.
    pub counts: Counts,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    stream: Stream,
    source: u64,
    receiver: u64,
    /// One past the last number of the source that was sent in this span.
    end: u64,
    shift: Shift,
}

/// The names of a source's packets towards one receiver.
#[derive(Debug, Clone)]
pub struct Numbering {
    spans: VecDeque<Span>,
    next: u64,
}

impl Numbering {
    /// The first packet will be called `first`.
    #[must_use]
    pub fn new(first: u64) -> Self {
        Self { spans: VecDeque::with_capacity(1), next: first }
    }

    /// From `source` of `stream` on the receiver gets everything.
    pub fn resume(&mut self, stream: Stream, source: u64, shift: Shift) {
        if self.spans.len() == SPANS_MAX {
            self.spans.pop_front();
        }
        self.spans.push_back(Span { stream, source, receiver: self.next, end: source, shift });
    }

    /// Another page's streams come: what the old one's packets were called is forgotten.
    pub fn forget(&mut self) {
        self.spans.clear();
    }

    /// The receiver's number of the packet `source` of the stream that flows, which is sent now.
    pub fn send(&mut self, stream: Stream, source: u64) -> Option<(u64, Shift)> {
        match self.spans.back_mut().filter(|span| span.holds(stream, source)) {
            Some(span) => {
                let number = span.receiver + (source - span.source);
                span.end = span.end.max(source + 1);
                self.next = self.next.max(number + 1);
                Some((number, span.shift))
            }
            None => self.send_late(stream, source),
        }
    }

    /// The receiver's number of a packet that comes after newer ones of its span were sent.
    #[must_use]
    pub fn send_late(&self, stream: Stream, source: u64) -> Option<(u64, Shift)> {
        let span = self.spans.iter().rev().find(|span| span.holds(stream, source))?;
        (source < span.end).then(|| (span.receiver + (source - span.source), span.shift))
    }

    /// The source's number of what the receiver knows as `number`.
    #[must_use]
    pub fn source(&self, number: u64) -> Option<(Stream, u64, Shift)> {
        let span = self.spans.iter().rev().find(|span| span.receiver <= number)?;
        let source = span.source + (number - span.receiver);
        (source < span.end).then_some((span.stream, source, span.shift))
    }

    /// What is changed in the newest span.
    #[must_use]
    pub fn shift(&self) -> Option<Shift> {
        self.spans.back().map(|span| span.shift)
    }

    /// The number after the newest one that was sent.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.next
    }
}

impl Span {
    fn holds(&self, stream: Stream, source: u64) -> bool {
        self.stream == stream && self.source <= source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOW: Stream = Stream { layer: 0, generation: 1 };
    const HIGH: Stream = Stream { layer: 1, generation: 1 };

    fn numbers(sent: Option<(u64, Shift)>) -> Option<u64> {
        sent.map(|(number, _)| number)
    }

    #[test]
    fn a_pause_leaves_no_gap_and_late_packets_keep_their_names() {
        let mut numbering = Numbering::new(100);
        assert_eq!(numbering.send(LOW, 7), None, "nothing before the first span");
        numbering.resume(LOW, 7, Shift::default());
        assert_eq!(numbers(numbering.send(LOW, 7)), Some(100));
        assert_eq!(numbers(numbering.send(LOW, 9)), Some(102));
        numbering.resume(LOW, 50, Shift::default());
        assert_eq!(numbers(numbering.send(LOW, 50)), Some(103));
        assert_eq!(numbers(numbering.send(LOW, 8)), Some(101), "late, from before the pause");
        assert_eq!(numbering.send(LOW, 20), None, "from within the pause");
        assert_eq!(numbering.source(101).map(|(_, source, _)| source), Some(8));
        assert_eq!(numbering.source(103).map(|(_, source, _)| source), Some(50));
        assert_eq!(numbering.source(104), None);
    }

    #[test]
    fn another_layer_goes_on_and_the_old_one_keeps_its_names() {
        let mut numbering = Numbering::new(100);
        numbering.resume(LOW, 7, Shift::default());
        assert_eq!(numbers(numbering.send(LOW, 9)), Some(102));
        let shift = Shift { time: 5, ..Shift::default() };
        numbering.resume(HIGH, 3, shift);
        assert_eq!(numbering.send(HIGH, 3), Some((103, shift)));
        assert_eq!(numbering.send(HIGH, 2), None, "before the key frame");
        assert_eq!(numbering.send_late(LOW, 8), Some((101, Shift::default())));
        assert_eq!(numbering.send(LOW, 10), None, "the old layer flows no more");
        assert_eq!(numbering.source(103), Some((HIGH, 3, shift)));
        assert_eq!(numbering.source(102), Some((LOW, 9, Shift::default())));
        numbering.resume(LOW, 12, Shift::default());
        assert_eq!(numbers(numbering.send(LOW, 12)), Some(104));
        assert_eq!(numbering.send_late(HIGH, 4), None, "it was never sent");
    }
}
