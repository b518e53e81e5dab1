//! A page as far as the protocol goes: a mirror, numbered commands, and a link that comes and goes.

use webside_protocol::limits::PENDING_COMMANDS_MAX;
use webside_protocol::{
    ClientMessage, Command, Epoch, Held, Mirror, Missed, PageId, SeatId, ServerMessage, Tag, Ticket,
};

use crate::link::Link;

/// One seat's page.
pub(crate) struct Browser {
    pub(crate) seat: SeatId,
    pub(crate) page: PageId,
    pub(crate) mirror: Mirror,
    pub(crate) link: Option<Link>,
    pub(crate) welcomed: bool,
    pub(crate) settled: Vec<(Tag, bool)>,
    next_tag: Tag,
    pending: Vec<(Tag, Command)>,
}

impl Browser {
    pub(crate) fn new(seat: SeatId, page: PageId) -> Self {
        Self {
            seat,
            page,
            mirror: Mirror::default(),
            link: None,
            welcomed: false,
            settled: Vec::new(),
            next_tag: Tag(1),
            pending: Vec::new(),
        }
    }

    /// Everything the page knew is gone, its unanswered commands too.
    pub(crate) fn reload(&mut self, page: PageId) {
        *self = Self::new(self.seat, page);
    }

    pub(crate) fn connect(&mut self) {
        let epoch = self.mirror.epoch();
        let held = if epoch == Epoch(0) {
            Held::Nothing {}
        } else {
            Held::Before { epoch, next: self.mirror.state().next_seq() }
        };
        let hello = ClientMessage::Hello {
            version: 1,
            ticket: Ticket(String::new()),
            page: self.page,
            held,
        };
        let mut link = Link::default();
        link.up.push_back(hello);
        self.link = Some(link);
        self.welcomed = false;
    }

    pub(crate) fn cut(&mut self) {
        self.link = None;
        self.welcomed = false;
    }

    pub(crate) fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Taps; a page that waits for too many answers refuses the tap itself.
    pub(crate) fn tap(&mut self, command: Command) {
        if !self.welcomed || self.pending.len() >= PENDING_COMMANDS_MAX {
            return;
        }
        let tag = self.next_tag;
        self.next_tag = Tag(tag.0 + 1);
        self.pending.push((tag, command.clone()));
        self.say(ClientMessage::Command { tag, command });
    }

    pub(crate) fn say(&mut self, message: ClientMessage) {
        if let Some(link) = self.link.as_mut().filter(|_| self.welcomed) {
            link.up.push_back(message);
        }
    }

    /// Takes what the server says. A gap means: connect again.
    pub(crate) fn hear(&mut self, message: ServerMessage) {
        match message {
            ServerMessage::Welcome { epoch, last_tag, missed, .. } => {
                self.welcome(epoch, last_tag, missed);
            }
            ServerMessage::Entry { epoch, entry } => {
                if self.mirror.receive(epoch, &entry).is_err() {
                    self.cut();
                }
            }
            ServerMessage::Snapshot { epoch, state } => self.mirror.restore(epoch, state),
            ServerMessage::Accepted { tag } => self.settle(tag, true),
            ServerMessage::Refused { tag, .. } => self.settle(tag, false),
            ServerMessage::Closing { .. } => self.cut(),
            ServerMessage::Signalling { .. }
            | ServerMessage::RelaySignalling { .. }
            | ServerMessage::Level { .. }
            | ServerMessage::Caption { .. }
            | ServerMessage::Beat { .. }
            | ServerMessage::Ignored { .. } => {}
        }
    }

    fn welcome(&mut self, epoch: Epoch, last_tag: Tag, missed: Missed) {
        if self.welcomed || epoch < self.mirror.epoch() {
            return;
        }
        match missed {
            Missed::Snapshot { state } => self.mirror.restore(epoch, state),
            Missed::Entries { entries } => {
                for entry in &entries {
                    assert!(self.mirror.receive(epoch, entry).is_ok(), "a resumed tail has no gap");
                }
            }
        }
        self.welcomed = true;
        self.next_tag = self.next_tag.max(Tag(last_tag.0 + 1));
        for (tag, command) in self.pending.clone() {
            self.say(ClientMessage::Command { tag, command });
        }
    }

    fn settle(&mut self, tag: Tag, accepted: bool) {
        let before = self.pending.len();
        self.pending.retain(|(waiting, _)| *waiting != tag);
        if self.pending.len() < before {
            self.settled.push((tag, accepted));
        }
    }
}
