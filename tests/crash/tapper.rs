//! A person who taps as fast as a page allows, and comes back whenever the server does.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use tokio::sync::Semaphore;
use webside_protocol::{ClientMessage, Command, Cue, ServerMessage, Signal, Tag};
use webside_tests::{Lost, Page};

use crate::ledger::Ledger;

/// What somebody does all the time.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Says what they are doing, with several taps under way.
    Narrates,
    /// Raises a signal, takes it back, and so on; each tap waits for the one before.
    Signals,
}

impl Kind {
    /// Wishes under way at once.
    const fn under_way_max(self) -> usize {
        match self {
            Self::Narrates => 8,
            Self::Signals => 1,
        }
    }
}

/// One person with their page.
#[derive(Debug)]
pub(crate) struct Tapper {
    kind: Kind,
    page: Page,
    is_connected: bool,
    last_tag: Tag,
    /// Sent and not answered; sent again with the same tags after a lost connection.
    under_way: VecDeque<(Tag, Command)>,
    acknowledged: BTreeSet<Tag>,
}

impl Tapper {
    /// Begins with a page that is connected and inside.
    pub(crate) fn new(kind: Kind, page: Page) -> Self {
        let last_tag = page.state().seats()[&page.seat()].last_tag;
        let (under_way, acknowledged) = (VecDeque::new(), BTreeSet::new());
        Self { kind, page, is_connected: true, last_tag, under_way, acknowledged }
    }

    /// Connects if need be and taps until the connection is lost. Each answer adds a permit.
    pub(crate) async fn tap_until_lost(mut self, answers: Arc<Semaphore>) -> Self {
        if self.come_back().await.is_ok() {
            while self.tap().await.is_ok() {
                match self.page.next().await {
                    Ok(message) => self.hear(&message, &answers),
                    Err(lost) => {
                        assert_eq!(lost.said, None, "a killed server says nothing");
                        break;
                    }
                }
            }
        }
        self.is_connected = false;
        self
    }

    /// What this person was told, all in all.
    pub(crate) fn into_ledger(self) -> Ledger {
        let Self { page, acknowledged, .. } = self;
        Ledger { visit: page.visit(), seat: page.seat(), acknowledged, seen: page.seen().clone() }
    }

    async fn come_back(&mut self) -> Result<(), Lost> {
        if self.is_connected {
            return Ok(());
        }
        let (epoch, next) = (self.page.epoch(), self.page.state().next_seq());
        self.page.reconnect().await?;
        assert!(self.page.epoch() > epoch, "a restarted server is a new owner");
        assert!(self.page.state().next_seq() >= next, "what was seen is still there");
        for (tag, command) in self.under_way.clone() {
            self.send(tag, command).await?;
        }
        Ok(())
    }

    async fn tap(&mut self) -> Result<(), Lost> {
        while self.under_way.len() < self.kind.under_way_max() {
            self.last_tag.0 += 1;
            let (tag, command) = (self.last_tag, self.next_wish());
            self.under_way.push_back((tag, command.clone()));
            self.send(tag, command).await?;
        }
        Ok(())
    }

    /// Every wish changes something, so that each that is done makes an entry.
    fn next_wish(&self) -> Command {
        match self.kind {
            Kind::Narrates if self.last_tag.0.is_multiple_of(2) => {
                Command::BeginCue { cue: Cue::Notes }
            }
            Kind::Narrates => Command::BeginCue { cue: Cue::Lookup },
            Kind::Signals => {
                let own = |(_, raised): &(_, &webside_protocol::RaisedSignal)| {
                    raised.seat == self.page.seat()
                };
                let raised = self.page.state().signals().iter().find(own);
                raised.map_or(Command::RaiseSignal { signal: Signal::Question }, |(raised, _)| {
                    Command::TakeBackSignal { raised: *raised }
                })
            }
        }
    }

    async fn send(&mut self, tag: Tag, command: Command) -> Result<(), Lost> {
        let message = ClientMessage::Command { tag, command };
        let text = serde_json::to_string(&message).expect("messages are JSON");
        let sent = self.page.say_text(text).await;
        sent.map_err(|_| Lost { said: None, close_code: None })
    }

    fn hear(&mut self, message: &ServerMessage, answers: &Semaphore) {
        if let ServerMessage::Accepted { tag } = message {
            let first = self.under_way.pop_front().map(|(tag, _)| tag);
            assert_eq!(first, Some(*tag), "answers come in the order of wishes");
            self.acknowledged.insert(*tag);
            answers.add_permits(1);
        }
        let refused = matches!(
            message,
            ServerMessage::Refused { .. }
                | ServerMessage::Ignored { .. }
                | ServerMessage::Closing { .. }
        );
        assert!(!refused, "nothing here may be refused: {message:?}");
    }
}
