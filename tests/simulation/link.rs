//! One connection: two queues that may stall, cut, repeat and swap what is in them.

use std::collections::VecDeque;

use fastrand::Rng;
use webside_protocol::{ClientMessage, ServerMessage};

/// A page's live connection.
#[derive(Debug, Default)]
pub(crate) struct Link {
    /// Towards the server.
    pub(crate) up: VecDeque<ClientMessage>,
    /// Towards the page.
    pub(crate) down: VecDeque<ServerMessage>,
}

impl Link {
    /// The next message towards the page; now and then twice, or before its elder.
    pub(crate) fn next_down(&mut self, rng: &mut Rng, calm: bool) -> Option<ServerMessage> {
        if !calm && self.down.len() > 1 && rng.u8(..) < 4 {
            self.down.swap(0, 1);
        }
        let message = self.down.pop_front()?;
        if !calm && rng.u8(..) < 8 {
            self.down.push_back(message.clone());
        }
        Some(message)
    }

    /// The next message towards the server; a page's commands may be sent twice.
    pub(crate) fn next_up(&mut self, rng: &mut Rng, calm: bool) -> Option<ClientMessage> {
        let message = self.up.pop_front()?;
        if !calm && matches!(message, ClientMessage::Command { .. }) && rng.u8(..) < 8 {
            self.up.push_back(message.clone());
        }
        Some(message)
    }
}
