//! What a page holds: the mirror of its visit, and every entry as it saw it first.

use std::collections::BTreeMap;

use webside_protocol::{Entry, Epoch, Held, Mirror, Missed, Seq, ServerMessage, Tag};

/// A page's memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    pub(crate) mirror: Mirror,
    pub(crate) seen: BTreeMap<Seq, Entry>,
    /// The number of the last command.
    pub(crate) last_tag: Tag,
}

impl Memory {
    /// What a hello says of it.
    pub(crate) fn held(&self) -> Held {
        match self.mirror.state().next_seq() {
            Seq(0) => Held::Nothing {},
            next => Held::Before { epoch: self.mirror.epoch(), next },
        }
    }

    /// Takes in what the server says.
    ///
    /// # Panics
    /// When an entry is missing, or differs from what was seen before.
    pub(crate) fn take(&mut self, message: &ServerMessage) {
        match message {
            ServerMessage::Welcome { epoch, last_tag, missed, .. } => {
                self.last_tag = self.last_tag.max(*last_tag);
                match missed {
                    Missed::Entries { entries } => {
                        entries.iter().for_each(|entry| self.receive(*epoch, entry));
                    }
                    Missed::Snapshot { state } => self.mirror.restore(*epoch, state.clone()),
                }
            }
            ServerMessage::Entry { epoch, entry } => self.receive(*epoch, entry),
            ServerMessage::Snapshot { epoch, state } => self.mirror.restore(*epoch, state.clone()),
            ServerMessage::Closing { .. }
            | ServerMessage::Accepted { .. }
            | ServerMessage::Refused { .. }
            | ServerMessage::Signalling { .. }
            | ServerMessage::RelaySignalling { .. }
            | ServerMessage::Level { .. }
            | ServerMessage::Caption { .. }
            | ServerMessage::Beat { .. }
            | ServerMessage::Ignored { .. } => {}
        }
    }

    fn receive(&mut self, epoch: Epoch, entry: &Entry) {
        let first = self.seen.entry(entry.seq).or_insert_with(|| entry.clone());
        assert_eq!(first, entry, "what was seen once does not change");
        self.mirror.receive(epoch, entry).unwrap_or_else(|gap| panic!("{gap:?} in what was told"));
    }
}
