//! What one session still has to be told: facts in order, of levels and captions the newest only, and
//! how it ends.
//!
//! Nobody ever waits to put something in. A session that does not take its facts is let go: it comes
//! back and resumes from the log. Levels of one seat replace each other, and so do its captions: they need no
//! limit of their own.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use webside_protocol::{ErrorCode, SeatId};

/// Facts that may wait, in number.
const FACTS_MAX: usize = 512;
/// Facts that may wait, in bytes.
const FACT_BYTES_MAX: usize = 1024 * 1024;

/// How a session comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The page is told why, then closed.
    Told(ErrorCode),
    /// The page has another connection already, and needs no word.
    Quiet,
}

/// What to write next: texts in order, and whether that was the last.
#[derive(Debug, Default)]
pub(crate) struct Parcel {
    pub(crate) texts: Vec<Utf8Bytes>,
    pub(crate) end: Option<End>,
}

/// Filled by visits and other sessions, emptied by the one session that owns it.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    waiting: Mutex<Waiting>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    facts: VecDeque<Utf8Bytes>,
    fact_bytes: usize,
    levels: BTreeMap<SeatId, Utf8Bytes>,
    captions: BTreeMap<SeatId, Utf8Bytes>,
    end: Option<End>,
}

impl Outbox {
    /// Queues a fact. When there is no room the session ends as lagging.
    pub(crate) fn tell(&self, text: Utf8Bytes) {
        self.change(|waiting| {
            waiting.fact_bytes += text.len();
            waiting.facts.push_back(text);
            if waiting.facts.len() > FACTS_MAX || waiting.fact_bytes > FACT_BYTES_MAX {
                *waiting =
                    Waiting { end: Some(End::Told(ErrorCode::Lagging)), ..Waiting::default() };
            }
        });
    }

    /// Sets the newest level of `seat`.
    pub(crate) fn set_level(&self, seat: SeatId, text: Utf8Bytes) {
        self.change(|waiting| {
            waiting.levels.insert(seat, text);
        });
    }

    /// Sets the newest caption of `seat`.
    pub(crate) fn set_caption(&self, seat: SeatId, text: Utf8Bytes) {
        self.change(|waiting| {
            waiting.captions.insert(seat, text);
        });
    }

    /// Ends the session after what is queued. The first end is the one that counts.
    pub(crate) fn end(&self, end: End) {
        self.change(|waiting| waiting.end = Some(end));
    }

    /// Waits until there is something, and takes all of it. Nothing is lost when dropped.
    pub(crate) async fn next(&self) -> Parcel {
        loop {
            if let Some(parcel) = self.take() {
                return parcel;
            }
            self.changed.notified().await;
        }
    }

    fn take(&self) -> Option<Parcel> {
        let mut waiting = self.lock();
        let Waiting { facts, levels, captions, end, .. } = std::mem::take(&mut *waiting);
        // An end stays: nothing is queued behind it.
        waiting.end = end;
        let newest = levels.into_values().chain(captions.into_values());
        let texts: Vec<Utf8Bytes> = facts.into_iter().chain(newest).collect();
        (end.is_some() || !texts.is_empty()).then_some(Parcel { texts, end })
    }

    /// After its end a session takes nothing more.
    fn change(&self, how: impl FnOnce(&mut Waiting)) {
        let mut waiting = self.lock();
        if waiting.end.is_none() {
            how(&mut waiting);
            drop(waiting);
            self.changed.notify_one();
        }
    }

    /// No method leaves the queue half changed, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(parcel: &Parcel) -> Vec<&str> {
        parcel.texts.iter().map(Utf8Bytes::as_str).collect()
    }

    #[tokio::test]
    async fn facts_keep_their_order_and_of_levels_and_captions_the_newest_stays() {
        let outbox = Outbox::default();
        outbox.set_level(SeatId(1), "quiet".into());
        outbox.tell("first".into());
        outbox.set_level(SeatId(1), "speaking".into());
        outbox.set_caption(SeatId(1), "old words".into());
        outbox.set_caption(SeatId(1), "new words".into());
        outbox.tell("second".into());
        let parcel = outbox.next().await;
        assert_eq!(texts(&parcel), ["first", "second", "speaking", "new words"]);
        assert_eq!(parcel.end, None);
    }

    #[tokio::test]
    async fn what_was_queued_is_told_before_the_end_and_nothing_after_it() {
        let outbox = Outbox::default();
        outbox.tell("last".into());
        outbox.end(End::Told(ErrorCode::Removed));
        outbox.end(End::Quiet);
        outbox.tell("too late".into());
        let parcel = outbox.next().await;
        assert_eq!(texts(&parcel), ["last"]);
        assert_eq!(parcel.end, Some(End::Told(ErrorCode::Removed)));
    }

    #[tokio::test]
    async fn too_many_facts_or_too_long_ones_end_a_session_as_lagging() {
        let long = "x".repeat(FACT_BYTES_MAX / 4);
        for (text, fitting) in [("x", FACTS_MAX), (long.as_str(), 4)] {
            let outbox = Outbox::default();
            (0..fitting).for_each(|_| outbox.tell(text.into()));
            assert_eq!(outbox.next().await.texts.len(), fitting);
            (0..=fitting).for_each(|_| outbox.tell(text.into()));
            let parcel = outbox.next().await;
            assert_eq!(parcel.end, Some(End::Told(ErrorCode::Lagging)));
            assert!(parcel.texts.is_empty(), "a gap is never told");
        }
    }
}
