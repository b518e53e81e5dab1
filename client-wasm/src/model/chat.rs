//! What was read of the chat on this page, as far as a page can know: what stood on it while it was open.

use webside_protocol::ChatLine;

use crate::model::Model;

/// The chat on this page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chat {
    /// It stands on the screen.
    pub open: bool,
    /// So many lines stood there.
    read: usize,
}

impl Model {
    /// What people wrote to each other.
    #[must_use]
    pub fn chat_lines(&self) -> &[ChatLine] {
        self.mirror.state().conversation().chat.lines()
    }

    /// How many lines of others this person has not read. Who answered has read what was before.
    #[must_use]
    pub fn unread(&self) -> usize {
        let lines = self.chat_lines();
        let of_others = lines.iter().rev().take_while(|line| Some(line.seat) != self.seat).count();
        of_others.min(lines.len().saturating_sub(self.chat.read))
    }
}

/// Whatever stands on the screen is read.
pub(crate) fn follow(model: &mut Model) {
    if model.chat.open {
        model.chat.read = model.chat_lines().len();
    }
}
