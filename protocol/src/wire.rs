//! The messages of the WebSocket: one enum each way, JSON, tagged by `type`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::error::ErrorCode;
use crate::event::Entry;
use crate::ice::IceServer;
use crate::ids::{Epoch, PageId, SeatId, Seq, Tag, VisitId};
use crate::level::Level;
use crate::line::Line;
use crate::refusal::Refusal;
use crate::signalling::Signalling;
use crate::state::VisitState;
use crate::time::Timestamp;

/// What a page says. The first message is [`ClientMessage::Hello`], and only the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage {
    /// Who I am and what I already hold.
    Hello {
        /// [`crate::limits::VERSION`].
        version: u16,
        /// The seat's signed ticket.
        ticket: Ticket,
        /// This load of the page.
        page: PageId,
        /// What the page's mirror holds.
        held: Held,
    },
    /// A wish, numbered by the page.
    Command {
        /// Above every number this seat used before.
        tag: Tag,
        /// The wish.
        command: Command,
    },
    /// A step of call set-up, for the given load of the other's page.
    Signalling {
        /// For whom.
        to: SeatId,
        /// For which load of their page.
        to_page: PageId,
        /// The step.
        body: Signalling,
    },
    /// A step of call set-up with the clinic's relay: an offer, and nothing else.
    RelaySignalling {
        /// The number of the page's connection with the relay: a new one takes its place.
        call: u32,
        /// The step.
        body: Signalling,
    },
    /// What this page measures of itself.
    Level {
        /// The newest values.
        level: Level,
    },
    /// What is being said, for everyone inside to read now; never stored.
    Caption {
        /// At most [`crate::limits::CAPTION_CHARS_MAX`] characters.
        line: Line,
    },
    /// I still stand by my live cue.
    AssertCue {},
    /// I am still here, and have nothing else to say.
    Beat {},
}

/// What a page's mirror holds when it connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Held {
    /// Nothing yet.
    Nothing {},
    /// Every entry before `next` of this epoch.
    Before {
        /// The epoch of the entries held.
        epoch: Epoch,
        /// The place of the first entry not held.
        next: Seq,
    },
}

/// What the server says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServerMessage {
    /// Answers the hello; everything after it follows without a gap.
    Welcome {
        /// The visit.
        visit: VisitId,
        /// The seat the ticket stands for.
        seat: SeatId,
        /// The epoch of everything that follows.
        epoch: Epoch,
        /// The server's clock, for running times.
        now: Timestamp,
        /// When all that is kept of the visit is destroyed.
        kept_until: Timestamp,
        /// The seat's last command done; number the next ones above it.
        last_tag: Tag,
        /// Ways to each other when there is no direct one; empty once the visit has ended. Replaces
        /// those of an earlier welcome.
        ice_servers: Vec<IceServer>,
        /// What the page does not hold yet.
        missed: Missed,
    },
    /// A fact, in order.
    Entry {
        /// Its owner's epoch.
        epoch: Epoch,
        /// The fact, as this seat may see it.
        entry: Entry,
    },
    /// The whole state anew: what this seat may see has changed.
    Snapshot {
        /// Its owner's epoch.
        epoch: Epoch,
        /// The state, as this seat may see it.
        state: VisitState,
    },
    /// The command is done, or was so already. Its entry, if any, went before.
    Accepted {
        /// Which.
        tag: Tag,
    },
    /// The command will not be done.
    Refused {
        /// Which.
        tag: Tag,
        /// Why.
        refusal: Refusal,
    },
    /// A step of call set-up.
    Signalling {
        /// From whom.
        from: SeatId,
        /// From which load of their page.
        from_page: PageId,
        /// The step.
        body: Signalling,
    },
    /// The relay's answer to this page's newest offer.
    RelaySignalling {
        /// The number of the page's connection with the relay: a new one takes its place.
        call: u32,
        /// The step.
        body: Signalling,
    },
    /// What another seat's page measures of itself; newest wins.
    Level {
        /// Whose.
        from: SeatId,
        /// The newest values.
        level: Level,
    },
    /// What is being said, told to everyone inside, its writer too; newest wins.
    Caption {
        /// Who wrote it.
        from: SeatId,
        /// What.
        line: Line,
    },
    /// The server is still here.
    Beat {
        /// Its clock.
        now: Timestamp,
    },
    /// A message without a tag was not understood, and ignored.
    Ignored {
        /// Why.
        code: ErrorCode,
    },
    /// The last message before the server closes this connection.
    Closing {
        /// Why.
        code: ErrorCode,
    },
}

/// How a page catches up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Missed {
    /// The entries it lacks, in order; often none.
    Entries {
        /// At most [`crate::limits::RESUME_ENTRIES_MAX`].
        entries: Vec<Entry>,
    },
    /// The state, because the epoch differs or the gap is long.
    Snapshot {
        /// As this seat may see it.
        state: VisitState,
    },
}

/// A seat's signed proof, opaque to the page. Its `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Ticket(pub String);

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(…)")
    }
}
