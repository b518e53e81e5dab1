//! Short words that come by themselves and go again: what did not work, what changed on its own.

use std::time::Duration;

use webside_protocol::Refusal;

use crate::model::clock::Steady;
use crate::model::device::Source;

/// Most notices at once; a further one takes the oldest one's place.
pub const NOTICES_MAX: usize = 3;
/// How long a notice stands unless it is put away.
pub const NOTICE_SHOWN: Duration = Duration::from_secs(10);

/// What a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The rules said no to a tap.
    Refused(Refusal),
    /// A tap could not be sent in time, and is no longer waiting.
    NotSent,
    /// The clinic's server cannot be reached; the press can be tried again.
    Unreachable,
    /// The server is in trouble and says which; it mends itself.
    Trouble(webside_protocol::ErrorCode),
    /// The link to the server is back.
    Reconnected,
    /// A phone call or another app took it.
    Interrupted(Source),
    /// It works again.
    Resumed(Source),
    /// It was unplugged or ended, and another one took its place by itself.
    Switched(Source),
    /// The chosen one does not open; the one before goes on.
    NotSwitched(Source),
    /// The words of another language could not be had; the page goes on in this one.
    LanguageNotLoaded,
    /// The summary stands ready to be pasted.
    Copied,
    /// The summary is among the downloads.
    Saved,
    /// The summary could not be had.
    NotTaken,
    /// The own cue ended by itself: four times its usual time, or the link was lost.
    CueEnded(webside_protocol::Cue),
}

/// Names a notice, to put it away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u32);

/// One notice on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub id: NoticeId,
    /// What it says.
    pub notice: Notice,
    until: Steady,
}

/// The notices on the screen, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notices {
    shown: Vec<Shown>,
    next: NoticeId,
}

impl Notices {
    /// The notices on the screen, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Shown> {
        self.shown.iter()
    }

    /// Shows `notice`; one that says the same already is shown anew.
    pub(crate) fn show(&mut self, notice: Notice, now: Steady) {
        self.shown.retain(|shown| shown.notice != notice);
        if self.shown.len() >= NOTICES_MAX {
            self.shown.remove(0);
        }
        self.next.0 = self.next.0.wrapping_add(1);
        self.shown.push(Shown { id: self.next, notice, until: now + NOTICE_SHOWN });
    }

    pub(crate) fn put_away(&mut self, id: NoticeId) {
        self.shown.retain(|shown| shown.id != id);
    }

    pub(crate) fn take_back(&mut self, notice: Notice) {
        self.shown.retain(|shown| shown.notice != notice);
    }

    /// What they were about is over.
    pub(crate) fn clear(&mut self) {
        self.shown.clear();
    }

    pub(crate) fn expire(&mut self, now: Steady) {
        self.shown.retain(|shown| shown.until > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_goes_by_itself_and_the_oldest_makes_room() {
        let mut notices = Notices::default();
        let said = |notices: &Notices| notices.iter().map(|s| s.notice).collect::<Vec<_>>();
        for refusal in [Refusal::NoCue, Refusal::LogFull, Refusal::NoCue, Refusal::NotWaiting] {
            notices.show(Notice::Refused(refusal), Steady(0));
        }
        notices.show(Notice::NotSent, Steady(1));
        assert_eq!(
            said(&notices),
            [
                Notice::Refused(Refusal::NoCue),
                Notice::Refused(Refusal::NotWaiting),
                Notice::NotSent,
            ]
        );
        notices.expire(Steady(0) + NOTICE_SHOWN);
        assert_eq!(said(&notices), [Notice::NotSent]);
        let id = notices.iter().map(|shown| shown.id).next().unwrap();
        notices.put_away(id);
        assert_eq!(said(&notices), []);
    }
}
