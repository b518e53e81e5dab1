//! What a packet of a source is called towards one receiver: numbers without a gap of our making.
//!
//! While a receiver gets nothing (it waits for a key frame, or its picture pauses) the numbers of the
//! source run on and those of the receiver stand. Each time it goes on, a span begins: from this
//! number of the source on, that number of the receiver. Spans are few and the old ones forgotten, so
//! a late or repeated packet finds the name it had.

use std::collections::VecDeque;

/// Spans that are remembered.
const SPANS_MAX: usize = 8;

#[derive(Debug, Clone, Copy)]
struct Span {
    source: u64,
    receiver: u64,
    /// One past the last number of the source that was sent in this span.
    end: u64,
}

/// The names of one source's packets towards one receiver.
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

    /// From `source` on the receiver gets everything again.
    pub fn resume(&mut self, source: u64) {
        if self.spans.len() == SPANS_MAX {
            self.spans.pop_front();
        }
        self.spans.push_back(Span { source, receiver: self.next, end: source });
    }

    /// Another stream begins: what the old one's packets were called is forgotten.
    pub fn forget(&mut self) {
        self.spans.clear();
    }

    /// The receiver's number of the source's packet `source`, which is sent now.
    pub fn send(&mut self, source: u64) -> Option<u64> {
        let newest = self.spans.len().checked_sub(1)?;
        let at = (0..=newest).rev().find(|at| self.spans[*at].source <= source)?;
        let span = &mut self.spans[at];
        if at < newest && source >= span.end {
            return None;
        }
        let number = span.receiver + (source - span.source);
        span.end = span.end.max(source + 1);
        if at == newest {
            self.next = self.next.max(number + 1);
        }
        Some(number)
    }

    /// The source's number of what the receiver knows as `number`.
    #[must_use]
    pub fn source(&self, number: u64) -> Option<u64> {
        let span = self.spans.iter().rev().find(|span| span.receiver <= number)?;
        let source = span.source + (number - span.receiver);
        (source < span.end).then_some(source)
    }

    /// The number after the newest one that was sent.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_leaves_no_gap_and_late_packets_keep_their_names() {
        let mut numbering = Numbering::new(100);
        assert_eq!(numbering.send(7), None, "nothing before the first span");
        numbering.resume(7);
        assert_eq!(numbering.send(7), Some(100));
        assert_eq!(numbering.send(9), Some(102));
        numbering.resume(50);
        assert_eq!(numbering.send(50), Some(103));
        assert_eq!(numbering.send(8), Some(101), "late, from before the pause");
        assert_eq!(numbering.send(20), None, "from within the pause");
        assert_eq!(numbering.source(101), Some(8));
        assert_eq!(numbering.source(103), Some(50));
        assert_eq!(numbering.source(104), None);
    }
}
