//! Scenes in which nothing happens by chance: who comes, what their links carry, and what they get.

use std::collections::BTreeSet;
use std::time::Duration;

use webside_protocol::{SeatId, VisitId};

use super::World;
use crate::page::Sends;

/// The visit in which they play.
const FIRST: VisitId = VisitId::from_bytes([1; 16]);

impl World {
    /// Somebody of the first visit comes.
    pub(crate) fn seat(&mut self, seat: u8, sends: Sends) {
        self.take_seat(FIRST, SeatId(seat), sends, 2);
        self.go_on(Duration::ZERO);
    }

    /// Nothing happens but that all speak, a hundred times a second.
    pub(crate) fn pass(&mut self, span: Duration) {
        for _ in 0..span.as_millis() / 10 {
            self.speak();
            self.go_on(Duration::from_millis(10));
        }
    }

    /// The receiver names the limit of its link.
    pub(crate) fn limit(&mut self, seat: u8, bits: u64) {
        self.report(FIRST, SeatId(seat), Some(bits));
    }

    /// The receiver's link becomes wide.
    pub(crate) fn widen(&mut self, seat: u8) {
        (0..3).for_each(|_| self.report(FIRST, SeatId(seat), None));
    }

    /// The seat alone speaks from now on.
    pub(crate) fn gives_the_word(&mut self, seat: u8) {
        for page in self.pages.values_mut() {
            page.level = if page.seat.0 == seat { 20 } else { 127 };
        }
    }

    /// Whose pictures the receiver gets while `span` passes.
    pub(crate) fn pictures_of(&mut self, seat: u8, span: Duration) -> Vec<u8> {
        let page = self.pages[&(FIRST, SeatId(seat))].page.0;
        self.streams.retain(|(of, _), _| *of != page);
        self.pass(span);
        let of =
            self.streams.iter().filter(|((of, _), last)| *of == page && last.tag.layer.is_some());
        let seats: BTreeSet<u8> = of.map(|(_, last)| last.tag.seat).collect();
        seats.into_iter().collect()
    }

    /// The layer that the receiver got last.
    pub(crate) fn layer_of(&self, seat: u8) -> Option<u8> {
        let page = self.pages.get(&(FIRST, SeatId(seat)))?.page;
        let mut of = self.streams.iter().filter(|((of, _), _)| *of == page.0);
        of.find_map(|(_, last)| last.tag.layer)
    }
}
