//! The link to the server: when it is opened, given up, and tried again.

use std::time::Duration;

use webside_protocol::limits::{CUE_UNASSERTED_MAX, SILENCE_MAX};

use crate::model::clock::Steady;

/// The first wait before another try; doubled each time up to [`RETRY_MAX`].
pub const RETRY_FIRST: Duration = Duration::from_millis(300);
/// The longest wait between two tries while a cue of this page still stands on the other's screen:
/// a link that comes back in time keeps it there.
pub const RETRY_WHILE_CUE_STANDS_MAX: Duration = Duration::from_millis(1_200);
/// The longest wait between two tries.
pub const RETRY_MAX: Duration = Duration::from_secs(5);
/// A link that heals within this time is not worth a word.
pub const CUT_OFF_SHOWN_AFTER: Duration = Duration::from_secs(2);

/// Numbers this page's sockets: what an old one still says is not heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SocketId(pub u32);

/// Where the link is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Link {
    /// None wanted: before the visit, after leaving, or for good.
    #[default]
    Idle,
    /// Opening, or said hello and not welcomed yet.
    Opening,
    /// Welcomed.
    Open,
    /// Lost. Tried again by itself.
    Waiting {
        /// When.
        retry_at: Steady,
    },
}

/// The link to the server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Connection {
    link: Link,
    socket: SocketId,
    /// When the server was last heard, or the newest socket began to open.
    heard_at: Steady,
    lost_at: Option<Steady>,
    tries: u32,
}

impl Connection {
    /// Where the link is.
    #[must_use]
    pub const fn link(&self) -> Link {
        self.link
    }

    /// Welcomed, and not lost since.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.link == Link::Open
    }

    /// The newest socket; others are not heard.
    #[must_use]
    pub const fn socket(&self) -> SocketId {
        self.socket
    }

    /// Since when the link is down, once that is worth a word at `now`.
    #[must_use]
    pub fn down_since(&self, now: Steady) -> Option<Steady> {
        self.lost_at.filter(|at| now - *at >= CUT_OFF_SHOWN_AFTER)
    }

    pub(crate) fn open(&mut self, now: Steady) -> SocketId {
        self.socket.0 += 1;
        self.heard_at = now;
        self.link = Link::Opening;
        self.socket
    }

    pub(crate) fn heard(&mut self, now: Steady) {
        self.heard_at = now;
    }

    pub(crate) fn welcomed(&mut self) {
        self.link = Link::Open;
        self.lost_at = None;
        self.tries = 0;
    }

    /// The link was lost at `now`. `chance` is any number from 0 to 255: pages that lose one server
    /// at one moment do not come back at one moment.
    pub(crate) fn lost(&mut self, now: Steady, chance: u8) {
        let lost_at = *self.lost_at.get_or_insert(now);
        let soon = now - lost_at < CUE_UNASSERTED_MAX;
        let longest = if soon { RETRY_WHILE_CUE_STANDS_MAX } else { RETRY_MAX };
        let full = RETRY_FIRST.saturating_mul(1 << self.tries.min(8)).min(longest);
        self.tries = self.tries.saturating_add(1);
        let wait = full / 2 + full / 2 * u32::from(chance) / 255;
        self.link = Link::Waiting { retry_at: now + wait };
    }

    pub(crate) fn close(&mut self) {
        self.link = Link::Idle;
        self.lost_at = None;
        self.tries = 0;
    }

    /// The wait is over, or `now` is a good moment all the same.
    pub(crate) fn is_due(&self, now: Steady) -> bool {
        match self.link {
            Link::Waiting { retry_at } => retry_at <= now,
            Link::Idle | Link::Opening | Link::Open => false,
        }
    }

    /// Nothing came for [`SILENCE_MAX`]: whatever the browser says, this link is dead.
    pub(crate) fn is_silent(&self, now: Steady) -> bool {
        match self.link {
            Link::Opening | Link::Open => now - self.heard_at >= SILENCE_MAX,
            Link::Idle | Link::Waiting { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wait after each loss of a link that never comes back, at its longest.
    fn longest_waits(count: usize) -> Vec<Duration> {
        let (mut link, mut now) = (Connection::default(), Steady::default());
        (0..count)
            .map(|_| {
                link.lost(now, u8::MAX);
                let Link::Waiting { retry_at } = link.link() else { panic!("it is tried again") };
                let wait = retry_at - now;
                now = retry_at;
                wait
            })
            .collect()
    }

    #[test]
    fn a_link_is_tried_often_while_a_cue_may_still_stand_and_seldom_after() {
        let waits = longest_waits(20);
        let mut lasted = Duration::ZERO;
        for wait in &waits {
            if lasted < CUE_UNASSERTED_MAX {
                assert!(*wait <= RETRY_WHILE_CUE_STANDS_MAX, "{wait:?} after {lasted:?}");
            }
            lasted += *wait;
        }
        assert_eq!(waits.last(), Some(&RETRY_MAX));
    }
}
