//! Wishes on their way: sent, and not yet a fact or a no. A view shows them as pending, never as done.

use std::time::Duration;

use webside_protocol::limits::PENDING_COMMANDS_MAX;
use webside_protocol::{Command, Cue, Tag};

use crate::model::clock::Steady;

/// A wish of the moment that is older than this is not sent again: "I am typing" would no longer be
/// true. What somebody wrote is kept until it is sent.
pub const WISH_AGE_MAX: Duration = Duration::from_secs(30);

/// The wishes of this page that nobody answered yet, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    waiting: Vec<Wish>,
    last_tag: Tag,
}

/// One wish on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Its number.
    pub tag: Tag,
    /// What is wished.
    pub command: Command,
    /// When the person tapped.
    pub at: Steady,
}

/// There are [`PENDING_COMMANDS_MAX`] already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl Pending {
    /// `command` waits for its answer.
    #[must_use]
    pub fn contains(&self, command: &Command) -> bool {
        self.waiting.iter().any(|wish| wish.command == *command)
    }

    /// The cue that is live once all of this is done, when `live` is so now.
    #[must_use]
    pub fn cue_to_come(&self, live: Option<Cue>) -> Option<Cue> {
        self.waiting.iter().fold(live, |live, wish| {
            if let Command::BeginCue { cue } = wish.command {
                Some(cue)
            } else if matches!(wish.command, Command::StepAway { .. }) {
                Some(Cue::StepAway)
            } else if matches!(wish.command, Command::EndCue {}) {
                None
            } else {
                live
            }
        })
    }

    /// What waits, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Wish> {
        self.waiting.iter()
    }

    pub(crate) fn add(&mut self, command: Command, at: Steady) -> Result<Wish, TooMany> {
        if self.waiting.len() >= PENDING_COMMANDS_MAX {
            return Err(TooMany);
        }
        self.last_tag = Tag(self.last_tag.0.saturating_add(1));
        let wish = Wish { tag: self.last_tag, command, at };
        self.waiting.push(wish.clone());
        Ok(wish)
    }

    /// The server answered `tag`, with a yes or a no.
    pub(crate) fn settle(&mut self, tag: Tag) -> Option<Wish> {
        let place = self.waiting.iter().position(|wish| wish.tag == tag)?;
        Some(self.waiting.remove(place))
    }

    /// The server did every wish up to `last_tag`: new ones are numbered above it.
    pub(crate) fn welcomed(&mut self, last_tag: Tag) {
        self.waiting.retain(|wish| wish.tag > last_tag);
        self.last_tag = self.last_tag.max(last_tag);
    }

    /// Takes out what is too old at `now` to be still true.
    pub(crate) fn drop_stale(&mut self, now: Steady) -> usize {
        let before = self.waiting.len();
        self.waiting
            .retain(|wish| wish.command.is_of_the_conversation() || now - wish.at < WISH_AGE_MAX);
        before - self.waiting.len()
    }

    pub(crate) fn clear(&mut self) {
        self.waiting.clear();
    }
}
