//! The law of joins: whoever comes makes the others be asked for a picture to begin with, in time.

use std::time::Duration;

use webside_core::relay::hub::TICK;
use webside_core::relay::moment::Moment;
use webside_core::relay::source::KEY_FRAME_PAUSE;

use super::{Links, World};
use crate::page::Page;

impl World {
    /// Who has just joined made the others be asked for a key frame, in time.
    pub(super) fn check_joins(&self) {
        for page in self.pages.values() {
            let Some(joined) = page.joined else { continue };
            let patience = KEY_FRAME_PAUSE + TICK + TICK;
            let due = joined + patience;
            // Looked at once: in the step in which it comes due.
            let just = self.now >= due && self.now.since(due) < Duration::from_millis(20);
            if !just {
                continue;
            }
            let watched = self.streams.iter().filter(|((of, _), _)| *of == page.page.0);
            for (_, last) in watched {
                assert_eq!(last.tag.visit, page.visit.as_bytes()[0]);
            }
            for other in self.pages.values().filter(|other| other.visit == page.visit) {
                let sent = other.showed.is_some_and(|at| at < joined) && other.moved < joined;
                let sends = other.layers() > 0 && sent && other.seat != page.seat;
                let settled = other.joined.is_some_and(|at| at < joined);
                let watched = self.hub_watches(page, other);
                if sends && settled && watched && self.links == Links::Perfect {
                    let in_time = |at: &Moment| *at + KEY_FRAME_PAUSE >= joined;
                    let asked = other.asked.values().any(in_time);
                    assert!(asked, "{} was not asked; seed {}", other.seat, self.seed);
                }
            }
        }
    }

    fn hub_watches(&self, page: &Page, other: &Page) -> bool {
        self.streams
            .iter()
            .any(|((of, _), last)| *of == page.page.0 && last.tag.page == other.page.0)
    }
}
