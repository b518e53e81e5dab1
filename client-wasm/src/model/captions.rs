//! What is being said, in words: the newest two captions, until nothing new comes for a while.

use webside_protocol::limits::CAPTION_SHOWN;
use webside_protocol::{Line, SeatId};

use crate::model::clock::Steady;

/// A line to read on from, and the one that is new.
const CAPTIONS_MAX: usize = 2;

/// The captions on this page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captions {
    /// Whose, and what, the newest last.
    pub shown: Vec<(SeatId, Line)>,
    /// This person does not want them.
    pub off: bool,
    /// Some came in this visit: they have their place on the page.
    pub came: bool,
    /// Console: the field for one's own is open.
    pub writing: bool,
    heard_at: Steady,
}

impl Captions {
    pub(crate) fn hear(&mut self, from: SeatId, line: Line, now: Steady) {
        self.came = true;
        self.heard_at = now;
        if self.shown.len() == CAPTIONS_MAX {
            self.shown.remove(0);
        }
        self.shown.push((from, line));
    }

    pub(crate) fn tick(&mut self, now: Steady) {
        if now - self.heard_at >= CAPTION_SHOWN {
            self.shown.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_two_stand_until_nothing_new_comes_for_a_while() {
        let mut captions = Captions::default();
        let at = |second: u64| Steady(second * 1_000);
        let told = |captions: &Captions| {
            captions.shown.iter().map(|(_, line)| line.as_str().to_owned()).collect::<Vec<_>>()
        };
        for (second, text) in [(0, "one"), (5, "two"), (7, "three")] {
            captions.tick(at(second));
            captions.hear(SeatId(1), Line::new(text).expect("a line"), at(second));
        }
        assert_eq!(told(&captions), ["two", "three"]);
        captions.tick(at(14));
        assert_eq!(told(&captions), ["two", "three"]);
        captions.tick(at(15));
        assert!(captions.shown.is_empty() && captions.came);
    }
}
